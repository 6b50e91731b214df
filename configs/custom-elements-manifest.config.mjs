/** The analyser's configuration for scripts/manifest.mjs. */
const hidden = (member) => member.privacy === 'private' || member.privacy === 'protected' || member.name.startsWith('#');

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  plugins: [
    {
      // The manifest feeds docs, editors and stories, so it lists only what a host may use.
      name: 'public-elements-only',
      packageLinkPhase({ customElementsManifest }) {
        const { modules } = customElementsManifest;
        for (const declaration of modules.flatMap((module) => module.declarations)) {
          const { members, attributes } = declaration;
          if (!members) continue;
          declaration.members = members.filter((member) => !hidden(member));
          // The analyser mistakes internal reactive state for attributes.
          if (attributes) declaration.attributes = attributes.filter(({ fieldName }) => !fieldName || declaration.members.some(({ name }) => name === fieldName));
        }
        customElementsManifest.modules = modules.filter((module) => module.declarations.some((declaration) => declaration.customElement));
      },
    },
  ],
};

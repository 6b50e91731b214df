/** What scripts/manifest.mjs runs the analyser with. */
const hidden = (member) => member.privacy === 'private' || member.privacy === 'protected' || member.name.startsWith('#');

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  plugins: [
    {
      // Docs, editors and stories show what is listed here: only what a host may use.
      name: 'public-elements-only',
      packageLinkPhase({ customElementsManifest }) {
        const { modules } = customElementsManifest;
        for (const declaration of modules.flatMap((module) => module.declarations)) {
          if (declaration.members) declaration.members = declaration.members.filter((member) => !hidden(member));
        }
        customElementsManifest.modules = modules.filter((module) => module.declarations.some((declaration) => declaration.customElement));
      },
    },
  ],
};

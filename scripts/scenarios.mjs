/**
 * Writes src/mocks/scenarios.md: each scenario of the mock backend, what a visitor sees, and the stories that show it. With --check,
 * only reports whether it is up to date. The stories themselves say which scenario they use. Each scenario needs a story in the file
 * whose stories prove the table; without it, nothing is written.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { storyNameFromExport } from 'storybook/internal/csf';
import { renew } from './generated.mjs';
import { load } from './sources.mjs';

const file = 'src/mocks/scenarios.md';
const proof = 'stories/scenarios.stories.ts';

/** Every module of stories by its file, loaded as Storybook loads it. Packages are not bundled: Node finds them itself. */
async function loadStories() {
  const files = readdirSync('stories', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.stories.ts')).sort();
  const contents = files.map((path, index) => `export * as story_${index} from './stories/${path.replaceAll('\\', '/')}';`).join('\n');
  const { outputFiles: [bundled] } = await build({
    stdin: { contents, resolveDir: process.cwd() }, bundle: true, write: false, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error',
  });
  // The bundle is in the checkout, where Node finds the packages.
  const path = resolve('.cache', `stories-${process.pid}.mjs`);
  mkdirSync('.cache', { recursive: true });
  writeFileSync(path, bundled.text);
  const modules = await import(pathToFileURL(path).href).finally(() => rmSync(path));
  return files.map((name, index) => ({ file: join('stories', name).replaceAll('\\', '/'), module: modules[`story_${index}`] }));
}

/** For each scenario, the stories that use it: the place in Storybook and the file. */
function storiesByScenario(modules) {
  const found = new Map();
  for (const { file: path, module: { default: meta, ...stories } } of modules) {
    for (const [name, { parameters }] of Object.entries(stories)) {
      for (const scenario of [parameters?.scenario ?? meta.parameters?.scenario ?? []].flat().flatMap((chosen) => chosen.split('+'))) {
        const place = `${meta.title.replace(/^Elements\//, '')}: ${storyNameFromExport(name)}`;
        found.set(scenario, [...(found.get(scenario) ?? []), { place, path }]);
      }
    }
  }
  return found;
}

/** The story that proves the row comes first. */
const inOrder = (all) => [...all].sort((a, b) => Number(b.path === proof) - Number(a.path === proof));
const link = ({ place, path }) => `[${place}](../../${path})`;

const { scenarios } = await load('src/mocks/scenarios.ts');
const stories = storiesByScenario(await loadStories());
const bare = scenarios.filter(({ name }) => !stories.get(name)?.some(({ path }) => path === proof)).map(({ name }) => name);

const rows = scenarios.map(({ name, about, sees }) => `| \`${name}\` | ${about} | ${sees} | ${inOrder(stories.get(name) ?? []).map(link).join(', ')} |`);
const fresh = `# The scenarios

\`npm run scenarios\` writes this file from the scenarios and the stories. Do not edit it.

A scenario has the same name in a test (\`createMockBackend({ scenario })\`), in a page's address (\`?scenario=\`), on the command line
(\`latchkey-mock --scenario\`) and over HTTP (\`POST /__mock/scenario {"name": …}\`). Join several with a \`+\`: \`slow+wrong-code\`. The first one handles a request first.
The elements' own words are in “…”. Each scenario has a story under "Scenarios" that leads to these words, and fails when they do not show.

| scenario | the server | the visitor sees | stories |
|---|---|---|---|
${rows.join('\n')}
`;

if (bare.length > 0) {
  console.error(`No story shows ${bare.join(', ')}: add one to ${proof}.`);
  process.exitCode = 1;
} else renew(file, fresh, { written: `${scenarios.length} scenarios`, stale: 'is out of date. Run: npm run scenarios' });

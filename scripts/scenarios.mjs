/**
 * Writes src/mocks/scenarios.md: each scenario of the mock backend, what a visitor sees, and the stories that show it. With --check,
 * only tells whether it is fresh. Which story is in which scenario is read from the stories themselves. Each needs one in the file
 * whose stories prove what the table says; without it nothing is written.
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

/** Every module of stories, loaded as Storybook loads it, by its file. Packages stay outside: they are there already. */
async function loadStories() {
  const files = readdirSync('stories', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.stories.ts')).sort();
  const contents = files.map((path, index) => `export * as story_${index} from './stories/${path.replaceAll('\\', '/')}';`).join('\n');
  const { outputFiles: [bundled] } = await build({
    stdin: { contents, resolveDir: process.cwd() }, bundle: true, write: false, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error',
  });
  // In the checkout, where packages are found.
  const path = resolve('.cache', `stories-${process.pid}.mjs`);
  mkdirSync('.cache', { recursive: true });
  writeFileSync(path, bundled.text);
  const modules = await import(pathToFileURL(path).href).finally(() => rmSync(path));
  return files.map((name, index) => ({ file: join('stories', name).replaceAll('\\', '/'), module: modules[`story_${index}`] }));
}

/** Where each scenario shows: its name, and for each story that is in it the story's place in Storybook and its file. */
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

/** The one that proves the row comes first. */
const inOrder = (all) => [...all].sort((a, b) => Number(b.path === proof) - Number(a.path === proof));
const link = ({ place, path }) => `[${place}](../../${path})`;

const { scenarios } = await load('src/mocks/scenarios.ts');
const stories = storiesByScenario(await loadStories());
const bare = scenarios.filter(({ name }) => !stories.get(name)?.some(({ path }) => path === proof)).map(({ name }) => name);

const rows = scenarios.map(({ name, about, sees }) => `| \`${name}\` | ${about} | ${sees} | ${inOrder(stories.get(name) ?? []).map(link).join(', ')} |`);
const fresh = `# The scenarios

Written by \`npm run scenarios\` from the scenarios and the stories themselves: do not edit.

One name is the same thing in a test (\`createMockBackend({ scenario })\`), in a page's address (\`?scenario=\`), on the command line
(\`latchkey-mock --scenario\`) and over HTTP (\`POST /__mock/scenario {"name": …}\`). Several go together with a \`+\`, the first in front: \`slow+wrong-code\`.
In “…” are the elements' own words; the story of a scenario, under "Scenarios", walks to where they show, and fails when they do not.

| scenario | the server | the visitor sees | stories |
|---|---|---|---|
${rows.join('\n')}
`;

if (bare.length > 0) {
  console.error(`No story shows ${bare.join(', ')}: add one to ${proof}.`);
  process.exitCode = 1;
} else renew(file, fresh, { written: `${scenarios.length} scenarios`, stale: 'is not what the scenarios and stories say. Run: npm run scenarios' });

/**
 * Writes src/client/rest/openapi.json: the REST contract, from the schemas, the routes and the answers of the sources, with examples from
 * the mock backend. With --check, only tells whether it is fresh. Either way it is linted.
 */
import { renew } from './generated.mjs';
import { lint } from './openapi/lint.mjs';
import { load } from './sources.mjs';

const file = 'src/client/rest/openapi.json';

const { createDocument } = await load('scripts/openapi/document.ts');
const document = await createDocument();
const fresh = `${JSON.stringify(document, null, 2)}\n`;

renew(file, fresh, { written: `${Object.keys(document.paths).length} paths`, stale: 'is not what the sources say. Run: npm run openapi' });

const wrong = await lint(fresh);
for (const line of wrong) console.error(`${file}${line}`);
if (wrong.length > 0) process.exitCode = 1;

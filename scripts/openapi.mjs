/**
 * Writes src/client/rest/openapi.json: the REST contract, from the schemas, routes and answers in the sources, with examples from the mock
 * backend. With --check, only reports whether it is up to date. Both ways lint the document.
 */
import { renew } from './generated.mjs';
import { lint } from './openapi/lint.mjs';
import { load } from './sources.mjs';

const file = 'src/client/rest/openapi.json';

const { createDocument } = await load('scripts/openapi/document.ts');
const document = await createDocument();
const fresh = `${JSON.stringify(document, null, 2)}\n`;

renew(file, fresh, { written: `${Object.keys(document.paths).length} paths`, stale: 'is out of date. Run: npm run openapi' });

const wrong = await lint(fresh);
for (const line of wrong) console.error(`${file}${line}`);
if (wrong.length > 0) process.exitCode = 1;

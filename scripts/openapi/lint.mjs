/** The lint rules of the OpenAPI document. */
import { createConfig, lintFromString } from '@redocly/openapi-core';

const always = ['Cache-Control', 'X-Request-Id'];

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'array-parameter-serialization': 'error',
    'component-name-unique': 'error',
    'no-http-verbs-in-paths': 'error',
    'operation-4xx-problem-details-rfc7807': 'error',
    'operation-description': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'parameter-description': 'error',
    'path-params-defined': 'error',
    'paths-kebab-case': 'error',
    'response-contains-header': { severity: 'error', names: { '2XX': always, '4XX': always, '5XX': always, 423: [...always, 'Retry-After'], 429: [...always, 'Retry-After'] } },
    'spec-strict-refs': 'error',
  },
});

/** @returns one line for each mistake in an OpenAPI document */
export async function lint(source) {
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return found.map(({ ruleId, message, location: [at] }) => `${at?.pointer ?? '#'} ${message} (${ruleId})`);
}

import { contractRoutes, type Route } from '../../src/server/routes.js';
import { ExampleBook } from './examples.js';
import { guide, tags } from './guide.js';
import { operations, type Code } from './operations.js';
import { responses } from './responses.js';
import { inputSchema, reference, schemas } from './schemas.js';
import { markdown } from './text.js';

/** The contract's own version, independent of the package's. The first number is that of the paths. */
const version = '1.0.0';

const parameters = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: markdown`
      Identifies the visitor's intent. latchkey's own client sends a UUID. Replay only a success: repeat the same answer to the same ticket,
      body and key for 60 seconds (rule 4). Without this header, answer \`invalid_input\`.
    `,
    schema: { type: 'string', minLength: 1 },
    example: '5f0c8a52-3f0e-4d0b-9a51-6f6a1f0a7c11',
  },
};

const headers = {
  'Cache-Control': {
    description: 'Any answer may hold a ticket or an address, so none may be stored (rule 5).',
    required: true,
    schema: { type: 'string', const: 'no-store' },
  },
  'X-Request-Id': {
    description: 'Identifies the request in your logs. Clients show it when the body has no `traceId`.',
    schema: schemas['ProblemDetails']?.properties?.['traceId'],
  },
  'Retry-After': {
    description: 'Seconds to wait, the same as `retryAfter` in the body. Clients also read a date.',
    schema: { type: 'integer', minimum: 0 },
  },
};

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
    description: markdown`
      Your own session cookie, with a name of your choice. Clients send cookies to the page's own origin, and to another one when they are
      built with \`credentials: 'include'\`. Protect it against forged requests with \`SameSite\`, a check of \`Origin\`, or your own token in a
      header.
    `,
  },
  authorization: {
    type: 'http',
    scheme: 'bearer',
    description: 'Your own token. Hosts pass it to the client, like any other header, by the option `headers()`, which the client calls before each request.',
  },
};
const signedIn = [{ session: [] }, { authorization: [] }];
/** Visitors' calls need a ticket or nothing. A host may put its own authentication in front. */
const anybody = [{}, ...signedIn];

const servers = [
  {
    url: '{basePath}',
    description: 'Your server: the address that pages set as `base-url`, or as `admin-base-url` for the administration.',
    variables: { basePath: { default: '/auth', description: 'A path on the page’s own site or an http(s) URL, without a slash at its end.' } },
  },
  {
    url: 'http://127.0.0.1:{port}',
    description: 'The mock server: `npx latchkey-mock`.',
    variables: { port: { default: '4010', description: 'The port of the option `--port`.' } },
  },
];

const operation = ({ operation: name, method, path, keyed }: Route, examples: ExampleBook): object => {
  const { tag, summary, about } = operations[name];
  const user = { name: 'userId', in: 'path', required: true, description: 'The `id` of a user.', schema: { type: 'string', minLength: 1 }, examples: examples.users(name) };
  return {
    operationId: name,
    tags: [tag],
    summary,
    description: about,
    security: tag === 'admin' ? signedIn : anybody,
    parameters: [...(path.includes('{userId}') ? [user] : []), ...(keyed ? [{ $ref: '#/components/parameters/Idempotency-Key' }] : [])],
    ...(method === 'POST' && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: reference(inputSchema(name)), examples: examples.inputs(name) } },
      },
    }),
    responses: responses(name, examples),
  };
};

/** The whole contract as an OpenAPI 3.1 document. */
export const createDocument = async () => {
  const examples = await ExampleBook.write();
  const paths = Object.fromEntries(contractRoutes.map((route) => [route.path, { [route.method.toLowerCase()]: operation(route, examples) }]));
  const elsewhere = [...new Set([...JSON.stringify(paths).matchAll(/#\/components\/examples\/(\w+)/g)].map(([, code]) => code as Code))].sort();
  return {
    openapi: '3.1.0',
    info: {
      title: 'latchkey: the REST contract',
      version,
      summary: 'Sign-in, password reset and registration of a second factor, as latchkey’s elements call them.',
      description: guide,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers,
    tags,
    paths,
    components: {
      schemas,
      parameters,
      headers,
      securitySchemes,
      responses: {
        Unexpected: {
          description: 'Any other failure. Clients go by a known `code` first, else by the status, as described under Answers.',
          headers: { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } },
          content: { 'application/problem+json': { schema: reference('ProblemDetails') } },
        },
      },
      examples: Object.fromEntries(elsewhere.map((code) => [code, examples.problem(code)])),
    },
  };
};

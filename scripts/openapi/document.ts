import { contractRoutes, type Route } from '../../src/mocks/routes.js';
import { ExampleBook } from './examples.js';
import { guide, tags } from './guide.js';
import { operations, type Code } from './operations.js';
import { responses } from './responses.js';
import { inputSchema, reference, schemas } from './schemas.js';
import { markdown } from './text.js';

/** The contract's own version, whatever the package's: the first number is that of its paths. */
const version = '1.0.0';

const parameters = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: markdown`
      Names the visitor's intent; a UUID, if it is latchkey's own client that asks. Only a success is replayed: to the same ticket, body and
      key, give the same answer again for 60 seconds (rule 4). Without it: \`invalid_input\`.
    `,
    schema: { type: 'string', minLength: 1 },
    example: '5f0c8a52-3f0e-4d0b-9a51-6f6a1f0a7c11',
  },
};

const headers = {
  'Cache-Control': {
    description: 'Every answer may hold a ticket or an address: none may be stored (rule 5).',
    required: true,
    schema: { type: 'string', const: 'no-store' },
  },
  'X-Request-Id': {
    description: 'Names the request in your logs. Clients show it where a body has no `traceId`.',
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
      Your own session cookie, under your own name; this contract gives it none. Clients send cookies to the page's own origin, and to
      another one if they are built with \`credentials: 'include'\`. Protect it against forged requests: \`SameSite\`, a check of \`Origin\`, or a
      token of yours in a header.
    `,
  },
  authorization: {
    type: 'http',
    scheme: 'bearer',
    description: 'Your own token. Hosts hand it, like any header of theirs, to the client by its option `headers()`, which is asked before each request.',
  },
};
const signedIn = [{ session: [] }, { authorization: [] }];
/** A ticket, or nothing, is enough for visitors; a host may still have a gate of its own in front. */
const anybody = [{}, ...signedIn];

const servers = [
  {
    url: '{basePath}',
    description: 'Your server: what pages give as `base-url`, or as `admin-base-url` for the administration.',
    variables: { basePath: { default: '/auth', description: 'A path of the page’s own site, or an http(s) address; without a slash at its end.' } },
  },
  {
    url: 'http://127.0.0.1:{port}',
    description: 'The mock server: `npx latchkey-mock`.',
    variables: { port: { default: '4010', description: 'As given by `--port`.' } },
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
      summary: 'Sign-in, password reset and registration of a second factor, as latchkey’s elements ask for them.',
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
          description: 'Any other failure. Clients tell what it means from its status, as described under Answers; a `code` that they know comes first.',
          headers: { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } },
          content: { 'application/problem+json': { schema: reference('ProblemDetails') } },
        },
      },
      examples: Object.fromEntries(elsewhere.map((code) => [code, examples.problem(code)])),
    },
  };
};

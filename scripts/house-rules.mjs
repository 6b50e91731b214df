/**
 * The project's own lint rules: which folder may import which, how zod is imported, no raw markup, no form that could put a password into
 * an address, no focused or skipped tests. .oxlintrc.json loads them, and test/scripts/house-rules.test.ts tests them.
 */
import { posix, sep } from 'node:path';

/** The client's modules with values but without schemas or transport: constants, rules, the error class, keys. */
const words = ['client/vocabulary', 'client/rules', 'client/trace-id', 'client/problem', 'client/failure', 'client/uuid'];
/** The journey's helper functions of a state, a Step or a typed value. They do not import the kernel. */
const arithmetic = ['journey/code', 'journey/identifier', 'journey/password', 'journey/time', 'journey/waits'];
const lit = ['lit', '@lit/context', '@lit/task'];

/**
 * What each folder of src/ may import, besides its own modules: `values` in any form, `types` only as types.
 * A name is a folder or module of src/, or a package with all its subpaths.
 */
const table = {
  i18n: {},
  styles: { values: ['lit'] },
  client: { values: ['zod/mini'] },
  journey: { values: words, types: ['client'] },
  events: { values: words, types: ['client'] },
  views: { values: ['lit', 'i18n', 'styles', ...arithmetic, ...words], types: ['journey', 'events', 'client'] },
  controllers: { values: [...lit, 'journey', 'i18n', 'events', ...words], types: ['client'] },
  elements: { values: [...lit, 'views', 'controllers', 'journey', 'events', 'i18n', 'styles', ...words], types: ['client'] },
  server: { values: ['client', 'zod/mini'] },
  mocks: { values: ['server', 'client', 'zod/mini', 'msw'] },
  contract: { values: ['client', 'zod/mini', 'mocks/people', 'server/answers', 'server/routes', 'server/nearest'], types: ['mocks', 'server'] },
  // Parses the command lines of the package's commands. No page loads it.
  command: { values: ['node:util', 'server/nearest'] },
  define: { values: ['elements'] },
  'index.ts': { values: ['client', 'journey', 'events', 'elements', 'i18n'], types: ['controllers', 'views'] },
};

/** The modules that may import more than the rest of their folder. */
const exceptions = {
  'controllers/phone-numbers.ts': ['libphonenumber-js'],
  // The only place where elements build REST clients, for the attribute `base-url`.
  'elements/base-url-client.ts': ['client/rest/defaults', 'client/rest/base-url'],
  'elements/visitor-client.ts': ['client/rest/visitor'],
  'elements/administrator-client.ts': ['client/rest/administrator'],
  // The Steps' specifications check the answers.
  'client/rest/client.ts': ['journey/step'],
  // The mock's host in Node. No page loads it.
  'mocks/server.ts': ['node:http', '@remix-run/node-fetch-server'],
  'mocks/cli.ts': ['command'],
  'mocks/server/options.ts': ['command'],
  'contract/cli.ts': ['command', 'node:fs/promises'],
  'contract/command/options.ts': ['command'],
};

const within = (name, path) => path === name || path.startsWith(`${name}/`);
const some = (names = [], path) => names.some((name) => within(name, path));

/** The path of a file below src/, with / on every system. Undefined for a file outside src/. */
function belowSrc(filename, cwd) {
  const path = posix.relative(cwd.split(sep).join('/'), filename.split(sep).join('/'));
  return path.startsWith('src/') ? path.slice('src/'.length) : undefined;
}

/**
 * Visits every import: static, re-export and dynamic. (Another rule forbids `import('…')` types.)
 * Only `import type` counts as types: `import { type X }` still loads the module under verbatimModuleSyntax.
 */
function onImport(visit) {
  const declaration = (node) => {
    if (node.source) visit(node, node.source.value, (node.importKind ?? node.exportKind) === 'type');
  };
  return {
    ImportDeclaration: declaration,
    ExportNamedDeclaration: declaration,
    ExportAllDeclaration: declaration,
    ImportExpression(node) {
      if (typeof node.source.value === 'string') visit(node, node.source.value, false);
    },
  };
}

const imports = {
  create(context) {
    const file = belowSrc(context.filename, context.cwd);
    if (file === undefined) return {};
    const home = file.split('/')[0];
    const row = table[home];
    return onImport((node, specifier, typeOnly) => {
      const target = specifier.startsWith('.')
        ? posix.join(posix.dirname(file), specifier).replace(/\.js$/, '')
        : specifier;
      if (within(home, target) || some(row?.values, target) || some(exceptions[file], target)) return;
      const asTypes = some(row?.types, target);
      if (asTypes && typeOnly) return;
      context.report({
        node,
        message: asTypes
          ? `src/${home} may import '${specifier}' as types only: write import type.`
          : `src/${home} may not import '${specifier}': see the table in scripts/house-rules.mjs.`,
      });
    });
  },
};

const zod = {
  create: (context) => onImport((node, specifier, typeOnly) => {
    if (!within('zod', specifier)) return;
    const namespace = node.type === 'ImportDeclaration' && node.specifiers.length === 1
      && node.specifiers[0].type === 'ImportNamespaceSpecifier';
    if (specifier === 'zod/mini' && (namespace || typeOnly)) return;
    context.report({ node, message: "Write import * as z from 'zod/mini': any other form ships 20 times the bytes." });
  }),
};

const rawMarkup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'unsafeHTML', 'unsafeSVG', 'unsafeStatic'];
const markup = {
  create: (context) => ({
    Identifier(node) {
      if (rawMarkup.includes(node.name)) context.report({ node, message: `No ${node.name}: text goes through Lit's templates.` });
    },
  }),
};

/** Without script, as in a prerendered copy, the browser submits a form itself. By GET, its default, the fields would be in the address. */
const postForms = {
  create(context) {
    if (belowSrc(context.filename, context.cwd) === undefined) return {};
    return {
      TemplateElement(node) {
        const text = node.value.raw;
        if (/<form\b(?! method="post")/i.test(text)) context.report({ node, message: 'Write <form method="post" …. By GET, its fields would be in the address.' });
        if (/\s((form)?action|formmethod)=/i.test(text)) context.report({ node, message: 'Write no action and no other method. Without script, a form must be sent to its own page, by POST.' });
      },
    };
  },
};

const runners = ['describe', 'suite', 'context', 'it', 'test'];
const wholeSuite = {
  create: (context) => ({
    MemberExpression(node) {
      if (!['only', 'skip', 'todo'].includes(node.property.name)) return;
      let base = node.object;
      while (base.type === 'MemberExpression') base = base.object;
      if (runners.includes(base.name)) context.report({ node, message: `No .${node.property.name}: a test runs or is deleted.` });
    },
    CallExpression(node) {
      const name = node.callee.name ?? '';
      if (/^[xf](describe|it|test)$/.test(name)) context.report({ node, message: `No ${name}: a test runs or is deleted.` });
    },
  }),
};

export default {
  meta: { name: 'house' },
  rules: { imports, zod, 'no-raw-markup': markup, 'post-forms': postForms, 'whole-suite': wholeSuite },
};

import js from '@eslint/js';
import ts from 'typescript-eslint';

/**
 * The import table of ARCHITECTURE.md, as lint rules. `ours` lists the folders of ours a folder may import,
 * `typesOnly` those it may import with `import type`, `npm` which packages and Node built-ins it may use
 * (undefined: any).
 */
const IMPORT_TABLE = {
  domain: { ours: ['domain'], npm: ['@noble/hashes', '@noble/curves'] },
  plans: { ours: ['domain', 'plans'], npm: ['zod', 'yaml', 'luxon', 'chinese-days'] },
  papers: { ours: ['domain', 'papers'], npm: ['fflate', 'ical-generator', 'node:'] },
  sheets: { ours: ['domain', 'plans', 'sheets'], npm: ['exceljs', 'saxes', 'node:'] },
  workflows: { ours: ['domain', 'workflows'], typesOnly: ['activities'], npm: ['@temporalio/workflow'] },
  activities: { ours: ['domain', 'store', 'activities'], npm: ['nodemailer', 'pino', '@temporalio/activity', 'node:'] },
  'activities/templates': { ours: ['domain', 'activities/templates'], npm: [] },
  store: { ours: ['domain', 'store'], npm: ['kysely', '@electric-sql/pglite', 'pg', 'aws4fetch', 'node:'] },
  client: { ours: ['domain', 'client', 'workflows/messages'], typesOnly: ['workflows'], npm: ['@temporalio/client', '@temporalio/common', 'node:'] },
  api: { ours: ['domain', 'plans', 'papers', 'sheets', 'client', 'store', 'config', 'api'], notNpm: ['@temporalio/'] },
  cli: { ours: ['domain', 'plans', 'papers', 'sheets', 'activities/templates', 'cli', 'config'], typesOnly: ['api'], notNpm: ['@temporalio/', 'kysely', 'fastify'] },
  config: { ours: ['config'], npm: ['zod', 'node:'] },
};
const OUR_FOLDERS = ['domain', 'plans', 'papers', 'sheets', 'workflows', 'activities', 'worker', 'client', 'store', 'api', 'cli', 'embedded', 'config', 'tests', 'bench', 'demo', 'scripts', 'web'];

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** @returns {import('eslint').Linter.Config} the restriction of one folder's imports. */
function importsOf(folder) {
  const rule = IMPORT_TABLE[folder];
  const typesOnly = rule.typesOnly ?? [];
  const allowed = rule.ours.map(escape).join('|');
  const patterns = [
    {
      regex: `^(\\.\\./)+(?!(${[...rule.ours, ...typesOnly].map(escape).join('|')})(/|\\.ts$))(${OUR_FOLDERS.join('|')})/`,
      message: `${folder}/ may import only ${rule.ours.join(', ')} (see the import table in ARCHITECTURE.md).`,
    },
  ];
  for (const folderOfTypes of typesOnly) {
    patterns.push({
      regex: `^(\\.\\./)+(?!(${allowed})(/|\\.ts$))${escape(folderOfTypes)}/`,
      allowTypeImports: true,
      message: `${folder}/ may import ${folderOfTypes}/ only with "import type".`,
    });
  }
  if (rule.npm) {
    patterns.push({
      regex: `^(?!\\.|(${rule.npm.map(escape).join('|')}))`,
      message: `${folder}/ may use only these packages: ${rule.npm.join(', ')}.`,
    });
  }
  if (rule.notNpm) {
    patterns.push({ regex: `^(${rule.notNpm.map(escape).join('|')})`, message: `${folder}/ must not use ${rule.notNpm.join(', ')}.` });
  }
  return {
    files: [`${folder}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'data/', '.cache/', '**/*.gen.ts', '**/*.gen.d.ts', 'tests/fixtures/lint/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only, except where a tool demands a default.' }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', setTimeout: 'readonly' } },
  },
  {
    files: ['vitest.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The rules must give the same answer in every replay: nothing of the host may leak in.
    files: ['domain/**/*.ts', 'workflows/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'fetch', 'structuredClone', 'crypto', 'performance', 'Intl'],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument in domain/.' },
        { object: 'Math', property: 'random', message: 'Rules are deterministic.' },
      ],
    },
  },
  ...Object.keys(IMPORT_TABLE).map(importsOf),
);

import { builtinModules } from 'node:module';
import { LAYERS, PURE_MODULES } from './layers.js';

const FOLDERS = Object.keys(LAYERS);
const PACKAGES = [...new Set(Object.values(LAYERS).flatMap(({ packages }) => packages))];
const BUILTINS = [...new Set(builtinModules.flatMap((name) => [name, `node:${name.replace(/^node:/, '')}`]))].filter(
  (name) => !PURE_MODULES.includes(name) && !PURE_MODULES.includes(`node:${name}`),
);

const WORLD_GLOBALS = [
  'process',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'WebSocket',
  'XMLHttpRequest',
];
const WORLD_PROPERTIES = [
  { object: 'Date', property: 'now' },
  { object: 'Math', property: 'random' },
];

/** What a folder may not import, as patterns of specifiers: relative ones however deep, and packages. */
function forbidden(folder) {
  const { imports, packages, world } = LAYERS[folder];
  const others = FOLDERS.filter((other) => other !== folder && !imports.includes(other));
  const foreign = PACKAGES.filter((name) => !packages.includes(name));
  return [
    {
      regex: `^\\.{1,2}/(?:.*/)?(?:\\.\\./)*(?:${others.join('|')})/`,
      message: `${folder}/ may import ${imports.length === 0 ? 'no other folder' : imports.join(', ')} (see ARCHITECTURE.md).`,
    },
    { regex: `(?:^|/)main\\.ts$`, message: 'main.ts is the composition root: nothing imports it.' },
    {
      regex: `^(?:${foreign.map((name) => name.replace('.', '\\.')).join('|')})(?:/|$)`,
      message: `${folder}/ does not use this package (see ARCHITECTURE.md).`,
    },
    ...(world
      ? []
      : [
          {
            regex: `^(?:${BUILTINS.map((name) => name.replace('/', '\\/')).join('|')})$`,
            message: `${folder}/ touches no files, process or network.`,
          },
        ]),
  ];
}

function layerOverride(folder) {
  const { world } = LAYERS[folder];
  return {
    files: [`src/${folder}/**`],
    rules: {
      'no-restricted-imports': ['error', { patterns: forbidden(folder) }],
      ...(!world && {
        'no-restricted-globals': ['error', ...WORLD_GLOBALS],
        'no-restricted-properties': ['error', ...WORLD_PROPERTIES],
      }),
    },
  };
}

/** The configuration of oxlint, with the boundaries that the table of layers asks for. */
export const config = {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    eqeqeq: 'error',
    'prefer-const': 'error',
    'no-console': 'error',
    'no-var': 'error',
    'import/no-cycle': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/ban-ts-comment': 'error',
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    // Text from papers is searched for control characters in order to take them out.
    'no-control-regex': 'off',
    // The compiler checks this, and knows which switches cover everything.
    'typescript/consistent-return': 'off',
    'consistent-return': 'off',
    'import/no-named-as-default-member': 'off',
    'no-underscore-dangle': 'off',
    'no-unused-vars': ['error', { ignoreRestSiblings: true }],
    'promise/no-promise-in-callback': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-array-sort': 'off',
    // Of windows in browsers; threads of Node have no origin.
    'unicorn/require-post-message-target-origin': 'off',
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides: [
    ...FOLDERS.map(layerOverride),
    {
      files: ['bin/**', 'bench/**', 'lint/**', 'build.js', 'build-api.js'],
      rules: { 'no-console': 'off', 'typescript/unbound-method': 'off' },
    },
  ],
};

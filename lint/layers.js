// The direction of imports, as one table: a folder of src imports those that its row names, itself, and nothing else.
// `packages` are those that no folder without them may import; `world` is the clock, the process, files and the network.

/** @type {Record<string, { imports: string[], packages: string[], world: boolean }>} */
export const LAYERS = {
  text: { imports: [], packages: ['stemmer'], world: false },
  domain: { imports: ['text'], packages: [], world: false },
  query: { imports: ['domain', 'text'], packages: [], world: false },
  formats: {
    imports: ['domain', 'text'],
    packages: [
      'unified',
      'remark-parse',
      'remark-gfm',
      'remark-frontmatter',
      'vfile',
      'mdast',
      'unicode2latex',
      'citeproc',
      'yaml',
      'papaparse',
      'entities',
      'htmlparser2',
      'sql.js',
      'hyparquet-writer',
      'mustache',
    ],
    world: false,
  },
  screening: { imports: ['domain', 'text'], packages: [], world: false },
  map: { imports: ['domain', 'text', 'screening'], packages: [], world: false },
  search: { imports: ['domain', 'text', 'query'], packages: ['fuse.js'], world: false },
  library: { imports: ['domain', 'text', 'search'], packages: ['yaml', 'ulid'], world: true },
  enrich: { imports: ['domain', 'text'], packages: ['undici'], world: true },
  verbs: {
    imports: ['text', 'domain', 'query', 'formats', 'screening', 'map', 'search', 'library', 'enrich'],
    packages: [],
    world: false,
  },
  terminal: { imports: ['text'], packages: ['chalk', 'string-width', 'wrap-ansi'], world: true },
  tui: { imports: ['verbs', 'domain', 'terminal'], packages: ['ink', 'react'], world: true },
  api: { imports: ['verbs', 'domain', 'library'], packages: [], world: true },
  mcp: { imports: ['verbs', 'domain'], packages: ['@modelcontextprotocol/sdk', 'zod'], world: true },
  cli: { imports: ['verbs', 'domain', 'terminal', 'mcp'], packages: ['commander'], world: true },
};

/** Node's modules that only reckon and touch nothing outside. */
export const PURE_MODULES = ['node:zlib'];

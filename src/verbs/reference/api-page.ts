/** A documented declaration of a .d.ts file: its comment as plain text, and its code. */
interface Declaration {
  readonly name: string;
  readonly about: string;
  readonly code: string;
}

function declarations(dts: string): Declaration[] {
  const pattern =
    /(?:\/\*\*(?<about>(?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:declare )?(?:function|interface|type|class) (?<name>\w+)(?:[\s\S]*?)(?:\n\}|;)(?=\n|$)/g;
  return Array.from(dts.matchAll(pattern), ({ 0: whole, groups = {} }) => ({
    name: groups['name'] ?? '',
    about: (groups['about'] ?? '').replace(/^\s*\*? ?/gm, '').trim(),
    code: whole.slice(whole.indexOf('export ')).replace(/^export (?:declare )?/, ''),
  }));
}

function section({ name, about, code }: Declaration): string[] {
  return [`### ${name}`, '', ...(about === '' ? [] : [about, '']), '```ts', code, '```', ''];
}

/** The reference of the programmatic interface, from the declarations of its functions and of its types. */
export function apiPage(functions: string, types: string, example: string): string {
  const lines = [
    '# From JavaScript and TypeScript',
    '',
    'Made from the declarations that the package ships; `npm run docs` writes this page anew. ES modules, on Node 20.19 or',
    "later, where `require('papers')` works as well. Queries, formats and names are those of the command line; fields are in",
    '`papers schema paper`. What cannot be done throws a `PapersError`, with a stable `code`, a `message` and a `remedy`.',
    '',
    '```ts',
    example.trimEnd(),
    '```',
    '',
    '## Functions',
    '',
    ...declarations(functions).flatMap(section),
    '## Types',
    '',
    ...declarations(types).flatMap(section),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

import type { PageLine } from './cost.ts';
import type { Targets } from './inline.ts';

const DEFINITION = /^ {0,3}\[([^[\]]{1,200})\]:\s*<?([^\s<>]{1,2000})>?(?:\s|$)/;
const REFERENCE = /\[([^[\]]{1,200})\]/g;

/** True for a line that only says where a reference leads. */
export function isDefinition({ text }: PageLine): boolean {
  return DEFINITION.test(text);
}

/** As Markdown compares the names of link targets: by case and white space folded. */
function identifierOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** All link targets of a page, wherever they stand, by name; the first of a name counts. */
export function definitionsIn(lines: readonly PageLine[]): Targets {
  const targets = new Map<string, string>();
  for (const { text } of lines) {
    const [, label, url] = DEFINITION.exec(text) ?? [];
    if (label === undefined || url === undefined) continue;
    const identifier = identifierOf(label);
    if (!targets.has(identifier)) targets.set(identifier, url);
  }
  return targets;
}

/** Definitions of what a piece of the page refers to, as lines to parse it with. */
export function definitionsFor(text: string, targets: Targets): string {
  if (targets.size === 0) return '';
  const used = new Set([...text.matchAll(REFERENCE)].map(([, label = '']) => identifierOf(label)));
  return [...used]
    .flatMap((identifier) => {
      const url = targets.get(identifier);
      return url === undefined ? [] : [`[${identifier}]: <${url}>`];
    })
    .join('\n');
}

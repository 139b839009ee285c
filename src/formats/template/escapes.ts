import { latexAddress, latexText } from '../bibtex/latex.ts';
import { encodedAddress, escapeMarkdown, flat } from '../markdown/escape.ts';
import type { TemplateKind } from '../format.ts';
import { Address, type Value, Verbatim } from './view.ts';

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return flat(text).replace(/[&<>"']/g, (sign) => HTML[sign] ?? sign);
}

interface Escapes {
  readonly text: (text: string) => string;
  readonly address: (url: string) => string;
}

/** How texts and addresses are written in a template of each kind, so that they are shown as they are and can be nothing else. */
const ESCAPES = {
  '.md': { text: escapeMarkdown, address: encodedAddress },
  '.html': { text: escapeHtml, address: (url) => escapeHtml(encodedAddress(url)) },
  '.tex': { text: latexText, address: latexAddress },
  '.txt': { text: flat, address: flat },
} as const satisfies Record<TemplateKind, Escapes>;

/** A value as it is written where a template names it; a list with commas between. */
export function written(value: Value, kind: TemplateKind): string {
  const { text, address } = ESCAPES[kind];
  if (value === undefined || typeof value === 'boolean') return '';
  if (value instanceof Verbatim) return value.verbatim;
  if (value instanceof Address) return address(value.address);
  if (typeof value === 'string' || typeof value === 'number') return text(String(value));
  if (Array.isArray(value)) return value.map((item: Value) => written(item, kind)).join(', ');
  return 'name' in value ? written(value['name'], kind) : '';
}

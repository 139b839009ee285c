import { escapeMarkup } from './markup.ts';

interface HtmlPage {
  readonly title: string;
  /** Of the program. */
  readonly version: string;
  /** CSS, after what all pages have. */
  readonly style: string;
  /** Lines of markup, below the title. */
  readonly body: readonly string[];
}

/** What all pages have: the colours of either scheme are `--ink`, `--paper` and `--line`. */
const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #57606a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --paper: #14171b; --line: #9aa4af; } }
body { margin: 0 auto; padding: 1.5rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
svg { width: 100%; height: auto; }
svg text { fill: var(--ink); }
@media print { svg { break-inside: avoid; } }
`;

/** An HTML page that needs nothing else: no script, no font, no network. */
export function htmlPage({ title, version, style, body }: HtmlPage): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator" content="papers ${escapeMarkup(version)}">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${PAGE_STYLE}${style}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeMarkup(title)}</h1>`,
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

import type { CitationStyle, STYLE_NAMES } from '../format.ts';

interface StyleFile {
  readonly default: { readonly csl: string };
}

const STYLES: Record<(typeof STYLE_NAMES)[number], () => Promise<StyleFile>> = {
  apa: () => import('./styles/apa.json', { with: { type: 'json' } }),
  chicago: () => import('./styles/chicago.json', { with: { type: 'json' } }),
  ieee: () => import('./styles/ieee.json', { with: { type: 'json' } }),
  mla: () => import('./styles/mla.json', { with: { type: 'json' } }),
  vancouver: () => import('./styles/vancouver.json', { with: { type: 'json' } }),
};

/** The text of a style. */
export async function styleText(style: CitationStyle): Promise<string> {
  return 'csl' in style ? style.csl : (await STYLES[style.name]()).default.csl;
}

/** The terms of American English, in which every built-in style is written. */
export async function localeText(): Promise<string> {
  return (await import('./styles/locale.json', { with: { type: 'json' } })).default.csl;
}

import type { Entry } from '../../domain/entry.ts';
import { PapersError } from '../../domain/errors.ts';
import type { JsonValue } from '../../domain/extra.ts';
import { withoutControls } from '../../text/controls.ts';
import { itemOf } from '../csl-json/item.ts';
import type { CitationStyle } from '../format.ts';
import { etAlWriter, withSigns } from './et-al.ts';
import { hidden, hiddenSigns, marked, type Markup } from './markup.ts';
import { localeText, styleText } from './styles.ts';

/** Every text of an item without anything that the processor would take for markup. */
function plain(value: JsonValue, name = ''): JsonValue {
  if (typeof value === 'string') {
    if (name === 'id' || name === 'type') return value;
    const text = withoutControls(value).replace(/\s+/g, ' ');
    return /^(?:URL|DOI)$/.test(name) ? hiddenSigns(text) : hidden(text);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => plain(item, name));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member, key)]));
}

function badStyle(style: CitationStyle, reason: string, cause?: unknown): PapersError {
  return new PapersError('bad-style', reason, {
    ...('file' in style && { file: style.file }),
    remedy: 'Take an independent style, such as those at https://www.zotero.org/styles, or a built-in one.',
    cause,
  });
}

// A package of its own everywhere, so that it may be missing beside the program in one file.
async function processor() {
  try {
    return (await import('citeproc')).default;
  } catch (cause) {
    throw new PapersError('no-citeproc', 'the package citeproc, which formats references, is not installed', {
      remedy: 'Run "npm install citeproc" in the folder of the program, or install papers as a package.',
      cause,
    });
  }
}

/**
 * References of the entries in a citation style, one string each, in the style's order. Throws `bad-style` where the
 * style is none or has no bibliography.
 */
export async function references(entries: readonly Entry[], style: CitationStyle, markup: Markup): Promise<string[]> {
  const [CSL, csl, locale] = await Promise.all([processor(), styleText(style), localeText()]);
  if (!/<style[\s>]/.test(csl)) throw badStyle(style, 'this is no citation style: expected <style>');
  if (!/<bibliography[\s>]/.test(csl)) throw badStyle(style, 'the style has no bibliography of its own');
  const items = new Map<string, object>();
  // Extra fields of a source are in formats that a processor need not survive.
  for (const { extra, abstract, moreAuthors, moreEditors, ...entry } of entries) {
    const item: object = Object.assign({}, plain(itemOf(entry, false)), { id: entry.id });
    items.set(entry.id, withSigns(item, { author: moreAuthors, editor: moreEditors }));
  }
  try {
    const engine = new CSL.Engine(
      {
        retrieveLocale: () => locale,
        retrieveItem: (id) => items.get(id) ?? { id },
      },
      csl,
    );
    engine.setOutputFormat('html');
    engine.updateItems([...items.keys()]);
    const made = engine.makeBibliography();
    if (made === false) throw badStyle(style, 'the style has no bibliography of its own');
    const etAl = etAlWriter(csl, (name) => engine.getTerm(name));
    return made[1].map((html) => marked(etAl(html), markup));
  } catch (error) {
    if (error instanceof PapersError) throw error;
    throw badStyle(style, `the style cannot be used (${String(error).slice(0, 120)})`, error);
  }
}

import { PapersError } from '../domain/errors.ts';
import { expandViews, LANGUAGE_VERSION } from '../query/views.ts';
import type { QueryNode } from '../query/syntax-tree.ts';
import type { Library } from './library.ts';

/** A query under a name. */
export interface View {
  readonly name: string;
  readonly query: string;
}

/** The saved views, in the order in which they were first saved. Throws `view-too-new` for one of a later language. */
export function views({ settings }: Library): View[] {
  return (settings.views ?? []).map(({ name, query, language }) => {
    if (language > LANGUAGE_VERSION)
      throw new PapersError('view-too-new', `the view "${name}" is in version ${language} of the query language`, {
        remedy: `Update papers, which knows version ${LANGUAGE_VERSION}; or save the view anew.`,
      });
    return { name, query };
  });
}

/** The query with each `view:NAME` in it replaced by what was saved. */
export function withViews(library: Library, node: QueryNode): QueryNode {
  return library.settings.views === undefined ? node : expandViews(node, views(library));
}

function checkedName(text: string): string {
  const name = text.normalize('NFC').trim();
  if (name !== '' && !/[,"*\u0000-\u001F\u007F]/.test(name)) return name;
  throw new PapersError('bad-view-name', `"${text}" cannot be the name of a view`, {
    kind: 'usage',
    remedy: 'A name has at least one character, and no comma, quote, star or line break.',
  });
}

/** Saves a query under a name, in place of what was saved under it. Throws `bad-view-name`. */
export async function saveView(library: Library, name: string, query: string): Promise<View> {
  const view = { name: checkedName(name), query: query.trim() };
  await library.set(['views', view.name], { query: view.query, language: LANGUAGE_VERSION });
  return view;
}

/** Forgets a view. Throws `unknown-view`. */
export async function deleteView(library: Library, text: string): Promise<void> {
  const name = text.normalize('NFC').trim();
  const names = (library.settings.views ?? []).map((view) => view.name);
  if (!names.includes(name))
    throw new PapersError('unknown-view', `no view is called "${text}"`, {
      remedy: names.length === 0 ? '"papers view save" saves one.' : `The views are ${names.join(', ')}.`,
    });
  await library.set(['views', name], undefined);
}

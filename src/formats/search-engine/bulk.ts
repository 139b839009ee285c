import type { Entry } from '../../domain/entry.ts';
import { safeJson } from '../../text/controls.ts';
import type { Format } from '../format.ts';

/** The index that papers go into, as docs/engines.md names it. */
const INDEX = 'papers';

/**
 * Papers as both engines take them in bulk: for each a line that says where it goes, then the paper. A paper that is
 * there already is replaced, since its id is its name there too. Heeds `abstracts`.
 */
export const format: Format = {
  stringify: (entries: readonly Entry[], { abstracts = true }) =>
    entries
      .map(({ abstract, ...rest }) => {
        const paper = abstracts && abstract !== undefined ? { ...rest, abstract } : rest;
        return `${safeJson({ index: { _index: INDEX, _id: rest.id } })}\n${safeJson(paper)}\n`;
      })
      .join(''),
};

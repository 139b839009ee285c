import type { Diagnostic } from '../domain/diagnostic.ts';
import type { FilterNode, QueryNode } from '../query/syntax-tree.ts';
import { foldText } from '../text/fold.ts';
import type { Library } from './library.ts';

function filtersOf(node: QueryNode): readonly FilterNode[] {
  if (node.kind === 'filter') return [node];
  return node.kind === 'and' || node.kind === 'or' ? node.nodes.flatMap(filtersOf) : [];
}

/** Tags, reading lists and saved views that a query asks for and that do not exist, each with those that may have been meant. */
export async function nearMisses({ state, settings }: Library, node: QueryNode): Promise<Diagnostic[]> {
  const known = {
    tag: [...new Set(Array.from(state.papers.values(), ({ tags }) => tags).flat())],
    list: [...state.lists.keys()],
    view: (settings.views ?? []).map(({ name }) => name),
  };
  const asked = filtersOf(node);
  if (asked.length === 0) return [];
  const { nearest } = await import('../search/names.ts');
  return asked.flatMap(({ test, start }) => {
    if (test.field !== 'tag' && test.field !== 'list' && test.field !== 'view') return [];
    const names = known[test.field];
    return test.names
      .filter(({ text, prefix }) => !prefix && !names.some((name) => foldText(name) === text))
      .map(({ text }): Diagnostic => {
        const meant = nearest(
          names.map((name) => ({ name, names: [name] })),
          text,
          3,
        ).map(({ name }) => `"${name}"`);
        const note = meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : undefined;
        return {
          reason: `there is no ${test.field} "${text}"`,
          column: start + 1,
          ruleId: 'unknown-name',
          fatal: null,
          note,
        };
      });
  });
}

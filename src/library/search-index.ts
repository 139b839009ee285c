import { openIndex, type SearchIndex } from '../search/index-bytes.ts';
import type { Library } from './library.ts';

const FILE = 'search-index';

/** The search index of a library's papers: from its cache, or built anew when that is missing, stale or damaged. */
export async function openSearchIndex(library: Library): Promise<SearchIndex> {
  const { cache, textVersion, papers } = library;
  const cached = cache.read(FILE);
  const index = cached === undefined ? undefined : openIndex(cached, textVersion);
  if (index !== undefined) return index;
  const { buildIndex } = await import('../search/build.ts');
  const bytes = buildIndex(papers, textVersion);
  cache.write(FILE, bytes);
  const built = openIndex(bytes, textVersion);
  if (built === undefined) throw new Error('the search index cannot be read back');
  return built;
}

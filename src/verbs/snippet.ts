export { snippetOf as snippet } from '../search/highlight.ts';

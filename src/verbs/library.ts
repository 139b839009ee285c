export type { Library } from '../library/library.ts';

import { grouped } from '../text/grouped.ts';

/** `1 paper`, `2 papers`. */
export function papersCounted(count: number): string {
  return count === 1 ? '1 paper' : `${grouped(count)} papers`;
}

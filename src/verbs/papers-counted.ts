/** `1 paper`, `2 papers`. */
export function papersCounted(count: number): string {
  return count === 1 ? '1 paper' : `${count.toLocaleString('en')} papers`;
}

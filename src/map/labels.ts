/** A label on the map, centred on its place. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Extended_Pictographic}/u;
const MOST_SHIFTS = 200;

/** How wide a text is at most in a sans-serif face, in ems. */
function ems(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (WIDE.test(sign) ? 1.1 : 0.66), 0);
}

/** Cuts a text so that it is at most so many ems wide. */
function cut(text: string, most: number): string {
  if (ems(text) <= most) return text;
  let kept = '';
  for (const sign of text) {
    if (ems(`${kept}${sign}`) + 1 > most) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Labels that lie over no other and inside a picture of a width and a height: each as near to its place as the ones before
 * it leave room, above or below. All numbers are in the unit of `size`, the height of the letters.
 */
export function placeLabels(
  wanted: readonly Label[],
  { width, height, size }: { readonly width: number; readonly height: number; readonly size: number },
): Label[] {
  const line = size * 1.25;
  const placed: { readonly label: Label; readonly half: number }[] = [];
  for (const { text: whole, x: at, y: from } of wanted) {
    const text = cut(whole, (width - size) / size);
    const half = (ems(text) * size) / 2;
    const x = Math.min(width - half, Math.max(half, at));
    const isFree = (y: number): boolean =>
      y >= line / 2 &&
      y <= height - line / 2 &&
      placed.every(
        ({ label, half: other }) => Math.abs(label.y - y) >= line || Math.abs(label.x - x) >= half + other + size / 2,
      );
    const shifts = Array.from({ length: MOST_SHIFTS }, (_, index) => Math.ceil(index / 2) * (index % 2 === 0 ? 1 : -1));
    const y = shifts.map((shift) => from + (shift * line) / 4).find(isFree);
    if (y !== undefined) placed.push({ label: { text, x, y }, half });
  }
  return placed.map(({ label }) => label);
}

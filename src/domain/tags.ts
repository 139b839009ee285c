/** Where a tag stands among others, which are in order, or would. */
function placeAmong(tags: readonly string[], tag: string): number {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tags[middle] ?? '') < tag) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tags of a paper, each once and in order, without some and with others; those that are added stay. */
export function changedTags(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): readonly string[] {
  const changed = remove.length === 0 ? [...tags] : tags.filter((tag) => !remove.includes(tag));
  // Put in one by one, since a long journal adds few at a time to papers that have many.
  for (const tag of add) {
    const place = placeAmong(changed, tag);
    if (changed[place] !== tag) changed.splice(place, 0, tag);
  }
  return changed;
}

/** Reading lists by name, in order of creation; each a list of paper ids in reading order. */
export type ReadingLists = Map<string, readonly string[]>;

const FEW = 8;

/** Adds papers at the end of a list, which is made if there is none; those that are in it keep their place. */
export function addToList(lists: ReadingLists, list: string, papers: readonly string[]): void {
  const members = lists.get(list) ?? [];
  // A journal adds few at a time to a list that may be long, and a set of it takes longer to make than to look through it.
  const known = papers.length < FEW ? members : new Set(members);
  const isMember = (paper: string): boolean => (known instanceof Set ? known.has(paper) : known.includes(paper));
  lists.set(list, [...members, ...new Set(papers.filter((paper) => !isMember(paper)))]);
}

/** Takes papers out of a list. */
export function removeFromList(lists: ReadingLists, list: string, papers: readonly string[]): void {
  const members = lists.get(list);
  if (members === undefined) return;
  const leaving = new Set(papers);
  lists.set(
    list,
    members.filter((paper) => !leaving.has(paper)),
  );
}

/** Puts those of the papers that are in a list to a place in it, counted without them from 0. */
export function moveInList(lists: ReadingLists, list: string, papers: readonly string[], to: number): void {
  const members = lists.get(list);
  if (members === undefined) return;
  const moving = papers.filter((paper) => members.includes(paper));
  const rest = members.filter((paper) => !moving.includes(paper));
  lists.set(list, [...rest.slice(0, to), ...moving, ...rest.slice(to)]);
}

/** Gives a list another name; if there is a list of that name, its papers follow in the one list that is left. */
export function renameList(lists: ReadingLists, from: string, to: string): void {
  const papers = lists.get(from);
  if (papers === undefined || from === to) return;
  // A map keeps the place of a key that it has, so the renamed list has to be put in anew among the others.
  const before = [...lists];
  lists.clear();
  for (const [name, members] of before)
    if (name === from) addToList(lists, to, papers);
    else if (name === to) addToList(lists, to, members);
    else lists.set(name, members);
}

/** Gives the places of papers that turned out to be another one to that. */
export function joinInLists(lists: ReadingLists, kept: string, others: readonly string[]): void {
  for (const [list, members] of lists)
    if (members.some((member) => others.includes(member)))
      lists.set(list, [...new Set(members.map((member) => (others.includes(member) ? kept : member)))]);
}

/** A person or a group, as the source names them. */
export interface Author {
  /** As displayed, never empty: "Given particle Family Suffix", or a group's name. */
  readonly name: string;
  /** Only where the source itself separates the parts of the name, as are the three below. */
  readonly family?: string;
  readonly given?: string;
  /** What stands before the family name and is no part of it when names are sorted: `van der`. CSL's non-dropping particle. */
  readonly particle?: string;
  /** `Jr.`, `III`. */
  readonly suffix?: string;
  /** True where the source says that the name is of a group, so that no one takes its last word for a family name. */
  readonly group?: true;
}

/** The parts of a person's name; those that there are not may be undefined or empty. */
export type NameParts = {
  readonly [Part in 'given' | 'particle' | 'family' | 'suffix']?: string | undefined;
};

function filled(text: string | undefined): string | undefined {
  const clean = text?.replace(/\s+/g, ' ').trim();
  return clean === '' ? undefined : clean;
}

/** A person by the parts of the name, of which empty ones are left out; undefined when nothing is left. */
export function personOf(parts: NameParts): Author | undefined {
  const [given, particle, family, suffix] = [parts.given, parts.particle, parts.family, parts.suffix].map(filled);
  const parted = [given, particle, family, suffix].filter((part) => part !== undefined).join(' ');
  // `d’` and `al-` stand close to the name.
  const name = filled(
    /['’-]$/.test(particle ?? '') && family !== undefined ? parted.replace(`${particle} `, `${particle}`) : parted,
  );
  if (name === undefined) return undefined;
  return {
    name,
    ...(family !== undefined && { family }),
    ...(given !== undefined && { given }),
    ...(particle !== undefined && { particle }),
    ...(suffix !== undefined && { suffix }),
  };
}

/** A group by its name; undefined when that is empty. */
export function groupOf(name: string): Author | undefined {
  const clean = filled(name);
  return clean === undefined ? undefined : { name: clean, group: true };
}

import { decodeTime, incrementBase32, monotonicFactory } from 'ulid';
import type { Clock, Random } from '../domain/ports.ts';

/** Makes the id of the event that follows the one whose id is given, or of the first of all. */
export type EventIds = (last: string | undefined) => string;

/** ULIDs (https://github.com/ulid/spec) that sort after all that went before, even where the clock went back. */
export function createEventIds(clock: Clock, random: Random): EventIds {
  const next = monotonicFactory(random);
  return (last) => {
    const id = next(Math.max(clock().getTime(), last === undefined ? 0 : decodeTime(last)));
    return last === undefined || id > last ? id : incrementBase32(last);
  };
}

import { decodeTime, monotonicFactory } from 'ulid';
import type { Clock, Random } from '../domain/ports.ts';

/** Makes the id of the event that follows the one whose id is given, or of the first of all. */
export type EventIds = (last: string | undefined) => string;

/**
 * ULIDs (https://github.com/ulid/spec) that sort after all that went before, even where the clock went back. What follows
 * an event of the same time is never counted up from it: two copies of a library would come to the same id.
 */
export function createEventIds(clock: Clock, random: Random): EventIds {
  const next = monotonicFactory(random);
  return (last) => {
    const id = next(Math.max(clock().getTime(), last === undefined ? 0 : decodeTime(last)));
    return last === undefined || id > last ? id : next(decodeTime(last) + 1);
  };
}

import { decode, flush, type InputEvent, isCutSequence } from './decode.ts';

/** How long an escape may wait for what belongs to it: alone it is most likely the key, cut in two it is not. */
const ESCAPE_MS = 60;
const CUT_SEQUENCE_MS = 1000;

/** Turns what a terminal sends into keys, a chunk at a time; an escape counts as a key when nothing follows. */
export function createKeyReader(onKeys: (keys: readonly InputEvent[]) => void): (text: string) => void {
  let pending = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const giveUp = (): void => {
    const keys = flush(pending);
    pending = '';
    onKeys(keys);
  };
  return (text) => {
    clearTimeout(timer);
    const decoded = decode(pending, text);
    ({ pending } = decoded);
    if (decoded.events.length > 0) onKeys(decoded.events);
    if (pending !== '') timer = setTimeout(giveUp, isCutSequence(pending) ? CUT_SEQUENCE_MS : ESCAPE_MS);
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, flush, type InputEvent } from '../../src/tui/keys/decode.ts';

/** What terminals send, with the keys that it is. */
const SENT: readonly (readonly [bytes: string, events: readonly InputEvent[]])[] = [
  ['j', [{ kind: 'key', key: 'j', text: 'j' }]],
  [
    'aa',
    [
      { kind: 'key', key: 'a', text: 'a' },
      { kind: 'key', key: 'a', text: 'a' },
    ],
  ],
  ['é', [{ kind: 'key', key: 'é', text: 'é' }]],
  ['😀', [{ kind: 'key', key: '😀', text: '😀' }]],
  [' ', [{ kind: 'key', key: 'space', text: ' ' }]],
  ['\r', [{ kind: 'key', key: 'enter' }]],
  ['\u0004', [{ kind: 'key', key: 'ctrl-d' }]],
  ['\u001A', [{ kind: 'key', key: 'ctrl-z' }]],
  ['\u007F', [{ kind: 'key', key: 'backspace' }]],
  ['\u001B[A', [{ kind: 'key', key: 'up' }]],
  ['\u001BOB', [{ kind: 'key', key: 'down' }]],
  ['\u001B[6~', [{ kind: 'key', key: 'pgdn' }]],
  ['\u001B[Z', [{ kind: 'key', key: 'shift-tab' }]],
  ['\u001B[1;5C', [{ kind: 'key', key: 'ctrl-right' }]],
  ['\u001Bf', [{ kind: 'key', key: 'alt-f' }]],
  ['\u001B[<0;5;7M', [{ kind: 'mouse', button: 'left', column: 4, row: 6 }]],
  ['\u001B[<0;5;7m', []],
  ['\u001B[<64;1;1M', [{ kind: 'mouse', button: 'wheel-up', column: 0, row: 0 }]],
  ['\u001B[<65;1;1M', [{ kind: 'mouse', button: 'wheel-down', column: 0, row: 0 }]],
  ['\u001B[200~jj\u001B[A\nx\u001B[201~', [{ kind: 'paste', text: 'jj\u001B[A\nx' }]],
  ['\u001B]11;rgb:0/0/0\u0007', []],
  ['\u001B[?62;4c', []],
  [
    '\u001B\u001B[B',
    [
      { kind: 'key', key: 'escape' },
      { kind: 'key', key: 'down' },
    ],
  ],
];

describe('the key decoder', () => {
  it.each(SENT)('reads %j', (bytes, events) => {
    expect(decode('', bytes)).toEqual({ events, pending: '' });
  });

  it('counts each key once, wherever the bytes are cut', () => {
    const input = fc.array(fc.constantFrom(...SENT), { maxLength: 8 });
    fc.assert(
      fc.property(input, fc.infiniteStream(fc.integer({ min: 1, max: 6 })), (sent, lengths) => {
        const bytes = sent.map(([sequence]) => sequence).join('');
        const events: InputEvent[] = [];
        let pending = '';
        for (let at = 0; at < bytes.length;) {
          // Never within a character: the bytes of one are put together before the decoder has them.
          let end = Math.min(bytes.length, at + (lengths.next().value ?? 1));
          while (/[\uDC00-\uDFFF]/.test(bytes[end] ?? '')) end += 1;
          const decoded = decode(pending, bytes.slice(at, end));
          events.push(...decoded.events);
          ({ pending } = decoded);
          at = end;
        }
        expect([...events, ...flush(pending)]).toEqual(sent.flatMap(([, keys]) => keys));
      }),
    );
  });

  it('takes an escape that nothing follows for the key', () => {
    const { events, pending } = decode('', 'j\u001B');
    expect(events).toHaveLength(1);
    expect(flush(pending)).toEqual([{ kind: 'key', key: 'escape' }]);
  });

  it('never throws, and keeps nothing of what can become no key', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('\u001B', '[', 'O', '<', ';', '1', 'M', '~', ']', '\u0007', '\\', 'x', '\u0000', '😀'),
        }),
        (bytes) => {
          const { pending } = decode('', bytes);
          expect(pending === '' || pending.startsWith('\u001B')).toBe(true);
          flush(pending);
        },
      ),
    );
  });
});

import { expect, it } from 'vitest';
import { lookoutThread } from '../../src/tui/lookout-thread.ts';

const GREEDY = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => {
    const all = [];
    for (;;) all.push({ paper: [all.length] });
  });
`;

it('takes nothing else down when the thread that ranks wants too much memory, and says so from then on', async () => {
  const thread = lookoutThread(GREEDY, undefined, 16);
  await expect(thread.lookout({ promising: true })).rejects.toMatchObject({ code: 'no-memory' });
  await expect(thread.lookout({ promising: false })).rejects.toMatchObject({ code: 'no-memory' });
  await thread.end();
});

import { expect, it } from 'vitest';
import { threadFor } from '../../src/tui/thread.ts';

const GREEDY = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => {
    const all = [];
    for (;;) all.push({ paper: [all.length] });
  });
`;

it('takes nothing else down when a thread wants too much memory, and says so from then on', async () => {
  const thread = threadFor<string, string>({
    script: GREEDY,
    workerData: undefined,
    mostMegabytes: 16,
    purpose: 'to rank so many papers',
  });
  const refused = { code: 'no-memory', reason: 'there is too little memory to rank so many papers' };
  await expect(thread.ask('first')).rejects.toMatchObject(refused);
  await expect(thread.ask('again')).rejects.toMatchObject(refused);
  await thread.end();
});

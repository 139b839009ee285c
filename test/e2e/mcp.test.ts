import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LAUNCHER, shellWithSeed } from '../support/papers.ts';

/** The built program as an assistant starts it, with the SDK's own client at the other end. */
async function connect(folder: string, ...args: readonly string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [LAUNCHER, 'mcp', '--library', join(folder, '.papers'), ...args],
    stderr: 'ignore',
  });
  onTestFinished(() => client.close());
  await client.connect(transport);
  return client;
}

/** A tool's answer as data. */
async function call(client: Client, name: string, given: Record<string, unknown>) {
  const { structuredContent, isError, content } = await client.callTool({ name, arguments: given });
  return {
    data: structuredContent as Record<string, unknown>,
    isError: isError === true,
    text: JSON.stringify(content),
  };
}

const idsOf = ({ data }: { data: Record<string, unknown> }) => (data['papers'] as { id: string }[]).map(({ id }) => id);

describe('papers mcp', () => {
  it('lets an assistant search and read, and no more', async () => {
    const { folder, papers } = shellWithSeed();
    const client = await connect(folder);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search', 'list', 'show', 'similar', 'stats', 'parse']);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);

    const found = papers('search', 'in-context learning', '--json=id').json() as { id: string }[];
    expect(idsOf(await call(client, 'search', { query: 'in-context learning', limit: 200 }))).toEqual(
      found.map(({ id }) => id),
    );
    expect(idsOf(await call(client, 'show', { papers: ['cobra'] }))).toEqual(['cobra-frames']);
    expect((await call(client, 'show', { papers: ['tart'] })).data).toEqual({
      papers: papers('show', 'tart', '--json').json(),
    });
    expect(idsOf(await call(client, 'similar', { paper: 'tart', limit: 3 }))).toHaveLength(3);
    expect((await call(client, 'stats', {})).data).toMatchObject({ papers: 75, screened: 0 });
    const parsed = await call(client, 'parse', { text: '@misc{a, title = {A Title of a Paper}}' });
    expect(parsed.data).toMatchObject({ papers: [{ title: 'A Title of a Paper' }] });

    expect(await call(client, 'tag', { papers: ['tart'], add: ['x'] })).toMatchObject({ isError: true });
    const unknown = await call(client, 'show', { papers: ['cobra-farmes'] });
    expect(unknown).toMatchObject({ isError: true, text: expect.stringContaining('cobra-frames') as string });
  });

  it('has every paper as a resource, and sees what others change meanwhile', async () => {
    const { folder, papers } = shellWithSeed();
    const client = await connect(folder);
    const { resources } = await client.listResources();
    expect(resources).toHaveLength(75);
    papers('tag', '+later', '--', 'tart');
    expect(idsOf(await call(client, 'list', { query: 'tag:later' }))).toEqual(['tart']);
    const { contents } = await client.readResource({ uri: 'papers://paper/tart' });
    expect(contents).toMatchObject([{ text: expect.stringContaining('"tags":["later"]') as string }]);
    await expect(client.readResource({ uri: 'papers://paper/nosuchpaper' })).rejects.toThrow('no paper is called');
  });

  it('shows nothing of what another reviewer decided once the library is blind, also where it was not when it began', async () => {
    const { folder, papers } = shellWithSeed();
    papers('config', 'reviewer', 'Ann');
    papers('exclude', 'tart', '--reason', 'off topic');
    papers('config', 'reviewer', '--unset');
    const client = await connect(folder);
    expect(idsOf(await call(client, 'list', { query: 'is:excluded' }))).toEqual(['tart']);
    papers('config', 'blind', 'true');
    for (const query of ['is:excluded', 'reason:topic', 'has:decision', 'decided:7d', 'is:conflict'])
      expect(idsOf(await call(client, 'list', { query })), query).toEqual([]);
    expect((await call(client, 'stats', {})).data).toMatchObject({ screened: 0, reasons: [] });
    const { contents } = await client.readResource({ uri: 'papers://paper/tart' });
    const told = JSON.stringify([contents, await call(client, 'show', { papers: ['tart'] })]);
    expect(told).not.toMatch(/Ann|off topic|excluded/);
  });

  it('lets it tag, decide and note where the user allows it, and the user can take it back', async () => {
    const { folder, papers } = shellWithSeed();
    const client = await connect(folder, '--allow-changes');
    const tagged = await call(client, 'tag', { papers: ['tart', 'helmet'], add: ['icl'] });
    expect(tagged.data).toEqual({ changed: ['tart', 'helmet'], unchanged: [] });
    await call(client, 'decide', { papers: ['tart'], decision: 'exclude', reason: 'off topic' });
    await call(client, 'note', { paper: 'helmet', text: 'Read again.' });
    expect(await call(client, 'tag', { papers: ['tart'], add: ['a,b'] })).toMatchObject({ isError: true });
    const shown = () => papers('show', 'tart', 'helmet', '--json=status,tags,note').json();
    expect(shown()).toEqual([
      { status: 'excluded', tags: ['icl'] },
      { status: 'unscreened', tags: ['icl'], note: 'Read again.' },
    ]);
    papers('undo', '3');
    expect(shown()).toEqual([
      { status: 'unscreened', tags: [] },
      { status: 'unscreened', tags: [] },
    ]);
  });
});

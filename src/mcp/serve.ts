import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from './server.ts';
import type { Served } from './tool.ts';

/** Serves a library over this process's standard input and output, until the other side hangs up. */
export async function serve(served: Served): Promise<void> {
  const server = createServer(served);
  const ended = new Promise<void>((resolve) => void process.stdin.once('end', resolve));
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}

import { serve } from '../../mcp/serve.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../problems.ts';

export const mcp: Command<'mcp'> = async ({ options, clock, version, openLibrary }) => {
  await serve({ library: await openLibrary(), clock, version, allowChanges: options.allowChanges === true });
  return EXIT.done;
};

import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Clock } from '../domain/ports.ts';
import type { Library } from '../verbs/library.ts';
import { refusal } from './answer.ts';

/** What a server answers from. */
export interface Served {
  readonly library: Library;
  readonly clock: Clock;
  readonly version: string;
  /** Whether an assistant may tag, decide and note. */
  readonly allowChanges: boolean;
}

interface Tool<Shape extends z.ZodRawShape> {
  readonly description: string;
  readonly input: Shape;
  readonly changes?: boolean;
  readonly call: (given: z.output<z.ZodObject<Shape>>) => Promise<CallToolResult>;
}

/** Adds a tool that sees what other processes wrote in the meantime, and answers our own errors instead of failing. */
export function registerTool<Shape extends z.ZodRawShape>(
  server: McpServer,
  library: Library,
  name: string,
  { description, input, changes = false, call }: Tool<Shape>,
): void {
  const schema = z.object(input);
  const annotations = { readOnlyHint: !changes, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  server.registerTool(name, { description, inputSchema: schema, annotations }, async (given: unknown) => {
    try {
      await library.followSettings();
      library.refresh();
      return await call(schema.parse(given));
    } catch (error) {
      return refusal(error);
    }
  });
}

import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { PapersError } from '../domain/errors.ts';

/** A document as a tool answers it: as data, and as text for clients that only show text. */
export function answer(document: Readonly<Record<string, unknown>>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(document) }], structuredContent: { ...document } };
}

/** What went wrong, as an answer that the assistant can do something about. Throws what is no error of ours. */
export function refusal(error: unknown): CallToolResult {
  if (!(error instanceof PapersError)) throw error;
  const { code, message, remedy } = error;
  return { isError: true, content: [{ type: 'text', text: JSON.stringify({ error: { code, message, remedy } }) }] };
}

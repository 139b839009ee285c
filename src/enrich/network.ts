import { setTimeout } from 'node:timers/promises';
import { isContact } from '../domain/contact.ts';
import { PapersError } from '../domain/errors.ts';
import { createClient } from './client.ts';
import { gatewayAt } from './gateway.ts';
import { type AnswerFiles, keepAnswers } from './kept-answers.ts';
import { createLookUps, type LookUps } from './look-ups.ts';
import type { Credentials } from './service.ts';

export interface NetworkOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the program. */
  readonly version: string;
  /** The contact address of the library's settings. */
  readonly contact: string | undefined;
  readonly files: AnswerFiles;
  readonly offline: boolean;
  readonly refresh: boolean;
}

function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** An address goes into headers and queries: nothing else may. */
function checkedContact(contact: string | undefined): string | undefined {
  if (contact === undefined || isContact(contact)) return contact;
  throw new PapersError('bad-contact', `the contact has to be an e-mail address, not "${contact}"`, {
    kind: 'usage',
    remedy: 'Set it with: papers config contact ada@example.org (or $PAPERS_CONTACT).',
  });
}

// Its package stays one of its own, so that it may be missing beside the program in one file.
async function transport() {
  try {
    return await import('./transport.ts');
  } catch (cause) {
    throw new PapersError('no-undici', 'the package undici, which fetches what is looked up, is not installed', {
      remedy: 'Run "npm install undici" in the folder of the program, or install papers as a package.',
      cause,
    });
  }
}

/**
 * The services, as the environment and a library's settings say to reach them. Throws `bad-contact`, `bad-gateway`,
 * `bad-proxy` or `no-undici`.
 */
export async function createNetwork(options: NetworkOptions): Promise<LookUps> {
  const { env, version, contact, files, offline, refresh } = options;
  const address = checkedContact(given(env['PAPERS_CONTACT']) ?? contact);
  const [semanticScholarKey, openalexKey] = [given(env['SEMANTIC_SCHOLAR_API_KEY']), given(env['OPENALEX_API_KEY'])];
  const credentials: Credentials = {
    ...(address !== undefined && { contact: address }),
    ...(semanticScholarKey !== undefined && { semanticScholarKey }),
    ...(openalexKey !== undefined && { openalexKey }),
  };
  const gateway = gatewayAt(env['PAPERS_GATEWAY']);
  const { createTransport } = await transport();
  const client = createClient({
    transport: createTransport({ gateway, env }),
    kept: keepAnswers(files),
    credentials,
    version,
    offline,
    refresh,
    now: () => Date.now(),
    sleep: async (ms, signal) => {
      await setTimeout(ms, undefined, { ...(signal !== undefined && { signal }) });
    },
    paced: !gateway.isLocal,
  });
  return createLookUps(client, address !== undefined);
}

import { spawn } from 'node:child_process';
import type { Environment } from './colour-level.ts';

/** The program that opens links, with the words before the link; no shell is involved. */
function opener(env: Environment, platform: string): readonly [command: string, ...args: string[]] {
  const chosen = env['BROWSER'];
  if (chosen !== undefined && chosen !== '' && !chosen.includes(' ')) return [chosen];
  if (platform === 'darwin') return ['open'];
  return platform === 'win32' ? ['explorer'] : ['xdg-open'];
}

/**
 * Opens a link in the user's browser: `$BROWSER`, else what the system opens links with. False when it is not http(s),
 * or when there is nothing to open it with.
 */
export function openInBrowser(link: string, env: Environment, platform: string = process.platform): Promise<boolean> {
  if (!/^https?:\/\/[^\s\u0000-\u001F]+$/i.test(link)) return Promise.resolve(false);
  const [command, ...args] = opener(env, platform);
  return new Promise((resolve) => {
    const child = spawn(command, [...args, link], { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

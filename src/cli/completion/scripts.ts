import { placesOf } from '../../verbs/completion/places.ts';
import { bashScript } from './bash-script.ts';
import { fishScript } from './fish-script.ts';
import { powershellScript } from './powershell-script.ts';
import { zshScript } from './zsh-script.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript } as const;

export type ShellName = keyof typeof SCRIPTS;

/** The shells that can be taught to complete. */
export const SHELLS = Object.keys(SCRIPTS) as ShellName[];

/**
 * What a shell reads to complete command lines of `papers`. It answers by itself what is the same in every library, so
 * that no process has to start, and asks `papers __complete` for the rest; see `answer.ts` for what that answers.
 */
export async function completionScript(shell: ShellName): Promise<string> {
  return SCRIPTS[shell](await placesOf());
}

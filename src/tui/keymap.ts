import { PapersError } from '../domain/errors.ts';
import { ACTIONS, type ActionName, type Context, isActionName } from './actions.ts';
import { keyProblem } from './keys/names.ts';

/** Keys that a user gives an action, from the settings. */
export interface KeySetting {
  readonly action: string;
  readonly keys: readonly string[];
  readonly line: number;
}

/** Which keys do what, where. */
export interface Keymap {
  readonly keysOf: (action: ActionName) => readonly string[];
  readonly actionOf: (context: Context, key: string) => ActionName | undefined;
}

const NAMES = Object.keys(ACTIONS) as ActionName[];

function checked({ action, keys, line }: KeySetting, file: string): ActionName {
  const fail = (message: string, remedy: string) => new PapersError('bad-keys', message, { file, line, remedy });
  if (!isActionName(action))
    throw fail(`there is no action "${action}"`, 'The actions are in docs/keys.md, and under ? in triage.');
  for (const key of keys) {
    const problem = keyProblem(key);
    if (problem !== undefined)
      throw fail(
        `"${key}" cannot be a key: ${problem}`,
        'Write keys as j, J, ctrl-d, alt-j, space, enter, pgdn or f5.',
      );
  }
  return action;
}

/**
 * The keys of the table, with those of the settings in their place. Throws `bad-keys`, with file and line, for an
 * action or key that there is not, and for a key that would do two things in one place.
 */
export function createKeymap(settings: readonly KeySetting[], file: string): Keymap {
  const keys = new Map<ActionName, readonly string[]>(NAMES.map((name) => [name, ACTIONS[name].keys]));
  const lines = new Map<ActionName, number>();
  for (const setting of settings) {
    const action = checked(setting, file);
    keys.set(action, setting.keys);
    lines.set(action, setting.line);
  }
  const bound = new Map<string, ActionName>();
  for (const [action, chosen] of keys)
    for (const key of chosen) {
      const place = `${ACTIONS[action].context} ${key}`;
      const other = bound.get(place);
      if (other !== undefined && other !== action)
        throw new PapersError('bad-keys', `the key "${key}" is for both ${other} and ${action}`, {
          file,
          line: lines.get(action) ?? lines.get(other) ?? 1,
          remedy: `Give one of them another key: "${lines.has(action) ? other : action}: [KEY]" under keys.`,
        });
      bound.set(place, action);
    }
  return {
    keysOf: (action) => keys.get(action) ?? [],
    actionOf: (context, key) =>
      bound.get(`${context} ${key}`) ?? (context === 'abstract' ? bound.get(`papers ${key}`) : undefined),
  };
}

import { PapersError } from '../domain/errors.ts';
import { SETTINGS } from '../library/settings.ts';
import type { Library } from './library.ts';

type SettingName = keyof typeof SETTINGS;

/** One setting with its value and what it is for. */
export interface Setting {
  readonly name: SettingName;
  /** Empty when it is not set. */
  readonly value: string;
  readonly summary: string;
}

const NAMES = Object.keys(SETTINGS) as SettingName[];

function checkedName(name: string): SettingName {
  const known = NAMES.find((setting) => setting === name);
  if (known !== undefined) return known;
  throw new PapersError('unknown-setting', `there is no setting "${name}"`, {
    kind: 'usage',
    remedy: `The settings are ${NAMES.join(', ')}.`,
  });
}

/** All settings of a library, or the one named. Throws `unknown-setting`. */
export function settings(library: Library, name: string | undefined): Setting[] {
  const names = name === undefined ? NAMES : [checkedName(name)];
  return names.map((setting) => ({
    name: setting,
    value: library.settings[setting] ?? '',
    summary: SETTINGS[setting],
  }));
}

/** Sets a setting; without a value it goes back to its default. Throws `unknown-setting` or `bad-settings`. */
export async function changeSetting(library: Library, name: string, value: string | undefined): Promise<void> {
  await library.set(checkedName(name), value);
}

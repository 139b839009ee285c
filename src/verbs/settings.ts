import { PapersError } from '../domain/errors.ts';
import { SETTINGS } from '../library/settings.ts';
import type { Library } from './library.ts';

/** One setting with its value and what it is for. */
export interface Setting {
  readonly name: SettingName;
  /** Empty when it is not set. */
  readonly value: string;
  readonly summary: string;
}

type SettingName = keyof typeof SETTINGS;

const NAMES = Object.keys(SETTINGS) as SettingName[];

/** Every setting that has one value, with what it is for. */
export function settingNames(): { readonly name: string; readonly summary: string }[] {
  return NAMES.map((name) => ({ name, summary: SETTINGS[name] }));
}

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
    value: String(library.settings[setting] ?? ''),
    summary: SETTINGS[setting],
  }));
}

/** `true` and `false` as they are meant where the setting is one of the two. */
function valueOf(name: SettingName, text: string): string | boolean {
  if (name !== 'blind') return text;
  if (['true', 'yes', 'on'].includes(text)) return true;
  if (['false', 'no', 'off'].includes(text)) return false;
  throw new PapersError('bad-setting', `${name} is true or false, not "${text}"`, { kind: 'usage' });
}

/** Sets a setting; without a value it goes back to its default. Throws `unknown-setting` or `bad-setting`. */
export async function changeSetting(library: Library, name: string, value: string | undefined): Promise<void> {
  const setting = checkedName(name);
  await library.set(setting, value === undefined ? undefined : valueOf(setting, value));
}

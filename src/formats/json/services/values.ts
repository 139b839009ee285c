import { isObject } from '../../../domain/record-schema.ts';
import type { Fields } from './service.ts';

/** The text of a field, or undefined when it holds none. Numbers count as text. */
export function textOf(value: Fields | undefined, name: string): string | undefined {
  const found = value?.[name];
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

/** The object of a field. */
export function objectOf(value: Fields | undefined, name: string): Fields | undefined {
  const found = value?.[name];
  return isObject(found) ? found : undefined;
}

/** The objects of a field that holds a list. */
export function objectsOf(value: Fields | undefined, name: string): readonly Fields[] {
  const found = value?.[name];
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** The texts of a field that holds a list. */
export function textsOf(value: Fields | undefined, name: string): readonly string[] {
  const found = value?.[name];
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

/** The names that a list of persons has under a field; those without one are left out. */
export function namesOf(people: readonly Fields[], name: string): { readonly name: string }[] {
  return people.flatMap((person) => {
    const named = textOf(person, name)?.trim();
    return named === undefined ? [] : [{ name: named }];
  });
}

/** Characters that would do something to a terminal, or hide what a reader should see. Line breaks and tabs are not among them. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const UNSAFE_IN_JSON = /[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** The text without control characters and overrides of its direction, for files that others will show. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}

/** JSON in which every control character is escaped, so that it may be shown on a terminal as it is. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    UNSAFE_IN_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

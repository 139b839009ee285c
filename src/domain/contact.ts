/** Whether a text is an e-mail address that can be sent along in headers and queries as it is. */
export function isContact(text: string): boolean {
  return /^[\w.%+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text);
}

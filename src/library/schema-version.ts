/** The version of the layout of a library that this program writes. */
export const SCHEMA = 1;

/** Every environment variable that is heeded, with what it does. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  PAPERS_LIBRARY: 'the library, where --library names none',
  PAPERS_REVIEWER: 'who your decisions, tags and notes are signed by, over what the library is set to',
  XDG_DATA_HOME: 'the folder that has your own library, papers, when it is an absolute path; on every system',
  LOCALAPPDATA: 'the same on Windows, where XDG_DATA_HOME is not set',
  USER: 'who signs, where neither a setting nor the system says',
  PAPERS_CONTACT:
    'your e-mail address, told to the services that enrich and import ask, over what the library is set to',
  PAPERS_GATEWAY: 'one address through which all services are reached, each below the name of its host',
  SEMANTIC_SCHOLAR_API_KEY: 'your key for Semantic Scholar',
  OPENALEX_API_KEY: 'your key for OpenAlex',
  VISUAL: 'the editor for notes and corrections',
  EDITOR: 'the same, where VISUAL is not set; else vi, or Notepad on Windows',
  BROWSER: 'the program that opens links',
  NO_COLOR: 'set to anything: no colour',
  FORCE_COLOR: 'colour also where there is no terminal: 1 for 16 colours, 2 for 256, 3 for all; 0 for none',
  COLORTERM: 'truecolor: the terminal shows all colours',
  TERM: 'what the terminal can do; dumb: no colour, and no full screen',
  INK_SCREEN_READER: 'true: the full screen as lines to be read aloud',
};

/** Where the user's own library lies, by system. */
export const USER_LIBRARY: readonly (readonly [system: string, folder: string])[] = [
  ['any', '$XDG_DATA_HOME/papers, when it is set'],
  ['Linux and others', '~/.local/share/papers'],
  ['macOS', '~/Library/Application Support/papers'],
  ['Windows', '%LOCALAPPDATA%\\papers'],
];

/** The statuses that every command ends with. */
export const STATUSES: readonly (readonly [status: string, meaning: string])[] = [
  ['0', 'done; finding nothing is no failure'],
  ['1', 'it failed, or a part of the input could not be read'],
  ['2', 'wrong usage'],
  ['130', 'interrupted'],
];

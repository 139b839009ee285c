/**
 * Everything that a key can do, as one table: the keymap, the help, the status line and docs/keys.md are made from it,
 * and the `:` line takes each by its name. Only data, so it is long.
 */

/** Where a key is pressed. In the abstract, keys that it has not are those of the papers. */
export type Context = 'papers' | 'abstract' | 'line' | 'export' | 'output' | 'matches' | 'confirm';

export type Group = 'Move' | 'Decide' | 'Mark' | 'Read' | 'Find' | 'Take out' | 'Program' | 'Editing' | 'Dialogs';

interface ActionDescription {
  readonly context: Context;
  readonly group: Group;
  /** The keys that it has unless the settings say otherwise. */
  readonly keys: readonly string[];
  readonly does: string;
  /** One word for the status line, where it is among what one needs most. */
  readonly hint?: string;
}

export const ACTIONS = {
  down: { context: 'papers', group: 'Move', keys: ['j', 'down'], does: 'to the next paper' },
  up: { context: 'papers', group: 'Move', keys: ['k', 'up'], does: 'to the paper before' },
  first: { context: 'papers', group: 'Move', keys: ['g', 'home'], does: 'to the first' },
  last: { context: 'papers', group: 'Move', keys: ['G', 'end'], does: 'to the last' },
  'page-down': { context: 'papers', group: 'Move', keys: ['pgdn'], does: 'a page down' },
  'page-up': { context: 'papers', group: 'Move', keys: ['pgup'], does: 'a page up' },
  'half-page-down': { context: 'papers', group: 'Move', keys: ['ctrl-d'], does: 'half a page down' },
  'half-page-up': { context: 'papers', group: 'Move', keys: ['ctrl-u'], does: 'half a page up' },
  'next-unscreened': { context: 'papers', group: 'Move', keys: [']'], does: 'to the next unscreened paper' },
  'previous-unscreened': { context: 'papers', group: 'Move', keys: ['['], does: 'to the unscreened paper before' },

  include: {
    context: 'papers',
    group: 'Decide',
    keys: ['i'],
    does: 'include, and go to the next unscreened',
    hint: 'include',
  },
  maybe: {
    context: 'papers',
    group: 'Decide',
    keys: ['m'],
    does: 'put aside, and go to the next unscreened',
    hint: 'maybe',
  },
  exclude: {
    context: 'papers',
    group: 'Decide',
    keys: ['x'],
    does: 'exclude, and go to the next unscreened',
    hint: 'exclude',
  },
  'exclude-because': { context: 'papers', group: 'Decide', keys: ['X'], does: 'exclude with a reason' },
  'clear-decision': {
    context: 'papers',
    group: 'Decide',
    keys: ['c'],
    does: 'take the decision back: unscreened again',
  },
  tag: { context: 'papers', group: 'Decide', keys: ['t'], does: 'tag and untag, as +icl -old', hint: 'tag' },
  'tag-again': { context: 'papers', group: 'Decide', keys: ['T'], does: 'the last tags again' },
  'add-to-list': { context: 'papers', group: 'Decide', keys: ['l'], does: 'put on a reading list' },
  'up-on-list': { context: 'papers', group: 'Decide', keys: ['{'], does: 'up on the reading list shown' },
  'down-on-list': { context: 'papers', group: 'Decide', keys: ['}'], does: 'down on the reading list shown' },
  annotate: { context: 'papers', group: 'Decide', keys: ['a'], does: 'write its note in your editor' },
  undo: {
    context: 'papers',
    group: 'Decide',
    keys: ['u'],
    does: 'take back the last change, however far back',
    hint: 'undo',
  },
  redo: { context: 'papers', group: 'Decide', keys: ['U', 'ctrl-r'], does: 'do again what was undone' },
  repeat: { context: 'papers', group: 'Decide', keys: ['.'], does: 'the last change again, on this paper' },

  mark: { context: 'papers', group: 'Mark', keys: ['space'], does: 'mark or unmark, and move down' },
  'mark-range': { context: 'papers', group: 'Mark', keys: ['v'], does: 'begin a range of marks, and end it' },
  'mark-shown': { context: 'papers', group: 'Mark', keys: ['*'], does: 'mark all shown, or none' },
  'mark-again': { context: 'papers', group: 'Mark', keys: ['M'], does: 'the last marks again' },

  'scroll-down': { context: 'papers', group: 'Read', keys: ['J'], does: 'scroll the abstract down' },
  'scroll-up': { context: 'papers', group: 'Read', keys: ['K'], does: 'scroll the abstract up' },
  'next-match': { context: 'papers', group: 'Read', keys: ['n'], does: 'to the next match in the abstract' },
  'previous-match': { context: 'papers', group: 'Read', keys: ['N'], does: 'to the match before' },
  focus: { context: 'papers', group: 'Read', keys: ['tab'], does: 'between papers and abstract' },
  zoom: { context: 'papers', group: 'Read', keys: ['z'], does: 'the abstract alone, and back' },
  narrower: { context: 'papers', group: 'Read', keys: ['<'], does: 'a smaller list' },
  wider: { context: 'papers', group: 'Read', keys: ['>'], does: 'a larger list' },

  'abstract-down': { context: 'abstract', group: 'Read', keys: ['j', 'down'], does: 'a line down' },
  'abstract-up': { context: 'abstract', group: 'Read', keys: ['k', 'up'], does: 'a line up' },
  'abstract-page-down': { context: 'abstract', group: 'Read', keys: ['pgdn', 'ctrl-d'], does: 'a page down' },
  'abstract-page-up': { context: 'abstract', group: 'Read', keys: ['pgup', 'ctrl-u'], does: 'a page up' },
  'abstract-start': { context: 'abstract', group: 'Read', keys: ['g', 'home'], does: 'to its beginning' },
  'abstract-end': { context: 'abstract', group: 'Read', keys: ['G', 'end'], does: 'to its end' },

  search: {
    context: 'papers',
    group: 'Find',
    keys: ['/'],
    does: 'edit the query; papers follow as you type',
    hint: 'search',
  },
  similar: { context: 'papers', group: 'Find', keys: ['S'], does: 'the papers most like this one; Esc goes back' },
  sort: { context: 'papers', group: 'Find', keys: ['s'], does: 'choose the order' },
  'pick-view': { context: 'papers', group: 'Find', keys: ['f'], does: 'choose a saved view' },
  'save-view': { context: 'papers', group: 'Find', keys: ['F'], does: 'save this query as a view' },
  'view-1': { context: 'papers', group: 'Find', keys: ['1'], does: 'the first saved view' },
  'view-2': { context: 'papers', group: 'Find', keys: ['2'], does: 'the second' },
  'view-3': { context: 'papers', group: 'Find', keys: ['3'], does: 'the third' },
  'view-4': { context: 'papers', group: 'Find', keys: ['4'], does: 'the fourth' },
  'view-5': { context: 'papers', group: 'Find', keys: ['5'], does: 'the fifth' },
  'view-6': { context: 'papers', group: 'Find', keys: ['6'], does: 'the sixth' },
  'view-7': { context: 'papers', group: 'Find', keys: ['7'], does: 'the seventh' },
  'view-8': { context: 'papers', group: 'Find', keys: ['8'], does: 'the eighth' },
  'view-9': { context: 'papers', group: 'Find', keys: ['9'], does: 'the ninth' },
  all: { context: 'papers', group: 'Find', keys: ['0'], does: 'all papers' },
  escape: {
    context: 'papers',
    group: 'Find',
    keys: ['escape'],
    does: 'end the range, else clear the marks, else the query',
  },

  doubtful: {
    context: 'papers',
    group: 'Find',
    keys: ['D'],
    does: 'what "enrich" found for the papers shown and was not sure of',
  },

  export: { context: 'papers', group: 'Take out', keys: ['e'], does: 'export what is marked or shown' },
  open: { context: 'papers', group: 'Take out', keys: ['o'], does: 'open its page in the browser' },
  'copy-id': { context: 'papers', group: 'Take out', keys: ['y'], does: 'copy its id' },
  'copy-bibtex': { context: 'papers', group: 'Take out', keys: ['Y'], does: 'copy it as BibTeX' },
  pipe: { context: 'papers', group: 'Take out', keys: ['|'], does: 'pipe it as JSON Lines to a command' },

  command: {
    context: 'papers',
    group: 'Program',
    keys: [':'],
    does: 'every command of papers, and every action by name',
  },
  help: {
    context: 'papers',
    group: 'Program',
    keys: ['?', 'f1'],
    does: 'the keys of where you are; type to filter',
    hint: 'help',
  },
  redraw: { context: 'papers', group: 'Program', keys: ['ctrl-l'], does: 'draw the screen anew' },
  mouse: {
    context: 'papers',
    group: 'Program',
    keys: ['f2'],
    does: 'give the mouse to the terminal, to select text, or take it back',
  },
  suspend: { context: 'papers', group: 'Program', keys: ['ctrl-z'], does: 'to the shell; "fg" comes back' },
  back: { context: 'papers', group: 'Program', keys: ['q'], does: 'back, or leave', hint: 'quit' },
  leave: {
    context: 'papers',
    group: 'Program',
    keys: ['ctrl-c'],
    does: 'leave at once, everything is saved; stop a command that is running',
  },

  accept: { context: 'line', group: 'Editing', keys: ['enter'], does: 'do it' },
  cancel: { context: 'line', group: 'Editing', keys: ['escape', 'ctrl-c'], does: 'back; in the query, clear it' },
  complete: { context: 'line', group: 'Editing', keys: ['tab'], does: 'complete, then the next way to' },
  'complete-back': { context: 'line', group: 'Editing', keys: ['shift-tab'], does: 'the way to complete before' },
  'line-up': {
    context: 'line',
    group: 'Editing',
    keys: ['up', 'ctrl-p'],
    does: 'what was written before, or the choice above',
  },
  'line-down': {
    context: 'line',
    group: 'Editing',
    keys: ['down', 'ctrl-n'],
    does: 'what was written after, or the choice below',
  },
  'line-page-up': { context: 'line', group: 'Editing', keys: ['pgup'], does: 'a page up, in help' },
  'line-page-down': { context: 'line', group: 'Editing', keys: ['pgdn'], does: 'a page down, in help' },
  left: { context: 'line', group: 'Editing', keys: ['left', 'ctrl-b'], does: 'a character left' },
  right: { context: 'line', group: 'Editing', keys: ['right', 'ctrl-f'], does: 'a character right' },
  'word-left': { context: 'line', group: 'Editing', keys: ['alt-b', 'ctrl-left'], does: 'a word left' },
  'word-right': { context: 'line', group: 'Editing', keys: ['alt-f', 'ctrl-right'], does: 'a word right' },
  'line-start': { context: 'line', group: 'Editing', keys: ['home', 'ctrl-a'], does: 'to the beginning' },
  'line-end': { context: 'line', group: 'Editing', keys: ['end', 'ctrl-e'], does: 'to the end' },
  'delete-back': { context: 'line', group: 'Editing', keys: ['backspace'], does: 'delete the character before' },
  delete: { context: 'line', group: 'Editing', keys: ['delete', 'ctrl-d'], does: 'delete the character here' },
  'delete-word': { context: 'line', group: 'Editing', keys: ['ctrl-w'], does: 'delete the word before' },
  'delete-to-start': { context: 'line', group: 'Editing', keys: ['ctrl-u'], does: 'delete to the beginning' },
  'delete-to-end': { context: 'line', group: 'Editing', keys: ['ctrl-k'], does: 'delete to the end' },

  'export-write': { context: 'export', group: 'Dialogs', keys: ['enter'], does: 'write the file' },
  'export-cancel': { context: 'export', group: 'Dialogs', keys: ['escape', 'ctrl-c'], does: 'back without writing' },
  'export-next': { context: 'export', group: 'Dialogs', keys: ['tab', 'down'], does: 'to the next field' },
  'export-previous': { context: 'export', group: 'Dialogs', keys: ['shift-tab', 'up'], does: 'to the field before' },
  'export-more': { context: 'export', group: 'Dialogs', keys: ['right'], does: 'the next choice' },
  'export-less': { context: 'export', group: 'Dialogs', keys: ['left'], does: 'the choice before' },

  'output-down': { context: 'output', group: 'Dialogs', keys: ['j', 'down', 'enter'], does: 'a line down' },
  'output-up': { context: 'output', group: 'Dialogs', keys: ['k', 'up'], does: 'a line up' },
  'output-page-down': { context: 'output', group: 'Dialogs', keys: ['pgdn', 'space', 'ctrl-d'], does: 'a page down' },
  'output-page-up': { context: 'output', group: 'Dialogs', keys: ['pgup', 'ctrl-u'], does: 'a page up' },
  'output-close': { context: 'output', group: 'Dialogs', keys: ['q', 'escape', 'ctrl-c'], does: 'back' },

  'match-accept': {
    context: 'matches',
    group: 'Dialogs',
    keys: ['y'],
    does: 'it is of this paper: take what the paper lacks',
    hint: 'take it',
  },
  'match-refuse': {
    context: 'matches',
    group: 'Dialogs',
    keys: ['n'],
    does: 'it is not, and never ask again',
    hint: 'never',
  },
  'match-skip': {
    context: 'matches',
    group: 'Dialogs',
    keys: ['s', 'space', 'j', 'down'],
    does: 'leave it for now, to the next',
    hint: 'skip',
  },
  'match-before': { context: 'matches', group: 'Dialogs', keys: ['k', 'up'], does: 'to the one before' },
  'match-page-down': { context: 'matches', group: 'Dialogs', keys: ['pgdn', 'ctrl-d'], does: 'a page down' },
  'match-page-up': { context: 'matches', group: 'Dialogs', keys: ['pgup', 'ctrl-u'], does: 'a page up' },
  'match-undo': { context: 'matches', group: 'Dialogs', keys: ['u'], does: 'take back the last answer', hint: 'undo' },
  'match-close': { context: 'matches', group: 'Dialogs', keys: ['q', 'escape', 'ctrl-c'], does: 'back', hint: 'back' },

  yes: { context: 'confirm', group: 'Dialogs', keys: ['y'], does: 'yes' },
  no: { context: 'confirm', group: 'Dialogs', keys: ['n', 'escape', 'q', 'ctrl-c'], does: 'no' },
} as const satisfies Record<string, ActionDescription>;

export type ActionName = keyof typeof ACTIONS;

export const ACTION_NAMES = Object.keys(ACTIONS) as readonly ActionName[];

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}

/** What an action says of itself. */
export function describeAction(name: ActionName): ActionDescription {
  return ACTIONS[name];
}

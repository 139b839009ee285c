import type { Offer, Place } from '../../verbs/completion/places.ts';
import { shortSummary } from './short-summary.ts';

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

function answerOf(offer: Offer): string {
  if (offer.kind === 'names') return `echo names; echo ${offer.of}`;
  if (offer.kind !== 'words') return `echo ${offer.kind}`;
  const words = offer.words.map(({ text }) => text);
  if (offer.words.every(({ summary }) => summary === '')) return `printf '%s\\n' words ${words.join(' ')}`;
  const rows = offer.words.map(({ text, summary }) => `${text} ${quoted(shortSummary(summary))}`);
  return ["echo words; printf '%s\\t%s\\n'", ...rows].join(' \\\n                ');
}

/** Makes what fish reads to complete command lines. */
export function fishScript(places: readonly Place[]): string {
  const rows = places.map(
    ({ names, offer }) => `        case ${names.map(quoted).join(' ')}\n            ${answerOf(offer)}`,
  );
  return `# Completion of papers for fish: papers completion fish > ~/.config/fish/completions/papers.fish
# What is the same in every library stands here. Names in a library are read from where papers left them when it was asked
# last. For the rest, and for what this script does not know, papers is asked.

# Prints what may stand in a place: what kind it is of, and then words, each with what it is after a tab.
function __papers_at
    switch "$argv[1]"
${rows.join('\n')}
        case '*'
            return 1
    end
end

# Prints the first of some folders that is a library.
function __papers_first
    for folder in $argv
        if test -e "$folder/library.yaml"; or begin; test -e "$folder/corpus.jsonl"; and test -e "$folder/journal.jsonl"; end
            echo $folder
            return
        end
    end
    return 1
end

# Prints the library that papers would take, when $named is given to it; false where it had better be asked.
function __papers_library --argument-names named
    functions -q papers; and return 1
    set -l folder (pwd -P | string replace -r '/$' '')
    if test -z "$named"; and test -n "$PAPERS_LIBRARY"
        set -qx PAPERS_LIBRARY; or return 1
        set named $PAPERS_LIBRARY
    end
    if test -n "$named"
        string match -q '*..*' -- "$named"; and return 1
        string match -q '/*' -- "$named"; or set named "$folder/$named"
        __papers_first "$named" "$named/.papers"
        return
    end
    while true
        __papers_first "$folder/.papers"; and return
        test -n "$folder"; or break
        set folder (string replace -r '/[^/]*$' '' -- "$folder")
    end
    set -l own "$XDG_DATA_HOME"
    if test -n "$own"
        string match -q '/*' -- "$own"; and set -qx XDG_DATA_HOME; or return 1
    else
        switch (uname)
            case Darwin
                set own "$HOME/Library/Application Support"
            case Linux '*BSD'
                set own "$HOME/.local/share"
            case '*'
                return 1
        end
    end
    __papers_first "$own/papers"
end

# Prints the names of a kind that begin with $written, $prefix before each; false where papers has to be asked.
function __papers_names --argument-names prefix written kind library
    string match -q '*"*' -- "$written"; and return 1
    set -l folder (__papers_library "$library"); or return
    test -f "$folder/cache/names-1.tsv"; and test -O "$folder/cache/names-1.tsv"; or return
    set -l sources "$folder/library.yaml" "$folder/journal.jsonl"
    set -l seen (command stat -c '%s %i %Z' $sources 2>/dev/null; or command stat -f '%z %i %c' $sources 2>/dev/null)
    or return
    set -l rows (string match '*' <"$folder/cache/names-1.tsv")
    test "$rows[1..2]" = "$seen"; and test "$rows[-1]" = end; or return
    set -l fitting (string match -r -- "^$kind"'\\t"?'(string escape --style=regex -- "$written")'.*' $rows)
    echo words
    test (count $fitting) -eq 0; and return
    printf '%s\\n' "$prefix"(string replace -r '^[^\\t]*\\t([^\\t]*)\\t[^\\t]*(\\t.+)?.*' '$1$2' -- $fitting)
end

# Prints what may stand where $written is written behind $prefix, by an answer of __papers_at; false where only papers knows.
function __papers_take --argument-names verb library prefix written kind
    set -l rows $argv[6..-1]
    switch "$kind"
        case files folders nothing
            echo $kind
            return
        case words
        case names
            __papers_names "$prefix" "$written" $rows[1] "$library"
            return
        case signed
            string match -q -r '^[-+]' -- "$written"; or return
            __papers_names "$prefix"(string sub -l 1 -- "$written") (string sub -s 2 -- "$written") tag "$library"
            return
        case options
            set rows (__papers_at "$verb --" | string match -v words) (__papers_at 'any --' | string match -v words)
        case query
            set -l parts (string match -r -- '^(-?)([a-z]*)(:[^\\s,("]*)?$' "$written")
            or return
            if test -n "$parts[4]"
                set -l answer (__papers_at "$parts[3]:")
                and __papers_take "$verb" "$library" "$prefix$parts[2]$parts[3]:" (string sub -s 2 -- "$parts[4]") $answer
                return
            end
            set rows "$parts[2]"(__papers_at : | string match -v words)
        case '*'
            return 1
    end
    set -l fitting (string match -r -- '^'(string escape --style=regex -- "$written")'.*' $rows)
    and printf '%s\\n' words "$prefix"$fitting
end

# Does the same for the words after papers, up to the cursor.
function __papers_known
    set -l rest "$argv[-1]"
    set -e argv[-1]
    set -l verb
    set -l begun
    set -l option
    set -l only
    set -l operands 0
    set -l answer
    set -l library
    set -l previous
    for word in $argv
        if test "$word" = --library=; or test "$previous$word" = --library -a -z "$word"
            return 1
        else if test -z "$library"; and test "$previous" = --library
            set library "$word"
        else if test -z "$library"; and string match -q -- '--library=*' "$word"
            set library (string split -m 1 = -- "$word")[2]
        end
        set previous "$word"
        if test -n "$option"
            set option
        else if test -n "$only"; or not string match -q -- '-*' "$word"
            if test -n "$verb"
                set operands (math $operands + 1)
            else
                set begun (string join ' ' -- $begun "$word")
                if __papers_at "$begun --" >/dev/null
                    set verb $begun
                else
                    __papers_at "$begun" >/dev/null
                    or return
                end
            end
        else if test "$word" = --
            set only yes
        else
            set -l flag (string split -m 1 = -- "$word")[1]
            if set answer (__papers_at "$verb $flag"; or __papers_at "any $flag")
                string match -q '*=*' -- "$word"; or test "$answer[1]" = flag; or set option $word
            else if string match -q -- '--*' "$word"
                return 1
            else if test -n "$verb"
                set operands (math $operands + 1)
            else
                return 1
            end
        end
    end
    set -l value (string split -m 1 = -- "$rest")
    if test -n "$option"
        set answer (__papers_at "$verb $option"; or __papers_at "any $option")
        and __papers_take "$verb" "$library" '' "$rest" $answer
    else if test -n "$only"; or not string match -q -r -- '^(-|--.*)$' "$rest"
        if test -z "$verb"
            set answer (__papers_at "$begun")
        else
            set answer (__papers_at "$verb "(math $operands + 1); or __papers_at "$verb +")
        end
        and __papers_take "$verb" "$library" '' "$rest" $answer
    else if test (count $value) -eq 1
        __papers_take "$verb" "$library" '' "$rest" options
    else if contains -- "$value[1]" --json --jsonl
        set -l given (string match -r -- '^.*,' "$value[2]")
        set -l fields (__papers_at "$verb --json=")
        or return
        for field in (string split , -- "$given")
            set fields (string match -v -- "$field" $fields)
        end
        __papers_take "$verb" "$library" "$value[1]=$given" (string replace -r -- '^.*,' '' "$value[2]") $fields
    else
        set answer (__papers_at "$verb $value[1]"; or __papers_at "any $value[1]")
        and __papers_take "$verb" "$library" "$value[1]=" "$value[2]" $answer
    end
end

function __papers_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l plain (string unescape -- $current)
    or set plain (string replace -ra '[\\'"\\\\\\\\]' '' -- $current)
    set -l answer (__papers_known $before[2..-1] "$plain"; or papers __complete fish $before[2..-1] "$plain" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current" ''
        case '*'
            test (count $answer) -gt 1; and printf '%s\\n' $answer[2..-1]
    end
end
complete -c papers -f -a '(__papers_complete)'
`;
}

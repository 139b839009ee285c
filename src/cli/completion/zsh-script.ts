import type { Offer, Place } from '../../verbs/completion/places.ts';
import { shortSummary } from './short-summary.ts';
import { singleQuoted } from './single-quoted.ts';

function row(text: string, summary: string): string {
  return summary === '' ? text : `$'${text}\\t${shortSummary(summary).replace(/['\\]/g, '\\$&')}'`;
}

function answerOf(offer: Offer): string {
  if (offer.kind === 'names') return `names ${offer.of}`;
  if (offer.kind !== 'words') return offer.kind;
  const isTold = offer.words.some(({ summary }) => summary !== '');
  return ['words', ...offer.words.map(({ text, summary }) => row(text, summary))].join(isTold ? '\n      ' : ' ');
}

/** Makes what zsh reads to complete command lines. */
export function zshScript(places: readonly Place[]): string {
  const rows = places.map(
    ({ names, offer }) => `    (${names.map(singleQuoted).join('|')}) answer=(${answerOf(offer)}) ;;`,
  );
  return `#compdef papers
# Completion of papers for zsh: eval "$(papers completion zsh)", or this file as _papers in a folder of $fpath
# What is the same in every library stands here. Names in a library are read from where papers left them when it was asked
# last. For the rest, and for what this script does not know, papers is asked.

# Sets answer to what may stand in a place: what kind it is of, and then words, each with what it is after a tab.
_papers_at() {
  case $1 in
${rows.join('\n')}
    (*) return 1 ;;
  esac
}

# Adds the words of the answer that begin with $2 to offers, $1 before each.
_papers_offer() {
  local row
  for row in "\${(@)answer[2,-1]}"; do
    [[ $row == "$2"* && ,$given != *",\${row%%$'\\t'*},"* ]] && offers+=("$1$row")
  done
  return 0
}

_papers_options() {
  _papers_at "$verb --" && _papers_offer '' "$1"
  _papers_at 'any --' && _papers_offer '' "$1"
}

# Sets directory to the first of some folders that is a library.
_papers_first() {
  for directory; do
    [[ -e $directory/library.yaml || ( -e $directory/corpus.jsonl && -e $directory/journal.jsonl ) ]] && return
  done
  return 1
}

# Sets directory to the library that papers would take; false where it had better be asked.
_papers_library() {
  local folder named=$library own=\${XDG_DATA_HOME-}
  (( $+functions[papers] )) && return 1
  folder=$(pwd -P) || return 1
  if [[ -z $named && -n \${PAPERS_LIBRARY-} ]]; then
    [[ \${(t)PAPERS_LIBRARY} == *export* ]] || return 1
    named=$PAPERS_LIBRARY
  fi
  if [[ -n $named ]]; then
    [[ $named == *..* ]] && return 1
    [[ $named == /* ]] || named=\${folder%/}/$named
    _papers_first "$named" "$named/.papers"
    return
  fi
  folder=\${folder%/}
  while true; do
    _papers_first "$folder/.papers" && return
    [[ -n $folder ]] || break
    folder=\${folder%/*}
  done
  if [[ -n $own ]]; then
    [[ $own == /* && \${(t)XDG_DATA_HOME} == *export* ]] || return 1
  else
    case $OSTYPE in
      (darwin*) own=$HOME/Library/Application\\ Support ;;
      (linux*|*bsd*) own=$HOME/.local/share ;;
      (*) return 1 ;;
    esac
  fi
  _papers_first "$own/papers"
}

# Adds the names of kind $3 that begin with $2 to offers, $1 before each; false where papers has to be asked.
_papers_names() {
  local directory seen row tab=$'\\t'
  local -a rows columns
  [[ $2 == *'"'* ]] && return 1
  _papers_library && [[ -f $directory/cache/names-1.tsv && -O $directory/cache/names-1.tsv ]] || return 1
  set -- "$1" "$2" "$3" "$directory/library.yaml" "$directory/journal.jsonl"
  seen=$(command stat -c '%s %i %Z' "$4" "$5" 2>/dev/null || command stat -f '%z %i %c' "$4" "$5" 2>/dev/null) || return 1
  rows=("\${(@f)$(<$directory/cache/names-1.tsv)}")
  [[ $rows[1]$'\\n'$rows[2] == "$seen" && $rows[-1] == end ]] || return 1
  for row in "\${(@M)rows:#$3$tab(|\\")\${(b)2}*}"; do
    columns=("\${(@ps:\\t:)row}")
    row=$1$columns[2]
    [[ -n $columns[4] ]] && row+=$'\\t'$columns[4]
    offers+=("$row")
  done
  return 0
}

# Sets offers, or kind, by what the answer says may stand where $2 is written behind $1; false where only papers knows.
_papers_take() {
  local written=\${2#-} sign
  case $answer[1] in
    (files|folders) kind=$answer[1]; return ;;
    (nothing) return ;;
    (words) _papers_offer "$1" "$2" ;;
    (names) _papers_names "$1" "$2" "$answer[2]"; return ;;
    (signed)
      [[ $2 == [-+]* ]] || return 1
      _papers_names "$1\${2[1]}" "\${2[2,-1]}" tag
      return ;;
    (options) _papers_options "$2" ;;
    (query)
      sign=\${2%"$written"}
      case $written in
        (*[[:space:],\\(]*) return 1 ;;
        (*:*) [[ \${written%%:*} != *[^a-z]* ]] && _papers_at "\${written%%:*}:" && _papers_take "$1$sign\${written%%:*}:" "\${written#*:}"; return ;;
        (*[^a-z]*) return 1 ;;
        (*) _papers_at : && _papers_offer "$1$sign" "$written" ;;
      esac ;;
    (*) return 1 ;;
  esac
  (( $#offers ))
}

# Does the same for the words after papers, up to the cursor.
_papers_known() {
  local rest=$argv[-1] verb='' begun='' option='' only='' given='' library='' before='' word flag
  local -i operands=0
  for word in "\${(@)argv[1,-2]}"; do
    [[ $word == --library= || ( $before == --library && -z $word ) ]] && return 1
    if [[ -z $library && $before == --library ]]; then library=$word
    elif [[ -z $library && $word == --library=* ]]; then library=\${word#*=}
    fi
    before=$word
    if [[ -n $option ]]; then option=''
    elif [[ -z $only && $word == -- ]]; then only=yes
    elif [[ -z $only && $word == -* ]] && { _papers_at "$verb \${word%%=*}" || _papers_at "any \${word%%=*}" }; then
      [[ $answer[1] == flag || $word == *=* ]] || option=$word
    elif [[ -z $only && $word == --* ]]; then return 1
    elif [[ -n $verb ]]; then (( operands += 1 ))
    else
      begun=\${begun:+$begun }$word
      if _papers_at "$begun --"; then verb=$begun; else _papers_at "$begun" || return 1; fi
    fi
  done
  flag=\${rest%%=*}
  if [[ -n $option ]]; then
    { _papers_at "$verb $option" || _papers_at "any $option" } && _papers_take '' "$rest"
  elif [[ -z $only && ( $rest == --json=* || $rest == --jsonl=* ) ]]; then
    word=\${rest##*[=,]} given=\${rest#*=} given=\${given%"$word"}
    _papers_at "$verb --json=" && _papers_take "$flag=$given" "$word"
  elif [[ -z $only && $rest == --*=* ]]; then
    { _papers_at "$verb $flag" || _papers_at "any $flag" } && _papers_take "$flag=" "\${rest#*=}"
  elif [[ -z $only && ( $rest == - || $rest == --* ) ]]; then
    answer=(options)
    _papers_take '' "$rest"
  elif [[ -z $verb ]]; then
    _papers_at "$begun" && _papers_take '' "$rest"
  else
    { _papers_at "$verb $((operands + 1))" || _papers_at "$verb +" } && _papers_take '' "$rest"
  fi
}

_papers() {
  local kind='' row text
  local -a answer offers open ended openShown endedShown
  if ! _papers_known "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}"; then
    answer=("\${(@f)$(papers __complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
    kind=$answer[1] offers=("\${(@)answer[2,-1]}")
  fi
  case $kind in
    (files) compset -P '--*='; _files; return ;;
    (folders) compset -P '--*='; _files -/; return ;;
  esac
  for row in "\${(@)offers}"; do
    text=\${row%%$'\\t'*}
    if [[ $row == *$'\\t'* ]]; then row="$text  -- \${row#*$'\\t'}"; else row=$text; fi
    if [[ $text == *[:=] ]]; then open+=("$text"); openShown+=("$row"); else ended+=("$text"); endedShown+=("$row"); fi
  done
  (( $#open )) && compadd -U -l -S '' -d openShown -- "\${(@)open}"
  (( $#ended )) && compadd -U -l -d endedShown -- "\${(@)ended}"
  (( $#open + $#ended ))
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _papers "$@"; else compdef _papers papers; fi
`;
}

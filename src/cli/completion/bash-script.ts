import type { Offer, Place } from '../../verbs/completion/places.ts';
import { singleQuoted } from './single-quoted.ts';

function answerOf(offer: Offer): string {
  if (offer.kind === 'names') return `names ${offer.of}`;
  return offer.kind === 'words' ? ['words', ...offer.words.map(({ text }) => text)].join(' ') : offer.kind;
}

/** Makes what bash (3.2 and later) reads to complete command lines. Summaries are left out, since bash shows none. */
export function bashScript(places: readonly Place[]): string {
  const rows = places.map(
    ({ names, offer }) => `    ${names.map(singleQuoted).join('|')}) answer=(${answerOf(offer)}) ;;`,
  );
  return `# Completion of papers for bash (3.2 and later): eval "$(papers completion bash)"
# What is the same in every library stands here. Names in a library are read from where papers left them when it was asked
# last. For the rest, and for what this script does not know, papers is asked.

# Sets answer to what may stand in a place: what kind it is of, and then words.
_papers_at() {
  case $1 in
${rows.join('\n')}
    *) return 1 ;;
  esac
}

# Adds the words of the answer that begin with $2 to offers, $1 before each.
_papers_offer() {
  local word
  for word in "\${answer[@]:1}"; do [[ $word == "$2"* && ,$given != *",$word,"* ]] && offers+=("$1$word"); done
  return 0
}

_papers_options() {
  _papers_at "$verb --" && _papers_offer '' "$1"
  _papers_at 'any --' && _papers_offer '' "$1"
}

_papers_exported() { [[ $(declare -p "$1" 2>/dev/null) =~ ^declare\\ -[a-zA-Z]*x ]]; }

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
  declare -F papers >/dev/null && return 1
  # A process for that would take longer than all else here.
  folder=$PWD
  while [[ -n $folder && ! -L $folder ]]; do folder=\${folder%/*}; done
  if [[ -z $folder && $PWD -ef . ]]; then folder=$PWD; else folder=$(pwd -P) || return 1; fi
  if [[ -z $named && -n \${PAPERS_LIBRARY-} ]]; then
    _papers_exported PAPERS_LIBRARY || return 1
    named=$PAPERS_LIBRARY
  elif [[ $named == *[\\'\\"\\\\]* ]]; then return 1
  fi
  if [[ -n $named ]]; then
    [[ $named == *..* ]] && return 1
    [[ $named == /* ]] || named=\${folder%/}/$named
    _papers_first "$named" "$named/.papers"
    return
  fi
  folder=\${folder%/}
  while :; do
    _papers_first "$folder/.papers" && return
    [[ -n $folder ]] || break
    folder=\${folder%/*}
  done
  if [[ -n $own ]]; then
    [[ $own == /* ]] && _papers_exported XDG_DATA_HOME || return 1
  else
    case $OSTYPE in
      darwin*) own=$HOME/Library/Application\\ Support ;;
      linux*|*bsd*) own=$HOME/.local/share ;;
      *) return 1 ;;
    esac
  fi
  _papers_first "$own/papers"
}

# Adds the names of kind $3 that begin with $2 to offers, $1 before each; false where papers has to be asked.
_papers_names() {
  local directory seen row rows globs='' LC_ALL=C IFS=$' \\t\\n'
  [[ $2 == *[\\'\\"\\\\]* ]] && return 1
  _papers_library && [[ -f $directory/cache/names-1.tsv && -O $directory/cache/names-1.tsv ]] || return 1
  set -- "$1" "$2" "$3" "$directory/library.yaml" "$directory/journal.jsonl"
  seen=$(command stat -c '%s %i %Z' "$4" "$5" 2>/dev/null) ||
    seen=$(command stat -f '%z %i %c' "$4" "$5" 2>/dev/null) || return 1
  [[ $- == *f* ]] || globs=yes
  set -f
  IFS= read -r -d '' row <"$directory/cache/names-1.tsv"
  IFS=$'\\n' rows=($row)
  [[ -n $globs ]] && set +f
  (( \${#rows[@]} > 2 )) && [[ \${rows[0]}$'\\n'\${rows[1]} == "$seen" && \${rows[\${#rows[@]}-1]} == end ]] || return 1
  for row in "\${rows[@]}"; do
    [[ $row == "$3"$'\\t'"$2"* || $row == "$3"$'\\t"'"$2"* ]] || continue
    row=\${row#*$'\\t'*$'\\t'}
    offers+=("$1\${row%%$'\\t'*}")
  done
  return 0
}

# Sets offers, or kind, by what the answer says may stand where $2 is written behind $1; false where only papers knows.
_papers_take() {
  local written=\${2#-} sign
  case $answer in
    files|folders) kind=$answer; return ;;
    nothing) return ;;
    words) _papers_offer "$1" "$2" ;;
    names) _papers_names "$1" "$2" "\${answer[1]}"; return ;;
    signed)
      [[ $2 == [-+]* ]] || return 1
      _papers_names "$1\${2:0:1}" "\${2:1}" tag
      return ;;
    options) _papers_options "$2" ;;
    query)
      sign=\${2%"$written"}
      case $written in
        *[[:space:],\\(]*) return 1 ;;
        *:*) [[ \${written%%:*} != *[!a-z]* ]] && _papers_at "\${written%%:*}:" && _papers_take "$1$sign\${written%%:*}:" "\${written#*:}"; return ;;
        *[!a-z]*) return 1 ;;
        *) _papers_at : && _papers_offer "$1$sign" "$written" ;;
      esac ;;
    *) return 1 ;;
  esac
  (( \${#offers[@]} ))
}

# Does the same for a line up to the cursor.
_papers_known() {
  local rest=$1 verb='' begun='' option='' only='' given='' word flag operands=0 library='' before=''
  local whole='^[[:space:]]*(([^[:space:]\\\\"'"'"']|\\\\.|"([^\\\\"]|\\\\.)*"|'"'[^']*'"')+)[[:space:]]'
  [[ $rest =~ $whole ]] || return 1
  rest=\${rest:\${#BASH_REMATCH[0]}}
  while [[ $rest =~ $whole ]]; do
    word=\${BASH_REMATCH[1]} rest=\${rest:\${#BASH_REMATCH[0]}}
    [[ $word == --library= ]] && return 1
    if [[ -z $library && $before == --library ]]; then library=$word
    elif [[ -z $library && $word == --library=* ]]; then library=\${word#*=}
    fi
    before=$word
    if [[ -n $option ]]; then option=''
    elif [[ -z $only && $word == -- ]]; then only=yes
    elif [[ -z $only && $word == -* ]] && { _papers_at "$verb \${word%%=*}" || _papers_at "any \${word%%=*}"; }; then
      [[ $answer == flag || $word == *=* ]] || option=$word
    elif [[ -z $only && $word == --* ]]; then return 1
    elif [[ -n $verb ]]; then (( operands += 1 ))
    else
      begun=\${begun:+$begun }$word
      if _papers_at "$begun --"; then verb=$begun; else _papers_at "$begun" || return 1; fi
    fi
  done
  rest=\${rest#"\${rest%%[![:space:]]*}"}
  [[ $rest == *[\\'\\"\\\\]* ]] && return 1
  flag=\${rest%%=*}
  if [[ -n $option ]]; then
    { _papers_at "$verb $option" || _papers_at "any $option"; } && _papers_take '' "$rest"
  elif [[ -z $only && $rest =~ ^--jsonl?= ]]; then
    word=\${rest##*[=,]} given=\${rest#*=} given=\${given%"$word"}
    _papers_at "$verb --json=" && _papers_take "$flag=$given" "$word"
  elif [[ -z $only && $rest == --*=* ]]; then
    { _papers_at "$verb $flag" || _papers_at "any $flag"; } && _papers_take "$flag=" "\${rest#*=}"
  elif [[ -z $only && ( $rest == - || $rest == --* ) ]]; then
    answer=options
    _papers_take '' "$rest"
  elif [[ -z $verb ]]; then
    _papers_at "$begun" && _papers_take '' "$rest"
  else
    { _papers_at "$verb $((operands + 1))" || _papers_at "$verb +"; } && _papers_take '' "$rest"
  fi
}

_papers() {
  local IFS=$' \\t\\n' line=\${COMP_LINE:0:COMP_POINT} kind='' answer=() offers=() signs='' last
  COMPREPLY=()
  if _papers_known "$line"; then
    # Of the last word, bash wants what comes after the last sign at which it breaks words.
    [[ $COMP_WORDBREAKS == *:* ]] && signs=:
    [[ $COMP_WORDBREAKS == *=* ]] && signs=$signs=
    last=\${line##*[[:space:]]}
    [[ -n $signs ]] && last=\${last%"\${last##*[$signs]}"} || last=''
    for line in "\${offers[@]}"; do
      [[ $line == *[:=] ]] || line+=' '
      COMPREPLY+=("\${line#"$last"}")
    done
  else
    kind=''
    while IFS= read -r line; do
      if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <(papers __complete bash "$line" "$COMP_WORDBREAKS" 2>/dev/null)
  fi
  case $kind in
    files) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2"); compopt -o filenames 2>/dev/null ;;
    folders) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$2"); compopt -o filenames 2>/dev/null ;;
  esac
}
complete -o nospace -F _papers papers
`;
}

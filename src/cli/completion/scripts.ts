/** What each shell needs to ask `papers __complete` what may come next; see `answer.ts` for what it answers. */

const BASH = `# Completion of papers for bash (3.2 and later): eval "$(papers completion bash)"
_papers() {
  local IFS=$'\\n' line kind=''
  COMPREPLY=()
  while IFS= read -r line; do
    if [ -z "$kind" ]; then kind=$line; else COMPREPLY+=("$line"); fi
  done < <(papers __complete bash "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
  case $kind in
    files) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2"); compopt -o filenames 2>/dev/null ;;
    folders) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$2"); compopt -o filenames 2>/dev/null ;;
  esac
}
complete -o nospace -F _papers papers
`;

const ZSH = `#compdef papers
# Completion of papers for zsh: eval "$(papers completion zsh)", or this file as _papers in a folder of $fpath
_papers() {
  local -a answer open ended openShown endedShown
  local row text
  answer=("\${(@f)$(papers __complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  case $answer[1] in
    files) _files; return ;;
    folders) _files -/; return ;;
  esac
  for row in "\${(@)answer[2,-1]}"; do
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

const FISH = `# Completion of papers for fish: papers completion fish > ~/.config/fish/completions/papers.fish
function __papers_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l plain (string unescape -- $current)
    or set plain (string replace -ra '[\\'"\\\\\\\\]' '' -- $current)
    set -l answer (papers __complete fish $before[2..-1] "$plain" 2>/dev/null)
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

const POWERSHELL = `# Completion of papers for PowerShell: papers completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName papers -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { '=' + $_.Value } else { '=' + $_.Extent.Text } })
    if ($wordToComplete -eq '') { $words += '=' }
    $answer = @(papers __complete powershell @words 2>$null)
    if ($answer[0] -ne 'words') { return }
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $text, $summary = $_ -split [char]9, 2
        if (-not $summary) { $summary = $text }
        $written = if ($text -match '[^\\w+=:./-]') { "'" + $text.Replace("'", "''") + "'" } else { $text }
        [System.Management.Automation.CompletionResult]::new($written, $text, 'ParameterValue', $summary)
    }
}
`;

export const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL } as const;

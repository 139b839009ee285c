import type { Offer, Place } from '../../verbs/completion/places.ts';
import { shortSummary } from './short-summary.ts';

/** The script is ASCII, since it may be read in any code page, and PowerShell takes curly quotes for quotes. */
function asciiOf(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replaceAll('\u2026', '...')
    .replace(/[^ -~]/g, '?');
}

function quoted(text: string): string {
  return `'${asciiOf(text).replaceAll("'", "''")}'`;
}

function row(text: string, summary: string): string {
  if (summary === '') return quoted(text);
  return `"${text}\`t${asciiOf(shortSummary(summary)).replace(/[`"$]/g, '`$&')}"`;
}

function answerOf(offer: Offer): string {
  if (offer.kind !== 'words') return `'${offer.kind}'`;
  const isTold = offer.words.some(({ summary }) => summary !== '');
  const rows = offer.words.map(({ text, summary }) => row(text, summary));
  return ["'words'", ...rows].join(isTold ? ',\n            ' : ', ');
}

/** Makes what PowerShell (5.1 and later) reads to complete command lines. */
export function powershellScript(places: readonly Place[]): string {
  const rows = places.flatMap(({ names, offer }) =>
    names.map((name) => `        ${quoted(name)} = ${answerOf(offer)}`),
  );
  return `# Completion of papers for PowerShell: papers completion powershell > ~/papers.ps1, and ". ~/papers.ps1" in $PROFILE
# What is the same in every library stands here; for the rest, and for what this script does not know, papers is asked.
Register-ArgumentCompleter -Native -CommandName papers -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # What may stand in a place: what kind it is of, and then words, each with what it is after a tab.
    $places = @{
${rows.join('\n')}
    }

    # The answer of the first of the places named that there is; else nothing.
    function Get-Answer {
        foreach ($name in $args) { if ($places.ContainsKey($name)) { return $places[$name] } }
    }

    # What may stand where $written is written behind $prefix, by such an answer; nothing where only papers knows.
    function Get-Offer($verb, $prefix, $written, $answer) {
        if ($answer.Count -eq 0) { return }
        $kind = $answer[0]
        if ($kind -in 'files', 'folders', 'nothing') { return $kind }
        $rows = @()
        if ($kind -eq 'words') { $rows = @($answer | Select-Object -Skip 1) }
        if ($kind -eq 'options') { $rows = (@(Get-Answer "$verb --") + @(Get-Answer 'any --')) -ne 'words' }
        if ($kind -eq 'query') {
            if (-not ($written -cmatch '^(-?)([a-z]*)(:[a-z]*)?$')) { return }
            $sign = $Matches[1]
            if ($Matches[3]) {
                $field = $Matches[2] + ':'
                return Get-Offer $verb "$prefix$sign$field" $Matches[3].Substring(1) @(Get-Answer $field)
            }
            $rows = @(@(Get-Answer ':') -ne 'words' | ForEach-Object { $sign + $_ })
        }
        $fitting = @($rows | Where-Object { $_.StartsWith($written, [StringComparison]::Ordinal) })
        if ($fitting.Count -gt 0) { 'words'; $fitting | ForEach-Object { $prefix + $_ } }
    }

    # The same for the words after papers, up to the cursor.
    function Get-Known($words) {
        $verb = ''; $begun = ''; $option = ''; $only = $false; $operands = 0
        $rest = $words[-1]
        foreach ($word in @($words | Select-Object -SkipLast 1)) {
            if ($option) { $option = ''; continue }
            if (-not $only -and $word -eq '--') { $only = $true; continue }
            if (-not $only -and $word.StartsWith('-')) {
                $flag = $word.Split('=')[0]
                $answer = @(Get-Answer "$verb $flag" "any $flag")
                if ($answer.Count -gt 0) {
                    if ($answer[0] -ne 'flag' -and -not $word.Contains('=')) { $option = $word }
                    continue
                }
                if ($word.StartsWith('--')) { return }
            }
            if ($verb) { $operands += 1; continue }
            $begun = "$begun $word".Trim()
            if ($places.ContainsKey("$begun --")) { $verb = $begun } elseif (-not $places.ContainsKey($begun)) { return }
        }
        if ($option) { return Get-Offer $verb '' $rest @(Get-Answer "$verb $option" "any $option") }
        if (-not $only -and ($rest -eq '-' -or $rest.StartsWith('--'))) {
            $flag, $value = $rest -split '=', 2
            if ($null -eq $value) { return Get-Offer $verb '' $rest @('options') }
            if ($flag -notin '--json', '--jsonl') { return Get-Offer $verb "$flag=" $value @(Get-Answer "$verb $flag" "any $flag") }
            $given = $value.Substring(0, $value.LastIndexOf(',') + 1)
            $fields = @(Get-Answer "$verb --json=" | Where-Object { $_ -notin $given.Split(',') })
            return Get-Offer $verb "$flag=$given" $value.Substring($given.Length) $fields
        }
        if (-not $verb) { return Get-Offer $verb '' $rest @(Get-Answer $begun) }
        Get-Offer $verb '' $rest @(Get-Answer "$verb $($operands + 1)" "$verb +")
    }

    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    if ($wordToComplete -eq '') { $words += '' }
    $answer = @(Get-Known $words)
    if ($answer.Count -eq 0) {
        # With a sign before each, since PowerShell drops empty ones.
        $marked = @($words | ForEach-Object { '=' + $_ })
        $answer = @(papers __complete powershell @marked 2>$null)
    }
    if ($answer[0] -ne 'words') { return }
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $text, $summary = $_ -split [char]9, 2
        if (-not $summary) { $summary = $text }
        $written = if ($text -match '[^\\w+=:./-]') { "'" + $text.Replace("'", "''") + "'" } else { $text }
        [System.Management.Automation.CompletionResult]::new($written, $text, 'ParameterValue', $summary)
    }
}
`;
}

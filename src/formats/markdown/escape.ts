import { withoutControls } from '../../text/controls.ts';

/** On one line and without control characters. */
export function flat(text: string): string {
  return withoutControls(text.toWellFormed()).replace(/\s+/g, ' ').trim();
}

/**
 * A text on one line that Markdown shows as it is, in any dialect and place: CommonMark, tables of GitHub, formulas and
 * citations of Pandoc, links and tags of Obsidian and Logseq. It can carry no markup, script or citation of its own.
 */
export function escapeMarkdown(text: string): string {
  return (
    flat(text)
      .replace(/[\\`*[\]<>|$^]/g, String.raw`\$&`)
      // In an address, a backslash before a brace would be read as a part of it.
      .replace(/https?:\/\/\S+|[{}]/g, (found) => (found.length === 1 ? `\\${found}` : found))
      // Between letters an underscore means nothing, and in an address it must stay as it is, as must `/~home`.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<!\/)~|~(?![\p{L}\p{N}])/gu, String.raw`\$&`)
      .replace(/(?<![\p{L}\p{N}])[@#](?=[\p{L}\p{N}_])/gu, String.raw`\$&`)
      // Behind a backslash these would be LaTeX to a reader: `50\%`, `A \& B`.
      .replace(/&(?=#?\w+;)|[:=%](?=[:=%])|(?<=[:=%])[:=%]|^[:=]/g, entity)
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`)
      .replace(/^[-+#~]/, String.raw`\$&`)
  );
}

function entity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`;
}

/** An address as the target of a link, in which nothing ends it. */
export function linkTarget(url: string): string {
  return `<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>`;
}

/** An address that stands as it is in Markdown and HTML, behind an attribute or between brackets of any kind. */
export function encodedAddress(url: string): string {
  return flat(url).replace(/[<>\s\\"'`()[\]{}|*^]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

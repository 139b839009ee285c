/** The title, with a link to its page where it has one. */
const LINKED_TITLE = '{{#page}}[{{title}}](<{{page}}>){{/page}}{{^page}}{{title}}{{/page}}';

/** Each group under a heading of its own, where groups are asked for. */
const GROUP = `{{#groups}}

{{#name}}
## {{name}}

{{/name}}
`;

/** The abstract as a quotation and the note below it, to the end of the group. */
const BODY = `{{#abstractParagraphs}}

> {{.}}
{{/abstractParagraphs}}
{{#noteLines}}

{{.}}
{{/noteLines}}
{{/papers}}
{{/groups}}
`;

const LIST = `# {{title}}
${GROUP}{{#papers}}
- ${LINKED_TITLE}{{#shortAuthors}}. {{shortAuthors}}{{/shortAuthors}}{{#venue}}. {{venue}}{{/venue}}{{#year}}, {{year}}{{/year}}{{#hashtags}} #{{.}}{{/hashtags}}
{{/papers}}
{{/groups}}
`;

const TABLE = `# {{title}}
${GROUP}| Title | Authors | Year | Venue | Decision | Tags | Note |
| --- | --- | --- | --- | --- | --- | --- |
{{#papers}}
| ${LINKED_TITLE} | {{shortAuthors}} | {{year}} | {{venue}} | {{decision}}{{#reason}}: {{reason}}{{/reason}} | {{tags}} | {{note}} |
{{/papers}}
{{/groups}}
`;

const ANNOTATED = `# {{title}}
{{#groups}}
{{#name}}

## {{name}}
{{/name}}
{{#papers}}

**${LINKED_TITLE}**{{#authors.length}} \\
{{authors}}{{#moreAuthors}} et al.{{/moreAuthors}}{{/authors.length}}{{#venue}} \\
*{{venue}}*{{#volume}} {{volume}}{{/volume}}{{#issue}}({{issue}}){{/issue}}{{#pages}}: {{pages}}{{/pages}}{{/venue}}{{#date}}, {{date}}{{/date}}
${BODY}`;

/** What `--to pandoc` writes. */
export const PANDOC = `---
title: |-
  {{title}}
{{#bibliography}}
bibliography: {{bibliography}}
{{/bibliography}}
{{#references}}
references:
{{references}}
{{/references}}
---
{{#groups}}
{{#name}}

# {{name}}
{{/name}}
{{#papers}}

**{{title}}** [{{citation}}]
${BODY}
# References

::: {#refs}
:::
`;

const OBSIDIAN = `---
{{properties}}
aliases: [{{json.title}}]
---

# {{title}}
{{#authors.length}}
- {{authors}}{{#moreAuthors}} et al.{{/moreAuthors}}
{{/authors.length}}
{{#venue}}
- *{{venue}}*
{{/venue}}
{{#date}}
- {{date}}
{{/date}}
{{#page}}
- [page](<{{page}}>)
{{/page}}

{{#abstractParagraphs.length}}
> [!abstract]
{{#abstractParagraphs}}
> {{.}}
>
{{/abstractParagraphs}}

{{/abstractParagraphs.length}}
{{#noteLines}}
{{.}}

{{/noteLines}}
[{{citation}}]
`;

const LOGSEQ = `{{logseqProperties}}

- # {{title}}
{{#abstractParagraphs}}
- > {{.}}
{{/abstractParagraphs}}
{{#noteLines}}
- {{.}}
{{/noteLines}}
- [{{citation}}]
`;

/** The built-in templates, all Markdown; docs/templates.md has them as examples to begin with. */
export const BUILT_IN = {
  list: LIST,
  table: TABLE,
  annotated: ANNOTATED,
  obsidian: OBSIDIAN,
  logseq: LOGSEQ,
} as const satisfies Record<string, string>;

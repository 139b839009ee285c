/** Hosts whose pages are known well enough to recognise a link without its scheme. */
const BARE_HOST = String.raw`(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co|arxiv\.org|doi\.org)\/`;
const LINK = new RegExp(
  String.raw`(?:https?:\/\/|(?<![\w/.@-])(?=${BARE_HOST}))[^\s<>"\x60|\\^{}\u0000-\u0020\u007F-\u00A0\u201C\u201D]+`,
  'giu',
);

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** The link without what belongs to the sentence around it: its stop, quotes, and brackets that it did not open. */
function withoutSentence(link: string): string {
  let end = link.length;
  for (;;) {
    const last = link.charAt(end - 1);
    const opener = CLOSERS[last];
    const kept = link.slice(0, end);
    if (/[.,;:!?'’*_~]/.test(last) || (opener !== undefined && count(kept, last) > count(kept, opener))) end -= 1;
    else return kept;
  }
}

/** The http(s) links of a text, in order, each once, without the full stop that ends the sentence. */
export function linksIn(text: string): string[] {
  const links = new Set<string>();
  for (const [matched] of text.matchAll(LINK)) {
    const link = withoutSentence(matched.split(/[([]https?:/i, 1)[0] ?? '');
    if (/^https?:\/\/[^/]*[\p{L}\p{N}]/iu.test(link)) links.add(link);
    else if (!/^https?:/i.test(link)) links.add(`https://${link}`);
  }
  return [...links];
}

/** Hosts where a link with an owner and a name leads to a repository of code. */
const CODE_HOSTS = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitee.com']);

/** True for a link to a repository or a gist; models and data sets elsewhere are links, not code. */
export function isCodeLink(link: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/(?:www\.)?([^/]+)\/?([^?#]*)/i.exec(link) ?? [];
  if (host.toLowerCase() === 'gist.github.com') return path !== '';
  const [owner = '', name = ''] = path.split('/');
  return CODE_HOSTS.has(host.toLowerCase()) && owner !== '' && name !== '';
}

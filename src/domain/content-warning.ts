const OPENING =
  /^\s*((?:content |trigger )?(?:warning|disclaimer|caution)\s*[:!-]\s*[^.!]{3,300}[.!]|(?:this (?:paper|article|work) )?(?:\*?warning\*?: )?this (?:paper|article|work) contains [^.!]{0,120}\b(?:offensive|harmful|upsetting|disturbing|explicit|toxic)\b[^.!]{0,160}[.!])/i;

/** The sentence that opens an abstract to warn of its content, which stays in the abstract as well. */
export function contentWarningOf(abstract: string): string | undefined {
  return OPENING.exec(abstract)?.[1]?.trim();
}

import { Parser } from 'htmlparser2';

/** An element that was asked for, whole. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its text with that of the elements inside it, in order. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** First and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly texts: string[];
  readonly children: XmlElement[];
  readonly line: number;
}

/** No format nests deeper; an element that does is no more than its text. */
const DEEPEST = 40;

/** Nobody wrote what nests as deep as this, and each level makes the next one slower to read. */
const BOTTOMLESS = 2000;

/** The elements of a name directly inside another, and those inside them on a path of names. */
export function childrenOf(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );
}

/**
 * Reads the elements of some names out of XML that comes in pieces, each given when it is whole, so that memory holds no
 * more than one. Entities that a document declares itself are not replaced, so that none can blow up; what is not well
 * formed is read as far as it goes, and an element left open at the end is given as it is.
 */
export class ElementReader {
  readonly #wanted: readonly string[];
  readonly #take: (element: XmlElement) => void;
  readonly #open: Open[] = [];
  readonly #parser: Parser;
  #line = 1;
  #depth = 0;
  #deeper = 0;
  #gaveUp = false;

  constructor(wanted: readonly string[], take: (element: XmlElement) => void) {
    this.#wanted = wanted;
    this.#take = take;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#start(name, attributes),
        ontext: (text) => void this.#open.at(-1)?.texts.push(text),
        onclosetag: (name) => this.#end(name),
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  /** The line from which on nothing was read, since elements nest without end; undefined when all was read. */
  get gaveUpAt(): number | undefined {
    return this.#gaveUp ? this.#line : undefined;
  }

  push(text: string): void {
    if (this.#gaveUp) return;
    let from = 0;
    for (let at = text.indexOf('\n'); at !== -1 && !this.#gaveUp; at = text.indexOf('\n', from)) {
      this.#parser.write(text.slice(from, at));
      // The end of a line belongs to it: what ends there has ended before the next begins.
      this.#parser.write('\n');
      this.#line += 1;
      from = at + 1;
    }
    if (!this.#gaveUp) this.#parser.write(text.slice(from));
  }

  end(): void {
    if (!this.#gaveUp) this.#parser.end();
    while (this.#open.length > 0) this.#close();
  }

  #start(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    if (this.#depth > BOTTOMLESS) {
      this.#gaveUp = true;
      return this.#parser.pause();
    }
    // An element inside one of its own kind: the one around it was never closed.
    if (this.#wanted.includes(name)) while (this.#open.length > 0) this.#close();
    if (this.#open.length === 0 && !this.#wanted.includes(name)) return;
    if (this.#open.length >= DEEPEST) {
      this.#deeper += 1;
      return;
    }
    this.#open.push({ name, attributes, texts: [], children: [], line: this.#line });
  }

  #end(name: string): void {
    this.#depth -= 1;
    if (this.#deeper > 0) this.#deeper -= 1;
    else if (this.#open.at(-1)?.name === name) this.#close();
  }

  #close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const { texts, ...rest } = closed;
    const element = { ...rest, text: texts.join(''), endLine: this.#line };
    const parent = this.#open.at(-1);
    if (parent === undefined) return this.#take(element);
    parent.texts.push(element.text);
    parent.children.push(element);
  }
}

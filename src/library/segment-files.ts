import { join } from 'node:path';
import { segmentInMemory } from '../search/memory-index.ts';
import { mergedParts } from '../search/segment/merge.ts';
import { Segment, type SegmentParts, writeSegment } from '../search/segment/segment.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { indexFiles, type OpenedFile, openIndexFile, writeIndexFile } from './index-files.ts';
import type { SegmentFile } from './manifest.ts';

/** A file that no manifest names may be one that another process has just written, until it is this old. */
const SURELY_LEFT_MS = 600_000;

/** A segment that is open, and where it came from; a segment that could not be written has no file. */
export interface Opened {
  readonly segment: Segment;
  readonly file: SegmentFile | undefined;
  readonly opened: OpenedFile | undefined;
}

/** The segments of an index as files of a folder, each with a name of its own. */
export class SegmentFiles {
  readonly #files: FileSystem;
  readonly #folder: string;
  #serial = 0;

  constructor(files: FileSystem, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  open(file: SegmentFile): Opened {
    const opened = openIndexFile(this.#files, join(this.#folder, file.file));
    try {
      return { segment: new Segment(opened.read, file), file, opened };
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  /** Writes a segment; keeps it in memory where that cannot be, for which its parts are asked for again. */
  write(parts: () => SegmentParts): Opened {
    const name = `${Date.now().toString(36)}-${process.pid.toString(36)}-${(this.#serial++).toString(36)}.segment`;
    const path = join(this.#folder, name);
    try {
      this.#files.mkdirSync(this.#folder, { recursive: true });
      const places = writeIndexFile(this.#files, path, (sink) => writeSegment(sink, parts()));
      return this.open({ ...places, file: name });
    } catch (error) {
      if (errorCode(error) === '') throw error;
      return { segment: segmentInMemory(parts()), file: undefined, opened: undefined };
    }
  }

  /** Makes one segment of several that follow each other, and closes them. */
  merge(several: readonly Opened[]): Opened {
    const inOrder = several.map(({ segment, file, opened }) =>
      file === undefined || opened === undefined ? segment : new Segment(opened.read, file, true),
    );
    const merged = this.write(() => mergedParts(inOrder));
    for (const { opened } of several) opened?.close();
    return merged;
  }

  /** Removes all segments but those named, and what another process may be writing. */
  sweep(names: readonly string[]): void {
    const named = new Set(names);
    for (const file of indexFiles(this.#files, this.#folder)) {
      const name = file.slice(this.#folder.length + 1);
      if (!name.endsWith('.segment') || named.has(name)) continue;
      const isOwn = name.split('-')[1] === process.pid.toString(36);
      const age = Date.now() - this.#files.statSync(file).mtimeMs;
      if (isOwn || age > SURELY_LEFT_MS) this.#files.rmSync(file, { force: true });
    }
  }
}

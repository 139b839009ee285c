export { type ParsedBatch, parseStream } from './read.ts';
export { binaryFormats, extensionsOf, formatOfFile, readableFormats, writableFormats } from './registry.ts';
export { encode, stringify } from './write.ts';

import type { Format } from '../format.ts';
import { xmlReader } from '../xml/reader.ts';
import { endnoteRecord } from './parse.ts';
import { endnoteReference } from './stringify.ts';

/** XML as EndNote exports and imports it. Heeds `abstracts`. */
export const format: Format = {
  reader: (file) => xmlReader({ name: 'endnote', elements: ['record'], recordOf: endnoteRecord }, file),
  stringify: (entries, { abstracts = true }) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<xml><records>',
      ...entries.map((entry) => endnoteReference(entry, abstracts)),
      '</records></xml>',
      '',
    ].join('\n'),
};

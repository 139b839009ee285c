#!/usr/bin/env node
'use strict';
// Walks through the main job on the seed, in a throw-away library, showing each command that it runs.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const launcher = join(__dirname, 'papers.js');
const seed = join(__dirname, '..', 'seeds', 'hf-papers.txt');
const folder = mkdtempSync(join(tmpdir(), 'papers-demo-'));

/** @type {(readonly [heading: string, words: string[]])[]} */
const STEPS = [
  ['Make a library and read the page of 75 papers into it.', ['init']],
  ['', ['import', seed]],
  ['Search it.', ['search', 'faithful', 'explanations']],
  ['Tag what a query finds, decide, and say why.', ['tag', '+icl', '--query', 'title:"in-context learning"']],
  ['', ['include', 'cobra-frames']],
  ['', ['exclude', 'tart', '--reason', 'no human study']],
  ['Put papers on a reading list, in order.', ['list', 'add', 'to read', 'cobra-frames', 'helmet', 'e2-llm']],
  ['', ['show', 'e2-llm']],
  ['See how far you are, and take the last step back and do it again.', ['stats']],
  ['', ['undo']],
  ['', ['redo']],
  [
    'Take it out: a reading list for your notes, a bibliography for LaTeX.',
    ['export', '--list', 'to read', '--to', 'markdown', '--without-abstracts'],
  ],
  ['', ['export', '--list', 'to read', '--to', 'bibtex', '--without-abstracts']],
];

function shown(words) {
  return words.map((word) => (/[\s"]/.test(word) ? `'${word}'` : word)).join(' ');
}

let status = 0;
try {
  for (const [heading, words] of STEPS) {
    if (heading !== '') process.stdout.write(`\n# ${heading}\n`);
    process.stdout.write(`\n$ papers ${shown(words.map((word) => (word === seed ? 'seeds/hf-papers.txt' : word)))}\n`);
    const result = spawnSync(process.execPath, [launcher, ...words], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    status ||= result.status ?? 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = status;

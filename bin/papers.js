#!/usr/bin/env node
'use strict';
// The launcher: answers --version at once, else hands over to the built program.

function fail(message, remedy) {
  process.stderr.write(`papers: ${message}\n${remedy}\n`);
  process.exitCode = 1;
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2])) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old`, 'Install Node 20.19 or later.');
} else {
  const { isBuilt, load } = require('./load.js');
  if (isBuilt()) load('./main.cjs').exports.main();
  else fail('the program is not built', 'Run "npm run build" in its folder.');
}

#!/usr/bin/env node
// The launcher: answers --version at once, else hands over to the built program.
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';

const argument = process.argv[2];
if (process.argv.length === 3 && (argument === '--version' || argument === '-V')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  const built = new URL('../dist/main.js', import.meta.url);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`papers: Node ${process.versions.node} is too old\nInstall Node 20.19 or later.\n`);
    process.exitCode = 1;
  } else if (existsSync(built)) {
    // Keeps compiled code between runs, on a Node that can.
    module.enableCompileCache?.();
    const { main } = await import(built.href);
    await main();
  } else {
    process.stderr.write('papers: the program is not built\nRun "npm run build" in its folder.\n');
    process.exitCode = 1;
  }
}

// npm run torture: kills, failing writes, crowds and hostile input, for minutes. --seed repeats, --only names parts.
import { fileURLToPath } from 'node:url';
import { fromSource } from '../../bench/source.js';

process.env.PAPERS_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { main } = await fromSource('../test/torture/torture.ts');
process.exitCode = await main(process.argv.slice(2));

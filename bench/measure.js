import { spawnSync } from 'node:child_process';

/**
 * What gives the most memory that a process has had, in kilobytes, as code of a program that is started. On Linux what
 * Node gives begins with what the starting process had, so that the system is asked.
 */
export const PEAK = `(process.platform === 'linux'
  ? Number(/VmHWM:\\s*(\\d+)/.exec(process.getBuiltinModule('node:fs').readFileSync('/proc/self/status', 'utf8'))[1])
  : process.resourceUsage().maxRSS)`;

/** Wall time of a command in milliseconds, as a whole process. */
export function time(args, options = {}) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr.toString()}`);
  return milliseconds;
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Two commands in turn, so that both meet the machine in the same mood: medians, and the median of the ratios pair by pair. */
export function pair(runs, first, second) {
  const pairs = Array.from({ length: runs }, () => [first(), second()]);
  return {
    first: median(pairs.map(([a]) => a)),
    second: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}

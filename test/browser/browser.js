// A real browser for the pages that papers writes: a Chromium ($CHROMIUM, else Debian's). None is installed; without one
// the tests say so and fail, since nothing was looked at.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const launcher = fileURLToPath(new URL('../../bin/papers.js', import.meta.url));
export const SEED = fileURLToPath(new URL('../../seeds/hf-papers.txt', import.meta.url));

/** The built program in a folder: called with a reviewer, standard input and arguments, it gives standard output. */
export function papersIn(folder) {
  return (reviewer, input, ...words) => {
    const env = { PATH: process.env['PATH'], HOME: folder, PAPERS_REVIEWER: reviewer };
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], { cwd: folder, env, input });
    if (status !== 0) throw new Error(`papers ${words.join(' ')}: ${stderr.toString()}`);
    return stdout.toString();
  };
}

/** Opens a page; what it complains of, asks for, or how much it is too wide, goes to the problems. */
export async function openPage(browser, address, options, problems) {
  const context = await browser.newContext({ javaScriptEnabled: true, ...options });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== address) problems.push(`asks for ${request.url()}`);
  });
  await page.goto(address);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) problems.push(`${JSON.stringify(options)}: ${wide} pixels wider than the window`);
  return page;
}

/** Closes a page; keeps a picture of it where $SCREENSHOTS says. */
export async function closePage(page, name) {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.context().close();
}

/** The contrast of two colours on a page (WCAG 2.2), each given as a selector and a property. */
export function contrast(page, one, other) {
  return page.evaluate(
    ([first, second]) => {
      const light = ([selector, property]) => {
        const colour = getComputedStyle(document.querySelector(selector))[property];
        const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
          const value = Number(part) / 255;
          return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const [a, b] = [light(first), light(second)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    },
    [one, other],
  );
}

/** Runs a look at pages with a browser and a throw-away folder, and says what came of it. */
export async function lookInBrowser(what, problems, look) {
  if (!existsSync(executable)) {
    process.stderr.write(
      `There is no Chromium at ${executable}: nothing was looked at. Install one ("apt-get install chromium"), or name it in $CHROMIUM.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'papers-browser-'));
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
  try {
    await look(browser, folder);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length === 0) process.stdout.write(`${what} is as it should be.\n`);
  else process.exitCode = 1;
}

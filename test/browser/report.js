// Looks at the report's page in a real browser: "npm run test:browser". Wants a Chromium ($CHROMIUM, else Debian's) and
// installs none; without one it says so and fails, since nothing was looked at.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const EVIL = `</text><script>document.title='owned'</script><img src=x onerror="document.title='owned'">`;
const LONG = `population ${'W'.repeat(120)} too young, 研究对象不是成年人而是儿童或者青少年所以不符合纳入标准, or not described at all`;
const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const launcher = fileURLToPath(new URL('../../bin/papers.js', import.meta.url));
const seed = fileURLToPath(new URL('../../seeds/hf-papers.txt', import.meta.url));

const problems = [];

function expect(holds, what) {
  if (!holds) problems.push(what);
}

/** A library in which two reviewers screened the seed, and its report. */
function reportOfSeed(folder) {
  const papers = (reviewer, input, ...words) => {
    const env = { PATH: process.env['PATH'], HOME: folder, PAPERS_REVIEWER: reviewer };
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], { cwd: folder, env, input });
    if (status !== 0) throw new Error(`papers ${words.join(' ')}: ${stderr.toString()}`);
    return stdout.toString();
  };
  papers('Ada', '', 'init');
  papers('Ada', '', 'import', seed);
  papers('Ada', '', 'criteria', '--include', EVIL);
  papers('Ada', '', 'progress', '--target', '95%');
  const ids = JSON.parse(papers('Ada', '', 'ls', '--json=id')).map(({ id }) => id);
  const groups = Array.from({ length: 6 }, (_, index) => ids.slice(index * 9, index * 9 + 9));
  for (const [first, ...rest] of groups) {
    papers('Ada', '', 'include', first);
    papers('Ada', '', 'exclude', ...rest.slice(0, 4), '--reason', LONG);
    papers('Ada', '', 'exclude', ...rest.slice(4), '--reason', EVIL);
    papers(EVIL, '', 'include', first);
  }
  papers('Ada', '', 'report', '-o', 'report.html');
  return pathToFileURL(join(folder, 'report.html')).href;
}

/** What of the diagram sticks out of its box or lies over another, as the browser has drawn it. */
function overlaps() {
  const found = [];
  const boxes = [...document.querySelectorAll('.flow g')].map((group) => group.querySelector('rect').getBBox());
  document.querySelectorAll('.flow g').forEach((group, index) => {
    const box = boxes[index];
    for (const text of group.querySelectorAll('text')) {
      const { x, y, width, height } = text.getBBox();
      const isInside = x >= box.x && x + width <= box.x + box.width && y >= box.y && y + height <= box.y + box.height;
      if (!isInside) found.push(`"${text.textContent}" sticks out of its box`);
    }
    boxes.slice(index + 1).forEach((other) => {
      const apart =
        box.x + box.width <= other.x ||
        other.x + other.width <= box.x ||
        box.y + box.height <= other.y ||
        other.y + other.height <= box.y;
      if (!apart) found.push(`box ${index + 1} lies over another`);
    });
  });
  return found;
}

async function look(browser, address, options) {
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
  const name = JSON.stringify(options);
  expect((await page.title()) === 'Screening report', `${name}: the title is "${await page.title()}"`);
  problems.push(...(await page.evaluate(overlaps)).map((problem) => `${name}: ${problem}`));
  const { wide, text, curve } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.textContent,
    curve: document.querySelector('.curve .found').getBoundingClientRect().toJSON(),
  }));
  expect(wide <= 0, `${name}: ${wide} pixels wider than the window`);
  expect(text.includes(EVIL), `${name}: a hostile criterion is not shown as text`);
  expect(curve.width > 100 && curve.height > 50, `${name}: the recall curve is ${curve.width} by ${curve.height}`);
  const contrast = await page.evaluate(() => {
    const style = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
    const light = (colour) => {
      const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const ink = light(style('.flow text', 'fill'));
    return Math.min(...['.flow .main rect', '.flow .aside rect'].map((box) => ratio(ink, light(style(box, 'fill')))));
  });
  expect(contrast >= 4.5, `${name}: a contrast of ${contrast.toFixed(1)} in the diagram`);
  if (process.env['SCREENSHOTS'] !== undefined)
    await page.screenshot({
      path: join(process.env['SCREENSHOTS'], `report-${options.colorScheme}.png`),
      fullPage: true,
    });
  await context.close();
}

if (existsSync(executable)) {
  const folder = mkdtempSync(join(tmpdir(), 'papers-browser-'));
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
  try {
    const address = reportOfSeed(folder);
    await look(browser, address, { viewport: { width: 1200, height: 900 }, colorScheme: 'light' });
    await look(browser, address, { viewport: { width: 360, height: 640 }, colorScheme: 'dark' });
    // The check of the check: a text that is too long has to be noticed.
    const page = await browser.newPage();
    await page.goto(address);
    await page.evaluate(() => {
      document.querySelector('.flow text').textContent = 'W'.repeat(80);
    });
    expect((await page.evaluate(overlaps)).length > 0, 'a text that sticks out goes unnoticed');
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(problems.length === 0 ? "The report's page is as it should be.\n" : '');
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  process.stderr.write(
    `There is no Chromium at ${executable}: nothing was looked at. Install one ("apt-get install chromium"), or name it in $CHROMIUM.\n`,
  );
  process.exitCode = 1;
}

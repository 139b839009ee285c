// Looks at the report's page in a real browser: a part of "npm run test:browser".
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closePage, contrast, lookInBrowser, openPage, papersIn, SEED } from './browser.js';

const EVIL = `</text><script>document.title='owned'</script><img src=x onerror="document.title='owned'">`;
const LONG = `population ${'W'.repeat(120)} too young, 研究对象不是成年人而是儿童或者青少年所以不符合纳入标准, or not described at all`;
const problems = [];

function expect(holds, what) {
  if (!holds) problems.push(what);
}

/** A library in which two reviewers screened the seed, and its report. */
function reportOfSeed(folder) {
  const papers = papersIn(folder);
  papers('Ada', '', 'init');
  papers('Ada', '', 'import', SEED);
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
  const name = JSON.stringify(options);
  const page = await openPage(browser, address, options, problems);
  expect((await page.title()) === 'Screening report', `${name}: the title is "${await page.title()}"`);
  problems.push(...(await page.evaluate(overlaps)).map((problem) => `${name}: ${problem}`));
  const { text, curve } = await page.evaluate(() => ({
    text: document.body.textContent,
    curve: document.querySelector('.curve .found').getBoundingClientRect().toJSON(),
  }));
  expect(text.includes(EVIL), `${name}: a hostile criterion is not shown as text`);
  expect(curve.width > 100 && curve.height > 50, `${name}: the recall curve is ${curve.width} by ${curve.height}`);
  for (const box of ['.flow .main rect', '.flow .aside rect']) {
    const ratio = await contrast(page, ['.flow text', 'fill'], [box, 'fill']);
    expect(ratio >= 4.5, `${name}: a contrast of ${ratio.toFixed(1)} in the diagram`);
  }
  await closePage(page, `report-${options.colorScheme}`);
}

await lookInBrowser("The report's page", problems, async (browser, folder) => {
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
});

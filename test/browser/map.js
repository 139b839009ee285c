// Looks at the map's page in a real browser: a part of "npm run test:browser".
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closePage, contrast, lookInBrowser, openPage, papersIn, SEED } from './browser.js';

const EVIL = `</title></text><script>document.title='owned'</script><img src=x onerror="document.title='owned'">`;
const problems = [];

function expect(holds, what) {
  if (!holds) problems.push(what);
}

/** A map of the seed and of a hostile title, some papers of which are decided. */
function mapOfSeed(folder) {
  const papers = papersIn(folder);
  papers('Ada', '', 'init');
  papers('Ada', '', 'import', SEED);
  papers('Ada', JSON.stringify([{ title: EVIL, abstract: 'In-context learning of scripts.' }]), 'import', '-');
  papers('Ada', '', 'include', 'cobra-frames');
  papers('Ada', '', 'exclude', 'tart');
  papers('Ada', '', 'map', '-o', 'map.html');
  return pathToFileURL(join(folder, 'map.html')).href;
}

/** What sticks out of the picture, and which labels lie over each other, as the browser has drawn them. */
function misplaced() {
  const found = [];
  const picture = document.querySelector('.map').getBoundingClientRect();
  const isInside = ({ left, right, top, bottom }) =>
    left >= picture.left - 1 && right <= picture.right + 1 && top >= picture.top - 1 && bottom <= picture.bottom + 1;
  for (const part of document.querySelectorAll('.map circle, .map text'))
    if (!isInside(part.getBoundingClientRect())) found.push(`${part.outerHTML} sticks out of the picture`);
  const labels = [...document.querySelectorAll('.map text')];
  labels.forEach((label, index) => {
    const one = label.getBoundingClientRect();
    for (const later of labels.slice(index + 1)) {
      const other = later.getBoundingClientRect();
      const isApart =
        one.right <= other.left ||
        other.right <= one.left ||
        one.bottom <= other.top + 1 ||
        other.bottom <= one.top + 1;
      if (!isApart) found.push(`"${label.textContent}" lies over "${later.textContent}"`);
    }
  });
  return found;
}

/** Goes through the page by Tab alone: what has the focus, in turn, until a paper's link to the map has been followed. */
async function byKeyboard(page, name) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.getAttribute('href'));
  expect(first === '#cluster-0', `${name}: Tab goes to ${first} first, not to the first cluster`);
  const outlined = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  expect(outlined === 'solid', `${name}: what has the focus is not seen`);
  await page.keyboard.press('Enter');
  const heading = await page.evaluate(() => document.activeElement.id);
  expect(heading === 'cluster-0', `${name}: Enter does not lead to the cluster but to "${heading}"`);
  let link = '';
  for (let presses = 0; presses < 4 && !link.startsWith('#dot-'); presses += 1) {
    await page.keyboard.press('Tab');
    link = (await page.evaluate(() => document.activeElement.getAttribute('href'))) ?? '';
  }
  await page.keyboard.press('Enter');
  const lit = await page.evaluate(() => document.querySelector('.dot:target')?.id ?? '');
  expect(`#${lit}` === link && lit !== '', `${name}: "${link}" lights up "${lit}"`);
}

async function look(browser, address, options) {
  const name = JSON.stringify(options);
  const page = await openPage(browser, address, options, problems);
  expect((await page.title()) === 'Map of the papers', `${name}: the title is "${await page.title()}"`);
  problems.push(...(await page.evaluate(misplaced)).map((problem) => `${name}: ${problem}`));
  const { dots, listed, text, told } = await page.evaluate(() => ({
    dots: document.querySelectorAll('.map .dot').length,
    listed: document.querySelectorAll('main li').length,
    text: document.querySelector('main').textContent,
    told: document.querySelector('#map-told').textContent,
  }));
  expect(dots === 76 && listed === 76, `${name}: ${dots} papers are drawn and ${listed} listed, of 76`);
  expect(text.includes(EVIL), `${name}: a hostile title is not shown as text`);
  expect(told.startsWith('76 papers in'), `${name}: a screen reader is told "${told}"`);
  const named = await page.getByRole('img', { name: 'Map of the papers' }).count();
  expect(named === 1, `${name}: the picture has no name for a screen reader`);
  for (const [selector, property] of [
    ['body', 'color'],
    ['main a', 'color'],
    ['.status', 'color'],
    ['.map text', 'fill'],
  ]) {
    const ratio = await contrast(page, [selector, property], ['body', 'backgroundColor']);
    expect(ratio >= 4.5, `${name}: ${selector} has a contrast of ${ratio.toFixed(1)}`);
  }
  await byKeyboard(page, name);
  await closePage(page, `map-${options.colorScheme}`);
}

await lookInBrowser("The map's page", problems, async (browser, folder) => {
  const address = mapOfSeed(folder);
  await look(browser, address, { viewport: { width: 1200, height: 900 }, colorScheme: 'light' });
  await look(browser, address, { viewport: { width: 360, height: 640 }, colorScheme: 'dark' });
  // The check of the check: labels that lie over each other have to be noticed.
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('.map text');
    for (const at of ['x', 'y']) second.setAttribute(at, first.getAttribute(at));
  });
  expect((await page.evaluate(misplaced)).length > 0, 'a label over another goes unnoticed');
});

import { withoutEntities } from '../entities.ts';
import { latexText } from './latex.ts';

/** As publishers and databases export them: `&amp;`, `\&amp;`, `{\&}amp;`, `{\&}\#x2013;`. */
const ENTITY = /(?:\{\\&\}|\\?&)((?:(?:\{\\#\}|\\?#)(?:\d{1,7}|x[\da-f]{1,6})|[a-z]\w{1,31});)/gi;

function decoded(source: string): string {
  return source.replace(ENTITY, (whole, name: string) => {
    const entity = `&${name.replace(/[{}\\]/g, '')}`;
    const sign = withoutEntities(entity);
    if (sign === entity) return whole;
    return /^\s$/.test(sign) ? '~' : latexText(sign);
  });
}

/** TeX of a field whose program took it from HTML, with the signs that its entities stand for; some are made twice (`&amp;lt;`). */
export function texWithoutEntities(source: string): string {
  return source.includes('&') ? decoded(decoded(source)) : source;
}

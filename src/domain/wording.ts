export { grouped } from '../text/grouped.ts';

/** A share as a percentage, never rounded up to more than it is. */
export function percent(share: number): string {
  const points = Math.floor(share * 1000 + 1e-9) / 10;
  return `${points}%`;
}

/** A p-value as papers print it. */
export function pValueText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

/** Cohen's kappa as papers print it. */
export function kappaText(kappa: number | undefined): string {
  // The addition turns -0 into 0.
  return kappa === undefined ? 'not defined' : (Math.round(kappa * 100) / 100 + 0).toFixed(2);
}

import { COMUNI_LOMBARDIA } from './comuni-lombardia.js';

const LOMBARDI: ReadonlySet<string> = new Set(COMUNI_LOMBARDIA.map(({ istat }) => istat));
const PROVINCE_LOMBARDE: ReadonlySet<string> = new Set(COMUNI_LOMBARDIA.map(({ istat }) => istat.slice(0, 3)));
/** The last number that ISTAT has given to a province: those of Sardinia, renumbered from 1 January 2026. */
const ULTIMA_PROVINCIA = 119;

/**
 * Whether a Comune may have this ISTAT code: three digits of the province, three of the Comune. Of Lombardy all the Comuni active
 * today are known (where one has ceased, one lives in what took its place); of the rest of Italy, only which provinces there are.
 */
export function comuneEsistente(istat: string): boolean {
  const [provincia, comune] = [istat.slice(0, 3), istat.slice(3)];
  if (PROVINCE_LOMBARDE.has(provincia)) return LOMBARDI.has(istat);
  return (
    /^\d{6}$/.test(istat) && Number(provincia) >= 1 && Number(provincia) <= ULTIMA_PROVINCIA && Number(comune) >= 1
  );
}

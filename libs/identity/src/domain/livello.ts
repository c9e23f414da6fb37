import type { Attore } from '#storia';

const SPID = /^https:\/\/www\.spid\.gov\.it\/SpidL([123])$/;
/** Regulation (EU) 910/2014, article 8: to the three levels correspond, in order, those of SPID (DPCM 24/10/2014, article 6). */
const EIDAS = ['low', 'substantial', 'high'].map((livello) => `http://eidas.europa.eu/LoA/${livello}`);
/** RFC 8176: a key in hardware; something more than one factor. */
const HARDWARE = ['hwk', 'sc'];
const SECONDO_FATTORE = ['mfa', 'otp', 'sms', 'swk'];

/**
 * The level of assurance the issuer declares. `acr` as SPID and CIE write it (AgID, Linee guida OpenID Connect in SPID, §
 * acr_values), or as eIDAS nodes do, or else what `amr` tells of the method (RFC 8176). Anything else counts as a password.
 */
export function livelloDi({ acr, amr }: Readonly<Record<string, unknown>>): Attore['livello'] {
  const spid = typeof acr === 'string' ? SPID.exec(acr)?.[1] : undefined;
  if (spid) return Number(spid) as Attore['livello'];
  const eidas = EIDAS.indexOf(acr as string) + 1;
  if (eidas > 0) return eidas as Attore['livello'];
  const metodi = Array.isArray(amr) ? amr : [];
  if (metodi.some((m) => HARDWARE.includes(m))) return 3;
  return metodi.some((m) => SECONDO_FATTORE.includes(m)) ? 2 : 1;
}

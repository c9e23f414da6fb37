import type { Dominio, Progetto, StatoCartella, Valutazione, VersioneDiProgetto } from '../api/tipi.ts';

/** What the forms of progetto and interventi read from the state. The rules are on the server: these only prepare choices. */
const cicloCorrente = (stato: StatoCartella): number => stato.cicli.length - 1;

export const delCiclo = <T extends { readonly ciclo: number }>(stato: StatoCartella, cose: readonly T[]): T[] =>
  cose.filter((c) => c.ciclo === cicloCorrente(stato));

export const valutazioniConcluse = (stato: StatoCartella): Valutazione[] =>
  delCiclo(stato, stato.valutazioni).filter((v) => v.conclusaIl !== null);

export const ultimaVersione = (progetto: Progetto): VersioneDiProgetto | undefined => progetto.versioni.at(-1);

export const versioneInVigore = (progetto: Progetto): VersioneDiProgetto | undefined =>
  progetto.versioni.findLast((v) => v.stato === 'sottoscritta');

/** The versions under which an intervento can be authorised. */
export function progettiAutorizzabili(stato: StatoCartella): { progetto: Progetto; versione: VersioneDiProgetto }[] {
  return delCiclo(stato, stato.progetti).flatMap((progetto) => {
    const ultima = ultimaVersione(progetto);
    const versione = ultima?.stato === 'approvata' ? ultima : versioneInVigore(progetto);
    return versione ? [{ progetto, versione }] : [];
  });
}

/** Critical dimensions of the cited valutazione without a goal (rule 4). */
export function dimensioniScoperte(
  stato: StatoCartella,
  valutazione: string | null,
  obiettivi: readonly { readonly dimensione: Dominio | string }[],
): Dominio[] {
  const critiche = stato.valutazioni.find((v) => v.id === valutazione)?.dimensioniCritiche ?? [];
  return critiche.filter((d) => !obiettivi.some((o) => o.dimensione === d));
}

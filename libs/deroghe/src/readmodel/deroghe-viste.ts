import type { EntityManager } from 'typeorm';
import { type Lettore, visibileSql } from '#cartella';
import type { OperatoreNoto } from '#identity';
import { numerati } from '#projections';
import type { StatoDeroga } from '../domain/stato.js';
import { ancoraApre } from '../domain/stato.js';

/** To be examined, escalated and not examined yet, examined. */
export const STATI_ESAME = ['da-esaminare', 'segnalate', 'esaminate'] as const;
export type StatoEsame = (typeof STATI_ESAME)[number];

export interface VoceDeroga {
  readonly id: string;
  readonly revision: number;
  readonly cartella: string;
  readonly persona: { readonly id: string; readonly cognome?: string; readonly nome?: string };
  readonly comune: string | null;
  readonly area: string | null;
  readonly caseManager: string | null;
  readonly assegnataA: string | null;
  readonly operatore: string;
  readonly ruolo: string;
  readonly ente: string;
  /** Null once the case has been erased. */
  readonly motivo: string | null;
  readonly apertaIl: string;
  readonly scade: string;
  readonly conclusaIl: string | null;
  /** Whether it opens the case now to who opened it. */
  readonly inCorso: boolean;
  /** How many the same operator had opened on the same case before this one. */
  readonly precedenti: number;
  readonly vistaDa: readonly string[];
  readonly esame: StatoDeroga['esame'];
  readonly segnalazione: StatoDeroga['segnalazione'];
}

interface Riga {
  readonly id: string;
  readonly revision: number;
  readonly cartella: string;
  readonly stato: StatoDeroga;
  readonly persona: string | null;
  readonly cognome: string | null;
  readonly nome: string | null;
  readonly area: string | null;
  readonly case_manager: string | null;
  readonly assegnata_a: string | null;
  readonly precedenti: number;
}

const DOVE: Readonly<Record<StatoEsame, string>> = {
  'da-esaminare': 'NOT d.esaminata AND NOT d.segnalata',
  segnalate: 'd.segnalata AND NOT d.esaminata',
  esaminate: 'd.esaminata',
};

export interface ElencoDeroghe {
  readonly totale: number;
  readonly deroghe: readonly VoceDeroga[];
}

/** Those of the cases that a reader may see, or of one case that the gate has already judged; the last first. */
export async function derogheViste(
  m: EntityManager,
  adesso: Date,
  operatori: readonly OperatoreNoto[],
  di: { readonly lettore: Lettore; readonly stato?: StatoEsame | undefined } | { readonly cartella: string },
  { pagina, per }: { readonly pagina: number; readonly per: number },
): Promise<ElencoDeroghe> {
  const parametri: unknown[] = [];
  const p = numerati(parametri);
  const dove =
    'cartella' in di
      ? `d.cartella = ${p(di.cartella)}`
      : `${di.stato ? DOVE[di.stato] : 'true'} AND ${visibileSql(di.lettore, 'c', p)}`;
  const [conto]: { n: number }[] = await m.query(
    `SELECT count(*)::int AS n FROM letture.deroga d JOIN letture.cartella c ON c.id = d.cartella WHERE ${dove}`,
    parametri,
  );
  const limiti = `LIMIT ${p(per)} OFFSET ${p((pagina - 1) * per)}`;
  const righe: Riga[] = await m.query(
    `SELECT d.id, d.revision, d.cartella, d.stato, c.persona, p.cognome, p.nome, c.area, c.case_manager, c.assegnata_a,
       (SELECT count(*)::int FROM letture.deroga a
         WHERE a.cartella = d.cartella AND a.operatore = d.operatore AND a.aperta_il < d.aperta_il) AS precedenti
     FROM letture.deroga d
     JOIN letture.cartella c ON c.id = d.cartella
     LEFT JOIN letture.persona p ON p.id = c.persona
     WHERE ${dove}
     ORDER BY d.aperta_il DESC, d.id DESC ${limiti}`,
    parametri,
  );
  const attivi = new Map(operatori.filter((o) => o.attivo).map((o) => [o.id, o]));
  return { totale: conto!.n, deroghe: righe.map((r) => voceDi(r, adesso, attivi)) };
}

const voceDi = (riga: Riga, adesso: Date, attivi: ReadonlyMap<string, OperatoreNoto>): VoceDeroga => {
  const { stato } = riga;
  return {
    id: riga.id,
    revision: riga.revision,
    cartella: riga.cartella,
    persona: {
      id: riga.persona ?? '',
      ...(riga.cognome && { cognome: riga.cognome }),
      ...(riga.nome && { nome: riga.nome }),
    },
    comune: stato.comune,
    area: riga.area,
    caseManager: riga.case_manager,
    assegnataA: riga.assegnata_a,
    operatore: stato.operatore ?? '',
    ruolo: stato.ruolo ?? '',
    ente: stato.ente ?? '',
    motivo: stato.motivo ?? null,
    apertaIl: stato.apertaIl ?? '',
    scade: stato.scade ?? '',
    conclusaIl: stato.conclusaIl,
    inCorso: ancoraApre(stato, adesso, attivi.get(stato.operatore ?? '')),
    precedenti: riga.precedenti,
    vistaDa: stato.vistaDa,
    esame: stato.esame,
    segnalazione: stato.segnalazione,
  };
};

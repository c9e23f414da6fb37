import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { ContestoRichiesta, Mostrato, Nesso, Registrata } from '#identity';
import { accessi, cartelle, comuniDi, Richiesta, vede } from '#identity';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture } from '#projections';
import { type DataCivile, giornoARoma, rifiuto } from '#storia';
import { Vault } from '#vault';
import type { ConsultazioneVista } from '../consultazioni/consultazione-vista.js';
import { vista } from '../consultazioni/consultazione-vista.js';
import type { Modo } from '../consultazioni/modo.js';
import { cercaConsultazioni } from '../consultazioni/ricerca-consultazioni.js';
import { RegistroConsultazioni } from '../consultazioni/registro-consultazioni.js';
import { codiceOperatore } from './codice-operatore.js';
import { UltimoCheckpoint } from './ultimo-checkpoint.js';

/** One consultation, as the person it was about is told of it. */
export interface VoceRisposta {
  readonly seq: number;
  readonly quando: string;
  readonly ente: string;
  readonly ruolo: string;
  /** Stands for the operator: see `codice-operatore.ts`. */
  readonly operatore: string;
  readonly cosa: string;
  readonly modo: Modo;
  readonly nesso: Nesso | null;
  readonly istante: ConsultazioneVista['istante'];
  readonly motivo: string | null;
}

export interface RispostaAllaPersona {
  /** Place of this very answer in the chain of consultations, and year. */
  readonly numero: string;
  /** UTC instant. */
  readonly data: string;
  readonly persona: {
    readonly id: string;
    readonly cognome: string | null;
    readonly nome: string | null;
    readonly nascita: string | null;
  };
  readonly dal: DataCivile | null;
  readonly al: DataCivile | null;
  readonly totale: number;
  /** All of them, the first first; only the last ones if they are more than one answer can hold. */
  readonly voci: readonly VoceRisposta[];
  readonly checkpoint: { readonly ora: string; readonly consultazioni: number } | null;
}

const MASSIMO = 10_000;
const NON_DI_TUTTO = rifiuto(
  'non-permesso',
  'La risposta alla persona si prepara intera: il tuo mandato non comprende tutto ciò che la riguarda.',
);

/**
 * The answer to a person who asks who has consulted their data (GDPR art. 15). It says when, what, for whom and why, not
 * which employee: CGUE C-579/21 gives the person the former, and the latter only where the rights cannot be exercised
 * without. Handing it over is a consultation as well, and its number is its place in the register.
 *
 * A partial answer would be false, and a count tells of what is hidden: who does not reach all there is of the person does
 * not prepare it.
 */
export class RispondiAllaPersona extends Richiesta<RispostaAllaPersona> {
  readonly azione = 'vedi-consultazioni-persona' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly persona: string,
    readonly periodo: { readonly dal?: DataCivile; readonly al?: DataCivile },
  ) {
    super(contesto);
    this.risorsa = { tipo: 'persona', id: persona } as const;
  }

  override cosa() {
    return { dal: this.periodo.dal ?? null, al: this.periodo.al ?? null };
  }

  override registrata(risposta: RispostaAllaPersona, { seq, quando }: Registrata): RispostaAllaPersona {
    return { ...risposta, numero: `${seq}/${giornoARoma(new Date(quando)).slice(0, 4)}`, data: quando };
  }
}

@QueryHandler(RispondiAllaPersona)
export class RispondiAllaPersonaHandler implements IQueryHandler<RispondiAllaPersona> {
  constructor(
    private readonly registro: RegistroConsultazioni,
    private readonly letture: Letture,
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly checkpoint: UltimoCheckpoint,
    private readonly orologio: Orologio,
  ) {}

  async execute(richiesta: RispondiAllaPersona): Promise<RispostaAllaPersona> {
    if (!this.arrivaATutto(richiesta)) throw new RifiutoHttp(NON_DI_TUTTO, 403);
    const { contesto, persona, periodo } = richiesta;
    const { ambito } = contesto.operatore;
    const [primo] = await this.store.leggiStream(ambito, persona);
    const segreto = await this.vault.segreto('codici-operatore');
    const { totale, voci, nome } = await leggi(this.letture, ambito, async (m) => {
      const sue: { tipo: Mostrato['tipo']; id: string }[] = await m.query(
        `SELECT 'cartella' AS tipo, id FROM letture.cartella WHERE persona = $1
         UNION ALL SELECT 'accesso', id FROM letture.accesso WHERE persona = $1`,
        [persona],
      );
      const di = (tipo: string) => sue.filter((s) => s.tipo === tipo).map((s) => s.id);
      const [nome]: { cognome: string | null; nome: string | null; nascita: string | null }[] = await m.query(
        'SELECT cognome, nome, nascita FROM letture.persona WHERE id = $1',
        [persona],
      );
      const trovate = await cercaConsultazioni((sql, valori) => m.query(sql, [...valori]), ambito, {
        ...periodo,
        soggetti: [{ tipo: 'persona', id: persona }, ...cartelle(di('cartella')), ...accessi(di('accesso'))],
        daQuando: primo?.registratoIl ?? null,
        pagina: 1,
        per: MASSIMO,
      });
      return { ...trovate, nome };
    });
    return {
      numero: '',
      data: '',
      persona: {
        id: persona,
        cognome: nome?.cognome ?? null,
        nome: nome?.nome ?? null,
        nascita: nome?.nascita ?? null,
      },
      dal: periodo.dal ?? null,
      al: periodo.al ?? null,
      totale,
      voci: (await this.registro.apri(ambito, voci)).reverse().map((c) => {
        const { seq, quando, ente, ruolo, cosa, modo, nesso, istante, motivo } = vista(c, []);
        const operatore = codiceOperatore(segreto, persona, c.operatore);
        return { seq, quando, ente, ruolo, operatore, cosa, modo, nesso, istante, motivo };
      }),
      checkpoint: await this.checkpoint.per(ambito),
    };
  }

  private arrivaATutto({ contesto: { operatore }, azione, fatti }: RispondiAllaPersona): boolean {
    const oggi = giornoARoma(this.orologio.adesso());
    const comuni = comuniDi(operatore, azione, oggi);
    const { comuni: suoi = [], comuniDiAccesso = [], casi = [] } = fatti ?? {};
    return (
      [...suoi, ...comuniDiAccesso].every((c) => comuni?.includes(c) ?? true) &&
      casi.every((c) => vede(operatore, c, oggi))
    );
  }
}

import { randomUUID } from 'node:crypto';
import type { OperatoreDiEsempio } from '../../operatori-esempio.js';
import type { Operatori, TrattoRegistrato, VoceDelRegistro } from '../operatori.js';

/** A register without a log behind: each writing is as another event of the same operator. */
export class RegistroDiProva {
  private readonly streams = new Map<string, { readonly id: string; revision: number }>();

  constructor(private readonly operatori: Operatori) {}

  async iscrivi(
    ambito: { readonly id: string; readonly nome: string },
    operatori: readonly OperatoreDiEsempio[],
    tratto: Partial<TrattoRegistrato> = {},
  ): Promise<void> {
    await this.operatori.registraAmbito(ambito);
    await this.operatori.registra(
      ambito.id,
      operatori.map((o) => this.voce(ambito.id, o, tratto)),
    );
  }

  private voce(ambito: string, o: OperatoreDiEsempio, tratto: Partial<TrattoRegistrato>): VoceDelRegistro {
    const nome = `${ambito}|${o.id}`;
    const stream = this.streams.get(nome) ?? { id: randomUUID(), revision: -1 };
    stream.revision++;
    this.streams.set(nome, stream);
    const { ruolo, ente, tipoEnte, professione, comuni, squadra = null, mandato = null } = o;
    return {
      id: o.id,
      stream: stream.id,
      revision: stream.revision,
      soggetto: o.soggetto,
      nome: o.nome,
      tratti: [
        {
          dal: '2020-01-01',
          al: null,
          attivo: true,
          ruolo,
          ente,
          tipoEnte,
          professione,
          comuni,
          squadra,
          mandato,
          ...tratto,
        },
      ],
    };
  }
}

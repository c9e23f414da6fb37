import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { RifiutoCheMostra } from '#archivio';
import { chiesto, derogaDi, RegistroLetture, type Richiesta } from '#identity';
import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';

const NON_REGISTRATA = rifiuto(
  'consultazione-non-registrata',
  'La consultazione non si può registrare, quindi non avviene. Riprova fra poco.',
);

/**
 * Who is refused a write may be told what happened meanwhile, or who is already there: that is a reading, whatever was being
 * written, and is on record before it is told. It stands inside every command bus, as the gate does; what the gate refuses
 * never comes here.
 */
@Injectable()
export class RifiutiCheMostrano implements OnModuleInit {
  constructor(
    private readonly riferimento: ModuleRef,
    private readonly letture: RegistroLetture,
  ) {}

  onModuleInit(): void {
    for (const bus of new Set(this.riferimento.get(CommandBus, { strict: false, each: true }))) {
      const esegui = bus.execute.bind(bus) as (richiesta: Richiesta, contesto?: unknown) => Promise<never>;
      bus.execute = (richiesta: object, contesto?: unknown) =>
        esegui(richiesta as Richiesta, contesto).catch(async (no: unknown) => {
          if (no instanceof RifiutoCheMostra && no.mostrati.length > 0) await this.annota(richiesta as Richiesta, no);
          throw no;
        });
    }
  }

  /**
   * What was asked about is the subject only where it is what is told of: the reason why one is written about is not for
   * another to read.
   */
  private async annota({ azione, risorsa, contesto, fatti, nesso }: Richiesta, no: RifiutoCheMostra): Promise<void> {
    const { id: operatore, ambito, ruolo, ente, livello } = contesto.operatore;
    const suo = chiesto(risorsa).find(({ id }) => no.mostrati.some((m) => m.id === id));
    const inDeroga = suo &&
      nesso === 'deroga' && { deroga: (fatti && derogaDi(contesto.operatore, fatti)?.id) ?? null };
    await this.letture
      .registra({
        ambito,
        operatore,
        ruolo,
        ente,
        livello,
        azione,
        soggetto: suo ?? { tipo: 'nessuna', id: null },
        nesso: suo ? nesso : null,
        mostrati: no.mostrati,
        cosa: { rifiuto: no.rifiuto.codice, ...inDeroga },
        parole: null,
        motivo: contesto.motivo ?? null,
        correlazione: contesto.correlazione,
      })
      .catch((causa: unknown) => {
        throw new RifiutoHttp(NON_REGISTRATA, 503, causa);
      });
  }
}

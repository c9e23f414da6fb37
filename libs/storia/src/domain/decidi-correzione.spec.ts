import type { ComandoCorrezione, RegoleDiCorrezione, RettificaEvento } from './decidi-correzione.js';
import { decidiCorrezione } from './decidi-correzione.js';
import type { Storico } from './evento.js';
import type { StatoPorta } from './prova/porta.js';
import { annullato, aperta, passano, porta, rettificato, storiaDi } from './prova/porta.js';
import { rifiutaSe } from './rifiuto.js';

const contesto = { attore: { id: 'b', ruolo: 'r', ente: 'x', livello: 1 as const }, oggi: '2026-02-28' };
const storia = storiaDi(aperta('2026-01-01'), passano('2026-01-03', 6));
const correggi = (comando: ComandoCorrezione, regole?: RegoleDiCorrezione<StatoPorta>, su = storia) =>
  decidiCorrezione(su as readonly Storico[], comando, contesto, porta.iniziale, regole);
const rettifica = (cambia: Partial<RettificaEvento>): ComandoCorrezione => ({
  atto: 'rettifica-evento',
  evento: 'e2',
  motivo: 'Contati male.',
  ...cambia,
});

describe('rettificare un fatto', () => {
  it('è un altro fatto, di oggi, che dice che cosa cambia e perché', () => {
    expect(correggi(rettifica({ avvenutoIl: '2026-01-04', comune: '017160', modifiche: { persone: 5 } }))).toEqual([
      {
        tipo: 'EventoRettificato',
        avvenutoIl: '2026-02-28',
        dati: {
          evento: 'e2',
          tipoCorretto: 'PassaggioContato',
          motivo: 'Contati male.',
          avvenutoIl: '2026-01-04',
          comune: '017160',
          modifiche: { persone: 5 },
        },
      },
    ]);
  });

  it('vuole un motivo, un fatto che esista e qualcosa che cambi', () => {
    expect(correggi(rettifica({ motivo: ' ', comune: '017160' }))).toMatchObject({ codice: 'motivo-mancante' });
    expect(correggi(rettifica({ evento: 'e9', comune: '017160' }))).toMatchObject({ codice: 'evento-inesistente' });
    expect(correggi(rettifica({}))).toMatchObject({ codice: 'rettifica-vuota' });
    expect(correggi(rettifica({ modifiche: {} }))).toMatchObject({ codice: 'rettifica-vuota' });
    expect(correggi(rettifica({ avvenutoIl: '2026-02-30' }))).toMatchObject({ codice: 'data-non-valida' });
    expect(correggi(rettifica({ comune: 'Iseo' }))).toMatchObject({ codice: 'comune-non-valido' });
  });

  it('non ripete ciò che è già registrato; di ciò che è sigillato non lo si può dire', () => {
    const regole = { catalogo: { PassaggioContato: { chiari: ['persone', 'chi'] } } };
    const senzaEffetto = { codice: 'rettifica-senza-effetto' };
    for (const uguale of [
      { avvenutoIl: '2026-01-03' },
      { comune: '017206' },
      { modifiche: { persone: 6 } },
      { avvenutoIl: '2026-01-03', comune: '017206', modifiche: { persone: 6, chi: null } },
    ]) {
      expect(correggi(rettifica(uguale), regole)).toMatchObject(senzaEffetto);
      // One thing that changes is enough.
      expect(correggi(rettifica({ ...uguale, comune: '017160' }), regole)).toHaveLength(1);
    }
    expect(correggi(rettifica({ avvenutoIl: '2026-01-03T10:00' }), regole)).toHaveLength(1);
    expect(correggi(rettifica({ modifiche: { nota: 'in fila' } }), regole)).toHaveLength(1);
    // Against what is in force, and not against what was first written.
    const su = storiaDi(
      aperta('2026-01-01'),
      passano('2026-01-03', 6),
      rettificato('e2', { modifiche: { persone: 5 } }),
    );
    expect(correggi(rettifica({ modifiche: { persone: 5 } }), regole, su)).toMatchObject(senzaEffetto);
    expect(correggi(rettifica({ modifiche: { persone: 6 } }), regole, su)).toHaveLength(1);
    const annullata = [...su, ...storiaDi(su[0]!, su[1]!, su[2]!, annullato('e3')).slice(3)];
    expect(correggi(rettifica({ modifiche: { persone: 5 } }), regole, annullata)).toHaveLength(1);
  });

  it('si giudica con ciò che ne consegue: gli stessi dati possono dare un altro calcolo', () => {
    const conCalcolo = (nota: string): RegoleDiCorrezione<StatoPorta> => ({
      catalogo: { PassaggioContato: { chiari: ['persone', 'nota'] } },
      completa: (_stato, _attuale, _corretto, comando) => ({ ...comando, modifiche: { ...comando.modifiche, nota } }),
    });
    expect(correggi(rettifica({ modifiche: { persone: 6 } }), conCalcolo('in fila'))).toMatchObject({
      codice: 'rettifica-senza-effetto',
    });
    expect(correggi(rettifica({ modifiche: { persone: 6 } }), conCalcolo('alla spicciolata'))).toHaveLength(1);
  });

  it('confronta liste e oggetti per ciò che contengono', () => {
    const gruppi = [{ chi: 'a', persone: [1, 2] }];
    const [prima, dopo] = [aperta('2026-01-01'), passano('2026-01-03', 6)];
    const su = storiaDi(prima, { ...dopo, dati: { ...dopo.dati, gruppi } } as never);
    const regole = { catalogo: { PassaggioContato: { chiari: ['gruppi'] } } };
    const conGruppi = (altri: unknown) => correggi(rettifica({ modifiche: { gruppi: altri } }), regole, su);
    expect(conGruppi([{ persone: [1, 2], chi: 'a' }])).toMatchObject({ codice: 'rettifica-senza-effetto' });
    for (const altri of [[{ persone: [2, 1], chi: 'a' }], [{ chi: 'a' }], [...gruppi, ...gruppi], []]) {
      expect(conGruppi(altri)).toHaveLength(1);
    }
  });

  it('nomina solo campi che il fatto ha', () => {
    for (const nome of ['inventato', '__proto__', 'constructor']) {
      const modifiche = JSON.parse(`{"${nome}": 1}`) as Record<string, unknown>;
      expect(correggi(rettifica({ modifiche }))).toMatchObject({
        codice: 'campo-inesistente',
        dettagli: { campo: nome },
      });
    }
  });

  it('lascia a ogni campo la sua forma', () => {
    for (const persone of ['6', null, [6], { n: 6 }]) {
      expect(correggi(rettifica({ modifiche: { persone } }))).toMatchObject({ codice: 'dato-non-valido' });
    }
    expect(correggi(rettifica({ modifiche: { nota: '  ' } }))).toMatchObject({ codice: 'dato-non-valido' });
    expect(correggi(rettifica({ modifiche: { chi: 'qualcuno' } }))).toHaveLength(1);
  });

  it('guarda il fatto come le rettifiche in vigore l’hanno fatto', () => {
    const su = storiaDi(
      aperta('2026-01-01'),
      passano('2026-01-03', 6),
      rettificato('e2', { modifiche: { chi: 'qualcuno' } }),
    );
    expect(correggi(rettifica({ modifiche: { chi: null } }), {}, su)).toMatchObject({ codice: 'dato-non-valido' });
  });

  it('segue le regole della categoria: campi fissi, calcolati, forme, chi può, che cosa ne consegue', () => {
    const regole: RegoleDiCorrezione<StatoPorta> = {
      campo: (_, nome) =>
        nome === 'chi' ? 'fisso' : nome === 'nota' ? 'calcolato' : nome === 'persone' ? Number.isInteger : undefined,
      consente: (_, fatto, { attore }) =>
        rifiutaSe(fatto.tipo === 'PortaAperta' && attore.id === 'b', 'non-tu', 'Tocca a un’altra persona.'),
      completa: (_, attuale, corretto, comando) => ({
        ...comando,
        modifiche: {
          ...comando.modifiche,
          nota: `da ${(attuale.dati as { persone: number }).persone} a ${(corretto.dati as { persone: number }).persone}`,
        },
      }),
    };
    expect(correggi(rettifica({ modifiche: { chi: 'x' } }), regole)).toMatchObject({
      codice: 'campo-non-modificabile',
    });
    expect(correggi(rettifica({ modifiche: { nota: 'x' } }), regole)).toMatchObject({ codice: 'campo-calcolato' });
    expect(correggi(rettifica({ modifiche: { persone: 1.5 } }), regole)).toMatchObject({ codice: 'dato-non-valido' });
    expect(correggi(rettifica({ modifiche: { altro: 1 } }), regole)).toMatchObject({ codice: 'campo-inesistente' });
    expect(correggi(rettifica({ modifiche: { persone: 5 } }), regole)).toMatchObject([
      { dati: { modifiche: { persone: 5, nota: 'da 6 a 5' } } },
    ]);
    expect(correggi({ atto: 'annulla-evento', evento: 'e1', motivo: 'x' }, regole)).toMatchObject({ codice: 'non-tu' });
    const annullata = storiaDi(aperta('2026-01-01'), annullato('e1'));
    expect(correggi({ atto: 'annulla-evento', evento: 'e2', motivo: 'x' }, regole, annullata)).toMatchObject({
      codice: 'non-tu',
    });
  });
});

describe('annullare un fatto', () => {
  const annulla = (evento: string): ComandoCorrezione => ({ atto: 'annulla-evento', evento, motivo: 'Mai avvenuto.' });

  it('vale per un fatto e per una correzione, una volta sola', () => {
    expect(correggi(annulla('e2'))).toEqual([
      {
        tipo: 'EventoAnnullato',
        avvenutoIl: '2026-02-28',
        dati: { evento: 'e2', tipoCorretto: 'PassaggioContato', motivo: 'Mai avvenuto.' },
      },
    ]);
    const su = storiaDi(aperta('2026-01-01'), passano('2026-01-03', 6), annullato('e2'));
    expect(correggi(annulla('e2'), {}, su)).toMatchObject({ codice: 'evento-gia-annullato' });
    expect(correggi(rettifica({ comune: '017160' }), {}, su)).toMatchObject({ codice: 'evento-gia-annullato' });
    expect(correggi(annulla('e3'), {}, su)).toMatchObject([{ dati: { tipoCorretto: 'EventoAnnullato' } }]);
    expect(correggi(rettifica({ evento: 'e3', comune: '017160' }), {}, su)).toMatchObject({
      codice: 'correzione-non-rettificabile',
    });
  });
});

import type { Catalogo, DataCivile, DatiPersonaliDistrutti, Decider } from '#storia';

interface ComandoDistruzione {
  readonly atto: 'attesta-distruzione';
  readonly il: DataCivile;
  readonly dati: DatiPersonaliDistrutti['dati'];
}

/** No rule is left to check: the keys are already gone, and this says so in a stream of whatever category. */
export const distruzione: Decider<{ readonly comune: string }, ComandoDistruzione, DatiPersonaliDistrutti> = {
  iniziale: { comune: '' },
  decidi: (_, { il, dati }) => [{ tipo: 'DatiPersonaliDistrutti', avvenutoIl: il, dati }],
  ammetti: () => undefined,
  evolvi: (_, { comune }) => ({ comune }),
};

export const CATALOGO_DISTRUZIONE: Catalogo<DatiPersonaliDistrutti> = {
  DatiPersonaliDistrutti: {
    versione: 1,
    titolo: 'Dati personali cancellati',
    traguardo: true,
    chiari: ['cancellazione', 'persona', 'autorizzazione', 'chiavi'],
    testi: [],
  },
};

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, dati } from './client.ts';
import type {
  Consultazione,
  FiltriCartelle,
  FiltriLetture,
  Istante,
  Periodo,
  RicercaPersone,
  SceltaLeps,
  SchedaCartella,
  StatoEsame,
} from './tipi.ts';

/** The questions the pages ask, each with its key. Keys begin with the thing, so that an act can refresh it. */
export const leggiNomenclatore = () =>
  queryOptions({
    queryKey: ['nomenclatore'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => dati(await api.GET('/api/nomenclatore', { signal })),
  });

export const leggiPermessi = () =>
  queryOptions({
    queryKey: ['permessi'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => dati(await api.GET('/api/permessi', { signal })),
  });

export const leggiOperatori = () =>
  queryOptions({
    queryKey: ['operatori'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => dati(await api.GET('/api/operatori', { signal })),
  });

export const leggiScrivania = () =>
  queryOptions({
    queryKey: ['scrivania'],
    queryFn: async ({ signal }) => dati(await api.GET('/api/scrivania', { signal })),
  });

export const cercaPersone = (ricerca: RicercaPersone) =>
  queryOptions({
    queryKey: ['ricerca-persone', ricerca],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => dati(await api.POST('/api/persone/ricerca', { body: ricerca, signal })).persone,
  });

export const leggiPersona = (id: string) =>
  queryOptions({
    queryKey: ['persona', id],
    queryFn: async ({ signal }) => dati(await api.GET('/api/persone/{id}', { params: { path: { id } }, signal })),
  });

/** Asked again while the traces of an erasure are being taken away. */
export const leggiCancellazione = (id: string) =>
  queryOptions({
    queryKey: ['persona', id, 'cancellazione'],
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/persone/{id}/cancellazione', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.cancellazioni.some((c) => c.tracce && !c.tracce.ripuliteIl) ? 2_000 : false,
  });

export const leggiAccessiAperti = () =>
  queryOptions({
    queryKey: ['accessi', 'aperti'],
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/accessi', { params: { query: { stato: 'aperti' } }, signal })).accessi,
  });

export const leggiAccesso = (id: string) =>
  queryOptions({
    queryKey: ['accesso', id],
    queryFn: async ({ signal }) => dati(await api.GET('/api/accessi/{id}', { params: { path: { id } }, signal })),
  });

export const leggiCartelle = (filtri: FiltriCartelle) =>
  queryOptions({
    queryKey: ['cartelle', filtri],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => dati(await api.GET('/api/cartelle', { params: { query: filtri }, signal })),
  });

export const leggiScheda = (id: string, istante: Istante = {}) =>
  queryOptions<SchedaCartella>({
    queryKey: ['cartella', id, 'scheda', istante],
    // Another instant of the same case may stand in while one waits; another case, never.
    placeholderData: (prima) => (prima?.id === id ? prima : undefined),
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/cartelle/{id}', { params: { path: { id }, query: istante }, signal })),
  });

export const leggiCronologia = (id: string, istante: Istante = {}) =>
  queryOptions({
    queryKey: ['cartella', id, 'cronologia', istante],
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/cartelle/{id}/cronologia', { params: { path: { id }, query: istante }, signal })).voci,
  });

export const leggiPassi = (id: string) =>
  queryOptions({
    queryKey: ['cartella', id, 'passi'],
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/cartelle/{id}/passi', { params: { path: { id } }, signal })),
  });

export const leggiConsultazioni = (id: string, filtri: FiltriLetture) =>
  queryOptions({
    queryKey: ['cartella', id, 'consultazioni', filtri],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/cartelle/{id}/consultazioni', { params: { path: { id }, query: filtri }, signal })),
  });

/** All those of a case, however many the pages. */
export async function tutteLeConsultazioni(id: string, filtri: FiltriLetture): Promise<Consultazione[]> {
  const tutte: Consultazione[] = [];
  for (let pagina = 1, totale = 1; tutte.length < totale; pagina++) {
    const query = { ...filtri, pagina, per: 1_000 };
    const elenco = dati(await api.GET('/api/cartelle/{id}/consultazioni', { params: { path: { id }, query } }));
    if (elenco.voci.length === 0) break;
    tutte.push(...elenco.voci);
    totale = elenco.totale;
  }
  return tutte;
}

export const cercaLetture = (filtri: FiltriLetture & { quali?: 'senza-nesso' }) =>
  queryOptions({
    queryKey: ['letture', filtri],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => dati(await api.GET('/api/revisione/letture', { params: { query: filtri }, signal })),
  });

export const leggiRisposta = (id: string, periodo: Periodo) =>
  queryOptions({
    queryKey: ['risposta', id, periodo],
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/persone/{id}/consultazioni', { params: { path: { id }, query: periodo }, signal })),
  });

/** One's own accesses beyond one's scope. */
export const leggiMieDeroghe = () =>
  queryOptions({
    queryKey: ['deroghe', 'mie'],
    queryFn: async ({ signal }) => dati(await api.GET('/api/deroghe/mie', { signal })).deroghe,
  });

export const leggiDeroghe = (stato: StatoEsame, pagina = 1, per = 50) =>
  queryOptions({
    queryKey: ['deroghe', stato, pagina, per],
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/deroghe', { params: { query: { stato, pagina, per } }, signal })),
    placeholderData: keepPreviousData,
  });

export const leggiInterventiDellEnte = () =>
  queryOptions({
    queryKey: ['interventi'],
    queryFn: async ({ signal }) => dati(await api.GET('/api/interventi', { signal })).interventi,
  });

export const leggiInterventoDellEnte = (id: string, intervento: string) =>
  queryOptions({
    queryKey: ['interventi', id, intervento],
    queryFn: async ({ signal }) =>
      dati(
        await api.GET('/api/cartelle/{id}/interventi/{intervento}', { params: { path: { id, intervento } }, signal }),
      ),
  });

export const leggiSedute = () =>
  queryOptions({
    queryKey: ['sedute'],
    queryFn: async ({ signal }) => dati(await api.GET('/api/sedute', { signal })).sedute,
  });

export const leggiSeduta = (id: string) =>
  queryOptions({
    queryKey: ['sedute', id],
    queryFn: async ({ signal }) => dati(await api.GET('/api/sedute/{id}', { params: { path: { id } }, signal })),
  });

export const leggiUtenze = () =>
  queryOptions({
    queryKey: ['utenze'],
    queryFn: async ({ signal }) => dati(await api.GET('/api/utenze', { signal })).utenze,
  });

export const leggiUtenza = (id: string) =>
  queryOptions({
    queryKey: ['utenze', id],
    queryFn: async ({ signal }) => dati(await api.GET('/api/utenze/{id}', { params: { path: { id } }, signal })),
  });

export const leggiConsegne = () =>
  queryOptions({
    queryKey: ['consegne'],
    queryFn: async ({ signal }) => dati(await api.GET('/api/consegne', { signal })).consegne,
  });

export const leggiLeps = (scelta: SceltaLeps) =>
  queryOptions({
    queryKey: ['leps', scelta],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => dati(await api.GET('/api/leps', { params: { query: scelta }, signal })),
  });

export const leggiFigura = (codice: string, scelta: SceltaLeps) =>
  queryOptions({
    queryKey: ['leps', codice, scelta],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/leps/{codice}', { params: { path: { codice }, query: scelta }, signal })),
  });

export const verificaIntegrita = () =>
  queryOptions({
    queryKey: ['integrita'],
    gcTime: 0,
    queryFn: async ({ signal }) => dati(await api.GET('/api/revisione/integrita', { signal })),
  });

/** Asked again while something is going on. */
export const leggiLavori = () =>
  queryOptions({
    queryKey: ['lavori'],
    queryFn: async ({ signal }) => dati(await api.GET('/api/lavori', { signal })).lavori,
    refetchInterval: ({ state }) =>
      state.data?.some(({ stato }) => stato === 'in-attesa' || stato === 'in-corso' || stato === 'da-riprovare')
        ? 1_500
        : 10_000,
  });

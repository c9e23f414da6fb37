import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, dati } from './client.ts';
import type { FiltriCartelle, Istante, RicercaPersone, SceltaLeps, SchedaCartella } from './tipi.ts';

/** The questions the pages ask, each with its key. Keys begin with the thing, so that an act can refresh it. */
export const leggiNomenclatore = () =>
  queryOptions({
    queryKey: ['nomenclatore'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => dati(await api.GET('/api/nomenclatore', { signal })),
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

export const leggiConsultazioni = (id: string) =>
  queryOptions({
    queryKey: ['cartella', id, 'consultazioni'],
    queryFn: async ({ signal }) =>
      dati(await api.GET('/api/cartelle/{id}/consultazioni', { params: { path: { id } }, signal })),
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

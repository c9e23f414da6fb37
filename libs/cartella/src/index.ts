export * from './domain/atti-possibili.js';
export * from './domain/cartella.js';
export * from './domain/comandi.js';
export { ALTRO_ENTE, codiceFuoriElenco } from './domain/elenchi.js';
export * from './domain/eventi.js';
export { faseDi } from './domain/fasi.js';
export { FORME as FORME_CARTELLA } from './domain/forma.js';
export { entiIncaricati, incarichi, type Incarico, oreFinoAl } from './domain/incarichi.js';
export * from './domain/mancanze.js';
export * from './domain/scadenze.js';
export type { Fatto } from './domain/sezione.js';
export * from './domain/stato.js';
export * from './domain/strumenti.js';
export { affidamentiDi, FATTI_DI_RISERVATEZZA, responsabiliDi } from './domain/tutele.js';
export { valutazioneDellEquipe } from './domain/valutazione.js';
export * from './domain/vocabolario.js';
export { elenchiDellAmbito } from './application/elenchi-dell-ambito.js';
export { AttoSullaCartella, type NomeAtto } from './application/atto-sulla-cartella.js';
export { VediCartella, VediCronologia, VediPassi, VediScrivania } from './application/interrogazioni.js';
export type { Passo } from './application/interrogazioni.js';
export {
  ElencaInterventiEnte,
  type ElencoInterventiDellEnte,
  VediInterventoEnte,
} from './application/interventi-dell-ente.js';
export { regoleCartella } from './application/regole.js';
export type { DaConsegnare } from './readmodel/da-consegnare.js';
export { TuteleNelleViste } from './application/tutele-nelle-viste.interceptor.js';
export { CartellaModule } from './cartella.module.js';
export { CartellaLetta } from './readmodel/cartella.entity.js';
export type { VoceCronologia } from './readmodel/cronologia.js';
export type { ElencoCartelle, Scrivania, VoceElenco } from './readmodel/elenco.js';
export type { InterventoDellEnteVisto } from './readmodel/intervento-dell-ente.js';
export type { EventoLetto } from './readmodel/evento-letto.js';
export { diChiE, storiaVisibile, visibilitaPer } from './readmodel/eventi-visibili.js';
export { PersoneVisibiliDalleCartelle } from './readmodel/persone-visibili-dalle-cartelle.js';
export { type Lettore, notiSql, vedeAccessoSql, vedeSql, visibileSql } from './readmodel/visibili.js';
export { MIGRAZIONI_CARTELLE } from './readmodel/migrazioni.js';
export { ProiezioneCartelle } from './readmodel/proiezione-cartelle.js';
export type { SchedaCartella } from './readmodel/scheda.js';

#!/usr/bin/env node
// Verifica un fascicolo della Cartella sociale: il registro intero, o una sua parte con le prove di inclusione.
//
//   node verifica-fascicolo.mjs <fascicolo> --chiave-pubblica <file o testo> [--checkpoint <file o cartella>]…
//
// È fatto per essere letto prima di essere creduto: un solo file, nessuna rete, nessun database, nessun pacchetto oltre a
// Node (20.12 o successivo), nessun codice in comune con il programma che scrive i fascicoli. Il formato è descritto in
// docs/fascicolo.md. Le note firmate e i checkpoint sono quelli di c2sp.org/signed-note e c2sp.org/tlog-checkpoint,
// l'albero è quello di RFC 6962 e RFC 9162: si possono controllare anche con strumenti di altri.
//
// La chiave pubblica deve arrivare per una strada diversa dal fascicolo. I checkpoint dati con --checkpoint devono essere
// stati conservati fuori dalla portata di chi tiene il registro: sono i soli a smentire chi ha anche la chiave privata.
//
// Esce con 0 se tutto è in regola, 1 se qualcosa non lo è, 2 se non ha potuto verificare.

import { createPublicKey, hash, verify } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// ---------------------------------------------------------------------------------------------- Impronte e albero

const sha256 = (...parti) => hash('sha256', parti.length === 1 ? parti[0] : Buffer.concat(parti), 'buffer');
const FOGLIA = Buffer.from([0x00]);
const NODO = Buffer.from([0x01]);

const int64 = (n) => {
  const byte = Buffer.alloc(8);
  byte.writeBigInt64BE(BigInt(n));
  return byte;
};

/** Foglia di un evento: SHA-256(0x00 ‖ posizione ‖ istante di registrazione in ms ‖ impronta), interi a 64 bit. */
const fogliaDi = (posizione, registratoIl, impronta) =>
  sha256(FOGLIA, int64(posizione), int64(Date.parse(registratoIl)), impronta);

const nodoDi = (sinistro, destro) => sha256(NODO, sinistro, destro);

/** Albero di Merkle che cresce una foglia alla volta: tiene solo le radici dei sottoalberi perfetti (RFC 6962, 2.1). */
export class AlberoCheCresce {
  dimensione = 0;
  #cime = [];

  aggiungi(foglia) {
    let cima = foglia;
    for (let n = this.dimensione; n % 2 === 1; n = (n - 1) / 2) cima = nodoDi(this.#cime.pop(), cima);
    this.#cime.push(cima);
    this.dimensione++;
  }

  radice() {
    if (this.#cime.length === 0) return sha256(Buffer.alloc(0));
    return this.#cime.reduceRight((destra, sinistra) => nodoDi(sinistra, destra));
  }
}

/** Radice che si ottiene da una foglia e dalla sua prova di inclusione (RFC 9162, 2.1.3.2); null se non è una prova. */
export function radiceDaInclusione(indice, dimensione, foglia, prova) {
  if (!(indice >= 0 && indice < dimensione)) return null;
  let [fn, sn, r] = [BigInt(indice), BigInt(dimensione) - 1n, foglia];
  for (const p of prova) {
    if (sn === 0n) return null;
    if (fn & 1n || fn === sn) {
      r = nodoDi(p, r);
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else r = nodoDi(r, p);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n ? r : null;
}

/** Vero se l'albero di `n` foglie con radice `nuova` comincia con quello di `m` foglie e radice `vecchia` (RFC 9162, 2.1.4.2). */
export function coerente(m, n, vecchia, nuova, prova) {
  if (!(m > 0 && m <= n)) return false;
  if (m === n) return prova.length === 0 && vecchia.equals(nuova);
  const passi = Number.isInteger(Math.log2(m)) ? [vecchia, ...prova] : [...prova];
  if (prova.length === 0) return false;
  let [fn, sn] = [BigInt(m) - 1n, BigInt(n) - 1n];
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let fr = passi.shift();
  let sr = fr;
  for (const c of passi) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      [fr, sr] = [nodoDi(c, fr), nodoDi(c, sr)];
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else sr = nodoDi(sr, c);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && fr.equals(vecchia) && sr.equals(nuova);
}

// ---------------------------------------------------------------------------------------------- Forme

// Ogni valore ha una sola scrittura: ciò che si legge allo stesso modo ma è scritto in un altro è stato cambiato da qualcuno.

/** Byte di un testo in base64 (RFC 4648, 4) con il suo riempimento e senza bit avanzati; null se è scritto altrimenti. */
function daBase64(testo) {
  const byte = Buffer.from(testo ?? '', 'base64');
  return testo && byte.toString('base64') === testo ? byte : null;
}

const SCRITTURA_ISTANTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Riscritto, dev'essere uguale: il 31 febbraio, che Date legge come il 3 marzo, non è un istante. */
export function eIstante(v) {
  if (typeof v !== 'string' || !SCRITTURA_ISTANTE.test(v)) return false;
  const data = new Date(v);
  return !Number.isNaN(data.getTime()) && data.toISOString() === v;
}

// Ciò che può stare in un membro di una riga, e come si chiama quando manca.
const ESADECIMALE = /^[0-9a-f]{64}$/;
const INTERO = { nome: 'un numero intero positivo', vale: (v) => Number.isSafeInteger(v) && v > 0 };
const TESTO = { nome: 'un testo', vale: (v) => typeof v === 'string' && v.isWellFormed() };
const ISTANTE = { nome: 'un istante nella forma 2026-04-01T08:00:00.000Z', vale: eIstante };
const IMPRONTA = { nome: 'un’impronta', vale: (v) => typeof v === 'string' && ESADECIMALE.test(v) };
const PROVA = { nome: 'un elenco di impronte', vale: (v) => Array.isArray(v) && v.every(IMPRONTA.vale) };
const VERSIONE = { nome: '1', vale: (v) => v === 1 };
const CONTENUTO = { nome: '«registro» né «parte»', vale: (v) => v === 'registro' || v === 'parte' };
const SELEZIONE = {
  nome: 'una cartella né un Ambito',
  vale: (v) => v === null || (/^(cartella|ambito)$/.test(campiDi(v)) && Object.values(v).every(TESTO.vale)),
};

/** Forma di una riga: i suoi membri, in quest'ordine, ciascuno del suo tipo. */
const forma = (tipi) => ({ campi: Object.keys(tipi).join(), tipi: Object.entries(tipi) });
const DI_TUTTI = { posizione: INTERO, registratoIl: ISTANTE, impronta: IMPRONTA, leaf: IMPRONTA };
const FORME = {
  prima: forma({
    fascicolo: VERSIONE,
    contenuto: CONTENUTO,
    selezione: SELEZIONE,
    origine: TESTO,
    esportatoIl: ISTANTE,
  }),
  registro: forma({ ...DI_TUTTI, chain: IMPRONTA, busta: TESTO }),
  parte: forma({ ...DI_TUTTI, prova: PROVA, busta: TESTO }),
  checkpoint: forma({ checkpoint: TESTO }),
  coerenza: forma({ dimensione: INTERO, radice: IMPRONTA, prova: PROVA }),
  fine: forma({ fine: TESTO }),
};

const campiDi = (oggetto) => (oggetto !== null && typeof oggetto === 'object' ? Object.keys(oggetto).join() : '');

// ---------------------------------------------------------------------------------------------- Note firmate

/** Chiave pubblica nella forma nome+id+base64(0x01 ‖ chiave Ed25519); null se non lo è. */
export function leggiChiave(testo) {
  const [, nome, id, base64] = /^([^\p{White_Space}+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(testo.trim()) ?? [];
  const byte = daBase64(base64);
  if (byte?.length !== 33 || byte[0] !== 1) return null;
  if (
    sha256(Buffer.from(`${nome}\n`), byte)
      .subarray(0, 4)
      .toString('hex') !== id
  )
    return null;
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), byte.subarray(1)]);
  return { nome, id, pubblica: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** Testo di una nota, se la chiave data l'ha firmata; altrimenti il motivo per cui non si può credere. */
export function apriNota(nota, chiave) {
  const fine = nota.lastIndexOf('\n\n');
  // eslint-disable-next-line no-control-regex -- vietati dalla specifica
  if (fine < 0 || !nota.endsWith('\n') || !nota.isWellFormed() || /[\x00-\x09\x0b-\x1f]/.test(nota))
    return { motivo: 'non è una nota firmata' };
  const testo = nota.slice(0, fine + 1);
  let firmata = false;
  for (const riga of nota.slice(fine + 2, -1).split('\n')) {
    const [, nome, base64] = /^— ([^\p{White_Space}+]+) (\S+)$/u.exec(riga) ?? [];
    const byte = daBase64(base64);
    // Quattro byte dicono la chiave; la firma sono gli altri.
    if (!byte || byte.length < 5) return { motivo: 'ha una riga di firma che non si legge' };
    if (nome !== chiave.nome || byte.subarray(0, 4).toString('hex') !== chiave.id) continue;
    if (!verify(null, Buffer.from(testo), chiave.pubblica, byte.subarray(4)))
      return { motivo: 'ha una firma falsa, o il suo testo è stato cambiato dopo la firma' };
    firmata = true;
  }
  return firmata ? { testo } : { motivo: 'ha la firma di un’altra chiave, non di quella data' };
}

/** Checkpoint firmato dalla chiave data: quanti eventi attesta, con quale radice, e quando. */
export function apriCheckpoint(nota, chiave) {
  const { testo, motivo } = apriNota(nota, chiave);
  if (motivo) return { motivo };
  const [origine, dimensione, radice, catena, firmato, ...consultazioni] = testo.split('\n').slice(0, -1);
  if (origine !== chiave.nome) return { motivo: 'è di un altro registro' };
  const c = {
    dimensione: /^(0|[1-9]\d{0,15})$/.test(dimensione) ? Number(dimensione) : NaN,
    radice: daBase64(radice),
    chain: catena?.startsWith('chain ') ? daBase64(catena.slice(6)) : null,
    ora: firmato?.startsWith('ora ') ? firmato.slice(4) : null,
  };
  const inOrdine =
    Number.isSafeInteger(c.dimensione) &&
    c.radice?.length === 32 &&
    c.chain?.length === 32 &&
    eIstante(c.ora) &&
    consultazioni.every((r) => daBase64(/^consultazioni \S+ [1-9]\d{0,15} (\S+)$/.exec(r)?.[1])?.length === 32);
  return inOrdine ? c : { motivo: 'non è un checkpoint' };
}

// ---------------------------------------------------------------------------------------------- Verifica

/** Il punto in cui il fascicolo smette di essere ciò che è stato attestato. */
class Rottura extends Error {
  constructor(di, motivo, { posizione = null, evento = null } = {}) {
    super(motivo);
    Object.assign(this, { di, motivo, posizione, evento });
  }
}

/**
 * @param righe righe del fascicolo, in ordine (iterabile, anche asincrono)
 * @param chiave da leggiChiave
 * @param conservati checkpoint conservati altrove, da apriCheckpoint
 */
export async function verificaFascicolo(righe, chiave, conservati = []) {
  const v = new Verifica(chiave, conservati);
  try {
    for await (const riga of righe) v.riga(riga);
    v.fine();
  } catch (errore) {
    if (!(errore instanceof Rottura)) throw errore;
    v.segna(errore);
  }
  return v.esito();
}

class Verifica {
  rotture = { integrita: null, completezza: null };
  testata = null;
  chiusa = false;
  letti = 0;
  attese = 0;
  posizione = 0;
  registrato = '';
  chain = Buffer.alloc(32);
  albero = new AlberoCheCresce();
  revisioni = new Map();
  /** Parte: la radice che il registro aveva a ogni dimensione di cui c'è la prova; null se la prova è guasta. */
  coerenze = new Map();
  /** L'ultimo checkpoint firmato del fascicolo che corrisponde agli eventi letti. */
  ultimo = null;
  /** Fin dove lo attesta un checkpoint: del fascicolo, o conservato altrove. */
  provata = 0;
  confrontati = 0;
  nonConfrontabili = [];
  /** Primo checkpoint conservato altrove che attesta un altro registro. */
  smentita = null;

  constructor(chiave, conservati) {
    this.chiave = chiave;
    this.conservati = [...conservati].filter((c) => c.dimensione > 0).sort((a, b) => a.dimensione - b.dimensione);
  }

  segna(rottura) {
    this.rotture[rottura.di] ??= rottura;
  }

  riga(testo) {
    this.attese++;
    if (this.chiusa) throw new Rottura('integrita', `Dopo la chiusura c’è altro: riga ${this.attese}.`);
    let oggetto;
    try {
      oggetto = JSON.parse(testo);
    } catch {
      throw new Rottura('integrita', `La riga ${this.attese} non si legge: è stata guastata o tagliata a metà.`);
    }
    // Una sola scrittura per ogni contenuto: niente membri doppi, che due lettori leggerebbero in due modi.
    if (JSON.stringify(oggetto) !== testo)
      throw new Rottura('integrita', `La riga ${this.attese} non è scritta come la scrive il programma.`);
    const campi = campiDi(oggetto);
    if (!this.testata) this.apri(oggetto, campi);
    else if (campi === 'checkpoint') this.checkpoint(this.deiTipi(FORME.checkpoint, oggetto).checkpoint);
    else if (campi === 'coerenza') this.coerenza(oggetto.coerenza);
    else if (campi === 'fine') this.chiusura(this.deiTipi(FORME.fine, oggetto).fine);
    else this.evento(oggetto, campi);
  }

  /** Nessun valore è preso per un altro: un elenco di un solo testo non è quel testo. */
  deiTipi({ tipi }, oggetto, dove = () => undefined) {
    for (const [campo, tipo] of tipi)
      if (!tipo.vale(oggetto[campo]))
        throw new Rottura('integrita', `La riga ${this.attese} è malformata: «${campo}» non è ${tipo.nome}.`, dove());
    return oggetto;
  }

  apri(t, campi) {
    if (campi !== FORME.prima.campi || t.fascicolo !== 1)
      throw new Rottura('integrita', 'La prima riga non è quella di un fascicolo di versione 1.');
    this.deiTipi(FORME.prima, t);
    if ((t.contenuto === 'registro') !== (t.selezione === null))
      throw new Rottura('integrita', 'La prima riga è malformata: solo il registro intero è senza selezione.');
    if (t.origine !== this.chiave.nome)
      throw new Rottura(
        'integrita',
        `Il fascicolo è del registro «${t.origine}», la chiave data di «${this.chiave.nome}».`,
      );
    this.testata = t;
  }

  /** Nel registro sta subito dopo l'ultimo evento che attesta; in una parte sta prima di tutti. */
  checkpoint(nota) {
    const c = apriCheckpoint(nota, this.chiave);
    if (c.motivo)
      throw new Rottura('integrita', `Il checkpoint alla riga ${this.attese} ${c.motivo}.`, {
        posizione: this.posizione,
      });
    if (this.testata.contenuto === 'parte') {
      if (this.ultimo || this.letti > 0)
        throw new Rottura('integrita', 'In una parte il checkpoint è uno, e sta all’inizio.');
      this.ultimo = c;
      return;
    }
    if (c.dimensione > this.letti)
      throw new Rottura(
        'completezza',
        `Un checkpoint firmato attesta ${c.dimensione} eventi, ma prima di esso il fascicolo ne ha ${this.letti}: ne sono stati tolti.`,
        { posizione: this.letti + 1 },
      );
    if (c.dimensione < this.letti)
      throw new Rottura(
        'integrita',
        `Alla riga ${this.attese} è fuori posto il checkpoint firmato il ${c.ora}: attesta ${eventi(c.dimensione)}, e sta dopo la posizione ${this.letti}.`,
        { posizione: this.provata + 1 },
      );
    if (!c.radice.equals(this.albero.radice()) || !c.chain.equals(this.chain))
      throw new Rottura(
        'integrita',
        `Gli eventi ${intervallo(this.provata + 1, this.letti)} non danno ciò che attesta il checkpoint firmato il ${c.ora}: lì dentro il registro è stato cambiato e ricalcolato.`,
        { posizione: this.provata + 1 },
      );
    this.ultimo = c;
    if (!this.smentita) this.provata = c.dimensione;
  }

  /** Si prova da sola, che serva o no a un confronto: dalla radice antica, con la prova, si ottiene quella firmata. */
  coerenza(c) {
    if (campiDi(c) !== FORME.coerenza.campi)
      throw new Rottura('integrita', `La riga ${this.attese} è malformata: «coerenza» non è una prova di coerenza.`);
    const { dimensione: m, radice, prova } = this.deiTipi(FORME.coerenza, c);
    const rotta = (motivo) => {
      throw new Rottura('integrita', `La prova di coerenza alla riga ${this.attese} ${motivo}.`);
    };
    if (this.testata.contenuto !== 'parte' || this.letti > 0) rotta('è fuori posto');
    if (!this.ultimo) rotta('viene prima del checkpoint firmato a cui riferirla, che manca');
    if (m >= this.ultimo.dimensione || this.coerenze.has(m))
      rotta('è ripetuta, o non viene da un registro più piccolo');
    const antica = Buffer.from(radice, 'hex');
    const { dimensione: n, radice: nuova, ora } = this.ultimo;
    const lega = coerente(m, n, antica, nuova, byteDi(prova));
    this.coerenze.set(m, lega ? antica : null);
    if (!lega)
      this.segna(
        new Rottura(
          'integrita',
          `La prova di coerenza alla riga ${this.attese} è guasta: non lega il registro di ${eventi(m)} a quello di ${n} del checkpoint firmato il ${ora}. Da sé questo non dice chi ha cambiato che cosa, né che il registro sia stato riscritto: va chiesta una nuova esportazione consegnando il checkpoint di ${eventi(m)} (esporta --coerenza) o, meglio, il registro intero, da cui la coerenza si ricalcola.`,
        ),
      );
  }

  evento(e, campi) {
    const { contenuto } = this.testata;
    const dove = () => ({ posizione: INTERO.vale(e?.posizione) ? e.posizione : null, evento: idDi(e?.busta) });
    const rotto = (motivo, di = 'integrita') => {
      throw new Rottura(di, motivo, dove());
    };
    if (campi !== FORME[contenuto].campi) rotto(`La riga ${this.attese} non è un evento: ha campi in più o in meno.`);
    this.deiTipi(FORME[contenuto], e, dove);
    if (e.posizione <= this.posizione) rotto('L’evento è ripetuto, aggiunto o fuori ordine.');
    if (contenuto === 'registro' && e.posizione !== this.posizione + 1)
      throw new Rottura(
        'completezza',
        `Manca l’evento alla posizione ${this.posizione + 1}: al suo posto c’è quello della ${e.posizione}.`,
        { posizione: this.posizione + 1 },
      );
    const impronta = sha256(Buffer.from(e.busta, 'utf8'));
    if (impronta.toString('hex') !== e.impronta) rotto('Il contenuto dell’evento non corrisponde alla sua impronta.');
    const foglia = fogliaDi(e.posizione, e.registratoIl, impronta);
    if (foglia.toString('hex') !== e.leaf)
      rotto('L’impronta, la posizione o la data di registrazione non sono quelle attestate.');
    if (contenuto === 'registro') this.inCatena(e, foglia, rotto);
    else this.inclusione(e, foglia, rotto);
    if (e.registratoIl < this.registrato) rotto('È registrato prima dell’evento che lo precede.');
    this.nelloStream(e, rotto);
    this.letti++;
    this.posizione = e.posizione;
    this.registrato = e.registratoIl;
    this.albero.aggiungi(foglia);
    if (contenuto === 'registro') this.confrontaConservati();
  }

  inCatena(e, foglia, rotto) {
    this.chain = sha256(NODO, this.chain, foglia);
    if (this.chain.toString('hex') !== e.chain)
      rotto('La catena si interrompe: questo evento non segue il precedente.');
  }

  inclusione(e, foglia, rotto) {
    if (!this.ultimo) rotto('Manca il checkpoint firmato a cui riferire la prova di inclusione.');
    const radice = radiceDaInclusione(e.posizione - 1, this.ultimo.dimensione, foglia, byteDi(e.prova));
    if (!radice?.equals(this.ultimo.radice))
      rotto(
        `L’evento non risulta nel registro attestato dal checkpoint firmato il ${this.ultimo.ora}: non è quello, o è guasta la sua prova di inclusione.`,
      );
  }

  /** Ogni stream comincia dalla revisione 0 e non ne salta nessuna. */
  nelloStream(e, rotto) {
    let busta;
    try {
      busta = JSON.parse(e.busta);
    } catch {
      rotto('Il contenuto dell’evento non si legge.');
    }
    const { stream, revision, ambito } = busta ?? {};
    if (typeof stream?.id !== 'string' || !Number.isSafeInteger(revision))
      rotto('L’evento non dice il suo stream e la sua revisione.');
    const { selezione } = this.testata;
    if (selezione?.cartella !== undefined && selezione.cartella !== stream.id)
      rotto('L’evento è di un’altra cartella.');
    if (selezione?.ambito !== undefined && selezione.ambito !== ambito) rotto('L’evento è di un altro Ambito.');
    const attesa = (this.revisioni.get(stream.id) ?? -1) + 1;
    if (revision > attesa)
      rotto(
        attesa + 1 === revision
          ? `Prima di questo evento manca la revisione ${attesa} del suo stream.`
          : `Prima di questo evento mancano le revisioni da ${attesa} a ${revision - 1} del suo stream.`,
        'completezza',
      );
    if (revision !== attesa) rotto(`Nel suo stream la revisione ${revision} viene dopo la ${attesa - 1}.`);
    this.revisioni.set(stream.id, revision);
  }

  /** Registro: la radice a ogni dimensione si ricalcola dagli eventi, e vale come prova di coerenza. */
  confrontaConservati() {
    while (this.conservati[0]?.dimensione === this.letti) this.confronta(this.conservati.shift(), this.albero.radice());
  }

  /**
   * Smentisce solo ciò che è provato: la radice a quella dimensione è ricalcolata dagli eventi, o legata da una prova a
   * quella firmata nel fascicolo. Se è un'altra, le due firme non possono essere vere insieme.
   */
  confronta(conservato, radice) {
    this.confrontati++;
    if (!conservato.radice.equals(radice)) {
      this.smentita ??= { da: this.buona ?? 1, a: conservato.dimensione, ora: conservato.ora };
      if (this.testata.contenuto === 'registro') this.provata = Math.min(this.provata, this.smentita.da - 1);
    } else if (!this.smentita) {
      this.buona = conservato.dimensione + 1;
      this.provata = Math.max(this.provata, conservato.dimensione);
    }
  }

  /** Parte: la coerenza con un checkpoint più vecchio ha bisogno della sua prova, chiesta all'esportazione. */
  confrontaConProve() {
    const { dimensione: n, radice } = this.ultimo;
    while (this.conservati[0]?.dimensione <= n) {
      const c = this.conservati.shift();
      const provata = c.dimensione === n ? radice : this.coerenze.get(c.dimensione);
      if (provata) this.confronta(c, provata);
      else this.nonConfrontabili.push(c);
    }
  }

  /** La firma di chi ha esportato: dice quanti e quali eventi ha messo nel fascicolo. */
  chiusura(nota) {
    this.chiusa = true;
    const { testo, motivo } = apriNota(nota, this.chiave);
    if (motivo) throw new Rottura('integrita', `La chiusura del fascicolo ${motivo}.`);
    const { origine, contenuto, selezione, esportatoIl } = this.testata;
    const [di, che, quale, quando, quanti, radice, ...altro] = testo.split('\n');
    const [, eventi] = /^eventi (\d+)$/.exec(quanti ?? '') ?? [];
    if (
      di !== `fascicolo di ${origine}` ||
      che !== `contenuto ${contenuto}` ||
      quale !== `selezione ${JSON.stringify(selezione)}` ||
      quando !== `esportato ${esportatoIl}` ||
      altro.join() !== ''
    )
      throw new Rottura('integrita', 'La chiusura firmata è di un altro fascicolo, o la prima riga è stata cambiata.');
    if (Number(eventi) !== this.letti)
      throw new Rottura(
        'completezza',
        `La chiusura firmata dice ${eventi} eventi, ma nel fascicolo ce ne sono ${this.letti}: ne sono stati tolti o aggiunti.`,
        { posizione: this.posizione + 1 },
      );
    if (radice !== `radice ${this.albero.radice().toString('base64')}`)
      throw new Rottura('integrita', 'Gli eventi non sono quelli che la chiusura firmata attesta.');
  }

  fine() {
    if (!this.testata) throw new Rottura('integrita', 'Il fascicolo è vuoto.');
    if (!this.chiusa)
      throw new Rottura(
        'completezza',
        `Il fascicolo è troncato: manca la chiusura dopo la posizione ${this.posizione}.`,
        {
          posizione: this.posizione + 1,
        },
      );
    if (!this.ultimo)
      throw new Rottura('integrita', 'Nel fascicolo non c’è nessun checkpoint firmato: nulla è provato.');
    if (this.testata.contenuto === 'parte') this.confrontaConProve();
    if (this.smentita) {
      const { da, a, ora } = this.smentita;
      const chi =
        a <= this.ultimo.dimensione
          ? 'il registro è stato riscritto e firmato di nuovo, da chi ha la chiave'
          : 'gli eventi non ancora coperti da un checkpoint del fascicolo sono stati cambiati';
      this.segna(
        new Rottura(
          'integrita',
          `Il checkpoint conservato altrove, firmato il ${ora}, attesta un altro registro ${intervallo(da, a)}: ${chi}.`,
          { posizione: da },
        ),
      );
    }
    const oltre = this.conservati.at(-1);
    const finoA = this.testata.contenuto === 'registro' ? this.letti : this.ultimo.dimensione;
    if (oltre)
      this.segna(
        new Rottura(
          'completezza',
          `Il fascicolo si ferma alla posizione ${finoA}, ma un checkpoint conservato altrove, firmato il ${oltre.ora}, attesta già la ${oltre.dimensione}: è un’esportazione vecchia, o la coda è stata tagliata.`,
          { posizione: finoA + 1 },
        ),
      );
  }

  /** Di una parte ogni evento letto è provato da solo, finché nessun checkpoint conservato smentisce quello del fascicolo. */
  provataFinoA() {
    if (this.testata?.contenuto !== 'parte') return this.provata;
    return this.smentita ? 0 : this.posizione;
  }

  esito() {
    const { integrita, completezza } = this.rotture;
    return {
      testata: this.testata,
      eventi: this.letti,
      integrita,
      completezza,
      provataFinoA: this.provataFinoA(),
      checkpoint: this.ultimo,
      confrontati: this.confrontati,
      nonConfrontabili: this.nonConfrontabili,
      revisioni: this.revisioni,
      codice: integrita || completezza ? 1 : this.nonConfrontabili.length > 0 ? 2 : 0,
    };
  }
}

const intervallo = (da, a) => (da >= a ? `alla posizione ${a}` : `tra le posizioni ${da} e ${a}`);
const byteDi = (prova) => prova.map((p) => Buffer.from(p, 'hex'));

function idDi(busta) {
  try {
    const { id } = JSON.parse(busta);
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}

// ---------------------------------------------------------------------------------------------- Ciò che si stampa

export function resoconto(e) {
  const { testata: t, integrita, completezza, checkpoint } = e;
  const righe = [];
  if (t)
    righe.push(
      `Fascicolo:    ${t.contenuto === 'registro' ? 'registro intero' : t.selezione.cartella ? `cartella ${t.selezione.cartella}` : `Ambito ${t.selezione.ambito}`} di ${t.origine}, esportato il ${t.esportatoIl}`,
    );
  righe.push(`Integrità:    ${integrita ? rotta(integrita) : integro(e)}`);
  righe.push(
    `Completezza:  ${completezza ? rotta(completezza) : integrita ? 'non si può dire: l’integrità è rotta.' : completo(e)}`,
  );
  righe.push(`Ultima posizione provata: ${e.provataFinoA > 0 ? e.provataFinoA : 'nessuna'}.`);
  if (checkpoint)
    righe.push(
      `Ultimo checkpoint del fascicolo: attesta ${eventi(checkpoint.dimensione)}, firmato il ${checkpoint.ora}.`,
    );
  if (t?.contenuto === 'registro' && !integrita && e.eventi > e.provataFinoA)
    righe.push(
      `Dopo di essa ${eventi(e.eventi - e.provataFinoA)} senza checkpoint: li attesta solo la firma di chi ha esportato.`,
    );
  if (e.confrontati > 0) righe.push(`Checkpoint conservati altrove, confrontati: ${e.confrontati}.`);
  for (const c of e.nonConfrontabili)
    righe.push(
      `Il checkpoint conservato altrove della posizione ${c.dimensione} non si può confrontare: il fascicolo non ne ha una prova di coerenza che valga. Va chiesta una nuova esportazione consegnando quel checkpoint (esporta --coerenza).`,
    );
  if (e.confrontati === 0 && e.codice === 0)
    righe.push(
      'Nessun checkpoint conservato altrove: non si può escludere che il fascicolo sia vecchio, né che chi ha la chiave abbia riscritto il registro.',
    );
  righe.push(`Esito: ${['IN REGOLA', 'NON IN REGOLA', 'NON VERIFICABILE'][e.codice]}`);
  return righe.join('\n');
}

const eventi = (n) => (n === 1 ? '1 evento' : `${n} eventi`);

function rotta({ motivo, posizione, evento }) {
  const dove = posizione === null ? '' : ` alla posizione ${posizione}${evento ? ` (evento ${evento})` : ''}`;
  return `ROTTA${dove}. ${motivo}`;
}

function integro({ eventi: quanti, provataFinoA }) {
  if (provataFinoA === 0 && quanti > 0)
    return `${eventi(quanti)} ricalcolati senza differenze, ma nessun checkpoint li prova.`;
  return `in regola. ${eventi(quanti)} ricalcolati, ciascuno uguale a quello attestato.`;
}

function completo({ testata, eventi: quanti, checkpoint, revisioni }) {
  if (testata.contenuto === 'registro') return `in regola. Il registro è completo dalla posizione 1 alla ${quanti}.`;
  if (quanti === 0) return 'il fascicolo non contiene eventi.';
  const fino = testata.selezione.cartella
    ? `La cartella è completa dalla revisione 0 alla ${revisioni.get(testata.selezione.cartella)}`
    : `I ${revisioni.size} stream dell’Ambito sono completi, ciascuno dalla revisione 0 all’ultima che compare`;
  return `in regola, per quanto una parte può dire. ${fino}. Che alla posizione ${checkpoint.dimensione} non ce ne fossero di successive lo dichiara, con la sua firma, chi ha esportato: lo prova solo il registro intero.`;
}

// ---------------------------------------------------------------------------------------------- Riga di comando

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Testo di una riga; byte che non sono UTF-8 ne fanno una riga che non si legge. */
function testoDi(byte) {
  try {
    return utf8.decode(byte);
  } catch {
    return 'non è UTF-8';
  }
}

/** Righe di un file, per quanto grande. Solo il carattere di fine riga le chiude: senza, l’ultima è tagliata e non si legge. */
async function* righeDi(file, avanza) {
  let resto = [];
  for await (const pezzo of createReadStream(file, { highWaterMark: 1 << 20 })) {
    avanza(pezzo.length);
    let da = 0;
    for (let a; (a = pezzo.indexOf(10, da)) >= 0; da = a + 1) {
      yield testoDi(resto.length === 0 ? pezzo.subarray(da, a) : Buffer.concat([...resto, pezzo.subarray(da, a)]));
      resto = [];
    }
    resto.push(pezzo.subarray(da));
  }
  if (resto.some((r) => r.length > 0)) yield 'senza fine riga';
}

/** Su stderr, per non mescolarsi al resoconto: a un terminale spesso, altrove ogni dieci secondi. */
function avanzamento(totale) {
  const ogni = process.stderr.isTTY ? 200 : 10_000;
  let [fatti, ultimo] = [0, Date.now()];
  return (byte) => {
    fatti += byte;
    if (Date.now() - ultimo < ogni) return;
    ultimo = Date.now();
    process.stderr.write(
      `${process.stderr.isTTY ? '\r' : ''}Verifica: ${Math.floor((100 * fatti) / totale)} %${process.stderr.isTTY ? '' : '\n'}`,
    );
  };
}

class NonVerificabile extends Error {}

function leggiArgomenti(argomenti) {
  const scelte = { fascicolo: null, chiave: null, checkpoint: [] };
  for (let i = 0; i < argomenti.length; i++) {
    const valore = () => argomenti[++i] ?? '';
    if (argomenti[i] === '--chiave-pubblica') scelte.chiave = valore();
    else if (argomenti[i] === '--checkpoint') scelte.checkpoint.push(valore());
    else if (argomenti[i].startsWith('--') || scelte.fascicolo !== null)
      throw new NonVerificabile(`Non capisco «${argomenti[i]}».`);
    else scelte.fascicolo = argomenti[i];
  }
  if (!scelte.fascicolo || !scelte.chiave)
    throw new NonVerificabile(
      'Uso: verifica-fascicolo.mjs <fascicolo> --chiave-pubblica <file o testo> [--checkpoint <file o cartella>]…',
    );
  return scelte;
}

const leggi = (file, che) => {
  try {
    return testoDi(readFileSync(file));
  } catch {
    throw new NonVerificabile(`${che} «${file}» non si può leggere.`);
  }
};

function checkpointConservati(percorso, chiave) {
  let file;
  try {
    file = statSync(percorso).isDirectory()
      ? readdirSync(percorso)
          .filter((nome) => nome.endsWith('.checkpoint'))
          .map((nome) => join(percorso, nome))
      : [percorso];
  } catch {
    throw new NonVerificabile(`«${percorso}» non si può leggere.`);
  }
  if (file.length === 0) throw new NonVerificabile(`Nella cartella «${percorso}» non ci sono file .checkpoint.`);
  return file.map((nome) => {
    const c = apriCheckpoint(leggi(nome, 'Il checkpoint'), chiave);
    if (c.motivo)
      throw new NonVerificabile(`Il checkpoint conservato «${nome}» ${c.motivo}: non può servire da confronto.`);
    return c;
  });
}

async function principale(argomenti) {
  const scelte = leggiArgomenti(argomenti);
  const chiave = leggiChiave(scelte.chiave) ?? leggiChiave(leggi(scelte.chiave, 'La chiave pubblica'));
  if (!chiave) throw new NonVerificabile(`«${scelte.chiave}» non è una chiave pubblica di note firmate.`);
  const conservati = scelte.checkpoint.flatMap((percorso) => checkpointConservati(percorso, chiave));
  let byte;
  try {
    byte = statSync(scelte.fascicolo).size;
  } catch {
    throw new NonVerificabile(`Il fascicolo «${scelte.fascicolo}» non si può leggere.`);
  }
  const esito = await verificaFascicolo(righeDi(scelte.fascicolo, avanzamento(byte)), chiave, conservati);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stdout.write(`${resoconto(esito)}\n`);
  return esito.codice;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  principale(process.argv.slice(2)).then(
    (codice) => (process.exitCode = codice),
    (errore) => {
      process.stderr.write(`${errore instanceof NonVerificabile ? errore.message : (errore.stack ?? errore)}\n`);
      process.exitCode = 2;
    },
  );

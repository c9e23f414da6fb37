import { carattereDiControllo } from '#persone';
import type { DataCivile } from '#storia';
import type { Casuale } from './casuale.js';

/** Common names and surnames, put together by chance: no one here is anyone. */
const COGNOMI =
  `Alberti Amadei Andreoli Archetti Balduzzi Barbieri Bellini Belotti Benedetti Bertoli Bettoni Bianchi Bonetti Bonomi
  Bosio Bresciani Brunelli Buizza Calabria Camplani Cancelli Caravaggi Castelli Cattaneo Colombi Colosio Consoli Corsini
  Cristini Danesi Delbarba Donati Faustini Fenaroli Ferrari Ferretti Fontana Foresti Franchini Frassine Gatti Gervasoni
  Ghidini Ghitti Giudici Gnali Gozzini Guerini Inselvini Lancini Lazzaroni Leali Locatelli Lombardi Longhi Maffeis Manenti
  Marchetti Marini Martinelli Mazzotti Metelli Minelli Mondini Moretti Musatti Nodari Novali Orizio Pagani Palini Pasinetti
  Pedrali Pezzoni Piantoni Plebani Poli Prandini Quarantini Ragnoli Richetti Rinaldi Rivetti Rizzini Romele Rossetti Rota
  Sabatti Sala Salvi Santini Savoldi Serioli Soardi Soldati Tedeschi Tonelli Turla Uberti Valotti Vavassori Venturi Vianelli
  Viola Vitali Volpi Zanini Zanola Zatti Zerbini Zini Zoppi Zucchi`.split(/\s+/);
const COMPOSTI = ['De Luca', 'Dalla Bona', 'Dell’Acqua', 'De Marchi', 'Della Torre', 'D’Angelo'];

const DONNE_ANZIANE =
  `Adele Agnese Albina Alda Angela Angiolina Anna Annunciata Antonia Assunta Aurora Bianca Bruna Carla Caterina Cecilia
  Clara Dina Domenica Elena Elisa Elsa Emilia Emma Ernesta Esterina Franca Gemma Gina Giovanna Giulia Giuseppina Graziella
  Ida Ines Irma Laura Lidia Lina Lucia Luigia Maddalena Margherita Maria Mariangela Marisa Marta Mirella Natalina Nella Olga
  Orsola Paola Piera Pierina Regina Rina Rita Rosa Rosina Santina Silvana Teresa Tilde Valeria Vanda Vittoria`.split(
    /\s+/,
  );
const UOMINI_ANZIANI =
  `Achille Adriano Agostino Aldo Alessandro Alfredo Amedeo Andrea Angelo Antonio Arturo Attilio Battista Bruno Carlo
  Cesare Claudio Domenico Egidio Elio Enrico Ernesto Ettore Ezio Fausto Felice Fermo Franco Gianfranco Giacomo Giovanni
  Giuseppe Guido Italo Lino Lorenzo Luigi Marino Mario Martino Natale Orazio Osvaldo Pasquale Pietro Primo Remo Renato
  Riccardo Rino Roberto Sergio Severino Silvio Stefano Tarcisio Tullio Ugo Valerio Vincenzo Virgilio Vittorio`.split(
    /\s+/,
  );
const BAMBINE =
  `Alice Anita Arianna Aurora Beatrice Camilla Chiara Elisa Emma Gaia Ginevra Giorgia Giulia Greta Irene Ludovica Marta
  Martina Matilde Nicole Noemi Rebecca Sara Sofia Viola Vittoria`.split(/\s+/);
const BAMBINI =
  `Alessandro Andrea Christian Davide Diego Edoardo Elia Federico Filippo Francesco Gabriele Giacomo Leonardo Lorenzo Luca
  Manuel Mattia Michele Nicola Nicolò Pietro Riccardo Samuele Simone Thomas Tommaso`.split(/\s+/);
const ADULTI = `Alessia Barbara Cinzia Cristina Daniela Elena Federica Laura Monica Paola Sabrina Silvia Davide Fabio
  Gianluca Luca Marco Massimo Paolo Roberto Simone Stefano`.split(/\s+/);
const VIE = `Roma;Garibaldi;Mazzini;dei Gelsi;del Lago;della Torbiera;San Rocco;delle Rose;Europa;Marconi;IV Novembre;
  Monte Guglielmo;del Porto;degli Ulivi;Risorgimento;della Chiesa;dei Tigli;Kennedy`.split(/;\s*/);

export interface Identita {
  readonly cognome: string;
  readonly nome: string;
  readonly nascita: DataCivile;
  readonly sesso: 'F' | 'M';
  readonly codiceFiscale: string;
  readonly telefono: string;
  readonly indirizzo: string;
}

const LETTERE_MESE = 'ABCDEHLMPRST';

const soloLettere = (testo: string): string =>
  testo
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');

function terna(testo: string, nome: boolean): string {
  const lettere = soloLettere(testo);
  const consonanti = lettere.replace(/[AEIOU]/g, '');
  const vocali = lettere.replace(/[^AEIOU]/g, '');
  if (nome && consonanti.length > 3) return `${consonanti[0]}${consonanti[2]}${consonanti[3]}`;
  return `${consonanti}${vocali}XXX`.slice(0, 3);
}

/**
 * The codice fiscale of an invented identity (D.M. 23 dicembre 1976). The place of birth is X000 to X999: cadastral codes
 * begin with A to M for the Comuni and with Z for the foreign States, and none was ever given with X. So the code is well
 * formed and nobody can bear it.
 */
export function codiceFiscaleInventato(
  { cognome, nome, nascita, sesso }: Pick<Identita, 'cognome' | 'nome' | 'nascita' | 'sesso'>,
  luogo: number,
): string {
  const [anno, mese, giorno] = nascita.split('-').map(Number) as [number, number, number];
  const primi15 =
    terna(cognome, false) +
    terna(nome, true) +
    String(anno % 100).padStart(2, '0') +
    LETTERE_MESE[mese - 1] +
    String(giorno + (sesso === 'F' ? 40 : 0)).padStart(2, '0') +
    `X${String(luogo).padStart(3, '0')}`;
  return primi15 + carattereDiControllo(primi15);
}

/**
 * A person nobody is. The number makes the codice fiscale unique by construction: its last three digits are the place of
 * birth, and for those who share a place the day of birth differs (up to 28,000 persons).
 */
export function identita(
  casuale: Casuale,
  numero: number,
  { annoDa, annoA, donne = 0.5 }: { readonly annoDa: number; readonly annoA: number; readonly donne?: number },
): Identita {
  const luogo = numero % 1000;
  const giorno = 1 + ((luogo * 17 + Math.floor(numero / 1000) * 5) % 28);
  const anno = casuale.intero(annoDa, annoA);
  const mese = casuale.intero(1, 12);
  const sesso = casuale.vero(donne) ? 'F' : 'M';
  const giovane = anno > 1990;
  const nomi = sesso === 'F' ? (giovane ? BAMBINE : DONNE_ANZIANE) : giovane ? BAMBINI : UOMINI_ANZIANI;
  const persona = {
    cognome: casuale.vero(0.06) ? casuale.uno(COMPOSTI) : casuale.uno(COGNOMI),
    nome: casuale.uno(nomi),
    nascita: `${anno}-${String(mese).padStart(2, '0')}-${String(giorno).padStart(2, '0')}`,
    sesso,
  } as const;
  return {
    ...persona,
    codiceFiscale: codiceFiscaleInventato(persona, luogo),
    telefono: telefonoInventato(casuale),
    indirizzo: `via ${casuale.uno(VIE)} ${casuale.intero(1, 90)}`,
  };
}

/** No Italian number begins with 000. */
export const telefonoInventato = (casuale: Casuale): string =>
  `000 ${casuale.intero(100, 999)} ${casuale.intero(1000, 9999)}`;

/** Who speaks for the person: often with the same surname. */
export const parente = (casuale: Casuale, { cognome }: Identita): string =>
  `${casuale.uno(ADULTI)} ${casuale.vero(0.6) ? cognome : casuale.uno(COGNOMI)}`;

export const nomeQualsiasi = (casuale: Casuale): string => `${casuale.uno(ADULTI)} ${casuale.uno(COGNOMI)}`;

/** The same person as a hurried hand writes it: a double letter lost or added, the pieces of a surname run together. */
export function grafiaDiversa(casuale: Casuale, { cognome, nome }: Identita): { cognome: string; nome: string } {
  const unito = cognome.replace(/[ ’]/g, '');
  const senzaDoppia = unito.replace(/([b-df-hj-np-tv-z])\1/, '$1');
  const diverso =
    unito !== cognome
      ? unito
      : senzaDoppia !== cognome
        ? senzaDoppia
        : cognome.replace(/([lmnrst])([aeiou])/, '$1$1$2');
  return { cognome: diverso, nome: casuale.vero(0.3) ? `${nome[0]}.` : nome };
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { cercaPersone } from '../api/letture.ts';
import type { RicercaPersone } from '../api/tipi.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { CampoData } from '../moduli/CampoData.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { ModuloPersona } from './ModuloPersona.tsx';
import type { PersonaScelta } from './persona-scelta.ts';
import { PersonaInElenco } from './PersonaInElenco.tsx';
import { useRitardato } from './useRitardato.ts';

interface Proprieta {
  readonly ricerca: Required<RicercaPersone>;
  readonly onRicerca: (ricerca: Required<RicercaPersone>) => void;
  readonly onScelta: (persona: PersonaScelta) => void;
}

/** Only what was filled in, and only when it can find someone. */
function daCercare(ricerca: Required<RicercaPersone>): RicercaPersone | null {
  const scritti = Object.fromEntries(
    Object.entries(ricerca)
      .map(([nome, valore]) => [nome, valore.trim()])
      .filter(([, valore]) => valore),
  ) as RicercaPersone;
  const basta =
    (scritti.cognome ?? '').length >= 2 || (scritti.codiceFiscale ?? '').length >= 6 || Boolean(scritti.nascita);
  return basta ? scritti : null;
}

export function SceltaPersona({ ricerca, onRicerca, onScelta }: Proprieta) {
  const [registra, setRegistra] = useState(false);
  const titolo = useRef<HTMLHeadingElement>(null);
  const ferma = useRitardato(ricerca, 300);
  const criteri = daCercare(ferma);
  const trovate = useQuery({ ...cercaPersone(criteri ?? {}), enabled: criteri !== null && !registra });
  useEffect(() => titolo.current?.focus(), []);
  const lega = (nome: keyof RicercaPersone) => ({
    nome,
    valore: ricerca[nome],
    onCambia: (valore: string) => onRicerca({ ...ricerca, [nome]: valore }),
  });
  const persone = criteri ? (trovate.data ?? []) : [];

  if (registra) {
    return (
      <ModuloPersona
        ricerca={ricerca}
        onAnnulla={() => setRegistra(false)}
        onFatto={(id, nome, comune) => onScelta({ anonima: false, id, nome, comune, gia: [] })}
        onEsistente={(id, nome, comune) => onScelta({ anonima: false, id, nome, comune, gia: [] })}
      />
    );
  }
  return (
    <div className="ricerca-persona">
      <form className="scheda" role="search" aria-labelledby="cerca" onSubmit={(e) => e.preventDefault()}>
        <h2 id="cerca" tabIndex={-1} ref={titolo}>
          Cerca la persona
        </h2>
        <div className="riga-campi">
          <CampoTesto {...lega('cognome')} etichetta="Cognome" facoltativo="taciuto" />
          <CampoTesto {...lega('nome')} etichetta="Nome" facoltativo="taciuto" />
        </div>
        <div className="riga-campi">
          <CampoData {...lega('nascita')} etichetta="Data di nascita" facoltativo="taciuto" />
          <CampoTesto
            {...lega('codiceFiscale')}
            etichetta="Codice fiscale"
            facoltativo="taciuto"
            maiuscolo
            lunghezza={32}
          />
        </div>
        <p className="aiuto">
          Basta quello che sai. La ricerca parte mentre scrivi e accetta piccoli errori di scrittura.
        </p>
      </form>
      <section aria-labelledby="trovate">
        <h2 id="trovate">Persone già conosciute</h2>
        <p className="conteggio" role="status">
          {criteri === null
            ? 'Scrivi almeno due lettere del cognome, la data di nascita o il codice fiscale.'
            : trovate.isFetching
              ? 'Ricerca in corso…'
              : persone.length === 0
                ? 'Nessuna persona trovata.'
                : persone.length === 1
                  ? '1 persona trovata'
                  : `${persone.length} persone trovate, le più somiglianti per prime`}
        </p>
        {trovate.error && criteri && <ErroreLettura errore={trovate.error} riprova={trovate.refetch} parte />}
        {trovate.isLoading && criteri && <Attesa cosa="Ricerca" />}
        <ul className="persone-trovate">
          {persone.map((p) => (
            <PersonaInElenco key={p.id} persona={p} onScelta={onScelta} />
          ))}
        </ul>
        <div className="azioni">
          <button type="button" className="btn btn-outline-primary" onClick={() => setRegistra(true)}>
            Registra una nuova persona
          </button>
          <button type="button" className="btn btn-outline-secondary" onClick={() => onScelta({ anonima: true })}>
            Continua senza identificarla
          </button>
        </div>
      </section>
    </div>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { leggiNomenclatore, leggiPersona } from '../api/letture.ts';
import type { NuovaPersona, RicercaPersone } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoData } from '../moduli/CampoData.tsx';
import { CampoOpzioni } from '../moduli/CampoOpzioni.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { nominativo } from '../parole/persona.ts';
import { useLista } from '../parole/useEtichette.ts';
import { useSessione } from '../sessione/sessione.ts';

interface Proprieta {
  readonly ricerca: Required<RicercaPersone>;
  readonly onFatto: (id: string, nome: string, comune: string) => void;
  readonly onEsistente: (id: string, nome: string, comune: string | null) => void;
  readonly onAnnulla: () => void;
}

/** What was typed to search is already here. The codice fiscale may be missing: the person is not. */
export function ModuloPersona({ ricerca, onFatto, onEsistente, onAnnulla }: Proprieta) {
  const atto = useAtto('/api/persone');
  const magazzino = useQueryClient();
  const { operatore } = useSessione();
  const comuni = useQuery(leggiNomenclatore()).data?.comuni ?? [];
  const sessi = useLista('sessi');
  const tipi = useLista('tipiCodiceFiscale');
  const { valori, lega } = useCampi({
    ...ricerca,
    sesso: '',
    comune: operatore.comuni.length === 1 ? operatore.comuni[0]! : '',
    indirizzo: '',
    telefono: '',
    tipoCodiceFiscale: ricerca.codiceFiscale ? 'definitivo' : 'assente',
  });
  const haCodice = valori.tipoCodiceFiscale !== 'assente';
  const giaPresente = atto.problema?.codice === 'codice-fiscale-gia-presente' ? atto.problema.corpo.persona : undefined;

  function corpo(): NuovaPersona {
    const { codiceFiscale, indirizzo, telefono, ...certi } = valori;
    return {
      ...(certi as Pick<NuovaPersona, keyof typeof certi>),
      cognome: certi.cognome.trim(),
      nome: certi.nome.trim(),
      ...(haCodice && { codiceFiscale: codiceFiscale.replace(/\s/g, '') }),
      ...(indirizzo.trim() && { indirizzo: indirizzo.trim() }),
      ...(telefono.trim() && { telefono: telefono.trim() }),
    };
  }
  async function scegliEsistente(id: string): Promise<void> {
    const persona = await magazzino.fetchQuery(leggiPersona(id));
    onEsistente(id, nominativo(persona), persona.comune ?? null);
  }
  return (
    <>
      <Modulo
        livello={2}
        titolo="Registra una nuova persona"
        atto={atto}
        corpo={corpo}
        controlla={() =>
          mancanti(valori, {
            cognome: 'Scrivi il cognome',
            nome: 'Scrivi il nome',
            nascita: 'Indica la data di nascita',
            sesso: 'Indica il sesso',
            comune: 'Scegli il Comune di residenza',
            ...(haCodice && { codiceFiscale: 'Scrivi il codice fiscale, oppure indica che è assente' }),
          })
        }
        etichettaInvio="Registra la persona e continua"
        fatto={`${valori.cognome} ${valori.nome} registrata`}
        onFatto={({ id }) => onFatto(id, nominativo(valori), valori.comune)}
        onAnnulla={onAnnulla}
      >
        <div className="riga-campi">
          <CampoTesto {...lega('cognome')} etichetta="Cognome" lunghezza={100} />
          <CampoTesto {...lega('nome')} etichetta="Nome" lunghezza={100} />
          <CampoData {...lega('nascita')} etichetta="Data di nascita" />
        </div>
        <CampoOpzioni {...lega('sesso')} etichetta="Sesso" opzioni={sessi} inRiga />
        <div className="riga-campi">
          <CampoScelta
            {...lega('comune')}
            etichetta="Comune di residenza"
            vuota="Scegli…"
            opzioni={comuni.map((c) => ({ codice: c.istat, testo: c.nome }))}
          />
          <CampoTesto {...lega('indirizzo')} etichetta="Indirizzo" facoltativo lunghezza={200} />
          <CampoTesto
            {...lega('telefono')}
            etichetta="Telefono"
            facoltativo
            tipo="tel"
            inputMode="tel"
            lunghezza={40}
          />
        </div>
        <div className="riga-campi">
          <CampoScelta {...lega('tipoCodiceFiscale')} etichetta="Tipo di codice fiscale" opzioni={tipi} />
          {haCodice && <CampoTesto {...lega('codiceFiscale')} etichetta="Codice fiscale" maiuscolo lunghezza={32} />}
        </div>
      </Modulo>
      {giaPresente && (
        <p>
          <button type="button" className="btn btn-primary" onClick={() => void scegliEsistente(giaPresente)}>
            Scegli la persona già registrata con questo codice fiscale
          </button>
        </p>
      )}
    </>
  );
}

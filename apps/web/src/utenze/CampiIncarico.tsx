import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore, leggiUtenze } from '../api/letture.ts';
import { CampoData } from '../moduli/CampoData.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import type { Legame } from '../moduli/useCampi.ts';
import { useLista } from '../parole/useEtichette.ts';
import { CampoComuni } from './CampoComuni.tsx';
import { NUOVO, type ValoriIncarico } from './incarico.ts';

interface Proprieta<V extends ValoriIncarico> {
  readonly valori: V;
  readonly imposta: (parte: Partial<ValoriIncarico>) => void;
  readonly lega: <K extends keyof ValoriIncarico>(nome: K) => Legame<K, ValoriIncarico[K]>;
}

/** In which capacity somebody works: role, ente, territory, team; for a revisore the mandate. */
export function CampiIncarico<V extends ValoriIncarico>({ valori, imposta, lega }: Proprieta<V>) {
  const enti = useQuery(leggiNomenclatore()).data?.enti ?? [];
  const squadre = useQuery(leggiUtenze()).data?.flatMap((u) => u.incarico?.squadra ?? []) ?? [];
  const ruoli = useLista('ruoli');
  const professioni = useLista('professioni');
  const tipi = useLista('tipiEnte');
  return (
    <>
      <CampoData {...lega('dal')} etichetta="Dal giorno" ancheFutura />
      <CampoScelta {...lega('ruolo')} etichetta="Ruolo" vuota="Scegli…" opzioni={ruoli} />
      <CampoScelta
        {...lega('ente')}
        etichetta="Ente"
        vuota="Scegli…"
        onCambia={(ente) =>
          imposta({ ente, tipoEnte: ente === NUOVO ? '' : (enti.find((e) => e.id === ente)?.tipo ?? '') })
        }
        opzioni={enti.map((e) => ({ codice: e.id, testo: e.id === NUOVO ? 'Un ente nuovo…' : e.nome }))}
      />
      {valori.ente === NUOVO && (
        <>
          <CampoTesto
            {...lega('enteNuovo')}
            etichetta="Codice dell’ente nuovo"
            aiuto="Un nome breve, in minuscolo, con i trattini al posto degli spazi: per esempio comune-di-valle. Non cambierà più."
            lunghezza={64}
          />
          <CampoScelta {...lega('tipoEnte')} etichetta="Tipo di ente" vuota="Scegli…" opzioni={tipi} />
        </>
      )}
      <CampoScelta {...lega('professione')} etichetta="Professione" vuota="Nessuna" opzioni={professioni} facoltativo />
      <CampoComuni {...lega('comuni')} />
      <CampoTesto
        {...lega('squadra')}
        etichetta="Squadra"
        aiuto="Un nome breve, in minuscolo e senza spazi. Chi è nella stessa squadra vede i casi dei colleghi."
        suggerimenti={[...new Set(squadre)]}
        lunghezza={40}
        facoltativo
      />
      {valori.ruolo === 'revisore' && (
        <>
          <CampoTesto {...lega('oggetto')} etichetta="Oggetto del mandato" lunghezza={500} />
          <CampoData {...lega('mandatoDal')} etichetta="Mandato dal" ancheFutura />
          <CampoData {...lega('mandatoAl')} etichetta="Mandato al" ancheFutura facoltativo />
        </>
      )}
    </>
  );
}

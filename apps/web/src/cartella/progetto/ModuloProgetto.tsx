import type { Progetto, VersioneDiProgetto } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { CampoSpunta } from '../../moduli/CampoSpunta.tsx';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { data } from '../../parole/date.ts';
import { useEtichette, useLista } from '../../parole/useEtichette.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';
import { dimensioniScoperte, valutazioniConcluse } from '../scelte-progetto.ts';
import { bozzaDa, bozzaNuova, corpoProgetto, erroriBozza } from './bozza-progetto.ts';
import { RigheBudget } from './RigheBudget.tsx';
import { RigheInterventi } from './RigheInterventi.tsx';
import { RigheObiettivi } from './RigheObiettivi.tsx';

interface Proprieta {
  readonly progetto?: Progetto;
  readonly da?: VersioneDiProgetto;
  readonly rimodula?: boolean;
  readonly onChiudi: () => void;
}

export function ModuloProgetto({ progetto, da, rimodula = false, onChiudi }: Proprieta) {
  const { scheda } = useCartella();
  const { stato } = scheda;
  const etichetta = useEtichette();
  const tipi = useLista('tipiProgetto');
  const atto = useAttoCartella(rimodula ? 'rimodula-progetto' : 'redigi-progetto');
  const { valori, lega, imposta } = useCampi(() => (da ? bozzaDa(da) : bozzaNuova(stato)));
  const valutazioni = valutazioniConcluse(stato);
  const scoperte = dimensioniScoperte(stato, valori.valutazione || null, valori.obiettivi);
  const titolo = rimodula ? 'Rimodulazione del progetto' : da ? 'Nuova versione del progetto' : 'Nuovo progetto';
  return (
    <Modulo
      titolo={titolo}
      {...(da && { spiegazione: `Parte dalla versione ${da.versione}: cambia quello che serve.` })}
      atto={atto}
      corpo={() => corpoProgetto(valori, progetto, rimodula)}
      controlla={() => erroriBozza(valori, rimodula)}
      etichettaInvio={rimodula ? 'Rimodula il progetto' : 'Salva il progetto in bozza'}
      fatto={rimodula ? 'Progetto rimodulato' : 'Progetto redatto'}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <div className="riga-campi">
        <CampoScelta {...lega('tipo')} etichetta="Tipo di progetto" vuota="Scegli…" opzioni={tipi} />
        <CampoScelta
          {...lega('valutazione')}
          etichetta="Valutazione a cui risponde"
          vuota="Nessuna (intervento urgente)"
          opzioni={valutazioni.map((v) => ({
            codice: v.id,
            testo: `${etichetta('tipiValutazione', v.tipo)} conclusa il ${data(v.conclusaIl)}`,
          }))}
        />
        <CampoData {...lega('il')} etichetta="Redatto il" />
      </div>
      {!valori.valutazione && (
        <CampoAreaTesto {...lega('motivoSenzaValutazione')} etichetta="Perché manca la valutazione" righe={2} />
      )}
      {rimodula && <CampoAreaTesto {...lega('motivo')} etichetta="Perché viene rimodulato" righe={2} />}
      <RigheObiettivi righe={valori.obiettivi} onCambia={(obiettivi) => imposta({ obiettivi })} scoperte={scoperte} />
      <RigheInterventi righe={valori.interventi} onCambia={(interventi) => imposta({ interventi })} />
      <RigheBudget righe={valori.budget} onCambia={(budget) => imposta({ budget })} />
      <CampoSpunta {...lega('pianoUnicoIntegrato')} etichetta="È un piano unico, integrato con quello sanitario" />
      <CampoSpunta {...lega('comprendeDimissioneProtetta')} etichetta="Comprende una dimissione protetta" />
    </Modulo>
  );
}

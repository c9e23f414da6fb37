import { useNavigate } from 'react-router';
import type { Accesso } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../moduli/CampoData.tsx';
import { CampoOpzioni } from '../moduli/CampoOpzioni.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { oggi } from '../parole/date.ts';
import { useLista } from '../parole/useEtichette.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

const APRE = 'apertura-cartella';

/** How the accesso ends. Opening a cartella concludes it and leads to the case, in one act. */
export function ModuloEsito({ accesso }: { readonly accesso: Accesso }) {
  const vai = useNavigate();
  const vedeCartelle = puo(useSessione(), 'vedi-cartella');
  const esiti = useLista('esitiAccesso').filter((e) => e.codice !== APRE || accesso.persona !== null);
  const aree = useLista('aree');
  const eta = accesso.chi?.eta;
  const { valori, lega } = useCampi({
    il: oggi(),
    esito: accesso.persona ? APRE : '',
    area: typeof eta === 'number' ? (eta >= 65 ? 'anziani' : eta < 18 ? 'famiglia-minori' : '') : '',
    motivo: '',
  });
  const apre = valori.esito === APRE;
  const senzaPresa = valori.esito === 'non-preso-in-carico';
  const apri = useAtto(`/api/accessi/${accesso.id}/atti/apri-cartella`, accesso.revision);
  const concludi = useAtto(`/api/accessi/${accesso.id}/atti/concludi`, accesso.revision);
  return (
    <Modulo
      livello={2}
      titolo="Esito dell’accesso"
      {...(accesso.persona === null && {
        spiegazione: 'La persona non è identificata: per aprire una cartella serve un accesso con la persona indicata.',
      })}
      atto={apre ? apri : concludi}
      corpo={() =>
        apre
          ? { il: valori.il, area: valori.area }
          : { il: valori.il, esito: valori.esito, ...(valori.motivo.trim() && { motivo: valori.motivo }) }
      }
      controlla={() =>
        mancanti(valori, {
          esito: 'Scegli l’esito',
          il: 'Indica il giorno',
          ...(apre && { area: 'Scegli l’area della cartella' }),
          ...(senzaPresa && { motivo: 'Scrivi perché la persona non è presa in carico' }),
        })
      }
      etichettaInvio={apre ? 'Apri la cartella' : 'Concludi l’accesso'}
      fatto={apre ? 'Cartella aperta' : 'Accesso concluso'}
      onFatto={({ id }) => void vai(apre && vedeCartelle ? `/cartelle/${id}` : apre ? `/accessi/${accesso.id}` : '/')}
    >
      <CampoOpzioni {...lega('esito')} etichetta="Esito" opzioni={esiti} />
      {apre && <CampoOpzioni {...lega('area')} etichetta="Area della cartella" opzioni={aree} inRiga />}
      {valori.esito && !apre && (
        <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" facoltativo={!senzaPresa} righe={2} />
      )}
      <CampoData {...lega('il')} etichetta="Concluso il" />
    </Modulo>
  );
}

import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../api/letture.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoData } from '../moduli/CampoData.tsx';
import { CampoOpzioni } from '../moduli/CampoOpzioni.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { oggi } from '../parole/date.ts';
import { useLista } from '../parole/useEtichette.ts';
import { useSessione } from '../sessione/sessione.ts';
import { CampoComponenti } from './CampoComponenti.tsx';

/** Every half hour of an office day. */
const ORE = Array.from({ length: 27 }, (_, i) => {
  const ora = `${String(7 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`;
  return { codice: ora, testo: ora };
});

export function ModuloConvoca({ onChiudi }: { readonly onChiudi: () => void }) {
  const { operatore } = useSessione();
  const modalita = useLista('modalitaSeduta');
  const operatori = useQuery(leggiOperatori()).data ?? [];
  const { valori, lega } = useCampi({
    giorno: '',
    dalle: '09:00',
    alle: '12:00',
    modalita: 'in-presenza',
    componenti: [operatore.id] as readonly string[],
  });
  const professioni = new Set(
    operatori.filter((o) => valori.componenti.includes(o.id)).flatMap((o) => o.professione ?? []),
  );
  return (
    <Modulo
      livello={2}
      titolo="Convoca una seduta"
      spiegazione="I casi si pongono all’ordine del giorno dopo, dalla pagina della seduta."
      atto={useAtto('/api/sedute')}
      corpo={() => valori}
      controlla={() => ({
        ...mancanti(valori, { giorno: 'Indica il giorno' }),
        ...(valori.giorno &&
          valori.giorno < oggi() && { giorno: 'La seduta si convoca per oggi o per un giorno a venire' }),
        ...(valori.dalle >= valori.alle && { alle: 'La seduta finisce prima di cominciare' }),
        ...(professioni.size < 2 && { componenti: 'Convoca almeno due professioni diverse' }),
      })}
      etichettaInvio="Convoca la seduta"
      fatto="Seduta convocata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <div className="riga-campi">
        <CampoData {...lega('giorno')} etichetta="Giorno" ancheFutura />
        <CampoScelta {...lega('dalle')} etichetta="Dalle" opzioni={ORE} />
        <CampoScelta {...lega('alle')} etichetta="Alle" opzioni={ORE} />
      </div>
      <CampoOpzioni {...lega('modalita')} etichetta="Come" opzioni={modalita} inRiga />
      <CampoComponenti {...lega('componenti')} />
    </Modulo>
  );
}

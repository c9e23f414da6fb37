import { useNavigate } from 'react-router';
import type { CorpoDi } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { CampoOperatore } from '../CampoOperatore.tsx';
import { useAttoCartella } from '../contesto.ts';

/** Who does not coordinate declares a conflict of its own. After it the case is not there any more: the page leaves it. */
export function ModuloEscludi({ onChiudi }: { readonly onChiudi: () => void }) {
  const io = useSessione().operatore;
  const coordina = io.ruolo === 'coordinatore';
  const vai = useNavigate();
  const { valori, lega } = useCampi({ il: oggi(), operatore: coordina ? '' : io.id, conflitto: '' });
  const miEscludo = valori.operatore === io.id;
  const atto = useAttoCartella('escludi-operatore', miEscludo);
  return (
    <Modulo
      titolo={coordina ? 'Esclusione per conflitto di interessi' : 'Dichiarazione di un conflitto di interessi'}
      spiegazione={
        coordina
          ? 'Chi è escluso non trova più il caso né la persona, come se non esistessero. Chi segue il caso va prima sostituito.'
          : 'Dopo l’invio non troverai più il caso né la persona. Solo chi coordina il Comune può riammetterti.'
      }
      atto={atto}
      corpo={() => valori as CorpoDi<'escludi-operatore'>}
      controlla={() =>
        mancanti(valori, {
          il: 'Indica da quando',
          operatore: 'Scegli chi escludere',
          conflitto: 'Scrivi in che cosa consiste il conflitto',
        })
      }
      etichettaInvio={miEscludo ? 'Dichiara il conflitto ed esci dal caso' : 'Escludi dal caso'}
      fatto={
        miEscludo ? 'Conflitto di interessi dichiarato: non hai più accesso a quel caso.' : 'Operatore escluso dal caso'
      }
      onFatto={() => {
        if (miEscludo) void vai('/cartelle');
        else onChiudi();
      }}
      onAnnulla={onChiudi}
      pericolo={miEscludo}
    >
      {coordina && <CampoOperatore {...lega('operatore')} etichetta="Chi va escluso" />}
      <CampoData {...lega('il')} etichetta="Dal giorno" />
      <CampoAreaTesto {...lega('conflitto')} etichetta="In che cosa consiste il conflitto" />
    </Modulo>
  );
}

import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { useAttoCartella } from '../contesto.ts';

interface Proprieta {
  /** Whose exclusion is revoked; without one, the tutela is. */
  readonly operatore?: string;
  readonly onChiudi: () => void;
}

export function ModuloRevoca({ operatore, onChiudi }: Proprieta) {
  const atto = useAttoCartella(operatore ? 'revoca-esclusione' : 'revoca-tutela');
  const nome = useOperatori();
  const { valori, lega } = useCampi({ il: oggi(), motivo: '' });
  return (
    <Modulo
      titolo={operatore ? `Revoca dell’esclusione di ${nome(operatore)}` : 'Revoca della tutela'}
      spiegazione={
        operatore
          ? 'Tornerà a vedere il caso, nei limiti del suo ruolo.'
          : 'Il caso e la persona tornano nelle ricerche e negli elenchi di chi lavora in questo Comune.'
      }
      atto={atto}
      corpo={() => ({ ...valori, ...(operatore && { operatore }) })}
      controlla={() => mancanti(valori, { il: 'Indica da quando', motivo: 'Scrivi perché si revoca' })}
      etichettaInvio={operatore ? 'Revoca l’esclusione' : 'Revoca la tutela'}
      fatto={operatore ? 'Esclusione revocata' : 'Tutela revocata'}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Dal giorno" />
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" />
    </Modulo>
  );
}

import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../../api/letture.ts';
import type { CorpoDi, Valutazione } from '../../api/tipi.ts';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';
import { DomandeStrumento, type RispostePrecedenti } from './DomandeStrumento.tsx';
import { useRisposte } from './useRisposte.ts';

interface Proprieta {
  readonly valutazione: Valutazione;
  readonly onChiudi: () => void;
}

export function ModuloStrumento({ valutazione, onChiudi }: Proprieta) {
  const { scheda } = useCartella();
  const atto = useAttoCartella('somministra-strumento');
  const strumenti = (useQuery(leggiNomenclatore()).data?.strumenti ?? []).filter((s) => s.codice !== 'triage');
  const compilati = new Set(valutazione.strumenti.map((s) => s.strumento));
  const { valori, lega } = useCampi(() => ({
    il: oggi(),
    strumento: strumenti.find((s) => !compilati.has(s.codice))?.codice ?? strumenti[0]?.codice ?? '',
  }));
  const strumento = strumenti.find((s) => s.codice === valori.strumento);
  const { risposte, copiate, rispondi, senzaRisposta } = useRisposte(strumento);
  const precedenti = ultimeRisposte(scheda.stato.valutazioni, valori.strumento);
  return (
    <Modulo
      livello={4}
      titolo="Strumento di valutazione"
      atto={atto}
      corpo={(): CorpoDi<'somministra-strumento'> => ({
        il: valori.il,
        valutazione: valutazione.id,
        strumento: valori.strumento,
        risposte: risposte.map((r) => r ?? -1),
      })}
      controlla={() => ({
        ...mancanti(valori, { il: 'Indica il giorno', strumento: 'Scegli lo strumento' }),
        ...senzaRisposta(),
      })}
      etichettaInvio="Registra lo strumento"
      fatto={`${strumento?.nome ?? 'Strumento'} registrato`}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <div className="riga-campi">
        <CampoScelta
          {...lega('strumento')}
          etichetta="Strumento"
          opzioni={strumenti.map((s) => ({ codice: s.codice, testo: `${s.nome} (${s.versione})` }))}
        />
        <CampoData {...lega('il')} etichetta="Compilato il" />
      </div>
      {strumento && (
        <DomandeStrumento
          key={strumento.codice}
          strumento={strumento}
          risposte={risposte}
          copiate={copiate}
          onRisposta={rispondi}
          precedenti={precedenti}
        />
      )}
    </Modulo>
  );
}

/** The latest answers to the same instrument, of this valutazione or of one before. */
function ultimeRisposte(valutazioni: readonly Valutazione[], codice: string): RispostePrecedenti | undefined {
  const ultimo = valutazioni
    .flatMap((v) => v.strumenti)
    .filter((s) => s.strumento === codice && s.risposte !== undefined)
    .sort((a, b) => a.il.localeCompare(b.il))
    .at(-1);
  return ultimo && { il: ultimo.il, risposte: ultimo.risposte ?? [], punteggio: ultimo.punteggio };
}

import { useQuery } from '@tanstack/react-query';
import { leggiCartelle } from '../api/letture.ts';
import type { Seduta } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';

interface Proprieta {
  readonly seduta: Seduta;
  readonly onChiudi: () => void;
}

/** Only cases in valutazione can be put there; the rule wants a multidimensionale, and says so. */
export function ModuloOrdineDelGiorno({ seduta, onChiudi }: Proprieta) {
  const comune = useComuni();
  const { data: elenco, error, refetch } = useQuery(leggiCartelle({ fase: 'valutazione', pagina: 1, per: 200 }));
  const { valori, lega } = useCampi({ cartella: '' });
  const atto = useAtto(`/api/sedute/${seduta.id}/atti/poni-all-ordine-del-giorno`);
  if (error && !elenco) return <ErroreLettura errore={error} riprova={refetch} parte />;
  if (!elenco) return <Attesa cosa="Lettura dei casi in valutazione" />;
  const gia = seduta.casi.map((c) => c.cartella);
  return (
    <Modulo
      livello={3}
      titolo="Poni un caso all’ordine del giorno"
      atto={atto}
      corpo={() => valori}
      controlla={() => mancanti(valori, { cartella: 'Scegli il caso' })}
      etichettaInvio="Poni all’ordine del giorno"
      fatto="Caso posto all’ordine del giorno"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoScelta
        {...lega('cartella')}
        etichetta="Caso in valutazione"
        vuota="Scegli…"
        opzioni={elenco.voci
          .filter((v) => !gia.includes(v.id))
          .map((v) => ({ codice: v.id, testo: `${nominativo(v.persona)}, ${comune(v.comune)}` }))}
      />
    </Modulo>
  );
}

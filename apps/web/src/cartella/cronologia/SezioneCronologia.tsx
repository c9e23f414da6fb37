import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { leggiCronologia } from '../../api/letture.ts';
import { Attesa } from '../../impianto/Attesa.tsx';
import { ErroreLettura } from '../../impianto/ErroreLettura.tsx';
import { giornoDi } from '../../parole/date.ts';
import { useCartella } from '../contesto.ts';
import { Sezione } from '../Sezione.tsx';
import { FiltriCronologia, TUTTO, type Filtri } from './FiltriCronologia.tsx';
import { genereDi } from './generi.ts';
import { VoceDiCronologia } from './VoceDiCronologia.tsx';

export function SezioneCronologia() {
  const { id, istante } = useCartella();
  const { data: voci, error, refetch } = useQuery(leggiCronologia(id, istante));
  const [filtri, setFiltri] = useState<Filtri>(TUTTO);
  const scelte = useMemo(
    () =>
      (voci ?? []).filter((v) => {
        const giorno = giornoDi(v.avvenutoIl);
        return (
          (!filtri.soloTraguardi || v.traguardo) &&
          (!filtri.genere || genereDi(v.tipo) === filtri.genere) &&
          (!filtri.attore || v.attore.id === filtri.attore) &&
          (!filtri.dal || giorno >= filtri.dal) &&
          (!filtri.al || giorno <= filtri.al)
        );
      }),
    [voci, filtri],
  );
  if (error && !voci) return <ErroreLettura errore={error} riprova={refetch} parte />;
  if (!voci) return <Attesa />;
  return (
    <Sezione titolo="Cronologia">
      <p className="aiuto">Dall’ultimo fatto registrato al primo. La data di ciascuno è quella in cui è accaduto.</p>
      <FiltriCronologia filtri={filtri} onCambia={setFiltri} voci={voci} mostrate={scelte.length} />
      {scelte.length === 0 ? (
        <p className="vuoto">Nessun fatto corrisponde a quello che hai scelto.</p>
      ) : (
        <ol className="cronologia">
          {scelte.map((v, i) => {
            const anno = v.avvenutoIl.slice(0, 4);
            return (
              <VoceDiCronologia
                key={v.evento}
                voce={v}
                voci={voci}
                anno={anno !== scelte[i - 1]?.avvenutoIl.slice(0, 4) ? anno : null}
              />
            );
          })}
        </ol>
      )}
    </Sezione>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { leggiMieDeroghe } from '../api/letture.ts';
import { useAtto } from '../api/useAtto.ts';
import { useCartella } from '../cartella/contesto.ts';
import { annuncia } from '../impianto/annunci.ts';
import { Icona } from '../impianto/Icona.tsx';
import { rientra } from '../impianto/rientra.ts';
import { istante } from '../parole/date.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

/** The longest wait that a timer of a browser can count. */
const ATTESA_MASSIMA_MS = 2 ** 31 - 1;

/** While a case is on screen beyond one's scope: until when, and how to end it. */
export function BannerDeroga() {
  const { id } = useCartella();
  const magazzino = useQueryClient();
  const { data: mie } = useQuery({ ...leggiMieDeroghe(), enabled: puo(useSessione(), 'apri-deroga') });
  const deroga = mie?.find((d) => d.cartella === id && d.inCorso);
  const concludi = useAtto(`/api/cartelle/${id}/deroghe/${deroga?.id}/concludi`);
  const scade = deroga?.scade;
  useEffect(() => {
    if (!scade) return undefined;
    const fra = Math.min(Math.max(0, Date.parse(scade) - Date.now()), ATTESA_MASSIMA_MS);
    const sveglia = setTimeout(() => {
      void magazzino.invalidateQueries({ queryKey: ['cartella', id] });
      void magazzino.invalidateQueries({ queryKey: ['deroghe'] });
    }, fra);
    return () => clearTimeout(sveglia);
  }, [scade, magazzino, id]);
  if (!deroga) return null;
  return (
    <div className="banner-deroga" role="status">
      <div className="container-xxl">
        <Icona nome="it-unlocked" />
        <p>
          <strong>Stai leggendo un caso fuori dalla tua competenza, fino al {istante(deroga.scade)}.</strong> Sola
          lettura: il case manager e il coordinatore ne sono avvisati.
          {concludi.problema && <span role="alert"> {concludi.problema.message}</span>}
        </p>
        <button
          type="button"
          className="btn btn-sm btn-dark"
          aria-disabled={concludi.inCorso || undefined}
          onClick={() => {
            if (concludi.inCorso) return;
            void concludi.invia({}).then((fatto) => {
              if (!fatto) return;
              annuncia('Accesso concluso');
              rientra();
            });
          }}
        >
          Concludi l’accesso
        </button>
      </div>
    </div>
  );
}

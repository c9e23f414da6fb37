import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Dialogo } from './Dialogo.tsx';
import { cosaSiPerderebbe, dimenticaTutti } from './moduli-aperti.ts';

/** Nobody loses what they typed by following a link. */
export function GuardiaModuli() {
  const blocco = useBlocker(
    ({ currentLocation, nextLocation }) =>
      cosaSiPerderebbe() &&
      (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );
  useEffect(() => {
    const trattieni = (evento: BeforeUnloadEvent) => {
      if (cosaSiPerderebbe()) evento.preventDefault();
    };
    addEventListener('beforeunload', trattieni);
    return () => removeEventListener('beforeunload', trattieni);
  }, []);

  if (blocco.state !== 'blocked') return null;
  return (
    <Dialogo titolo="Lasciare senza inviare?" onChiudi={() => blocco.reset()}>
      <p>Hai scritto qualcosa che non è ancora stato inviato. Se lasci questa pagina, va perso.</p>
      <div className="azioni">
        <button type="button" className="btn btn-primary" onClick={() => blocco.reset()}>
          Resta e continua a scrivere
        </button>
        <button
          type="button"
          className="btn btn-outline-danger"
          onClick={() => {
            dimenticaTutti();
            blocco.proceed();
          }}
        >
          Lascia senza inviare
        </button>
      </div>
    </Dialogo>
  );
}

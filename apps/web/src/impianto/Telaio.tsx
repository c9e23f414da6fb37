import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { DialogoSessione } from '../sessione/DialogoSessione.tsx';
import { SessioneViva } from '../sessione/SessioneViva.tsx';
import { Annunci } from './Annunci.tsx';
import { GuardiaModuli } from './GuardiaModuli.tsx';
import { Intestazione } from './Intestazione.tsx';
import { segnaNavigazione } from './primo-ingresso.ts';

export function Telaio() {
  const { key } = useLocation();
  const prima = useRef(key);
  // During render, not in an effect: the heading of the new page looks at it when it mounts, before this effect would run.
  if (prima.current !== key) {
    prima.current = key;
    segnaNavigazione();
  }
  useEffect(() => {
    document.documentElement.dataset['pronta'] = 'si';
  }, []);
  return (
    <>
      <a className="salta" href="#contenuto">
        Vai al contenuto
      </a>
      <Intestazione />
      <main id="contenuto" tabIndex={-1}>
        <Outlet />
      </main>
      <Annunci />
      <GuardiaModuli />
      <SessioneViva />
      <DialogoSessione />
      <ScrollRestoration getKey={(luogo) => luogo.pathname} />
    </>
  );
}

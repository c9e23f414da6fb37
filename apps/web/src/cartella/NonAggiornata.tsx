import { Avviso } from '../impianto/Avviso.tsx';
import { istante } from '../parole/date.ts';
import { useCartella } from './contesto.ts';

/** A fact of the case could not be read: whoever works on it must not take for whole what is not. */
export function NonAggiornata() {
  const { nonAggiornataDal } = useCartella().scheda;
  if (!nonAggiornataDal) return null;
  return (
    <div className="container-xxl">
      <Avviso tipo="attenzione" titolo="Questa pagina non è aggiornata" ruolo="alert">
        <p>
          Dal {istante(nonAggiornataDal)} il programma non riesce a leggere un fatto di questa cartella: qui vedi
          com’era prima. Ciò che registri resta scritto, e comparirà quando sarà sistemato. Avvisa chi amministra il
          sistema.
        </p>
      </Avviso>
    </div>
  );
}

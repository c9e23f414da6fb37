import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { leggiCartelle } from '../api/letture.ts';
import type { FiltriCartelle } from '../api/tipi.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { FiltriElenco } from './FiltriElenco.tsx';
import { Pagine } from './Pagine.tsx';
import { TabellaCartelle } from './TabellaCartelle.tsx';

const PER_PAGINA = 50;

/** The filters are in the address. */
export function PaginaCartelle() {
  const [parametri, imposta] = useSearchParams();
  const pagina = Math.max(1, Number(parametri.get('pagina')) || 1);
  const filtri: FiltriCartelle = {
    pagina,
    per: PER_PAGINA,
    // A filter that is not in the list is refused by the API, which says so.
    ...(Object.fromEntries(
      ['fase', 'condizione', 'area'].flatMap((nome) => {
        const valore = parametri.get(nome);
        return valore ? [[nome, valore]] : [];
      }),
    ) as Pick<FiltriCartelle, 'fase' | 'condizione' | 'area'>),
    ...(parametri.has('mie') && { mie: true }),
    ...(parametri.has('ferme') && { ferme: true }),
  };
  const { data: elenco, error, refetch, isPlaceholderData } = useQuery(leggiCartelle(filtri));
  if (error && !elenco) return <ErroreLettura errore={error} riprova={refetch} />;

  const cambia = (nome: string, valore: string) =>
    imposta(
      (p) => {
        if (valore) p.set(nome, valore);
        else p.delete(nome);
        if (nome !== 'pagina') p.delete('pagina');
        return p;
      },
      { replace: nome !== 'pagina', preventScrollReset: nome !== 'pagina' },
    );
  return (
    <Pagina titolo="Cartelle" larga>
      <FiltriElenco parametri={parametri} onCambia={cambia} />
      {elenco ? (
        <div aria-busy={isPlaceholderData}>
          <p className="conteggio" role="status">
            {elenco.totale === 1 ? '1 cartella' : `${elenco.totale} cartelle`}
          </p>
          {elenco.voci.length === 0 ? (
            <p className="vuoto">Nessuna cartella corrisponde a quello che hai scelto.</p>
          ) : (
            <TabellaCartelle voci={elenco.voci} didascalia="Cartelle, le più ferme per prime" />
          )}
          <Pagine
            pagina={pagina}
            quante={Math.ceil(elenco.totale / PER_PAGINA)}
            onVai={(n) => cambia('pagina', String(n))}
          />
        </div>
      ) : (
        <Attesa />
      )}
    </Pagina>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { Outlet, useParams } from 'react-router';
import { comeProblema } from '../api/problema.ts';
import { leggiScheda } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { BannerDeroga } from '../deroghe/BannerDeroga.tsx';
import { FuoriCompetenza } from '../deroghe/FuoriCompetenza.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { primoIngresso } from '../impianto/primo-ingresso.ts';
import { nominativo } from '../parole/persona.ts';
import { BannerIstante } from './BannerIstante.tsx';
import { BarraDelTempo } from './BarraDelTempo.tsx';
import { Contesto, type ContestoCartella } from './contesto.ts';
import { NavigazioneSezioni } from './NavigazioneSezioni.tsx';
import { NonAggiornata } from './NonAggiornata.tsx';
import { NonAncoraAperta } from './NonAncoraAperta.tsx';
import { TestaCartella } from './TestaCartella.tsx';
import { useIstante } from './useIstante.ts';

/** One case. The sections are routes inside it; all of them show the same instant. */
export function PaginaCartella() {
  const { id = '' } = useParams();
  const { istante, viva, suffisso } = useIstante();
  const { data: scheda, error, refetch, isPlaceholderData } = useQuery(leggiScheda(id, istante));
  const nome = useRef<HTMLHeadingElement>(null);
  const arrivata = Boolean(scheda);
  useEffect(() => {
    if (arrivata && !primoIngresso()) nome.current?.focus();
  }, [id, arrivata]);

  const contesto = useMemo<ContestoCartella | null>(() => {
    if (!scheda) return null;
    const attuale = viva && scheda.vista.viva && !isPlaceholderData;
    return {
      id,
      scheda,
      istante,
      suffisso,
      viva: attuale,
      puo: (atto) => attuale && scheda.attiPossibili.includes(atto),
    };
  }, [scheda, viva, isPlaceholderData, id, istante, suffisso]);

  if (error && !scheda && !viva && comeProblema(error).stato === 404) return <NonAncoraAperta cartella={id} />;
  const negata = error ? comeProblema(error) : null;
  // What was read before is not shown any more to whom it is no longer for.
  if (viva && negata?.stato === 403) return <FuoriCompetenza key={id} cartella={id} problema={negata} />;
  if (error && (!scheda || negata?.stato === 403 || negata?.stato === 404))
    return <ErroreLettura errore={error} riprova={refetch} />;
  if (!contesto) return <Attesa cosa="Apertura della cartella" />;
  return (
    <Contesto value={contesto}>
      <div className={viva ? 'cartella' : 'cartella cartella-passata'} aria-busy={isPlaceholderData}>
        <BannerIstante />
        <BannerDeroga />
        <NonAggiornata />
        <TestaCartella titolo={nominativo(contesto.scheda.persona)} rif={nome} />
        <BarraDelTempo />
        <NavigazioneSezioni />
        <div className="container-xxl sezione">
          {error && <ErroreLettura errore={error} riprova={refetch} parte />}
          <Outlet />
        </div>
      </div>
    </Contesto>
  );
}

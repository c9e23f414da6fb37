import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { leggiNomenclatore } from '../api/letture.ts';
import type { Problema } from '../api/problema.ts';
import { useAtto } from '../api/useAtto.ts';
import { Pagina } from '../impianto/Pagina.tsx';
import { PaginaNonPermessa } from '../impianto/PaginaNonPermessa.tsx';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import type { Errori } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { useMotivo } from '../moduli/useMotivo.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

interface Proprieta {
  readonly cartella: string;
  readonly problema: Problema;
}

/** A case that is there and is not one's own: what may be done about it, and what follows. */
export function FuoriCompetenza({ cartella, problema }: Proprieta) {
  const { data: liste } = useQuery(leggiNomenclatore());
  const { valori, lega } = useCampi({ motivo: '' });
  const { regola, difettoDi } = useMotivo();
  const atto = useAtto(`/api/cartelle/${cartella}/deroghe`);
  if (!puo(useSessione(), 'apri-deroga')) return <PaginaNonPermessa spiegazione={problema.message} />;
  const difetto = difettoDi(valori.motivo);
  return (
    <Pagina titolo="Questo caso non è fra quelli di tua competenza" sottotitolo={problema.message}>
      <Modulo
        livello={2}
        prendeFuoco={false}
        titolo="Apri il caso per un tempo limitato"
        spiegazione={
          <>
            <p>Se per il tuo lavoro ti serve vederlo, puoi aprirlo scrivendo perché. Ecco che cosa succede:</p>
            <ul>
              <li>
                puoi leggerlo per <strong>{liste?.oreDeroga ?? 0} ore</strong> da adesso, e smettere prima; non puoi
                scriverci nulla, e le note riservate restano chiuse;
              </li>
              <li>
                il case manager e il coordinatore del Comune <strong>ne sono avvisati subito</strong>, con il tuo nome e
                con il motivo che scrivi;
              </li>
              <li>
                ogni pagina che apri resta registrata in «Chi ha letto», e il coordinatore o il revisore{' '}
                <strong>esaminerà</strong> l’accesso.
              </li>
            </ul>
          </>
        }
        atto={atto}
        corpo={() => ({ motivo: valori.motivo })}
        controlla={(): Errori => (difetto ? { motivo: difetto } : {})}
        etichettaInvio="Apri il caso"
        fatto="Caso aperto fuori competenza"
        onFatto={() => undefined}
      >
        <CampoAreaTesto
          {...lega('motivo')}
          etichetta="Perché ti serve vedere questo caso"
          aiuto={`${regola}: chi te lo chiede, e per fare che cosa.`}
          righe={4}
        />
      </Modulo>
      <p>
        <Link to="/">Vai alla pagina iniziale</Link>
      </p>
    </Pagina>
  );
}

import { useAtto } from '../api/useAtto.ts';
import { CampoData } from '../moduli/CampoData.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { CampiIncarico } from './CampiIncarico.tsx';
import { controllaIncarico, corpoDi, valoriDi } from './incarico.ts';

/** Somebody new. Who was here before is enrolled again from their own page, and stays the same operator. */
export function ModuloIscrivi({ onChiudi }: { readonly onChiudi: () => void }) {
  const { valori, lega, imposta } = useCampi({ ...valoriDi(), nome: '', soggetto: '', al: '' });
  return (
    <Modulo
      livello={2}
      titolo="Iscrivi un operatore"
      spiegazione="Chi ha già lavorato qui si iscrive di nuovo dalla sua pagina: resta lo stesso operatore."
      atto={useAtto('/api/utenze')}
      corpo={() => ({
        nome: valori.nome,
        soggetto: valori.soggetto,
        ...corpoDi(valori),
        ...(valori.al && { al: valori.al }),
      })}
      controlla={() => ({
        ...mancanti(valori, { nome: 'Scrivi nome e cognome', soggetto: 'Scrivi le credenziali' }),
        ...controllaIncarico(valori),
      })}
      etichettaInvio="Iscrivi l’operatore"
      fatto="Operatore iscritto"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoTesto {...lega('nome')} etichetta="Nome e cognome" lunghezza={200} />
      <CampoTesto
        {...lega('soggetto')}
        etichetta="Credenziali"
        aiuto="Come lo chiama il gestore dell’identità con cui entra (il suo «soggetto»)."
        lunghezza={200}
      />
      <CampiIncarico valori={valori} lega={lega as never} imposta={imposta} />
      <CampoData {...lega('al')} etichetta="Fino al giorno, se si sa già" ancheFutura facoltativo />
    </Modulo>
  );
}

import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { CampoChiRiceve } from '../../consegne/CampoChiRiceve.tsx';
import { oggi } from '../../parole/date.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';

/** One case to somebody else. Those of who leaves are handed over together, from their own page. */
export function ModuloConsegnaCaso({ onChiudi }: { readonly onChiudi: () => void }) {
  const { stato } = useCartella().scheda;
  const operatore = useOperatori();
  const rispondono = [...new Set([stato.caseManager, stato.assegnataA])].filter((id) => id !== null);
  const { valori, lega } = useCampi({ il: oggi(), da: rispondono[0] ?? '', a: '', nota: '', altriPunti: '' });
  return (
    <Modulo
      titolo="Consegna del caso"
      spiegazione="Chi riceve trova nella propria scrivania la nota e l’elenco di ciò che manca."
      atto={useAttoCartella('consegna')}
      corpo={() => ({ ...valori, ...(valori.altriPunti.trim() ? {} : { altriPunti: undefined }) })}
      controlla={() =>
        mancanti(valori, {
          il: 'Indica il giorno',
          da: 'Scegli chi consegna',
          a: 'Scegli chi riceve',
          nota: 'Scrivi che cosa deve sapere chi riceve',
        })
      }
      etichettaInvio="Consegna il caso"
      fatto="Caso consegnato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Giorno della consegna" />
      <CampoScelta
        {...lega('da')}
        etichetta="Chi consegna"
        opzioni={rispondono.map((id) => ({ codice: id, testo: operatore(id) }))}
      />
      <CampoChiRiceve {...lega('a')} comuni={stato.comune ? [stato.comune] : []} tranne={valori.da} />
      <CampoAreaTesto {...lega('nota')} etichetta="Che cosa deve sapere chi riceve" />
      <CampoAreaTesto {...lega('altriPunti')} etichetta="Che cosa resta da fare" facoltativo />
    </Modulo>
  );
}

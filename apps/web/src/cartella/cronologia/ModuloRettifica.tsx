import { useState } from 'react';
import type { CorpoDi, VoceCronologia } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { data, giornoDi } from '../../parole/date.ts';
import type { Attuale } from './dati-attuali.ts';
import { useAttoCartella } from '../contesto.ts';
import { CampoDato } from '../dati/CampoDato.tsx';
import { correggibile } from '../../parole/campi.ts';

interface Proprieta {
  readonly voce: VoceCronologia;
  readonly attuale: Attuale;
  readonly onChiudi: () => void;
}

/** What changes, and why. What is not touched stays as it was; lists are corrected by annulling and recording again. */
export function ModuloRettifica({ voce, attuale, onChiudi }: Proprieta) {
  const atto = useAttoCartella('rettifica-evento');
  const { valori, lega } = useCampi({ motivo: '', avvenutoIl: giornoDi(attuale.avvenutoIl) });
  const [nuovi, setNuovi] = useState<Record<string, unknown>>({});
  const campi = Object.entries(attuale.dati).filter(
    ([nome, valore]) => correggibile(voce.tipo, nome, valore) && !voce.oscurati.includes(nome),
  );
  const altri = Object.entries(voce.dati).some(([, valore]) => typeof valore === 'object' && valore !== null);

  function corpo(): CorpoDi<'rettifica-evento'> {
    const modifiche = Object.fromEntries(
      Object.entries(nuovi).filter(([nome, valore]) => valore !== attuale.dati[nome]),
    );
    return {
      evento: voce.evento,
      motivo: valori.motivo,
      ...(valori.avvenutoIl !== giornoDi(attuale.avvenutoIl) && { avvenutoIl: valori.avvenutoIl }),
      ...(Object.keys(modifiche).length > 0 && { modifiche }),
    };
  }
  function controlla() {
    const errori = mancanti(valori, {
      motivo: 'Scrivi perché il fatto va rettificato',
      avvenutoIl: 'Indica quando è avvenuto',
    });
    const { avvenutoIl, modifiche } = corpo();
    return avvenutoIl || modifiche
      ? errori
      : { ...errori, avvenutoIl: 'Non hai cambiato nulla: correggi almeno un dato' };
  }
  return (
    <Modulo
      livello={4}
      titolo={`Rettifica «${voce.titolo}» del ${data(voce.avvenutoIl)}`}
      spiegazione="Il dato corretto varrà da subito, il precedente resterà leggibile nella cronologia."
      atto={atto}
      corpo={corpo}
      controlla={controlla}
      etichettaInvio="Registra la rettifica"
      fatto={`«${voce.titolo}» rettificato`}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('avvenutoIl')} etichetta="Avvenuto il" />
      {campi.map(([nome, valore]) => (
        <CampoDato
          key={nome}
          nome={nome}
          iniziale={valore}
          valore={nome in nuovi ? nuovi[nome] : valore}
          onCambia={(v) => setNuovi((n) => ({ ...n, [nome]: v }))}
        />
      ))}
      {altri && (
        <p className="aiuto">
          Gli elenchi contenuti in questo fatto non si correggono qui: annulla il fatto e registralo di nuovo.
        </p>
      )}
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo della rettifica" />
    </Modulo>
  );
}

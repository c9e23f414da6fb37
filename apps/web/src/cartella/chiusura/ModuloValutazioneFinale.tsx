import type { CorpoDi } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useEtichette, useLista } from '../../parole/useEtichette.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';
import { delCiclo, ultimaVersione, versioneInVigore } from '../scelte-progetto.ts';

const SCALA = [
  { codice: '1', testo: '1, per niente' },
  { codice: '2', testo: '2' },
  { codice: '3', testo: '3' },
  { codice: '4', testo: '4' },
  { codice: '5', testo: '5, molto' },
];

/** Goal by goal, and how satisfied the person and the operators are. */
export function ModuloValutazioneFinale({ onChiudi }: { readonly onChiudi: () => void }) {
  const { scheda } = useCartella();
  const atto = useAttoCartella('svolgi-valutazione-finale');
  const raggiunti = useLista('raggiunti');
  const etichetta = useEtichette();
  const versioni = delCiclo(scheda.stato, scheda.stato.progetti).flatMap(
    (p) => versioneInVigore(p) ?? ultimaVersione(p) ?? [],
  );
  const obiettivi = versioni.flatMap((v) =>
    v.obiettivi.map((o) => ({
      ...o,
      testo: v.testiObiettivi?.[o.id]?.descrizione ?? etichetta('domini', o.dimensione),
    })),
  );
  const { valori, lega, imposta } = useCampi({
    il: oggi(),
    esiti: {} as Record<string, string>,
    soddisfazionePersona: '',
    soddisfazioneOperatori: '',
    considerazioni: '',
  });
  return (
    <Modulo
      titolo="Valutazione finale"
      atto={atto}
      corpo={(): CorpoDi<'svolgi-valutazione-finale'> => ({
        il: valori.il,
        obiettivi: obiettivi.map((o) => ({
          obiettivo: o.id,
          raggiunto: valori.esiti[o.id] as CorpoDi<'svolgi-valutazione-finale'>['obiettivi'][number]['raggiunto'],
        })),
        soddisfazionePersona: Number(valori.soddisfazionePersona),
        soddisfazioneOperatori: Number(valori.soddisfazioneOperatori),
        considerazioni: valori.considerazioni,
      })}
      controlla={() => ({
        ...mancanti(valori, { il: 'Indica il giorno' }),
        ...Object.fromEntries(
          obiettivi.flatMap((o, i) =>
            valori.esiti[o.id] ? [] : [[`obiettivi.${i}.raggiunto`, `Indica se è stato raggiunto: «${o.testo}»`]],
          ),
        ),
        ...mancanti(valori, {
          soddisfazionePersona: 'Indica la soddisfazione della persona',
          soddisfazioneOperatori: 'Indica la soddisfazione degli operatori',
          considerazioni: 'Scrivi le considerazioni finali',
        }),
      })}
      etichettaInvio="Registra la valutazione finale"
      fatto="Valutazione finale svolta"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Svolta il" />
      {obiettivi.map((o, i) => (
        <CampoOpzioni
          key={o.id}
          nome={`obiettivi.${i}.raggiunto`}
          etichetta={o.testo}
          aiuto={`Dimensione: ${etichetta('domini', o.dimensione).toLowerCase()}`}
          opzioni={raggiunti}
          valore={valori.esiti[o.id] ?? ''}
          onCambia={(esito) => imposta({ esiti: { ...valori.esiti, [o.id]: esito } })}
          inRiga
        />
      ))}
      {obiettivi.length === 0 && <p className="aiuto">Il ciclo non ha obiettivi da valutare.</p>}
      <CampoOpzioni {...lega('soddisfazionePersona')} etichetta="Soddisfazione della persona" opzioni={SCALA} inRiga />
      <CampoOpzioni
        {...lega('soddisfazioneOperatori')}
        etichetta="Soddisfazione degli operatori"
        opzioni={SCALA}
        inRiga
      />
      <CampoAreaTesto {...lega('considerazioni')} etichetta="Considerazioni" righe={4} />
    </Modulo>
  );
}

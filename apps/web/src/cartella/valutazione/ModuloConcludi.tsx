import type { CorpoDi, Dominio, Valutazione } from '../../api/tipi.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useAttoCartella } from '../contesto.ts';
import { CampoDominio } from './CampoDominio.tsx';
import { CampoPersone } from './CampoPersone.tsx';
import {
  comeComponenti,
  erroriPersone,
  professioniDiverse,
  rigaDiComponente,
  rigaDiOperatore,
} from './persone-equipe.ts';

interface Proprieta {
  readonly valutazione: Valutazione;
  readonly onChiudi: () => void;
}

/** Who was there, what was found domain by domain, and the outcome. */
export function ModuloConcludi({ valutazione, onChiudi }: Proprieta) {
  const atto = useAttoCartella('concludi-valutazione');
  const { operatore } = useSessione();
  const domini = useLista('domini');
  const liste = {
    c: useLista('complessita'),
    b: useLista('bisogni'),
    a: useLista('autosufficienze'),
    s: useLista('setting'),
  };
  const { valori, lega, imposta } = useCampi(() => ({
    il: oggi(),
    partecipanti:
      valutazione.equipe.length > 0 ? valutazione.equipe.map(rigaDiComponente) : [rigaDiOperatore(operatore)],
    testi: {} as Record<string, string>,
    critiche: [] as string[],
    complessita: '',
    bisogno: '',
    autosufficienza: '',
    settingProposto: '',
  }));
  const professioni = professioniDiverse(valori.partecipanti);

  function corpo(): CorpoDi<'concludi-valutazione'> {
    const scritti = Object.entries(valori.testi).filter(([, testo]) => testo.trim());
    return {
      il: valori.il,
      valutazione: valutazione.id,
      partecipanti: comeComponenti(valori.partecipanti),
      nominativi: valori.partecipanti.map((p) => p.nome.trim()),
      domini: Object.fromEntries(scritti),
      esito: {
        complessita: valori.complessita,
        bisogno: valori.bisogno,
        autosufficienza: valori.autosufficienza,
      } as CorpoDi<'concludi-valutazione'>['esito'],
      dimensioniCritiche: valori.critiche as Dominio[],
      settingProposto: valori.settingProposto as CorpoDi<'concludi-valutazione'>['settingProposto'],
    };
  }
  return (
    <Modulo
      livello={4}
      titolo="Conclusione della valutazione"
      atto={atto}
      corpo={corpo}
      controlla={() => ({
        ...mancanti(valori, { il: 'Indica il giorno della conclusione' }),
        ...erroriPersone(valori.partecipanti, 'partecipanti'),
        ...mancanti(valori, {
          complessita: 'Indica se il caso è semplice o complesso',
          bisogno: 'Indica l’intensità del bisogno',
          autosufficienza: 'Indica il grado di autosufficienza',
          settingProposto: 'Indica il setting proposto',
        }),
      })}
      etichettaInvio="Concludi la valutazione"
      fatto="Valutazione conclusa"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Conclusa il" />
      <CampoPersone
        nome="partecipanti"
        etichetta="Chi ha partecipato"
        righe={valori.partecipanti}
        onCambia={(partecipanti) => imposta({ partecipanti })}
      />
      {valutazione.tipo === 'multidimensionale' && (
        <p
          className={professioni >= 2 ? 'esito-controllo controllo-bene' : 'esito-controllo controllo-manca'}
          role="status"
        >
          <Icona nome={professioni >= 2 ? 'it-check-circle' : 'it-warning-circle'} misura="xs" />
          {professioni >= 2
            ? `${professioni} professioni diverse presenti`
            : 'Serve la presenza di almeno due professioni diverse'}
        </p>
      )}
      <fieldset className="campo gruppo-righe">
        <legend>Domini</legend>
        <p className="aiuto">Segna come critici i domini a cui il progetto dovrà rispondere con un obiettivo.</p>
        {domini.map((d) => (
          <CampoDominio
            key={d.codice}
            dominio={d}
            testo={valori.testi[d.codice] ?? ''}
            critico={valori.critiche.includes(d.codice)}
            onTesto={(testo) => imposta({ testi: { ...valori.testi, [d.codice]: testo } })}
            onCritico={(si) =>
              imposta({
                critiche: si ? [...valori.critiche, d.codice] : valori.critiche.filter((c) => c !== d.codice),
              })
            }
          />
        ))}
      </fieldset>
      <div className="riga-campi">
        <CampoOpzioni {...lega('complessita')} etichetta="Caso" opzioni={liste.c} />
        <CampoOpzioni {...lega('bisogno')} etichetta="Bisogno" opzioni={liste.b} />
        <CampoOpzioni {...lega('autosufficienza')} etichetta="Autosufficienza" opzioni={liste.a} />
        <CampoOpzioni {...lega('settingProposto')} etichetta="Setting proposto" opzioni={liste.s} />
      </div>
    </Modulo>
  );
}

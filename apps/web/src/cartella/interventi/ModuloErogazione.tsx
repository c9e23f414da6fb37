import type { CorpoDi } from '../../api/tipi.ts';
import type { Invio } from '../../api/useAtto.ts';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoDurata } from '../../moduli/CampoDurata.tsx';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { data, fineMese, mese, oggi } from '../../parole/date.ts';
import { durata } from '../../parole/misure.ts';
import { mesiDi, type Servizio } from './mesi-intervento.ts';

interface Proprieta {
  readonly intervento: Servizio;
  readonly atto: Invio;
  readonly livello?: 2 | 4;
  readonly onChiudi: () => void;
}

/** The period ends in the month it begins: hours are judged month by month. */
export function ModuloErogazione({ intervento, atto, livello = 4, onChiudi }: Proprieta) {
  const { valori, lega } = useCampi(() => periodoProposto(intervento));
  const delMese = mesiDi(intervento, valori.al || oggi()).find((m) => m.mese === valori.al.slice(0, 7));
  const resto = delMese ? delMese.autorizzati - delMese.erogati : null;

  function controlla() {
    const { dal, al, minuti } = valori;
    const errori: Record<string, string> = {};
    if (!dal) errori['dal'] = 'Indica il primo giorno del periodo';
    if (!al) errori['al'] = 'Indica l’ultimo giorno del periodo';
    const fine = intervento.cessatoIl?.slice(0, 10);
    if (fine && al > fine)
      errori['al'] = `Il servizio è finito il ${data(fine)}: si registrano solo ore fino a quel giorno`;
    else if (dal && al && dal > al) errori['al'] = 'Il periodo finisce prima di cominciare';
    else if (dal && al && dal.slice(0, 7) !== al.slice(0, 7)) errori['al'] = 'Il periodo deve stare in un solo mese';
    if (minuti < 1) errori['minuti'] = 'Indica quante ore e minuti sono stati erogati';
    return errori;
  }
  return (
    <Modulo
      livello={livello}
      titolo="Nuova erogazione"
      spiegazione="Il periodo va da un giorno a un altro dello stesso mese."
      atto={atto}
      corpo={(): Omit<CorpoDi<'registra-erogazione'>, 'il'> => ({ intervento: intervento.id, ...valori })}
      controlla={controlla}
      etichettaInvio="Registra l’erogazione"
      fatto="Erogazione registrata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <div className="riga-campi">
        <CampoData {...lega('dal')} etichetta="Dal" />
        <CampoData {...lega('al')} etichetta="Al" />
        <CampoDurata {...lega('minuti')} etichetta="Durata" />
      </div>
      {delMese && resto !== null && (
        <p className="aiuto" role="status">
          {mese(delMese.mese)}: erogate {durata(delMese.erogati)} su {durata(delMese.autorizzati)} autorizzate
          {resto > 0 ? `, restano ${durata(resto)}.` : '.'}
        </p>
      )}
    </Modulo>
  );
}

/** The first month not yet told, from the day the service began to its last day or today. */
function periodoProposto(intervento: Servizio): { dal: string; al: string; minuti: number } {
  const ultima = intervento.erogazioni
    .map((e) => e.al)
    .sort()
    .at(-1);
  const inizio = intervento.attivatoIl?.slice(0, 10) ?? oggi();
  const mesi = mesiDi(intervento, oggi());
  const vuoto =
    (mesi.find((m) => m.erogati === 0 && m.mese >= inizio.slice(0, 7)) ?? mesi.at(-1))?.mese ?? inizio.slice(0, 7);
  const primo = `${vuoto}-01`;
  const dal = primo < inizio && vuoto === inizio.slice(0, 7) ? inizio : primo;
  const fine = fineMese(vuoto);
  const termine = [
    fine,
    oggi(),
    intervento.cessatoIl?.slice(0, 10) ?? fine,
    intervento.autorizzazioni
      .map((a) => a.al)
      .sort()
      .at(-1) ?? fine,
  ].sort()[0]!;
  const al = termine < dal ? dal : termine;
  return { dal: ultima === al ? al : dal, al, minuti: 0 };
}

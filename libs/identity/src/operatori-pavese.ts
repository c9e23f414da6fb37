import { comuniDellAmbito } from '#nomenclatore';
import { conColleghi, DAL_ESEMPIO, MANDATO_ESEMPIO, type OperatoreDiEsempio } from './operatori-esempio.js';

export const AMBITO_PAVESE = { id: 'pavese', nome: 'Ambito Alto e Basso Pavese' } as const;

export const ENTI_PAVESE = [
  { id: 'ambito-pavese', nome: 'Ambito Alto e Basso Pavese', tipo: 'ambito' },
  { id: 'comune-belgioioso', nome: 'Comune di Belgioioso', tipo: 'comune' },
  { id: 'asst', nome: 'ASST del territorio', tipo: 'asst' },
  { id: 'ats', nome: 'ATS del territorio', tipo: 'ats' },
  { id: 'coop-airone', nome: 'Cooperativa sociale L’Airone', tipo: 'ets' },
] as const;

const TUTTI = comuniDellAmbito(AMBITO_PAVESE.id).map(({ istat }) => istat);

/** Ids are those of the other sample on purpose: they name somebody inside one Ambito only, the issuer's subject everywhere. */
function operatore(
  id: string,
  nome: string,
  ruolo: OperatoreDiEsempio['ruolo'],
  ente: (typeof ENTI_PAVESE)[number]['id'],
  professione: string | null,
  comuni: readonly string[] = TUTTI,
): Omit<OperatoreDiEsempio, 'colleghi'> {
  const tipoEnte = ENTI_PAVESE.find((e) => e.id === ente)!.tipo;
  const ambito = AMBITO_PAVESE.id;
  const squadra = ruolo === 'assistente-sociale' ? 'pavese' : null;
  const mandato = ruolo === 'revisore' ? MANDATO_ESEMPIO : null;
  return {
    id,
    soggetto: `${ambito}-${id}`,
    nome,
    ruolo,
    ente,
    tipoEnte,
    nellEnteDal: DAL_ESEMPIO,
    professione,
    ambito,
    comuni,
    squadra,
    mandato,
  };
}

/** Invented operators of a second Ambito, one per role. */
export const OPERATORI_PAVESE: readonly OperatoreDiEsempio[] = conColleghi([
  operatore('pua-1', 'Renata Zuffada', 'operatore-pua', 'ambito-pavese', null),
  operatore('as-1', 'Irene Calvasina', 'assistente-sociale', 'ambito-pavese', 'assistente-sociale'),
  operatore('coord-1', 'Paolo Quaroni', 'coordinatore', 'ambito-pavese', 'assistente-sociale'),
  operatore('uvm-1', 'Lidia Montagna', 'componente-uvm', 'asst', 'infermiere'),
  operatore('ets-1', 'Bruno Scevola', 'ente-erogatore', 'coop-airone', 'oss'),
  operatore('udp-1', 'Adele Forni', 'ufficio-di-piano', 'ambito-pavese', null),
  operatore('amm-1', 'Sergio Bellinzoni', 'amministratore-locale', 'comune-belgioioso', null, ['018013']),
  operatore('rev-1', 'Nadia Cagnoni', 'revisore', 'ambito-pavese', null),
  operatore('sis-1', 'Mirko Vailati', 'amministratore-sistema', 'ambito-pavese', null),
]);

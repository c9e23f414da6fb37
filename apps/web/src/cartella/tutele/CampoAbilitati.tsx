import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../../api/letture.ts';
import { CampoSpunte } from '../../moduli/CampoSpunte.tsx';
import { useEnti } from '../../parole/useEnti.ts';
import { useCartella } from '../contesto.ts';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto: string;
  readonly valore: readonly string[];
  readonly onCambia: (valore: readonly string[]) => void;
}
const CHI_PUO_SERVIRE = ['assistente-sociale', 'componente-uvm', 'operatore-pua'];

/** Operators to let in. Who enters by its own office, or is shut out, is not among them. */
export function CampoAbilitati(campo: Proprieta) {
  const { caseManager, caseManagerDal, assegnataA, assegnataDal, esclusi } = useCartella().scheda.stato;
  const operatori = useQuery(leggiOperatori()).data ?? [];
  const ente = useEnti();
  const scelte = operatori
    .filter((o) => CHI_PUO_SERVIRE.includes(o.ruolo) && !esclusi.some((e) => e.operatore === o.id))
    // Who conducts the case enters by that; a case manager of the health services has to be named.
    .filter(
      (o) =>
        o.ruolo !== 'assistente-sociale' ||
        !(
          (caseManager === o.id && (caseManagerDal ?? '') >= (o.nellEnteDal ?? '')) ||
          (assegnataA === o.id && (assegnataDal ?? '') >= (o.nellEnteDal ?? ''))
        ),
    )
    .map((o) => ({
      id: o.id,
      testo: (
        <>
          {o.nome} <span className="secondario">({ente(o.ente)})</span>
        </>
      ),
    }));
  return <CampoSpunte {...campo} scelte={scelte} />;
}

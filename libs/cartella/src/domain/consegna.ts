import type { Rifiuto } from '#storia';
import { giornoARoma, rifiutaSe } from '#storia';
import { seNonPuoSeguire } from './chi-segue.js';
import { seNonAperta } from './ciclo.js';
import type { ComandoDi } from './comandi.js';
import type { Responsabilita } from './eventi.js';
import { mancanze } from './mancanze.js';
import type { Ammissioni, Decisioni, Evoluzioni } from './sezione.js';
import { scritto } from './sezione.js';
import type { StatoCartella } from './stato.js';
import { seEscluso } from './tutele.js';

/** The hand-over of a case: from who answers for it to somebody else, with what is still open. */

/** Of what the one who hands over answers for. */
const responsabilitaDi = ({ caseManager, assegnataA }: StatoCartella, chi: string): Responsabilita[] => [
  ...(caseManager === chi ? ['case-manager' as const] : []),
  ...(assegnataA === chi ? ['assegnataria' as const] : []),
];

function seNonPuoRicevere(
  stato: StatoCartella,
  { da, a, chiRiceve, ruoloDi }: ComandoDi<'consegna'>,
): Rifiuto | undefined {
  return (
    rifiutaSe(da === a, 'consegna-a-se-stesso', 'Chi consegna e chi riceve sono la stessa persona.', { campo: 'a' }) ??
    // A case manager of the health services hands over to another of them.
    seNonPuoSeguire(chiRiceve, stato.comune, 'a', ruoloDi)
  );
}

export const decidiConsegna: Decisioni<'consegna'> = {
  consegna: (stato, comando) => {
    const { il, da, a, nota, altriPunti } = comando;
    return (
      seNonPuoRicevere(stato, comando) ?? {
        tipo: 'ConsegnaEffettuata',
        avvenutoIl: il,
        dati: {
          da,
          a,
          responsabilita: responsabilitaDi(stato, da),
          puntiAperti: mancanze(stato).map(({ testo }) => testo),
          nota,
          ...(scritto(altriPunti) && { altriPunti: altriPunti as string }),
        },
      }
    );
  },
};

export const ammettiConsegna: Ammissioni<'ConsegnaEffettuata'> = {
  ConsegnaEffettuata: (stato, { dati: { da, a, responsabilita } }) =>
    seNonAperta(stato) ??
    rifiutaSe(
      responsabilita.length === 0 || responsabilita.join() !== responsabilitaDi(stato, da).join(),
      'non-ne-risponde',
      'A quella data chi dovrebbe consegnare non rispondeva del caso, o non di tutto questo.',
      { campo: 'da' },
    ) ??
    seEscluso(stato, a),
};

export const evolviConsegna: Evoluzioni<'ConsegnaEffettuata'> = {
  ConsegnaEffettuata: (stato, { id, avvenutoIl, registratoIl, attore, dati }) => {
    const { da, a, responsabilita, puntiAperti, nota, altriPunti } = dati;
    const dal = giornoARoma(registratoIl);
    return {
      ...(responsabilita.includes('case-manager') && { caseManager: a, caseManagerDal: dal }),
      ...(responsabilita.includes('assegnataria') && { assegnataA: a, assegnataDal: dal }),
      consegne: [
        ...stato.consegne,
        {
          evento: id,
          il: avvenutoIl,
          disposta: attore.id,
          da,
          a,
          responsabilita,
          ...(puntiAperti !== undefined && { puntiAperti }),
          ...(nota !== undefined && { nota }),
          ...(altriPunti !== undefined && { altriPunti }),
        },
      ],
    };
  },
};

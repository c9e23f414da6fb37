import { conformita } from '../conformita/conformita.js';
import { CAPACITA_KURRENTDB } from './capacita.js';
import { AmbienteKurrent } from './prova/ambiente-kurrent.js';

conformita('KurrentEventStore, su un server nostro', () => AmbienteKurrent.nostro(), CAPACITA_KURRENTDB);

// Faults are made inside a server of ours; a real one is only asked for what it does when all is well.
const vero = process.env['KURRENTDB_TEST_URL'];
if (vero) {
  conformita(
    'KurrentEventStore, su un server vero',
    () => AmbienteKurrent.vero(vero),
    CAPACITA_KURRENTDB.filter((c) => c !== 'guasti' && c !== 'processi'),
  );
}

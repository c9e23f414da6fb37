import type { RouteObject } from 'react-router';
import { PaginaAccesso } from './accesso/PaginaAccesso.tsx';
import { PaginaNuovoAccesso } from './accesso/PaginaNuovoAccesso.tsx';
import { PaginaCancellazione } from './cancellazione/PaginaCancellazione.tsx';
import { SezioneChiusura } from './cartella/chiusura/SezioneChiusura.tsx';
import { SezioneCronologia } from './cartella/cronologia/SezioneCronologia.tsx';
import { SezioneDiario } from './cartella/diario/SezioneDiario.tsx';
import { SezioneInterventi } from './cartella/interventi/SezioneInterventi.tsx';
import { SezioneLetture } from './cartella/letture/SezioneLetture.tsx';
import { PaginaCartella } from './cartella/PaginaCartella.tsx';
import { SezionePresaInCarico } from './cartella/presa/SezionePresaInCarico.tsx';
import { SezioneProgetto } from './cartella/progetto/SezioneProgetto.tsx';
import { SezioneRiservatezza } from './cartella/tutele/SezioneRiservatezza.tsx';
import { SezioneValutazione } from './cartella/valutazione/SezioneValutazione.tsx';
import { PaginaCartelle } from './cartelle/PaginaCartelle.tsx';
import { PaginaConsegne } from './consegne/PaginaConsegne.tsx';
import { PaginaDeroghe } from './deroghe/PaginaDeroghe.tsx';
import { PaginaInterventiDellEnte } from './enti/PaginaInterventiDellEnte.tsx';
import { PaginaInterventoDellEnte } from './enti/PaginaInterventoDellEnte.tsx';
import { PaginaErrore } from './impianto/PaginaErrore.tsx';
import { PaginaNonTrovata } from './impianto/PaginaNonTrovata.tsx';
import { PaginaLavori } from './lavori/PaginaLavori.tsx';
import { PaginaFigura } from './leps/PaginaFigura.tsx';
import { PaginaLeps } from './leps/PaginaLeps.tsx';
import { PaginaLetture } from './letture/PaginaLetture.tsx';
import { PaginaRisposta } from './letture/PaginaRisposta.tsx';
import { PaginaPermessi } from './matrice/PaginaPermessi.tsx';
import { PaginaPassi } from './revisione/PaginaPassi.tsx';
import { PaginaRevisione } from './revisione/PaginaRevisione.tsx';
import { PaginaScrivania } from './scrivania/PaginaScrivania.tsx';
import { PaginaSeduta } from './sedute/PaginaSeduta.tsx';
import { PaginaSedute } from './sedute/PaginaSedute.tsx';
import { PaginaEntra } from './sessione/PaginaEntra.tsx';
import { PaginaRientrato } from './sessione/PaginaRientrato.tsx';
import { Protetta } from './sessione/Protetta.tsx';

import { PaginaUtenza } from './utenze/PaginaUtenza.tsx';
import { PaginaUtenze } from './utenze/PaginaUtenze.tsx';

export const rotte: RouteObject[] = [
  { path: '/entra', element: <PaginaEntra />, errorElement: <PaginaErrore /> },
  {
    path: '/',
    element: <Protetta />,
    errorElement: <PaginaErrore />,
    children: [
      { index: true, element: <PaginaScrivania /> },
      { path: 'nuovo-accesso', element: <PaginaNuovoAccesso /> },
      { path: 'accessi/:id', element: <PaginaAccesso /> },
      { path: 'persone/:id/cancellazione', element: <PaginaCancellazione /> },
      { path: 'persone/:id/letture', element: <PaginaRisposta /> },
      { path: 'cartelle', element: <PaginaCartelle /> },
      { path: 'cartelle/:id/revisione', element: <PaginaPassi /> },
      {
        path: 'cartelle/:id',
        element: <PaginaCartella />,
        children: [
          { index: true, element: <SezioneCronologia /> },
          { path: 'presa-in-carico', element: <SezionePresaInCarico /> },
          { path: 'valutazione', element: <SezioneValutazione /> },
          { path: 'progetto', element: <SezioneProgetto /> },
          { path: 'interventi', element: <SezioneInterventi /> },
          { path: 'diario', element: <SezioneDiario /> },
          { path: 'chiusura', element: <SezioneChiusura /> },
          { path: 'riservatezza', element: <SezioneRiservatezza /> },
          { path: 'letture', element: <SezioneLetture /> },
        ],
      },
      { path: 'interventi', element: <PaginaInterventiDellEnte /> },
      { path: 'interventi/:cartella/:intervento', element: <PaginaInterventoDellEnte /> },
      { path: 'sedute', element: <PaginaSedute /> },
      { path: 'sedute/:id', element: <PaginaSeduta /> },
      { path: 'utenze', element: <PaginaUtenze /> },
      { path: 'utenze/:id', element: <PaginaUtenza /> },
      { path: 'consegne', element: <PaginaConsegne /> },
      { path: 'leps', element: <PaginaLeps /> },
      { path: 'leps/:codice', element: <PaginaFigura /> },
      { path: 'deroghe', element: <PaginaDeroghe /> },
      { path: 'revisione', element: <PaginaRevisione /> },
      { path: 'revisione/letture', element: <PaginaLetture /> },
      { path: 'lavori', element: <PaginaLavori /> },
      { path: 'permessi', element: <PaginaPermessi /> },
      { path: 'rientrato', element: <PaginaRientrato /> },
      { path: '*', element: <PaginaNonTrovata /> },
    ],
  },
];

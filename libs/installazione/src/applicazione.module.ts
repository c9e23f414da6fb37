import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessiModule } from '#accessi';
import { Archivio } from '#archivio';
import { AuditModule, RegistriVerificabili, RegistroConsultazioni, UltimoCheckpoint } from '#audit';
import { CancellazioneModule, EsecuzioneCancellazioni } from '#cancellazione';
import { CartellaModule, PersoneVisibiliDalleCartelle, TuteleNelleViste } from '#cartella';
import { DerogheModule, DerogheNelLog } from '#deroghe';
import { EventStore } from '#event-store';
import { AmbitoDellaRisorsa, IdentityModule, RegistroLetture } from '#identity';
import { LepsModule } from '#leps';
import { PersoneModule, PersoneVisibili } from '#persone';
import { convalida, EtagInterceptor, Orologio, ProblemaFilter } from '#platform';
import { AttesaInterceptor, Letture } from '#projections';
import { UtenzeModule } from '#utenze';
import { UvmModule } from '#uvm';
import { Vault } from '#vault';
import { NomenclatoreController, VediNomenclatoreHandler } from './http/nomenclatore.controller.js';
import { StatoController } from './http/stato.controller.js';
import type { Installazione } from './installazione.js';
import { LavoriModule } from './lavori/lavori.module.js';
import { RegistriAttestati, UltimoDellaRaccolta } from './registri-attestati.js';
import { INSTALLAZIONE } from './token.js';

/** What every capability may ask for. */
@Global()
@Module({})
class FondamentaModule {
  static di(i: Installazione): DynamicModule {
    const providers = [
      { provide: INSTALLAZIONE, useValue: i },
      { provide: Archivio, useValue: i.archivio },
      { provide: EventStore, useValue: i.store },
      { provide: Vault, useValue: i.vault },
      { provide: EsecuzioneCancellazioni, useValue: i.cancellazioni },
      { provide: DerogheNelLog, useValue: i.deroghe },
      { provide: Orologio, useValue: i.orologio },
      { provide: Letture, useValue: i.letture },
      { provide: RegistriVerificabili, useValue: new RegistriAttestati(i) },
      { provide: UltimoCheckpoint, useValue: new UltimoDellaRaccolta(i) },
      { provide: RegistroConsultazioni, useValue: i.consultazioni },
      { provide: RegistroLetture, useValue: i.consultazioni },
      { provide: AmbitoDellaRisorsa, useValue: i.risorse },
      { provide: PersoneVisibili, useClass: PersoneVisibiliDalleCartelle },
    ];
    return { module: FondamentaModule, providers, exports: providers };
  }
}

/** The whole application. The address by which browsers reach it may be known only once it listens. */
@Module({})
export class ApplicazioneModule {
  static di(installazione: Installazione, baseUrl: () => string): DynamicModule {
    const { conf, scrittura, orologio, log } = installazione;
    return {
      module: ApplicazioneModule,
      imports: [
        CqrsModule.forRoot(),
        FondamentaModule.di(installazione),
        IdentityModule.forRoot({ pool: scrittura, dataDir: conf.cartellaDati, baseUrl, oidc: conf.oidc, orologio }),
        PersoneModule,
        AccessiModule,
        CartellaModule,
        CancellazioneModule,
        DerogheModule,
        UtenzeModule.di({ esempio: conf.oidc === null }),
        UvmModule,
        LepsModule,
        AuditModule,
        LavoriModule,
      ],
      controllers: [NomenclatoreController, StatoController],
      providers: [
        VediNomenclatoreHandler,
        { provide: APP_PIPE, useFactory: convalida },
        { provide: APP_FILTER, useFactory: () => new ProblemaFilter(log) },
        { provide: APP_INTERCEPTOR, useClass: TuteleNelleViste },
        { provide: APP_INTERCEPTOR, useClass: AttesaInterceptor },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
    };
  }
}

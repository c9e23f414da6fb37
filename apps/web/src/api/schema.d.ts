// Generated from openapi.json by `npm run genera`: do not edit.
export interface paths {
    "/api/nomenclatore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comuni, strumenti, prestazioni, etichette e limiti in vigore oggi */
        get: operations["NomenclatoreController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Se il servizio funziona, e quanto sono indietro le viste */
        get: operations["StatoController_stato"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chi è entrato e che cosa può fare */
        get: operations["SessioneController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessione/entra": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Manda al gestore dell'identità */
        get: operations["SessioneController_entra"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessione/ritorno": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ritorno dal gestore dell'identità */
        get: operations["SessioneController_ritorno"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessione/esci": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chiude la sessione, qui e presso il gestore dell’identità */
        post: operations["SessioneController_esci"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operatori": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gli operatori dell’Ambito */
        get: operations["OperatoriController_elenco"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permessi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chi può fare che cosa: la tabella che il server applica */
        get: operations["PermessiController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/ricerca": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cerca una persona per nome, nascita o codice fiscale, con tolleranza per la grafia */
        post: operations["PersoneController_cerca"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registra la persona */
        post: operations["PersoneController_registra"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Una persona */
        get: operations["PersoneController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/aggiorna-anagrafica": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Aggiorna l'anagrafica */
        post: operations["PersoneController_aggiornaAnagrafica"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/varia-residenza": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Varia la residenza */
        post: operations["PersoneController_variaResidenza"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/attribuisci-codice-fiscale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attribuisci il codice fiscale */
        post: operations["PersoneController_attribuisciCodiceFiscale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/rettifica-evento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rettifica un fatto */
        post: operations["PersoneController_rettificaEvento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/annulla-evento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Annulla un fatto */
        post: operations["PersoneController_annullaEvento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gli accessi che si possono vedere, dal più recente */
        get: operations["AccessiController_elenca"];
        put?: never;
        /** Registra l'accesso */
        post: operations["AccessiController_registra"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un accesso */
        get: operations["AccessiController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}/atti/compila-triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compila il triage */
        post: operations["AccessiController_compilaTriage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}/atti/classifica-bisogno": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Classifica il bisogno */
        post: operations["AccessiController_classificaBisogno"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}/atti/fornisci-orientamento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registra l'orientamento */
        post: operations["AccessiController_fornisciOrientamento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}/atti/concludi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Concludi l'accesso */
        post: operations["AccessiController_concludi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}/atti/apri-cartella": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apri la cartella */
        post: operations["AccessiController_apriCartella"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}/atti/rettifica-evento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rettifica un fatto */
        post: operations["AccessiController_rettificaEvento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accessi/{id}/atti/annulla-evento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Annulla un fatto */
        post: operations["AccessiController_annullaEvento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interventi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gli interventi affidati al proprio ente */
        get: operations["InterventiDellEnteController_elencaDellEnte"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/interventi/{intervento}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un intervento affidato al proprio ente, con le ore registrate */
        get: operations["InterventiDellEnteController_vediDellEnte"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le cartelle che si possono vedere, le più ferme per prime */
        get: operations["CartelleController_elenca"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La cartella, com’è o com’era a un istante */
        get: operations["CartelleController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/cronologia": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tutto ciò che è accaduto, dal più recente */
        get: operations["CartelleController_cronologia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/passi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un evento alla volta, con ciò che ciascuno ha cambiato */
        get: operations["CartelleController_passi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/consegna-informativa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consegna l'informativa */
        post: operations["CartelleController_consegnaInformativa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/attiva-presa-in-carico": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attiva la presa in carico */
        post: operations["CartelleController_attivaPresaInCarico"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/individua-case-manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Individua il case manager */
        post: operations["CartelleController_individuaCaseManager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/assegna": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assegna la cartella */
        post: operations["CartelleController_assegna"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/annota-diario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Scrivi nel diario */
        post: operations["CartelleController_annotaDiario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/avvia-valutazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Avvia la valutazione */
        post: operations["CartelleController_avviaValutazione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/costituisci-equipe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Costituisci l'équipe */
        post: operations["CartelleController_costituisciEquipe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/somministra-strumento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compila uno strumento */
        post: operations["CartelleController_somministraStrumento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/concludi-valutazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Concludi la valutazione */
        post: operations["CartelleController_concludiValutazione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/redigi-progetto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redigi il progetto */
        post: operations["CartelleController_redigiProgetto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/rimodula-progetto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rimodula il progetto */
        post: operations["CartelleController_rimodulaProgetto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/richiedi-approvazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chiedi l'approvazione */
        post: operations["CartelleController_richiediApprovazione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/ritira-richiesta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ritira la richiesta */
        post: operations["CartelleController_ritiraRichiesta"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/apri-richiesta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Esamina la richiesta */
        post: operations["CartelleController_apriRichiesta"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/approva-progetto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approva il progetto */
        post: operations["CartelleController_approvaProgetto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/respingi-progetto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Respingi il progetto */
        post: operations["CartelleController_respingiProgetto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/sottoscrivi-progetto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registra la sottoscrizione */
        post: operations["CartelleController_sottoscriviProgetto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/autorizza-intervento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Autorizza l'intervento */
        post: operations["CartelleController_autorizzaIntervento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/attiva-intervento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attiva l'intervento */
        post: operations["CartelleController_attivaIntervento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/sospendi-intervento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sospendi l'intervento */
        post: operations["CartelleController_sospendiIntervento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/riprendi-intervento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Riprendi l'intervento */
        post: operations["CartelleController_riprendiIntervento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/cessa-intervento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cessa l'intervento */
        post: operations["CartelleController_cessaIntervento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/registra-erogazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registra l'erogazione */
        post: operations["CartelleController_registraErogazione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/svolgi-valutazione-finale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Svolgi la valutazione finale */
        post: operations["CartelleController_svolgiValutazioneFinale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/chiudi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chiudi la cartella */
        post: operations["CartelleController_chiudi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/riapri": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Riapri la cartella */
        post: operations["CartelleController_riapri"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/rileva-follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rileva il follow-up */
        post: operations["CartelleController_rilevaFollowUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/consegna": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consegna a un altro operatore */
        post: operations["CartelleController_consegna"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/disponi-tutela": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disponi una tutela */
        post: operations["CartelleController_disponiTutela"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/revoca-tutela": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoca la tutela */
        post: operations["CartelleController_revocaTutela"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/escludi-operatore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Escludi un operatore per conflitto di interessi */
        post: operations["CartelleController_escludiOperatore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/revoca-esclusione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoca un'esclusione */
        post: operations["CartelleController_revocaEsclusione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/rettifica-evento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rettifica un fatto */
        post: operations["CartelleController_rettificaEvento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/atti/annulla-evento": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Annulla un fatto */
        post: operations["CartelleController_annullaEvento"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scrivania": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** I miei casi per fase, le scadenze, ciò che aspetta me */
        get: operations["ScrivaniaController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consegne": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** I casi di chi non c’è più, o sta per non esserci: da consegnare a un altro operatore */
        get: operations["ConsegneController_elenca"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/cancellazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Che cosa si cancellerebbe di una persona, le richieste, i blocchi legali e le tracce che restano */
        get: operations["CancellazioneController_vediCancellazione"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/chiedi-cancellazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chiedi la cancellazione */
        post: operations["CancellazioneController_chiediCancellazione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/autorizza-cancellazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Autorizza la cancellazione */
        post: operations["CancellazioneController_autorizzaCancellazione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/respingi-cancellazione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Respingi la cancellazione */
        post: operations["CancellazioneController_respingiCancellazione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/poni-blocco-legale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Poni un blocco legale */
        post: operations["CancellazioneController_poniBloccoLegale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/atti/togli-blocco-legale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Togli il blocco legale */
        post: operations["CancellazioneController_togliBloccoLegale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deroghe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gli accessi fuori competenza sui casi che si seguono, dal più recente */
        get: operations["DerogheController_elenca"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deroghe/mie": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** I propri accessi fuori competenza degli ultimi 30 giorni */
        get: operations["DerogheController_mie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/deroghe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gli accessi fuori competenza su un caso */
        get: operations["DerogheController_vedi"];
        put?: never;
        /** Aprire un accesso fuori competenza */
        post: operations["DerogheController_apri"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/deroghe/{deroga}/concludi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Concludere l'accesso prima del termine */
        post: operations["DerogheController_concludi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/deroghe/{deroga}/prendi-visione": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prendere visione dell'avviso */
        post: operations["DerogheController_prendiVisione"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/deroghe/{deroga}/esamina": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Esaminare un accesso fuori competenza */
        post: operations["DerogheController_esamina"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/deroghe/{deroga}/segnala": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segnalare un accesso fuori competenza */
        post: operations["DerogheController_segnala"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/utenze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gli operatori dell’Ambito, con lo stato di oggi e da quando */
        get: operations["UtenzeController_elenca"];
        put?: never;
        /** Iscrivi un operatore */
        post: operations["UtenzeController_iscrivi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/utenze/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un operatore e la storia della sua utenza */
        get: operations["UtenzeController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/utenze/{id}/atti/iscrivi-di-nuovo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Iscrivi di nuovo */
        post: operations["UtenzeController_iscriviDiNuovo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/utenze/{id}/atti/sospendi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sospendi */
        post: operations["UtenzeController_sospendi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/utenze/{id}/atti/riammetti": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Riammetti */
        post: operations["UtenzeController_riammetti"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/utenze/{id}/atti/trasferisci": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cambia incarico */
        post: operations["UtenzeController_trasferisci"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/utenze/{id}/atti/cessa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registra la cessazione */
        post: operations["UtenzeController_cessa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sedute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le sedute dell’équipe, la prossima per prima */
        get: operations["SeduteController_elenca"];
        put?: never;
        /** Convoca una seduta */
        post: operations["SeduteController_convoca"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sedute/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Una seduta, con i casi all’ordine del giorno che si possono vedere */
        get: operations["SeduteController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sedute/{id}/atti/poni-all-ordine-del-giorno": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Poni un caso all'ordine del giorno */
        post: operations["SeduteController_poniAllOrdineDelGiorno"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sedute/{id}/atti/togli-dall-ordine-del-giorno": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Togli un caso dall'ordine del giorno */
        post: operations["SeduteController_togliDallOrdineDelGiorno"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sedute/{id}/atti/registra-presenza": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registra una presenza */
        post: operations["SeduteController_registraPresenza"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sedute/{id}/atti/discuti-caso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registra la discussione di un caso */
        post: operations["SeduteController_discutiCaso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sedute/{id}/atti/concludi-seduta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Concludi la seduta */
        post: operations["SeduteController_concludiSeduta"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le figure degli indicatori LEPS di un anno */
        get: operations["LepsController_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leps/{codice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Una figura con i casi contati, quelli esclusi con il motivo, e gli eventi di ciascuno */
        get: operations["LepsController_dettaglio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/revisione/integrita": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ricalcola i registri, li confronta con i checkpoint e dice dove si rompono, se si rompono */
        get: operations["AuditController_integrita"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/revisione/letture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le consultazioni dell’Ambito, o quelle di chi non aveva a che fare con il caso */
        get: operations["AuditController_letture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cartelle/{id}/consultazioni": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chi ha letto la cartella */
        get: operations["AuditController_consultazioni"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persone/{id}/consultazioni": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Risposta alla persona che chiede chi ha consultato i suoi dati */
        get: operations["AuditController_risposta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lavori/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Firma un checkpoint del registro adesso */
        post: operations["LavoriController_checkpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lavori/verifica": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifica il registro e lo confronta con i checkpoint */
        post: operations["LavoriController_verifica"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lavori/esporta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Scrive un fascicolo che si verifica senza il programma */
        post: operations["LavoriController_esporta"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lavori/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ricostruisce una vista, o tutte, mentre quelle di prima servono */
        post: operations["LavoriController_rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lavori": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** I lavori, dall’ultimo chiesto */
        get: operations["LavoriController_elenca"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lavori/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un lavoro: a che punto è, e com’è finito */
        get: operations["LavoriController_vedi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lavori/{id}/fascicolo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Il fascicolo scritto da un’esportazione */
        get: operations["LavoriController_fascicolo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        VistaOperatore: {
            id: string;
            nome: string;
            /** @enum {string} */
            ruolo: "operatore-pua" | "assistente-sociale" | "coordinatore" | "componente-uvm" | "ente-erogatore" | "ufficio-di-piano" | "amministratore-locale" | "revisore" | "amministratore-sistema";
            ente: string;
            tipoEnte: string;
            professione: string | null;
            /** @description Codici ISTAT dei Comuni */
            comuni: string[];
        };
        VistaAmbito: {
            id: string;
            nome: string;
        };
        VistaSessione: {
            operatore: components["schemas"]["VistaOperatore"];
            ambito: components["schemas"]["VistaAmbito"];
            /** @description Ciò che il ruolo può fare su qualcosa */
            permessi: ("apri" | "consegna-informativa" | "attiva-presa-in-carico" | "individua-case-manager" | "assegna" | "annota-diario" | "avvia-valutazione" | "costituisci-equipe" | "somministra-strumento" | "concludi-valutazione" | "redigi-progetto" | "rimodula-progetto" | "richiedi-approvazione" | "ritira-richiesta" | "apri-richiesta" | "approva-progetto" | "respingi-progetto" | "sottoscrivi-progetto" | "autorizza-intervento" | "attiva-intervento" | "sospendi-intervento" | "riprendi-intervento" | "cessa-intervento" | "registra-erogazione" | "svolgi-valutazione-finale" | "chiudi" | "riapri" | "rileva-follow-up" | "consegna" | "disponi-tutela" | "revoca-tutela" | "escludi-operatore" | "revoca-esclusione" | "rettifica-evento" | "annulla-evento" | "registra-accesso" | "compila-triage" | "classifica-bisogno" | "fornisci-orientamento" | "concludi-accesso" | "apri-cartella" | "rettifica-evento-accesso" | "annulla-evento-accesso" | "registra-persona" | "aggiorna-anagrafica" | "varia-residenza" | "attribuisci-codice-fiscale" | "rettifica-evento-persona" | "annulla-evento-persona" | "chiedi-cancellazione" | "autorizza-cancellazione" | "respingi-cancellazione" | "poni-blocco-legale" | "togli-blocco-legale" | "convoca-seduta" | "poni-all-ordine-del-giorno" | "togli-dall-ordine-del-giorno" | "registra-presenza" | "discuti-caso" | "concludi-seduta" | "iscrivi-operatore" | "sospendi-operatore" | "riammetti-operatore" | "trasferisci-operatore" | "cessa-operatore" | "avvia-checkpoint" | "avvia-verifica" | "avvia-rebuild" | "esporta-registro" | "esporta-ambito" | "esporta-cartella" | "apri-deroga" | "concludi-deroga" | "prendi-visione-deroga" | "esamina-deroga" | "segnala-deroga" | "elenca-deroghe" | "vedi-deroghe" | "vedi-mie-deroghe" | "elenca-utenze" | "vedi-utenza" | "elenca-consegne" | "cerca-persone" | "vedi-persona" | "vedi-cancellazione" | "vedi-accesso" | "elenca-accessi" | "elenca-cartelle" | "vedi-cartella" | "vedi-cronologia" | "vedi-passi" | "vedi-consultazioni" | "vedi-consultazioni-persona" | "cerca-consultazioni" | "vedi-scrivania" | "elenca-interventi-ente" | "vedi-intervento-ente" | "elenca-sedute" | "vedi-seduta" | "vedi-leps" | "vedi-righe-leps" | "verifica-integrita" | "vedi-lavori" | "vedi-nomenclatore" | "vedi-operatori" | "vedi-sessione" | "vedi-permessi")[];
            /**
             * Format: date-time
             * @description Quando finisce, se non si chiede altro
             */
            scadeIl: string;
            /** @description Fra quanti secondi: gli orologi di due macchine non sono mai uguali */
            restaSecondi: number;
        };
        Uscita: {
            /** @description Dove mandare il browser perché esca anche dal gestore dell'identità; null: non serve */
            continua: string | null;
        };
        VistaOperatoreNoto: {
            id: string;
            nome: string;
            /** @enum {string} */
            ruolo: "operatore-pua" | "assistente-sociale" | "coordinatore" | "componente-uvm" | "ente-erogatore" | "ufficio-di-piano" | "amministratore-locale" | "revisore" | "amministratore-sistema";
            ente: string;
            tipoEnte: string;
            professione: string | null;
            /** @description Codici ISTAT dei Comuni */
            comuni: string[];
            /** @description Né sospeso, né cessato, né ancora da iniziare: a chi affida incarichi */
            attivo?: boolean;
            /**
             * Format: date
             * @description Da quando è di questo ente, senza interruzioni: ciò che gli fu affidato prima è rimasto là
             */
            nellEnteDal?: string;
        };
        RicercaPersoneDto: {
            cognome?: string;
            nome?: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            nascita?: string;
            codiceFiscale?: string;
        };
        RegistraPersonaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            cognome: string;
            nome: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            nascita: string;
            /** @enum {string} */
            sesso: "F" | "M" | "X";
            /** @example 017085 */
            comune: string;
            indirizzo?: string;
            telefono?: string;
            codiceFiscale?: string;
            /** @enum {string} */
            tipoCodiceFiscale: "definitivo" | "provvisorio" | "stp-eni" | "assente";
        };
        AggiornaAnagraficaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            cognome?: string;
            nome?: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            nascita?: string;
            /** @enum {string} */
            sesso?: "F" | "M" | "X";
            telefono?: string;
        };
        VariaResidenzaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @example 017085 */
            comune: string;
            indirizzo?: string;
        };
        AttribuisciCodiceFiscaleDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            codiceFiscale: string;
            /** @enum {string} */
            tipoCodiceFiscale: "definitivo" | "provvisorio" | "stp-eni";
        };
        RettificaEventoDto: {
            /**
             * Format: uuid
             * @description Il fatto registrato per errore
             */
            evento: string;
            motivo: string;
            /**
             * @description Quando è accaduto davvero
             * @example 2026-03-14
             */
            avvenutoIl?: string;
            /** @example 017085 */
            comune?: string;
            /** @description I campi che cambiano, con il loro nuovo valore */
            modifiche?: {
                [key: string]: unknown;
            };
        };
        AnnullaEventoDto: {
            /**
             * Format: uuid
             * @description Il fatto registrato per errore
             */
            evento: string;
            motivo: string;
        };
        RichiedenteDto: {
            nome: string;
            telefono?: string;
        };
        RegistraAccessoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            canale: "telefono" | "sportello" | "portale" | "domicilio" | "segnalazione-scritta" | "telematica";
            /** @enum {string} */
            punto: "segretariato" | "pua-front-office" | "pua-back-office-1" | "pua-back-office-2" | "pis" | "sportello-tematico" | "cot" | "ospedale" | "scuola" | "cav" | "autorita-giudiziaria";
            /** @enum {string} */
            segnalante: "persona-stessa" | "familiare" | "vicino-conoscente" | "medico-medicina-generale" | "ospedale" | "scuola" | "forze-ordine" | "autorita-giudiziaria" | "volontariato" | "altro-servizio";
            /**
             * Format: uuid
             * @description La persona, già registrata; manca se il contatto è anonimo
             */
            persona?: string;
            richiedente?: components["schemas"]["RichiedenteDto"];
            richiesta: string;
            /**
             * @description Il Comune competente
             * @example 017085
             */
            comune: string;
            /** @enum {string} */
            noto: "nuovo" | "gia-noto";
        };
        CompilaTriageDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            risposte: number[];
        };
        ClassificaBisognoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            bisogno: "semplice" | "complesso";
        };
        FornisciOrientamentoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            orientamento: string;
        };
        ConcludiAccessoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            esito: "informazione" | "orientamento-altro-servizio" | "appuntamento" | "non-preso-in-carico";
            motivo?: string;
        };
        ApriCartellaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            area: "famiglia-minori" | "disabilita" | "anziani" | "poverta-inclusione" | "adulti";
        };
        ConsegnaInformativaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            modalita: "cartacea" | "digitale";
        };
        AttivaPresaInCaricoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            percorso: "sad" | "prevenzione-allontanamento" | "dimissione-protetta" | "inclusione" | "vita-indipendente";
        };
        IndividuaCaseManagerDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            operatore: string;
            /** @enum {string} */
            ambito: "sociale" | "sanitario";
        };
        AssegnaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            operatore: string;
        };
        AnnotaDiarioDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            genere: "colloquio" | "visita-domiciliare" | "telefonata" | "rete";
            riservata: boolean;
            testo: string;
        };
        AvviaValutazioneDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            valutazione?: string;
            /** @enum {string} */
            tipo: "preliminare" | "multidimensionale";
            motivo: string;
        };
        ComponenteDto: {
            /** @enum {string} */
            professione: "assistente-sociale" | "infermiere" | "medico" | "psicologo" | "educatore" | "fisioterapista" | "terapista-occupazionale" | "oss";
            /** @enum {string} */
            tipoEnte: "comune" | "ambito" | "asst" | "ats" | "ets" | "altro";
            ente: string;
            /** @description Identificativo dell’operatore, se è tra quelli dell’Ambito */
            operatore?: string;
        };
        CostituisciEquipeDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            valutazione: string;
            componenti: components["schemas"]["ComponenteDto"][];
            /** @description Nome e cognome, nello stesso ordine dei componenti */
            nominativi: string[];
        };
        SomministraStrumentoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            valutazione: string;
            strumento: string;
            /** @description Per ogni voce, il numero del livello scelto (da 0) */
            risposte: number[];
        };
        DominiDto: {
            "biologico-clinico"?: string;
            psicologico?: string;
            cognitivo?: string;
            sociale?: string;
            funzionale?: string;
        };
        EsitoValutazioneDto: {
            /** @enum {string} */
            complessita: "semplice" | "complesso";
            /** @enum {string} */
            bisogno: "alto" | "basso";
            /** @enum {string} */
            autosufficienza: "autosufficiente" | "parzialmente-autosufficiente" | "non-autosufficiente";
        };
        ConcludiValutazioneDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            valutazione: string;
            partecipanti: components["schemas"]["ComponenteDto"][];
            /** @description Nome e cognome, nello stesso ordine dei partecipanti */
            nominativi: string[];
            domini: components["schemas"]["DominiDto"];
            esito: components["schemas"]["EsitoValutazioneDto"];
            dimensioniCritiche: ("biologico-clinico" | "psicologico" | "cognitivo" | "sociale" | "funzionale")[];
            /** @enum {string} */
            settingProposto: "domicilio" | "semiresidenziale" | "residenziale";
        };
        ObiettivoDto: {
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            dimensione: "biologico-clinico" | "psicologico" | "cognitivo" | "sociale" | "funzionale";
            descrizione: string;
            /** @description La condizione di partenza */
            partenza: string;
            /** @description La condizione desiderata */
            atteso: string;
        };
        InterventoPrevistoDto: {
            /** Format: uuid */
            id?: string;
            /** @description Codice SIUSS della prestazione, per esempio A2.07 */
            prestazione: string;
            minutiMensili: number;
        };
        VoceBudgetDto: {
            fonte: string;
            centesimiMensili: number;
        };
        RedigiProgettoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            tipo: "pai" | "sad" | "pais" | "progetto-di-vita" | "progetto-quadro-minori" | "dopo-di-noi" | "vita-indipendente" | "budget-di-salute" | "care-leaver";
            /**
             * Format: uuid
             * @description La valutazione conclusa a cui risponde
             */
            valutazione?: string;
            motivoSenzaValutazione?: string;
            obiettivi: components["schemas"]["ObiettivoDto"][];
            interventi: components["schemas"]["InterventoPrevistoDto"][];
            budget: components["schemas"]["VoceBudgetDto"][];
            pianoUnicoIntegrato: boolean;
            comprendeDimissioneProtetta: boolean;
            /**
             * Format: uuid
             * @description Di un progetto già redatto, per scriverne una nuova versione
             */
            progetto?: string;
        };
        RimodulaProgettoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            tipo: "pai" | "sad" | "pais" | "progetto-di-vita" | "progetto-quadro-minori" | "dopo-di-noi" | "vita-indipendente" | "budget-di-salute" | "care-leaver";
            /**
             * Format: uuid
             * @description La valutazione conclusa a cui risponde
             */
            valutazione?: string;
            motivoSenzaValutazione?: string;
            obiettivi: components["schemas"]["ObiettivoDto"][];
            interventi: components["schemas"]["InterventoPrevistoDto"][];
            budget: components["schemas"]["VoceBudgetDto"][];
            pianoUnicoIntegrato: boolean;
            comprendeDimissioneProtetta: boolean;
            /** Format: uuid */
            progetto: string;
            motivo: string;
        };
        SulProgettoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            progetto: string;
        };
        SulProgettoConMotivoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            progetto: string;
            motivo: string;
        };
        ApprovaProgettoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            progetto: string;
            motivo: string;
            /** @description Perché si approva anche se una dimensione critica non ha obiettivi */
            motivoSenzaObiettivo?: string;
        };
        FirmatarioDto: {
            /** @enum {string} */
            qualita: "persona" | "familiare" | "caregiver" | "tutore" | "amministratore-di-sostegno" | "assistente-sociale" | "sanitario" | "ente-erogatore";
        };
        SottoscriviProgettoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            progetto: string;
            firmatari: components["schemas"]["FirmatarioDto"][];
            /** @description Nome e cognome, nello stesso ordine dei firmatari */
            nominativi: string[];
        };
        AutorizzaInterventoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /**
             * Format: uuid
             * @description Di un intervento già autorizzato, per cambiarne quantità o periodo
             */
            intervento?: string;
            /** Format: uuid */
            progetto?: string;
            urgente: boolean;
            motivoUrgenza?: string;
            /** @description Codice SIUSS della prestazione */
            prestazione: string;
            /** @description L’ente che eroga */
            erogatore: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            dal: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            al: string;
            minutiMensili: number;
            centesimiOra: number;
            /** @description La fonte di finanziamento */
            fonte: string;
        };
        SullInterventoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            intervento: string;
        };
        SullInterventoConMotivoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** Format: uuid */
            intervento: string;
            motivo: string;
        };
        RegistraErogazioneDto: {
            /** Format: uuid */
            erogazione?: string;
            /** Format: uuid */
            intervento: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            dal: string;
            /**
             * Format: date
             * @description Ultimo giorno del periodo, nello stesso mese: è la data del fatto
             * @example 2026-03-14
             */
            al: string;
            minuti: number;
        };
        EsitoObiettivoDto: {
            /** Format: uuid */
            obiettivo: string;
            /** @enum {string} */
            raggiunto: "no" | "in-parte" | "si";
        };
        SvolgiValutazioneFinaleDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            obiettivi: components["schemas"]["EsitoObiettivoDto"][];
            soddisfazionePersona: number;
            soddisfazioneOperatori: number;
            considerazioni: string;
        };
        ChiudiDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            motivo: "obiettivi-raggiunti" | "fine-progetto" | "altro-servizio" | "decesso" | "trasferimento" | "irreperibilita" | "rinuncia";
            situazione: string;
        };
        ConMotivoDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            motivo: string;
        };
        RilevaFollowUpDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            orizzonte: "30-giorni" | "12-mesi" | "18-mesi";
            riammesso: boolean;
            note: string;
        };
        ConsegnaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @description L’operatore che finora rispondeva del caso */
            da: string;
            /** @description L’operatore che lo riceve */
            a: string;
            /** @description Che cosa deve sapere chi riceve */
            nota: string;
            /** @description Che cosa resta da fare, oltre a ciò che manca alla fase */
            altriPunti?: string;
        };
        DisponiTutelaDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            /** @enum {string} */
            classe: "minore-autorita-giudiziaria" | "violenza" | "collega" | "parente";
            /** @description Operatori che possono sapere del caso oltre a chi lo segue e lo coordina */
            abilitati: string[];
            /**
             * Format: date
             * @description Quando va riesaminata
             * @example 2026-03-14
             */
            revisioneIl?: string;
            motivo: string;
        };
        EscludiOperatoreDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            operatore: string;
            /** @description In che cosa consiste il conflitto di interessi */
            conflitto: string;
        };
        RevocaEsclusioneDto: {
            /**
             * @description Quando è accaduto; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
            motivo: string;
            operatore: string;
        };
        ChiediCancellazioneDto: {
            /** @enum {string} */
            oggetto: "persona" | "cartella" | "testo";
            /** @enum {string} */
            fondamento: "non-piu-necessari" | "consenso-revocato" | "opposizione-accolta" | "trattamento-illecito" | "obbligo-di-legge";
            /**
             * Format: uuid
             * @description La cartella da cancellare, o quella in cui si trova il testo
             */
            cartella?: string;
            /**
             * Format: uuid
             * @description L’accesso in cui si trova il testo
             */
            accesso?: string;
            /**
             * Format: uuid
             * @description Il fatto in cui si trova il testo
             */
            evento?: string;
            /** @description Il nome del campo del testo */
            campo?: string;
            /** @description Il testo è già stato riscritto con omissis: resta quello, si cancella il resto */
            conOmissis?: boolean;
        };
        AutorizzaCancellazioneDto: {
            /** Format: uuid */
            cancellazione: string;
            /** @description Il numero dell’atto, senza nomi: resta nel registro per sempre */
            autorizzazione: string;
        };
        RespingiCancellazioneDto: {
            /** Format: uuid */
            cancellazione: string;
            /** @enum {string} */
            motivo: "obbligo-di-conservazione" | "difesa-in-giudizio" | "richiesta-ritirata" | "errore";
        };
        PoniBloccoLegaleDto: {
            /** @description Il numero dell’atto, senza nomi: resta nel registro per sempre */
            riferimento: string;
        };
        TogliBloccoLegaleDto: {
            /** Format: uuid */
            blocco: string;
        };
        ApriDerogaDto: {
            /** @description Perché serve vedere questo caso: lo leggono il case manager e il coordinatore */
            motivo: string;
        };
        EsaminaDerogaDto: {
            /** @enum {string} */
            esito: "legittima";
            nota?: string;
        };
        SegnalaDerogaDto: {
            /**
             * @description A chi
             * @enum {string}
             */
            a: "coordinatore" | "revisore" | "ufficio-di-piano" | "responsabile-protezione-dati" | "ente-di-appartenenza";
            /** @enum {string} */
            ragione: "motivo-insufficiente" | "nessun-bisogno-di-servizio" | "aperture-ripetute" | "possibile-interesse-personale";
            nota: string;
        };
        MandatoDto: {
            /** @description Che cosa gli è affidato */
            oggetto: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            dal: string;
            /**
             * Format: date
             * @example 2026-03-14
             */
            al?: string;
            /** @description Codici ISTAT dei Comuni; se manca, tutto l’Ambito */
            comuni?: string[];
        };
        IscriviOperatoreDto: {
            /**
             * Format: date
             * @description Il primo giorno; oggi, se manca
             * @example 2026-03-14
             */
            dal?: string;
            /** @enum {string} */
            ruolo: "operatore-pua" | "assistente-sociale" | "coordinatore" | "componente-uvm" | "ente-erogatore" | "ufficio-di-piano" | "amministratore-locale" | "revisore" | "amministratore-sistema";
            /** @description L’ente per cui lavora: un codice breve, minuscolo */
            ente: string;
            /** @enum {string} */
            tipoEnte: "comune" | "ambito" | "asst" | "ats" | "ets" | "altro";
            /** @enum {string} */
            professione?: "assistente-sociale" | "infermiere" | "medico" | "psicologo" | "educatore" | "fisioterapista" | "terapista-occupazionale" | "oss";
            /** @description Codici ISTAT dei Comuni */
            comuni: string[];
            /** @description La squadra: un codice breve, minuscolo */
            squadra?: string;
            /** @description Solo per un revisore */
            mandato?: components["schemas"]["MandatoDto"];
            /**
             * Format: date
             * @description L’ultimo giorno di lavoro, se si sa già
             * @example 2026-03-14
             */
            al?: string;
            /** @description Nome e cognome */
            nome: string;
            /** @description Come lo chiama il gestore dell’identità */
            soggetto: string;
        };
        IscriviDiNuovoDto: {
            /**
             * Format: date
             * @description Il primo giorno; oggi, se manca
             * @example 2026-03-14
             */
            dal?: string;
            /** @enum {string} */
            ruolo: "operatore-pua" | "assistente-sociale" | "coordinatore" | "componente-uvm" | "ente-erogatore" | "ufficio-di-piano" | "amministratore-locale" | "revisore" | "amministratore-sistema";
            /** @description L’ente per cui lavora: un codice breve, minuscolo */
            ente: string;
            /** @enum {string} */
            tipoEnte: "comune" | "ambito" | "asst" | "ats" | "ets" | "altro";
            /** @enum {string} */
            professione?: "assistente-sociale" | "infermiere" | "medico" | "psicologo" | "educatore" | "fisioterapista" | "terapista-occupazionale" | "oss";
            /** @description Codici ISTAT dei Comuni */
            comuni: string[];
            /** @description La squadra: un codice breve, minuscolo */
            squadra?: string;
            /** @description Solo per un revisore */
            mandato?: components["schemas"]["MandatoDto"];
            /**
             * Format: date
             * @description L’ultimo giorno di lavoro, se si sa già
             * @example 2026-03-14
             */
            al?: string;
        };
        SospendiDto: {
            /**
             * Format: date
             * @description Il primo giorno; oggi, se manca
             * @example 2026-03-14
             */
            dal?: string;
            /**
             * Format: date
             * @description L’ultimo giorno; se manca, finché non è riammesso
             * @example 2026-03-14
             */
            al?: string;
            motivo: string;
        };
        RiammettiDto: {
            /**
             * Format: date
             * @description Il primo giorno in cui torna; oggi, se manca
             * @example 2026-03-14
             */
            dal?: string;
        };
        TrasferisciDto: {
            /**
             * Format: date
             * @description Il primo giorno; oggi, se manca
             * @example 2026-03-14
             */
            dal?: string;
            /** @enum {string} */
            ruolo: "operatore-pua" | "assistente-sociale" | "coordinatore" | "componente-uvm" | "ente-erogatore" | "ufficio-di-piano" | "amministratore-locale" | "revisore" | "amministratore-sistema";
            /** @description L’ente per cui lavora: un codice breve, minuscolo */
            ente: string;
            /** @enum {string} */
            tipoEnte: "comune" | "ambito" | "asst" | "ats" | "ets" | "altro";
            /** @enum {string} */
            professione?: "assistente-sociale" | "infermiere" | "medico" | "psicologo" | "educatore" | "fisioterapista" | "terapista-occupazionale" | "oss";
            /** @description Codici ISTAT dei Comuni */
            comuni: string[];
            /** @description La squadra: un codice breve, minuscolo */
            squadra?: string;
            /** @description Solo per un revisore */
            mandato?: components["schemas"]["MandatoDto"];
        };
        CessaDto: {
            /**
             * Format: date
             * @description L’ultimo giorno di lavoro
             * @example 2026-03-14
             */
            al: string;
            motivo: string;
        };
        ConvocaSedutaDto: {
            /**
             * Format: date
             * @description Il giorno della seduta: oggi, o uno a venire
             * @example 2026-03-14
             */
            giorno: string;
            /** @example 09:30 */
            dalle: string;
            /** @example 09:30 */
            alle: string;
            /** @enum {string} */
            modalita: "in-presenza" | "a-distanza" | "mista";
            /** @description Gli operatori convocati, dall’elenco dell’Ambito */
            componenti: string[];
        };
        CasoDellaSedutaDto: {
            /**
             * Format: uuid
             * @description La cartella del caso
             */
            cartella: string;
        };
        RegistraPresenzaDto: {
            /** @description Chi è presente; se manca, chi registra */
            operatore?: string;
        };
        DiscutiCasoDto: {
            /**
             * Format: uuid
             * @description La cartella del caso
             */
            cartella: string;
            /** @description La posizione del caso che era sullo schermo: come lo ha visto l’équipe si rilegge da lì */
            posizione: number;
            decisione: string;
            dissenso?: string;
        };
        ConcludiSedutaDto: {
            /**
             * @description Quando è finita; oggi, se manca
             * @example 2026-03-14
             */
            il?: string;
        };
        EsportaDto: {
            /**
             * @description Tutto il registro, il proprio Ambito o una cartella
             * @enum {string}
             */
            contenuto: "registro" | "ambito" | "cartella";
            /**
             * Format: uuid
             * @description La cartella, quando il contenuto è «cartella»
             */
            cartella?: string;
        };
        RebuildDto: {
            /**
             * @description La vista da rifare, o tutte con una sola lettura del registro
             * @enum {string}
             */
            vista: "tutte" | "cartelle" | "persone" | "accessi" | "utenze" | "deroghe" | "sedute" | "leps";
        };
        AccessoInElenco: {
            id: string;
            il: string;
            canale: string;
            comune: string;
            condizione: string;
            esito: string | null;
            persona: string | null;
            cartella: string | null;
        };
        AccessoVisto: {
            id: string;
            revision: number;
            chi: components["schemas"]["ChiViene"] | null;
            /** @enum {string} */
            condizione: "aperto" | "concluso" | "inesistente";
            il: string | null;
            /** @enum {string|null} */
            canale: "domicilio" | "portale" | "segnalazione-scritta" | "sportello" | "telefono" | "telematica" | null;
            /** @enum {string|null} */
            punto: "autorita-giudiziaria" | "cav" | "cot" | "ospedale" | "pis" | "pua-back-office-1" | "pua-back-office-2" | "pua-front-office" | "scuola" | "segretariato" | "sportello-tematico" | null;
            /** @enum {string|null} */
            segnalante: "altro-servizio" | "autorita-giudiziaria" | "familiare" | "forze-ordine" | "medico-medicina-generale" | "ospedale" | "persona-stessa" | "scuola" | "vicino-conoscente" | "volontariato" | null;
            persona: string | null;
            /** @enum {string|null} */
            noto: "gia-noto" | "nuovo" | null;
            richiedente?: {
                nome: string;
                telefono?: string;
            };
            richiesta?: string;
            comune: string | null;
            triage: {
                strumento: string;
                versioneStrumento: string;
                risposte?: number[];
                punteggio: number;
            } | null;
            /** @enum {string|null} */
            bisogno: "complesso" | "semplice" | null;
            orientamenti: {
                il: string;
                testo?: string;
            }[];
            /** @enum {string|null} */
            esito: "apertura-cartella" | "appuntamento" | "informazione" | "non-preso-in-carico" | "orientamento-altro-servizio" | null;
            motivo?: string;
            cartella: string | null;
        };
        AltroTesto: {
            stream: string;
            /** @enum {string} */
            dove: "accesso" | "cartella";
            persona: string | null;
            evento: string | null;
            titolo: string;
            avvenutoIl: string | null;
            correzione: boolean;
            campi: string[];
        };
        Attore: {
            id: string;
            ruolo: string;
            ente: string;
            /** @enum {number} */
            livello: 1 | 2 | 3;
        };
        Autorizzazione: {
            evento: string;
            il: string;
            dal: string;
            al: string;
            minutiMensili: number;
            centesimiOra: number;
            fonte: string;
            erogatore: string;
        };
        Cambiamento: {
            percorso: string;
            prima?: unknown;
            dopo?: unknown;
        };
        CancellazioneVista: {
            persona: string;
            revision: number;
            cognome: string | null;
            nome: string | null;
            cancellata: boolean;
            blocchi: {
                id: string;
                riferimento: string;
                dal: string;
            }[];
            fascicolo: components["schemas"]["Fascicolo"];
            altriTesti: components["schemas"]["AltroTesto"][];
            cancellazioni: {
                id: string;
                chiestaDa: string;
                chiestaIl: string;
                /** @enum {string} */
                stato: "autorizzata" | "chiesta" | "respinta";
                decisaDa: string | null;
                decisaIl: string | null;
                autorizzazione: string | null;
                /** @enum {string|null} */
                motivo: "difesa-in-giudizio" | "errore" | "obbligo-di-conservazione" | "richiesta-ritirata" | null;
                /** @enum {string} */
                oggetto: "cartella" | "persona" | "testo";
                cartelle: string[];
                testi: components["schemas"]["TestoIndicato"][];
                /** @enum {string} */
                fondamento: "consenso-revocato" | "non-piu-necessari" | "obbligo-di-legge" | "opposizione-accolta" | "trattamento-illecito";
                tracce: components["schemas"]["Tracce"] | null;
            }[];
        };
        CasoDaConsegnare: {
            cartella: string;
            persona: components["schemas"]["PersonaInElenco"];
            comune: string;
            /** @enum {string|null} */
            area: "adulti" | "anziani" | "disabilita" | "famiglia-minori" | "poverta-inclusione" | null;
            /** @enum {string} */
            fase: "accesso" | "conclusione" | "erogazione" | "progetto" | "valutazione";
            responsabilita: ("assegnataria" | "case-manager")[];
            /** @enum {string} */
            motivo: "cessato" | "sospeso" | "trasferito";
            dal: string | null;
            mancanze: string[];
        };
        CasoDellaSeduta: {
            cartella: string;
            persona: {
                id: string;
                cognome?: string;
                nome?: string;
            };
            comune: string;
            posizione: number;
            valutazioneConclusaIl: string | null;
            discusso: components["schemas"]["Discussione"] | null;
            atti: ("discuti-caso" | "togli-dall-ordine-del-giorno")[];
        };
        ChiViene: {
            cognome: string | null;
            nome: string | null;
            eta: number | null;
        };
        Ciclo: {
            apertoIl: string;
            eventoApertura: string;
            riapertura: boolean;
            motivoRiapertura?: string;
            chiusoIl: string | null;
            eventoChiusura: string | null;
            /** @enum {string|null} */
            motivo: "altro-servizio" | "decesso" | "fine-progetto" | "irreperibilita" | "obiettivi-raggiunti" | "rinuncia" | "trasferimento" | null;
            situazione?: string;
            valutazioneFinale: string | null;
        };
        Consegna: {
            evento: string;
            il: string;
            disposta: string;
            da: string;
            a: string;
            responsabilita: ("assegnataria" | "case-manager")[];
            puntiAperti?: string[];
            nota?: string;
            altriPunti?: string;
        };
        ConsultazioneVista: {
            seq: number;
            quando: string;
            operatore: string;
            nome: string | null;
            ruolo: string;
            ente: string;
            cosa: string;
            /** @enum {string} */
            modo: "elenco" | "esportazione" | "indicatore" | "pagina" | "ricerca";
            /** @enum {string|null} */
            nesso: "comune" | "coordinatore" | "deroga" | "ente" | "mandato" | "responsabile" | "seduta" | "squadra" | null;
            motivo: string | null;
            istante: {
                modo: string;
                al: string | null;
                posizione: number | null;
            } | null;
        };
        Cronologia: {
            voci: components["schemas"]["VoceCronologia"][];
        };
        DaConsegnare: {
            operatore: string;
            casi: components["schemas"]["CasoDaConsegnare"][];
        };
        DefinizioneStrumento: {
            /** @enum {string} */
            codice: "adl-katz" | "barthel-shah" | "iadl-lawton" | "triage";
            versione: string;
            nome: string;
            /** @enum {string} */
            regola: "barthel-shah" | "somma";
            minimo: number;
            massimo: number;
            voci: components["schemas"]["Voce"][];
            lettura: string;
            fasce?: {
                da: number;
                a: number;
                testo: string;
            }[];
            validoDal: string;
        };
        DescrizioneDefinizione: {
            codice: string;
            versione: number;
            indicatore: string;
            numeratore: string;
            denominatore: string | null;
            scelte: string[];
            obiettivi: {
                [key: string]: components["schemas"]["ObiettivoFigura"] | null;
            };
        };
        DettaglioLeps: {
            figura: components["schemas"]["Figura"];
            cartelleInSospeso: number;
            definizione: components["schemas"]["DescrizioneDefinizione"];
            serie: {
                anno: number;
                figura: components["schemas"]["Figura"];
            }[];
            perComune: {
                comune: string;
                nome: string;
                figura: components["schemas"]["Figura"];
            }[];
            contati: components["schemas"]["RigaLeps"][];
            esclusi: components["schemas"]["RigaLeps"][];
        };
        Discussione: {
            evento: string;
            posizione: number;
            presenti: string[];
            decisione?: string;
            dissenso?: string;
        };
        Doppione: {
            /** @enum {string} */
            tipo: "cartelle" | "persone";
            ids: string[];
            persona: components["schemas"]["PersonaInElenco"];
        };
        ElencoAccessi: {
            accessi: components["schemas"]["AccessoInElenco"][];
        };
        ElencoCartelle: {
            totale: number;
            voci: components["schemas"]["VoceElenco"][];
        };
        ElencoConsegne: {
            consegne: components["schemas"]["DaConsegnare"][];
        };
        ElencoConsultazioni: {
            totale: number;
            voci: components["schemas"]["ConsultazioneVista"][];
        };
        ElencoDeroghe: {
            totale: number;
            deroghe: components["schemas"]["VoceDeroga"][];
        };
        ElencoInterventiDellEnte: {
            interventi: components["schemas"]["InterventoDellEnte"][];
        };
        ElencoLavori: {
            lavori: components["schemas"]["LavoroVisto"][];
        };
        ElencoLetture: {
            totale: number;
            voci: components["schemas"]["LetturaVista"][];
        };
        ElencoSedute: {
            sedute: components["schemas"]["SedutaInElenco"][];
        };
        ElencoUtenze: {
            utenze: components["schemas"]["UtenzaInElenco"][];
        };
        Erogazione: {
            id: string;
            evento: string;
            dal: string;
            al: string;
            minuti: number;
            centesimi: number;
            erogatore: string;
        };
        Esclusione: {
            evento: string;
            il: string;
            da: string;
            operatore: string;
            conflitto?: string;
        };
        Esito: {
            /** @enum {string} */
            complessita: "complesso" | "semplice";
            /** @enum {string} */
            bisogno: "alto" | "basso";
            /** @enum {string} */
            autosufficienza: "autosufficiente" | "non-autosufficiente" | "parzialmente-autosufficiente";
        };
        EsitoCheckpoint: {
            posizione: number;
        };
        EsitoComando: {
            id: string;
            posizione: number;
            revision: number;
            eventi: components["schemas"]["EventoScritto"][];
            ripetuto: boolean;
        };
        EsitoConsultazioni: {
            provataFinoA: number;
            integra: boolean;
            consultazioni: number;
            testa: {
                seq: number;
                chain: string;
            };
            rottura: {
                seq: number;
                motivo: string;
            } | null;
        };
        EsitoEsportazione: {
            eventi: number;
            byte: number;
            sha256: string;
        };
        EsitoFatti: {
            confrontati: number;
            provataFinoA: number;
            integra: boolean;
            eventi: number;
            testa: {
                posizione: number;
                chain: string;
            };
            rottura: components["schemas"]["Rottura"] | null;
            durataMs: number;
        };
        EsitoIntegrita: {
            consultazioni: components["schemas"]["EsitoConsultazioni"];
            confrontati: number;
            provataFinoA: number;
            integra: boolean;
            eventi: number;
            testa: {
                posizione: number;
                chain: string;
            };
            rottura: components["schemas"]["Rottura"] | null;
            durataMs: number;
        };
        EsitoRebuild: {
            viste: string[];
        };
        EsitoRicerca: {
            persone: components["schemas"]["PersonaTrovata"][];
        };
        EventoParcheggiato: {
            posizione: number;
            tipo: string;
            messaggio: string;
            inAttesa: number;
            dal: string;
        };
        EventoScritto: {
            id: string;
            tipo: string;
            posizione: number;
        };
        EventoUtenza: {
            evento: string;
            tipo: string;
            titolo: string;
            avvenutoIl: string;
            registratoIl: string;
            posizione: number;
            attore: components["schemas"]["Attore"];
            provenienza: {
                /** @enum {string} */
                tipo: "operatore";
            } | {
                /** @enum {string} */
                tipo: "sistema";
                sistema: string;
            };
            dati: {
                [key: string]: unknown;
            };
            oscurati: string[];
        };
        Fascicolo: {
            cartelle: {
                id: string;
                area: string;
                /** @enum {string} */
                condizione: "aperta" | "chiusa" | "inesistente";
                conservareFino: string | null;
            }[];
            accessi: number;
            conservareFino: string | null;
        };
        Figura: {
            codice: string;
            leps: number;
            indicatore: string;
            /** @enum {string} */
            tipo: "conteggio" | "rapporto";
            anno: number;
            comune: string | null;
            versione: number;
            numeratore: number;
            denominatore: number | null;
            valore: string | null;
            obiettivo: components["schemas"]["ObiettivoFigura"] | null;
            /** @enum {string} */
            stato: "anno-base" | "in-corso" | "non-calcolabile" | "non-raggiunto" | "raggiunto" | "senza-obiettivo";
        };
        FiguraMostrata: {
            numeratore: number | null;
            oscurata: boolean;
            leps: number;
            comune: string | null;
            versione: number;
            /** @enum {string} */
            tipo: "conteggio" | "rapporto";
            /** @enum {string} */
            stato: "anno-base" | "in-corso" | "non-calcolabile" | "non-raggiunto" | "raggiunto" | "senza-obiettivo";
            codice: string;
            indicatore: string;
            anno: number;
            denominatore: number | null;
            valore: string | null;
            obiettivo: components["schemas"]["ObiettivoFigura"] | null;
        };
        FigureLeps: {
            cartelleInSospeso: number;
            figure: components["schemas"]["FiguraMostrata"][];
            anno: number;
            comune: string | null;
            posizione: number | null;
        };
        FollowUp: {
            evento: string;
            il: string;
            orizzonte: string;
            riammesso: boolean;
            note?: string;
        };
        Incarico: {
            ruolo: string;
            ente: string;
            tipoEnte: string;
            professione: string | null;
            comuni: string[];
            squadra: string | null;
            mandato: components["schemas"]["TermineMandato"] | null;
        };
        Intervento: {
            id: string;
            ciclo: number;
            progetto: string | null;
            urgente: boolean;
            motivoUrgenza?: string;
            prestazione: string;
            erogatore: string;
            /** @enum {string} */
            stato: "attivo" | "autorizzato" | "cessato" | "sospeso";
            autorizzazioni: components["schemas"]["Autorizzazione"][];
            attivatoIl: string | null;
            sospensioni: {
                dal: string;
                al: string | null;
                motivo?: string;
            }[];
            cessatoIl: string | null;
            motivoCessazione?: string;
            erogazioni: components["schemas"]["Erogazione"][];
        };
        InterventoDellEnte: {
            cartella: string;
            intervento: string;
            persona: components["schemas"]["PersonaDaServire"];
            prestazione: string;
            /** @enum {string} */
            stato: "attivo" | "autorizzato" | "cessato" | "sospeso";
            dal: string;
            al: string;
            attivatoIl: string | null;
            autorizzazioni: {
                dal: string;
                al: string;
                minutiMensili: number;
            }[];
            sospensioni: {
                dal: string;
                al: string | null;
            }[];
            erogazioni: {
                id: string;
                dal: string;
                al: string;
                minuti: number;
            }[];
            oreFino: string;
        };
        InterventoDellEnteVisto: {
            registrazioni: components["schemas"]["RegistrazioneDiOre"][];
            cartella: string;
            intervento: string;
            persona: components["schemas"]["PersonaDaServire"];
            prestazione: string;
            /** @enum {string} */
            stato: "attivo" | "autorizzato" | "cessato" | "sospeso";
            dal: string;
            al: string;
            attivatoIl: string | null;
            autorizzazioni: {
                dal: string;
                al: string;
                minutiMensili: number;
            }[];
            sospensioni: {
                dal: string;
                al: string | null;
            }[];
            erogazioni: {
                id: string;
                dal: string;
                al: string;
                minuti: number;
            }[];
            oreFino: string;
        };
        InterventoPrevisto: {
            id: string;
            prestazione: string;
            minutiMensili: number;
        };
        LavoroVisto: {
            id: string;
            /** @enum {string} */
            tipo: "checkpoint" | "esporta" | "rebuild" | "verifica";
            /** @enum {string|null} */
            oggetto: "accessi" | "ambito" | "cartella" | "cartelle" | "deroghe" | "leps" | "persone" | "registro" | "sedute" | "tutte" | "utenze" | null;
            /** @enum {string} */
            stato: "da-riprovare" | "fatto" | "in-attesa" | "in-corso" | "non-riuscito" | "previsto";
            progresso: components["schemas"]["ProgressoLavoro"] | null;
            esito: (components["schemas"]["EsitoFatti"] | components["schemas"]["EsitoCheckpoint"] | components["schemas"]["EsitoEsportazione"] | components["schemas"]["EsitoRebuild"]) | null;
            errore: string | null;
            chiestoIl: string;
            iniziatoIl: string | null;
            finitoIl: string | null;
            tentativi: number;
        };
        LetturaVista: {
            di: {
                /** @enum {string} */
                tipo: "cartella" | "persona";
                id: string;
                cognome: string | null;
                nome: string | null;
            } | null;
            mostrati: number | null;
            parole: string | null;
            seq: number;
            quando: string;
            operatore: string;
            nome: string | null;
            ruolo: string;
            ente: string;
            cosa: string;
            /** @enum {string} */
            modo: "elenco" | "esportazione" | "indicatore" | "pagina" | "ricerca";
            /** @enum {string|null} */
            nesso: "comune" | "coordinatore" | "deroga" | "ente" | "mandato" | "responsabile" | "seduta" | "squadra" | null;
            motivo: string | null;
            istante: {
                modo: string;
                al: string | null;
                posizione: number | null;
            } | null;
        };
        Livello: {
            testo: string;
            punti: number;
        };
        Mancanza: {
            codice: string;
            testo: string;
            /** @enum {string|null} */
            atto: "annota-diario" | "approva-progetto" | "apri" | "apri-richiesta" | "assegna" | "attiva-intervento" | "attiva-presa-in-carico" | "autorizza-intervento" | "avvia-valutazione" | "cessa-intervento" | "chiudi" | "concludi-valutazione" | "consegna" | "consegna-informativa" | "costituisci-equipe" | "disponi-tutela" | "escludi-operatore" | "individua-case-manager" | "redigi-progetto" | "registra-erogazione" | "respingi-progetto" | "revoca-esclusione" | "revoca-tutela" | "riapri" | "richiedi-approvazione" | "rileva-follow-up" | "rimodula-progetto" | "riprendi-intervento" | "ritira-richiesta" | "somministra-strumento" | "sospendi-intervento" | "sottoscrivi-progetto" | "svolgi-valutazione-finale" | null;
        };
        MiaDeroga: {
            id: string;
            revision: number;
            cartella: string;
            apertaIl: string;
            scade: string;
            conclusaIl: string | null;
            inCorso: boolean;
            esaminata: boolean;
            segnalata: boolean;
        };
        MieDeroghe: {
            deroghe: components["schemas"]["MiaDeroga"][];
        };
        Nomenclatore: {
            comuni: {
                istat: string;
                nome: string;
                popolazione: number;
            }[];
            strumenti: components["schemas"]["DefinizioneStrumento"][];
            prestazioni: {
                codice: string;
                nome: string;
            }[];
            enti: {
                id: string;
                nome: string;
                tipo: string;
            }[];
            etichette: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            limitiFase: {
                [key: string]: number | null;
            };
            tariffaSad: number;
            sogliaTriage: number;
            oreDeroga: number;
            caratteriMotivo: number;
            paroleMotivo: number;
        };
        Nota: {
            evento: string;
            il: string;
            autore: string;
            /** @enum {string} */
            genere: "colloquio" | "rete" | "telefonata" | "visita-domiciliare";
            riservata: boolean;
            testo?: string;
        };
        Obiettivo: {
            id: string;
            /** @enum {string} */
            dimensione: "biologico-clinico" | "cognitivo" | "funzionale" | "psicologico" | "sociale";
        };
        ObiettivoFigura: {
            /** @enum {string} */
            tipo: "crescita" | "minimo" | "soglia";
            testo: string;
        };
        Passo: {
            posizione: number;
            evento: string;
            tipo: string;
            titolo: string;
            avvenutoIl: string;
            registratoIl: string;
            attore: components["schemas"]["Attore"];
            cambiamenti: components["schemas"]["Cambiamento"][];
        };
        Permessi: {
            ruoli: {
                /** @enum {string} */
                ruolo: "amministratore-locale" | "amministratore-sistema" | "assistente-sociale" | "componente-uvm" | "coordinatore" | "ente-erogatore" | "operatore-pua" | "revisore" | "ufficio-di-piano";
                nome: string;
            }[];
            portate: {
                /** @enum {string} */
                portata: "agenda" | "ambito" | "comuni" | "ente" | "mandato" | "propri" | "squadra";
                breve: string;
                intera: string;
            }[];
            aree: {
                /** @enum {string} */
                area: "cancellazione" | "caso" | "chi-ha-letto" | "deroghe" | "enti" | "leps" | "letture" | "persone" | "porta" | "programma" | "revisione" | "sedute" | "utenze";
                titolo: string;
                righe: components["schemas"]["RigaPermessi"][];
            }[];
        };
        PersonaDaServire: {
            id: string;
            cognome?: string;
            nome?: string;
            comune?: string;
            indirizzo?: string;
            telefono?: string;
        };
        PersonaDellaScheda: {
            id: string;
            cognome?: string;
            nome?: string;
            nascita?: string;
            eta?: number;
            sesso?: string;
            comune?: string;
            indirizzo?: string;
            telefono?: string;
            codiceFiscale?: string;
            oscurata: boolean;
        };
        PersonaInElenco: {
            id: string;
            cognome?: string;
            nome?: string;
        };
        PersonaTrovata: {
            id: string;
            cognome: string;
            nome: string;
            nascita: string | null;
            comune: string | null;
            codiceFiscale: string | null;
            somiglianza: number;
            cartelle: {
                id: string;
                condizione: string;
                caseManager: string | null;
            }[];
        };
        PersonaVista: {
            id: string;
            revision: number;
            cognome: string | null;
            nome: string | null;
            nascita: string | null;
            eta: number | null;
            sesso: string | null;
            telefono: string | null;
            comune: string | null;
            indirizzo: string | null;
            codiceFiscale: string | null;
            tipoCodiceFiscale: string;
        };
        PresaInCarico: {
            evento: string;
            ciclo: number;
            il: string;
            /** @enum {string} */
            percorso: "dimissione-protetta" | "inclusione" | "prevenzione-allontanamento" | "sad" | "vita-indipendente";
        };
        Problema: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            errori?: {
                campo: string;
                messaggio: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        Progetto: {
            id: string;
            ciclo: number;
            versioni: components["schemas"]["VersioneDiProgetto"][];
        };
        ProgressoLavoro: {
            fatti: number;
            totale: number;
        };
        RegistrazioneDiOre: {
            evento: string;
            registratoIl: string;
            /** @enum {string} */
            da: "ente" | "servizio";
            operatore: string | null;
            dal: string;
            al: string;
            minuti: number;
            /** @enum {string|null} */
            corretta: "annullata" | "rettificata" | null;
            ora: {
                dal: string;
                al: string;
                minuti: number;
            } | null;
        };
        RigaLeps: {
            chiave: string;
            pseudonimo: string;
            cartella: string | null;
            /** @enum {string} */
            nel: "denominatore" | "entrambi" | "escluso" | "numeratore";
            atto: string;
            data: string;
            comune: string;
            motivo: string | null;
            eventi: {
                posizione: number | null;
                tipo: string;
                titolo: string;
                avvenutoIl: string;
            }[];
        };
        RigaPermessi: {
            /** @enum {string} */
            azione: "aggiorna-anagrafica" | "annota-diario" | "annulla-evento" | "annulla-evento-accesso" | "annulla-evento-persona" | "approva-progetto" | "apri" | "apri-cartella" | "apri-deroga" | "apri-richiesta" | "assegna" | "attiva-intervento" | "attiva-presa-in-carico" | "attribuisci-codice-fiscale" | "autorizza-cancellazione" | "autorizza-intervento" | "avvia-checkpoint" | "avvia-rebuild" | "avvia-valutazione" | "avvia-verifica" | "cerca-consultazioni" | "cerca-persone" | "cessa-intervento" | "cessa-operatore" | "chiedi-cancellazione" | "chiudi" | "classifica-bisogno" | "compila-triage" | "concludi-accesso" | "concludi-deroga" | "concludi-seduta" | "concludi-valutazione" | "consegna" | "consegna-informativa" | "convoca-seduta" | "costituisci-equipe" | "discuti-caso" | "disponi-tutela" | "elenca-accessi" | "elenca-cartelle" | "elenca-consegne" | "elenca-deroghe" | "elenca-interventi-ente" | "elenca-sedute" | "elenca-utenze" | "esamina-deroga" | "escludi-operatore" | "esporta-ambito" | "esporta-cartella" | "esporta-registro" | "fornisci-orientamento" | "individua-case-manager" | "iscrivi-operatore" | "poni-all-ordine-del-giorno" | "poni-blocco-legale" | "prendi-visione-deroga" | "redigi-progetto" | "registra-accesso" | "registra-erogazione" | "registra-persona" | "registra-presenza" | "respingi-cancellazione" | "respingi-progetto" | "rettifica-evento" | "rettifica-evento-accesso" | "rettifica-evento-persona" | "revoca-esclusione" | "revoca-tutela" | "riammetti-operatore" | "riapri" | "richiedi-approvazione" | "rileva-follow-up" | "rimodula-progetto" | "riprendi-intervento" | "ritira-richiesta" | "segnala-deroga" | "somministra-strumento" | "sospendi-intervento" | "sospendi-operatore" | "sottoscrivi-progetto" | "svolgi-valutazione-finale" | "togli-blocco-legale" | "togli-dall-ordine-del-giorno" | "trasferisci-operatore" | "varia-residenza" | "vedi-accesso" | "vedi-cancellazione" | "vedi-cartella" | "vedi-consultazioni" | "vedi-consultazioni-persona" | "vedi-cronologia" | "vedi-deroghe" | "vedi-intervento-ente" | "vedi-lavori" | "vedi-leps" | "vedi-mie-deroghe" | "vedi-nomenclatore" | "vedi-operatori" | "vedi-passi" | "vedi-permessi" | "vedi-persona" | "vedi-righe-leps" | "vedi-scrivania" | "vedi-seduta" | "vedi-sessione" | "vedi-utenza" | "verifica-integrita";
            titolo: string;
            /** @enum {string} */
            su: "accesso" | "cartella" | "comune" | "elenco" | "nessuna" | "persona" | "seduta";
            consultazione: boolean;
            /** @enum {string|null} */
            motivo: "fuori-dai-propri" | "sempre" | null;
            ancheInDeroga: boolean;
            ancheDaAccesso: boolean;
            chi: {
                /** @enum {string} */
                ruolo: "amministratore-locale" | "amministratore-sistema" | "assistente-sociale" | "componente-uvm" | "coordinatore" | "ente-erogatore" | "operatore-pua" | "revisore" | "ufficio-di-piano";
                portate: ("agenda" | "ambito" | "comuni" | "ente" | "mandato" | "propri" | "squadra")[];
            }[];
        };
        RispostaAllaPersona: {
            numero: string;
            data: string;
            persona: {
                id: string;
                cognome: string | null;
                nome: string | null;
                nascita: string | null;
            };
            dal: string | null;
            al: string | null;
            totale: number;
            voci: components["schemas"]["VoceRisposta"][];
            checkpoint: {
                ora: string;
                consultazioni: number;
            } | null;
        };
        Rottura: {
            posizione: number;
            evento: string | null;
            motivo: string;
        };
        SchedaCartella: {
            id: string;
            revision: number;
            posizione: number;
            vista: components["schemas"]["Vista"];
            nonAggiornataDal: string | null;
            persona: components["schemas"]["PersonaDellaScheda"];
            stato: components["schemas"]["StatoCartella"];
            fasi: {
                /** @enum {string} */
                fase: "accesso" | "conclusione" | "erogazione" | "progetto" | "valutazione";
                /** @enum {string} */
                stato: "corrente" | "da-fare" | "fatta";
            }[];
            giorniInFase: number | null;
            limiteFase: number | null;
            ferma: boolean;
            mancanze: components["schemas"]["Mancanza"][];
            attiPossibili: ("annota-diario" | "annulla-evento" | "approva-progetto" | "apri" | "apri-richiesta" | "assegna" | "attiva-intervento" | "attiva-presa-in-carico" | "autorizza-intervento" | "avvia-valutazione" | "cessa-intervento" | "chiudi" | "concludi-valutazione" | "consegna" | "consegna-informativa" | "costituisci-equipe" | "disponi-tutela" | "escludi-operatore" | "individua-case-manager" | "redigi-progetto" | "registra-erogazione" | "respingi-progetto" | "rettifica-evento" | "revoca-esclusione" | "revoca-tutela" | "riapri" | "richiedi-approvazione" | "rileva-follow-up" | "rimodula-progetto" | "riprendi-intervento" | "ritira-richiesta" | "somministra-strumento" | "sospendi-intervento" | "sottoscrivi-progetto" | "svolgi-valutazione-finale")[];
            scadenze: {
                tipo: string;
                testo: string;
                il: string;
                giorni: number;
            }[];
        };
        Scrivania: {
            mie: components["schemas"]["VoceElenco"][];
            daApprovare: {
                cartella: string;
                persona: components["schemas"]["PersonaInElenco"];
                progetto: string;
                versione: number;
                richiestaIl: string | null;
            }[];
            scadenze: {
                cartella: string;
                persona: components["schemas"]["PersonaInElenco"];
                tipo: string;
                testo: string;
                il: string;
                giorni: number;
            }[];
            perFase: {
                accesso: number;
                valutazione: number;
                progetto: number;
                erogazione: number;
                conclusione: number;
            };
            doppioni: components["schemas"]["Doppione"][];
            consegneRicevute: {
                evento: string;
                il: string;
                disposta: string;
                da: string;
                a: string;
                responsabilita: ("assegnataria" | "case-manager")[];
                puntiAperti?: string[];
                nota?: string;
                altriPunti?: string;
                cartella: string;
                persona: components["schemas"]["PersonaInElenco"];
            }[];
        };
        SedutaInElenco: {
            id: string;
            giorno: string;
            dalle: string;
            alle: string;
            /** @enum {string} */
            modalita: "a-distanza" | "in-presenza" | "mista";
            /** @enum {string} */
            condizione: "conclusa" | "convocata";
            componenti: string[];
        };
        SedutaVista: {
            id: string;
            revision: number;
            giorno: string;
            dalle: string;
            alle: string;
            /** @enum {string} */
            modalita: "a-distanza" | "in-presenza" | "mista";
            /** @enum {string} */
            condizione: "conclusa" | "convocata";
            conclusaIl: string | null;
            cominciata: boolean;
            inCorso: boolean;
            componenti: {
                operatore: string;
                professione: string | null;
                ente: string;
                presente: boolean;
            }[];
            casi: components["schemas"]["CasoDellaSeduta"][];
        };
        StatoCartella: {
            /** @enum {string} */
            condizione: "aperta" | "chiusa" | "inesistente";
            persona: string | null;
            /** @enum {string|null} */
            area: "adulti" | "anziani" | "disabilita" | "famiglia-minori" | "poverta-inclusione" | null;
            comune: string | null;
            accesso: {
                id: string;
                il: string;
                canale: string;
            } | null;
            /** @enum {string|null} */
            percorso: "dimissione-protetta" | "inclusione" | "prevenzione-allontanamento" | "sad" | "vita-indipendente" | null;
            informativaIl: string | null;
            presaInCaricoIl: string | null;
            preseInCarico: components["schemas"]["PresaInCarico"][];
            caseManager: string | null;
            assegnataA: string | null;
            caseManagerDal: string | null;
            assegnataDal: string | null;
            /** @enum {string} */
            fase: "accesso" | "conclusione" | "erogazione" | "progetto" | "valutazione";
            faseDal: string | null;
            cicli: components["schemas"]["Ciclo"][];
            valutazioni: components["schemas"]["Valutazione"][];
            progetti: components["schemas"]["Progetto"][];
            interventi: components["schemas"]["Intervento"][];
            diario: components["schemas"]["Nota"][];
            valutazioneFinale: components["schemas"]["ValutazioneFinale"] | null;
            followUp: components["schemas"]["FollowUp"][];
            consegne: components["schemas"]["Consegna"][];
            tutela: components["schemas"]["Tutela"] | null;
            esclusi: components["schemas"]["Esclusione"][];
            ultimoFattoIl: string | null;
        };
        StatoServizio: {
            /** @enum {string} */
            stato: "allarme" | "attivo" | "fermo" | "guasto" | "in-ritardo";
            testa: number | null;
            proiettori: number;
            proiezioni: {
                nome: string;
                versione: number;
                posizione: number;
                errore: {
                    posizione: number;
                    messaggio: string;
                } | null;
                parcheggiati: components["schemas"]["EventoParcheggiato"][];
                inRicostruzione: boolean;
                precedente: boolean;
                ritardo: number;
            }[];
        };
        StrumentoCompilato: {
            evento: string;
            il: string;
            strumento: string;
            versioneStrumento: string;
            risposte?: number[];
            punteggio: number;
        };
        TermineMandato: {
            dal: string;
            al: string | null;
            comuni: string[] | null;
        };
        TestiObiettivo: {
            descrizione: string;
            partenza: string;
            atteso: string;
        };
        TestoIndicato: {
            stream: string;
            evento: string;
            campo: string;
        };
        Tracce: {
            distrutteIl: string | null;
            ripuliteIl: string | null;
            walRiciclato: boolean;
            copieFino: string | null;
        };
        Tutela: {
            evento: string;
            il: string;
            registrataIl: string;
            da: string;
            /** @enum {string} */
            classe: "collega" | "minore-autorita-giudiziaria" | "parente" | "violenza";
            abilitati: string[];
            revisioneIl: string | null;
            motivo?: string;
        };
        UtenzaInElenco: {
            id: string;
            operatore: string;
            nome: string | null;
            /** @enum {string} */
            condizione: "attivo" | "cessato" | "mai-iscritto" | "non-ancora" | "sospeso";
            dal: string | null;
            al: string | null;
            incarico: components["schemas"]["Incarico"] | null;
            prossimaSvolta: string | null;
        };
        UtenzaVista: {
            revision: number;
            soggetto: string | null;
            oggettoMandato: string | null;
            iscrizioni: {
                dal: string;
                al: string | null;
            }[];
            sospensioni: {
                dal: string;
                al: string | null;
                motivo?: string;
            }[];
            attiPossibili: ("cessa" | "iscrivi-di-nuovo" | "riammetti" | "sospendi" | "trasferisci")[];
            eventi: components["schemas"]["EventoUtenza"][];
            id: string;
            operatore: string;
            nome: string | null;
            /** @enum {string} */
            condizione: "attivo" | "cessato" | "mai-iscritto" | "non-ancora" | "sospeso";
            dal: string | null;
            al: string | null;
            incarico: components["schemas"]["Incarico"] | null;
            prossimaSvolta: string | null;
        };
        Valutazione: {
            id: string;
            ciclo: number;
            /** @enum {string} */
            tipo: "multidimensionale" | "preliminare";
            /** @enum {string|null} */
            percorso: "dimissione-protetta" | "inclusione" | "prevenzione-allontanamento" | "sad" | "vita-indipendente" | null;
            motivo?: string;
            avviataIl: string;
            eventoAvvio: string;
            equipe: {
                /** @enum {string} */
                professione: "assistente-sociale" | "educatore" | "fisioterapista" | "infermiere" | "medico" | "oss" | "psicologo" | "terapista-occupazionale";
                /** @enum {string} */
                tipoEnte: "altro" | "ambito" | "asst" | "ats" | "comune" | "ets";
                ente: string;
                operatore?: string;
                nome?: string;
            }[];
            strumenti: components["schemas"]["StrumentoCompilato"][];
            conclusaIl: string | null;
            eventoConclusione: string | null;
            partecipanti: {
                /** @enum {string} */
                professione: "assistente-sociale" | "educatore" | "fisioterapista" | "infermiere" | "medico" | "oss" | "psicologo" | "terapista-occupazionale";
                /** @enum {string} */
                tipoEnte: "altro" | "ambito" | "asst" | "ats" | "comune" | "ets";
                ente: string;
                operatore?: string;
                nome?: string;
            }[];
            domini?: {
                "biologico-clinico"?: string;
                psicologico?: string;
                cognitivo?: string;
                sociale?: string;
                funzionale?: string;
            };
            esito: components["schemas"]["Esito"] | null;
            dimensioniCritiche: ("biologico-clinico" | "cognitivo" | "funzionale" | "psicologico" | "sociale")[];
            /** @enum {string|null} */
            settingProposto: "domicilio" | "residenziale" | "semiresidenziale" | null;
        };
        ValutazioneFinale: {
            evento: string;
            ciclo: number;
            il: string;
            obiettivi: {
                obiettivo: string;
                /** @enum {string} */
                raggiunto: "in-parte" | "no" | "si";
            }[];
            soddisfazionePersona: number;
            soddisfazioneOperatori: number;
            considerazioni?: string;
        };
        VersioneDiProgetto: {
            testiObiettivi?: {
                [key: string]: components["schemas"]["TestiObiettivo"];
            };
            evento: string;
            redattaIl: string;
            redattaDa: string;
            rettificataDa: string[];
            motivo?: string;
            /** @enum {string} */
            stato: "approvata" | "bozza" | "in-approvazione" | "in-esame" | "respinta" | "sottoscritta";
            richiestaIl: string | null;
            decisaIl: string | null;
            decisaDa: string | null;
            motivoDecisione?: string;
            sottoscrittaIl: string | null;
            eventoFirma: string | null;
            anzianoAllaFirma: boolean | null;
            firmatari: {
                /** @enum {string} */
                qualita: "amministratore-di-sostegno" | "assistente-sociale" | "caregiver" | "ente-erogatore" | "familiare" | "persona" | "sanitario" | "tutore";
                nome?: string;
            }[];
            valutazione: string | null;
            versione: number;
            /** @enum {string} */
            tipo: "budget-di-salute" | "care-leaver" | "dopo-di-noi" | "pai" | "pais" | "progetto-di-vita" | "progetto-quadro-minori" | "sad" | "vita-indipendente";
            /** @enum {string} */
            percorso: "dimissione-protetta" | "inclusione" | "prevenzione-allontanamento" | "sad" | "vita-indipendente";
            motivoSenzaValutazione?: string;
            obiettivi: components["schemas"]["Obiettivo"][];
            interventi: components["schemas"]["InterventoPrevisto"][];
            budget: components["schemas"]["VoceBudget"][];
            pianoUnicoIntegrato: boolean;
            comprendeDimissioneProtetta: boolean;
        };
        Vista: {
            /** @enum {string} */
            modo: "accaduto" | "evento" | "noto" | "vivo";
            al: string | null;
            posizione: number | null;
            giorno: string;
            viva: boolean;
        };
        Voce: {
            voce: string;
            livelli: components["schemas"]["Livello"][];
        };
        VoceBudget: {
            fonte: string;
            centesimiMensili: number;
        };
        VoceCronologia: {
            evento: string;
            posizione: number;
            revision: number;
            tipo: string;
            titolo: string;
            traguardo: boolean;
            avvenutoIl: string;
            registratoIl: string;
            attore: components["schemas"]["Attore"];
            comune: string;
            sintesi: string;
            dati: {
                [key: string]: unknown;
            };
            oscurati: string[];
            corretto: {
                /** @enum {string} */
                come: "annullato" | "rettificato";
                da: string;
                posizione: number;
                motivo?: string;
            } | null;
            corregge: string | null;
        };
        VoceDeroga: {
            id: string;
            revision: number;
            cartella: string;
            persona: {
                id: string;
                cognome?: string;
                nome?: string;
            };
            comune: string | null;
            area: string | null;
            caseManager: string | null;
            assegnataA: string | null;
            operatore: string;
            ruolo: string;
            ente: string;
            motivo: string | null;
            apertaIl: string;
            scade: string;
            conclusaIl: string | null;
            inCorso: boolean;
            precedenti: number;
            vistaDa: string[];
            esame: {
                da: string;
                il: string;
                nota?: string;
                /** @enum {string} */
                esito: "legittima";
            } | null;
            segnalazione: {
                da: string;
                il: string;
                nota?: string;
                /** @enum {string} */
                a: "coordinatore" | "ente-di-appartenenza" | "responsabile-protezione-dati" | "revisore" | "ufficio-di-piano";
                /** @enum {string} */
                ragione: "aperture-ripetute" | "motivo-insufficiente" | "nessun-bisogno-di-servizio" | "possibile-interesse-personale";
            } | null;
        };
        VoceElenco: {
            id: string;
            persona: components["schemas"]["PersonaInElenco"];
            comune: string;
            /** @enum {string} */
            area: "adulti" | "anziani" | "disabilita" | "famiglia-minori" | "poverta-inclusione";
            /** @enum {string|null} */
            percorso: "dimissione-protetta" | "inclusione" | "prevenzione-allontanamento" | "sad" | "vita-indipendente" | null;
            condizione: string;
            /** @enum {string} */
            fase: "accesso" | "conclusione" | "erogazione" | "progetto" | "valutazione";
            faseDal: string;
            giorniInFase: number;
            limiteFase: number | null;
            ferma: boolean;
            mancanze: string[];
            caseManager: string | null;
            assegnataA: string | null;
            ultimoFattoIl: string;
        };
        VoceRisposta: {
            seq: number;
            quando: string;
            ente: string;
            ruolo: string;
            operatore: string;
            cosa: string;
            /** @enum {string} */
            modo: "elenco" | "esportazione" | "indicatore" | "pagina" | "ricerca";
            /** @enum {string|null} */
            nesso: "comune" | "coordinatore" | "deroga" | "ente" | "mandato" | "responsabile" | "seduta" | "squadra" | null;
            istante: {
                modo: string;
                al: string | null;
                posizione: number | null;
            } | null;
            motivo: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    NomenclatoreController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nomenclatore"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    StatoController_stato: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatoServizio"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SessioneController_vedi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VistaSessione"];
                };
            };
        };
    };
    SessioneController_entra: {
        parameters: {
            query?: {
                /** @description Chi entra, come suggerimento al gestore dell’identità */
                operatore?: string;
                /** @description Pagina del programma a cui tornare */
                ritorno?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SessioneController_ritorno: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SessioneController_esci: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uscita"];
                };
            };
        };
    };
    OperatoriController_elenco: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VistaOperatoreNoto"][];
                };
            };
        };
    };
    PermessiController_vedi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Permessi"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_cerca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RicercaPersoneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoRicerca"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_registra: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistraPersonaDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonaVista"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_aggiornaAnagrafica: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AggiornaAnagraficaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_variaResidenza: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariaResidenzaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_attribuisciCodiceFiscale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttribuisciCodiceFiscaleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_rettificaEvento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RettificaEventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    PersoneController_annullaEvento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnullaEventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_elenca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                stato?: "aperti" | "conclusi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoAccessi"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_registra: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistraAccessoDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessoVisto"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_compilaTriage: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompilaTriageDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_classificaBisogno: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassificaBisognoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_fornisciOrientamento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FornisciOrientamentoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_concludi: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcludiAccessoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_apriCartella: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApriCartellaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_rettificaEvento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RettificaEventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AccessiController_annullaEvento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnullaEventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    InterventiDellEnteController_elencaDellEnte: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoInterventiDellEnte"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    InterventiDellEnteController_vediDellEnte: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
                intervento: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterventoDellEnteVisto"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_elenca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                fase?: "accesso" | "valutazione" | "progetto" | "erogazione" | "conclusione";
                condizione?: "aperta" | "chiusa";
                area?: "famiglia-minori" | "disabilita" | "anziani" | "poverta-inclusione" | "adulti";
                mie?: boolean;
                ferme?: boolean;
                pagina?: number;
                per?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoCartelle"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                /** @description Come è adesso, com’era accaduto o com’era noto a un giorno, o dopo un evento */
                modo?: "vivo" | "accaduto" | "noto" | "evento";
                /** @description Il giorno, per i modi accaduto e noto */
                al?: string;
                /** @description La posizione nel registro, per il modo evento */
                posizione?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedaCartella"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_cronologia: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                /** @description Come è adesso, com’era accaduto o com’era noto a un giorno, o dopo un evento */
                modo?: "vivo" | "accaduto" | "noto" | "evento";
                /** @description Il giorno, per i modi accaduto e noto */
                al?: string;
                /** @description La posizione nel registro, per il modo evento */
                posizione?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cronologia"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_passi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passo"][];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_consegnaInformativa: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsegnaInformativaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_attivaPresaInCarico: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttivaPresaInCaricoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_individuaCaseManager: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndividuaCaseManagerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_assegna: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssegnaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_annotaDiario: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotaDiarioDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_avviaValutazione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvviaValutazioneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_costituisciEquipe: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CostituisciEquipeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_somministraStrumento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SomministraStrumentoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_concludiValutazione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcludiValutazioneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_redigiProgetto: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedigiProgettoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_rimodulaProgetto: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RimodulaProgettoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_richiediApprovazione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SulProgettoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_ritiraRichiesta: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SulProgettoConMotivoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_apriRichiesta: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SulProgettoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_approvaProgetto: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovaProgettoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_respingiProgetto: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SulProgettoConMotivoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_sottoscriviProgetto: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SottoscriviProgettoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_autorizzaIntervento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutorizzaInterventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_attivaIntervento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SullInterventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_sospendiIntervento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SullInterventoConMotivoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_riprendiIntervento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SullInterventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_cessaIntervento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SullInterventoConMotivoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_registraErogazione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistraErogazioneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_svolgiValutazioneFinale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SvolgiValutazioneFinaleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_chiudi: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChiudiDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_riapri: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConMotivoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_rilevaFollowUp: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RilevaFollowUpDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_consegna: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsegnaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_disponiTutela: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisponiTutelaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_revocaTutela: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConMotivoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_escludiOperatore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscludiOperatoreDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_revocaEsclusione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevocaEsclusioneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_rettificaEvento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RettificaEventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CartelleController_annullaEvento: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnullaEventoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    ScrivaniaController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scrivania"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    ConsegneController_elenca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoConsegne"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CancellazioneController_vediCancellazione: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellazioneVista"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CancellazioneController_chiediCancellazione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChiediCancellazioneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CancellazioneController_autorizzaCancellazione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutorizzaCancellazioneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CancellazioneController_respingiCancellazione: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RespingiCancellazioneDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CancellazioneController_poniBloccoLegale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoniBloccoLegaleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    CancellazioneController_togliBloccoLegale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TogliBloccoLegaleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_elenca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                pagina?: number;
                per?: number;
                /** @description Tutte, se manca */
                stato?: "da-esaminare" | "segnalate" | "esaminate";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoDeroghe"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_mie: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MieDeroghe"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                pagina?: number;
                per?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoDeroghe"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_apri: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApriDerogaDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_concludi: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                deroga: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_prendiVisione: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                deroga: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_esamina: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                deroga: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EsaminaDerogaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    DerogheController_segnala: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                deroga: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegnalaDerogaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_elenca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoUtenze"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_iscrivi: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IscriviOperatoreDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UtenzaVista"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_iscriviDiNuovo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IscriviDiNuovoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_sospendi: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SospendiDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_riammetti: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RiammettiDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_trasferisci: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrasferisciDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    UtenzeController_cessa: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CessaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_elenca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoSedute"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_convoca: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConvocaSedutaDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SedutaVista"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_poniAllOrdineDelGiorno: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CasoDellaSedutaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_togliDallOrdineDelGiorno: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CasoDellaSedutaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_registraPresenza: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistraPresenzaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_discutiCaso: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscutiCasoDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    SeduteController_concludiSeduta: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcludiSedutaDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoComando"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LepsController_figure: {
        parameters: {
            query: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                anno: number;
                /** @description Un solo Comune; l’Ambito intero, se manca */
                comune?: string;
                /** @description Com’era noto a questa posizione del registro */
                posizione?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureLeps"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LepsController_dettaglio: {
        parameters: {
            query: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                anno: number;
                /** @description Un solo Comune; l’Ambito intero, se manca */
                comune?: string;
                /** @description Com’era noto a questa posizione del registro */
                posizione?: number;
            };
            header?: never;
            path: {
                codice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DettaglioLeps"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AuditController_integrita: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EsitoIntegrita"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AuditController_letture: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                /** @description Il primo giorno */
                dal?: string;
                /** @description L’ultimo giorno, compreso */
                al?: string;
                /** @description Chi ha letto */
                operatore?: string;
                /** @description In che modo */
                modo?: "pagina" | "elenco" | "ricerca" | "indicatore" | "esportazione" | "deroga";
                pagina?: number;
                per?: number;
                /** @description Tutte, o quelle di chi non aveva a che fare con il caso o con la persona */
                quali?: "tutte" | "senza-nesso";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoLetture"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AuditController_consultazioni: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                /** @description Il primo giorno */
                dal?: string;
                /** @description L’ultimo giorno, compreso */
                al?: string;
                /** @description Chi ha letto */
                operatore?: string;
                /** @description In che modo */
                modo?: "pagina" | "elenco" | "ricerca" | "indicatore" | "esportazione" | "deroga";
                pagina?: number;
                per?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoConsultazioni"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    AuditController_risposta: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
                /** @description Il primo giorno */
                dal?: string;
                /** @description L’ultimo giorno, compreso */
                al?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RispostaAllaPersona"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LavoriController_checkpoint: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LavoroVisto"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LavoriController_verifica: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LavoroVisto"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LavoriController_esporta: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EsportaDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LavoroVisto"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LavoriController_rebuild: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RebuildDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LavoroVisto"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LavoriController_elenca: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElencoLavori"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LavoriController_vedi: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LavoroVisto"];
                };
            };
            /** @description Rifiuto */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problema"];
                };
            };
        };
    };
    LavoriController_fascicolo: {
        parameters: {
            query?: {
                /** @description Attende che le viste abbiano raggiunto questa posizione */
                attendi?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

# Glossary: readers are addressed as: lei, suo (lower case)
#   ticket: ticket
#   never: bigliett*, richiest*, tuo, tua, tuoi, tue, ti, tu, stai

skip = Vai al contenuto
home = Home
menu = Menu
close = Chiudi
main-menu = Menu principale
footer-menu = Altre pagine
breadcrumb = Si trova qui
language = Scegli la lingua
dark-mode = Modalità scura
feed = Feed delle novità

search = Cerca
search-label = Cerca nel centro assistenza
search-placeholder = Chieda con parole sue
search-busy = Ricerca in corso…
search-found = Risultati: { $count }
search-none = Nessun risultato per «{ $query }»
search-none-help = Provi con altre parole, o con meno. Oppure chieda a noi.
search-none-help-alone = Provi con altre parole, o con meno.
search-elsewhere = Niente in questa lingua. In altre lingue c’è:
search-unfiltered = Nessun risultato con questi filtri. Senza filtri:
search-less = Meno probabile
search-all = Tutti i risultati per «{ $query }»
search-more = Altri risultati
search-unavailable = La ricerca non è disponibile al momento.
search-ask-any = Non è qui? Chieda a noi
search-ask-about = Non è qui? Chieda a noi: «{ $topic }»
search-category = Argomento
search-category-any = Tutti gli argomenti
search-audience = Scritto per
search-audience-any = Tutti
find-here = Cerca in questa sezione
home-title = Come possiamo aiutarla?
home-description = Le risposte alle domande più comuni e il modo giusto per contattarci per tutto il resto.
home-description-alone = Le risposte alle domande più comuni.
categories = Sfoglia per argomento
subcategories = Argomenti di questa sezione
featured = Utile da sapere
top-questions = Ciò che ha aiutato di più
often-read = Domande frequenti
articles = Articoli
no-articles = Qui non c’è ancora nulla in questa lingua.
articles-count = { $count ->
    [one] { $count } articolo
   *[other] { $count } articoli
}

on-this-page = In questa pagina
copy-link = Copia il link a «{ $title }»
link-copied = Link copiato
copy = Copia
copied = Copiato
enlarge = Ingrandisci l’immagine
play-video = Riproduci il video
watch-at = Guarda su { $site }
posted-by = Di { $author }
published = Pubblicato il { $date }
updated = Aggiornato il { $date }
changed-since = Modificato dalla sua ultima visita
date = { $day ->
    [1] 1º
   *[other] { $day }
} { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
} { $year }
until = Avviso valido fino a questa data: { $date }.
expired = Avviso scaduto il { $date }. Potrebbe non essere più vero.
ended = Scaduto
audience = Scritto per
fallback = Questo articolo non è ancora tradotto. Lo sta leggendo in questa lingua: { $language }.
language-missing = non questa pagina
translation-missing = La pagina che stava leggendo non c’è ancora in italiano. Questa è la pagina iniziale.
related = Articoli correlati
neighbours = Altri articoli di questa sezione
previous = Precedente
next = Successivo
edit-page = Modifica questa pagina
footnotes = Note
footnote-back = Torna al testo

rating = Voti dei lettori
helpful-question = Le è stato utile?
yes = Sì
no = No
votes = { $votes ->
    [0] 0 voti
   *[other] { $yes ->
        [one] { $yes } persona su { $votes } l’ha trovato utile
       *[other] { $yes } persone su { $votes } l’hanno trovato utile
    }
}
rating-thanks = Grazie
rating-else = Forse la risposta è qui
rating-ask = Oppure chieda a noi
rating-sorry = Ci dispiace che non sia stato utile
rating-why = Che cosa non andava?
rating-reason-incomplete = Manca qualcosa
rating-reason-unclear = È difficile da capire
rating-reason-wrong = È sbagliato
rating-reason-outdated = Non è aggiornato
rating-reason-other = Altro
rating-comment = Che cosa sarebbe stato utile?
rating-comment-hint = Qui non possiamo rispondere. Non scriva dati personali.
rating-send = Invia
rating-voted-yes = Lo ha trovato utile.
rating-voted-no = Non lo ha trovato utile.
rating-failed = Non è stato possibile salvare il voto. Riprovi.
replies = Risposte
replies-none = Ancora nessuna risposta.
reply-title = Lascia una risposta
reply-name = Nome
reply-email-hint = Non viene mai mostrato pubblicamente.
reply-text = La sua risposta
reply-send = Invia la risposta
reply-note = Le risposte compaiono dopo che le abbiamo lette.
reply-held = Grazie per la risposta
reply-held-text = Leggiamo ogni risposta prima che compaia sotto l’articolo.
ticket-title = Il suo ticket
ticket-received = Abbiamo ricevuto il suo ticket
ticket-number = Numero del ticket:
ticket-mail = Apra il link nell’e-mail che le abbiamo appena inviato, così sappiamo che l’indirizzo è suo:
ticket-until = Rispondiamo al più tardi il { $date }, { $time } ({ $zone }).
ticket-private = Non condivida questo link. Mostra a che punto è il suo ticket e permette di completarlo o cancellarlo.
ticket-look = Vedi il suo ticket
tickets-here = I suoi ticket su questo dispositivo
tickets-forget = Rimuovi questo elenco dal dispositivo
state-handed = Il nostro team l’ha ricevuto.
state-waiting = È in viaggio verso il nostro team.
state-confirmed = Il suo indirizzo è confermato.
state-unconfirmed = Il suo indirizzo non è ancora confermato.
state-done = Il nostro team l’ha chiuso.
ticket-sent = Che cosa ha inviato
ticket-answer = La nostra risposta
ticket-added = La sua aggiunta
ticket-add = Aggiungi qualcosa
ticket-erase = Cancella questo ticket
ticket-erase-text = Tutto ciò che ha inviato con questo ticket viene rimosso per sempre.
ticket-erased = Il suo ticket è cancellato
address-confirm = Conferma il mio indirizzo
address-confirm-text = Con un clic ci conferma che le nostre e-mail le arrivano.
address-confirmed = Il suo indirizzo è confermato
host-results = Risultati per «{ $query }»
host-elsewhere = Nessun risultato in questa lingua. Questi articoli sono in altre lingue.
host-nothing = Nessun risultato. Provi con altre parole, o chieda a noi.
host-back = Torna alla pagina
host-check = Controlli ciò che ha scritto, poi lo invii.
host-mend = Manca qualcosa o qualcosa non va. Il suo testo è ancora qui.
host-missing = Compili questo campo.
host-long = «{ $field }» accetta al massimo { $most } caratteri, qui sono { $length }. Non è stato tagliato nulla: accorci il testo.
host-bad-email = Questo non è un indirizzo e-mail.
host-odd-email = La nostra posta non raggiunge indirizzi con lettere come «è» o «用» prima della @. Indichi un altro indirizzo.
host-bad-files = Questi file non possono essere accettati:
host-file-kind = questo tipo di file non è accettato (sì immagini, video, PDF, documenti di ufficio e testo)
host-file-empty = è vuoto
host-file-large = troppo grande insieme agli altri (10 MB in tutto)
host-file-many = un file di troppo (al massimo cinque)
host-file-here = questo modulo accetta solo: { $endings }
host-file-none = questo modulo non accetta file
host-files-again = Scelga di nuovo i suoi file:
host-trouble = Non ha funzionato
host-too-large = Era più di quanto possiamo ricevere in una volta.
host-too-often = Troppi invii insieme. Attenda qualche minuto, poi riprovi.
host-foreign = Questo modulo è stato inviato da un altro sito, perciò non lo abbiamo accettato.
host-expired = Questo link è troppo vecchio o è già stato usato.
host-unknown = Non sappiamo di che cosa si tratti.
host-failed = Qualcosa non ha funzionato da parte nostra. Riprovi.
host-kept = Ciò che ha scritto, da copiare:
mail-confirm-subject = Confermi il suo indirizzo
mail-confirm-text = Qualcuno ha indicato questo indirizzo per un ticket su «{ $topic }». Se è stato lei, apra questa pagina e prema il pulsante:
mail-confirm-not-you = Se non è stato lei, non deve fare nulla.

contact = Contatti
contact-short = Contatti
contact-title = Serve ancora aiuto?
contact-text = Le mostriamo la via più breve verso chi può aiutarla.
tickets = Ticket

contact-lead = Scelga di che cosa si tratta. Le mostriamo come ottenere una risposta e che cosa tenere pronto.
contact-urgent = È urgente?
contact-answer-label = Dica in poche parole che cosa non va
contact-answer-placeholder = Non riesco ad accedere
contact-topics = Di che cosa si tratta?
contact-narrower = Che cosa di preciso?
contact-audiences = Per clienti specifici
contact-else = Altro
contact-who = In quale caso si trova?
contact-only-for = Per:
contact-compare = Confronta tutti i modi per contattarci
contact-compare-lead = A che cosa serve ogni modo, e a che cosa no.
contact-articles = Questi articoli possono aiutare subito
contact-questions = Si trova in uno di questi casi?
contact-questions-no = Se no, ci contatti così:
contact-yes = Sì
contact-answered = Ha risposto sì:
contact-ways = Come contattarci
contact-ways-else = Altro? Come contattarci
contact-best = Il modo migliore
contact-wait = Attenda
contact-conditional = Possibile anche
contact-if-yes = Se la risposta è sì:
contact-last = Come ultima possibilità
contact-refused = Non per questo argomento
contact-why-not = Perché non in un altro modo?
contact-instead = Invece:
contact-meanwhile = Disponibile ora:
contact-sounds-like = Sembra riguardare
contact-closest = Che cosa si avvicina di più?
contact-identity = Come dimostrare la sua identità
contact-hours = Orari
contact-reply = Risposta entro
contact-promise = Risposta entro { $reply }
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
}
duration-hours = { $count ->
    [one] { $count } ora
   *[other] { $count } ore
}
duration-days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}
duration-working-days = { $count ->
    [one] { $count } giorno lavorativo
   *[other] { $count } giorni lavorativi
}
duration-weeks = { $count ->
    [one] { $count } settimana
   *[other] { $count } settimane
}
contact-languages = Lingue
contact-cost = Costo
contact-have-ready = Tenga pronto
contact-never-send = Non invii mai
contact-public = Altri possono leggere: nessun dato personale, per favore.
contact-way = Canale
contact-checks = Può verificare la sua identità
contact-checks-not = Non può verificare la sua identità
contact-checks-yes = Sì
contact-checks-no = No
contact-condition = Condizione
contact-comma = ,
contact-words-human = umano, persona, operatore, agente, parlare con, qualcuno, assistenza clienti, ciao, buongiorno, salve
contact-words-phone = telefono, chiamare, chiamata, numero di telefono, numero
contact-words-chat = chat, chattare
contact-words-mail = indirizzo e-mail, scrivere una mail, scrivervi
contact-words-complaint = reclamo, lamentela, reclamare, supervisore, responsabile
contact-words-hours = orari di apertura, orario di apertura, orari
# What is said around such words and names no way of its own.
contact-words-around = voglio, vorrei, bisogno, favore, parlare, contattare, contatto, scrivere, supporto, assistenza, aiuto, team, cliente, servizio, vero, direttamente, adesso, ora, oggi, fare, presentare, urgente
contact-advantages = Vantaggi
contact-drawbacks = Svantaggi
contact-open-chat = Apri la chat
contact-open-messenger = Apri la messaggistica
contact-open-community = Vai alla community
contact-open-social = Vai alla nostra pagina
contact-open-portal = Apri { $name }
contact-open-form = Scrivi un ticket
contact-call = Chiama { $to }
contact-write = Scrivi a { $to }
contact-post = Per posta a { $to }
contact-visit = Venga a trovarci: { $to }
contact-ask-through = Chieda un appuntamento tramite:
contact-reason-not-listed = Lì non possono vedere né cambiare ciò di cui si tratta.
contact-reason-no-way-to-ask = Qui non c’è alcun modo per chiedere un appuntamento.
contact-reason-last-resort = Solo per chi non ha più altri modi.
contact-reason-retired = Questo modo non esiste più.
contact-always = 24 ore su 24, tutti i giorni
contact-zone = Ora di { $city }
contact-holidays = Chiuso nei giorni festivi: { $days }
contact-closed-on = Chiuso: { $days }
hours-all-day = tutto il giorno
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } AM
   *[pm] { $time } PM
}
hours-closes-in = { $minutes ->
    [one] Chiude tra { $minutes } minuto
   *[other] Chiude tra { $minutes } minuti
}
hours-open = Aperto ora
hours-always = Aperto 24 ore su 24
hours-opens-today = Apre oggi alle { $time }
hours-opens-on = Apre { $day } alle { $time }
hours-opens-date = Apre il { $date } alle { $time }
hours-your-time = { $text } ({ $time } ora sua)
hours-closed-until = Chiuso fino a nuovo avviso (nulla previsto prima del { $date }).
hours-unknown = Gli orari dopo il { $date } non sono ancora fissati; veda qui sotto.
hours-see-below = Veda gli orari qui sotto.
hours-by-appointment = Su appuntamento
hours-any-time = Può scrivere in qualsiasi momento. { $text }
day-1 = lunedì
day-2 = martedì
day-3 = mercoledì
day-4 = giovedì
day-5 = venerdì
day-6 = sabato
day-7 = domenica
day-every = Tutti i giorni
day-range = { $first } – { $last }
day-hours = { $days }, { $times }
tickets-lead = Scelga di che cosa si tratta. Il modulo chiede solo ciò che serve.
form-lead = Rispondiamo entro { $reply }.
form-by-mail = Lo invii per e-mail
form-mail-has = Indichi, per favore:
form-choose = Scegli…
form-optional = (facoltativo)
form-website = Lasci vuoto questo campo
form-email = Il suo indirizzo e-mail
form-email-hint = Rispondiamo a questo indirizzo.
form-email-identity = L’indirizzo registrato nel suo account: ci permette di riconoscerla.
form-username = Nome utente
form-username-hint = Quello dell’accesso. Mai la password.
form-subject = Oggetto
form-subject-hint = Da cinque a sette parole che dicano che cosa non va, come «Il negozio dà errore 500 dopo l’aggiornamento»
form-side = Dov’è il problema?
form-side-mine = Dalla mia parte: il mio dispositivo, il mio programma, la mia connessione
form-side-yours = Dalla vostra parte: il sito, il server, l’account
form-side-unknown = Non lo so
form-details = Che cosa è successo?
form-details-hint = Che cosa ha fatto e visto, quando e dove. Copi i messaggi di errore parola per parola.
form-images = Immagini
form-images-hint = Schermate che mostrano il problema
form-files-limit = File: al massimo { $count }, { $megabytes } MB in tutto.
form-domain = Dominio
form-domain-hint = Per esempio example.com
form-page_address = Indirizzo della pagina
form-page_address-hint = Lo copi dal browser, da https:// in poi
form-since = Da quando?
form-since-hint = Data e ora, il più precise possibile
form-invoice = Numero di fattura
form-invoice-hint = In alto nella fattura
form-phone = Numero di telefono
form-phone-hint = Con il prefisso del Paese, solo se abbiamo domande
form-applies = Segni ciò che vale per lei
form-send = Invia il ticket
form-compose = Componi il messaggio
form-subject-short = Un po’ breve: da cinque a sette parole distinguono il suo problema dagli altri.
form-subject-long = Un po’ lungo: da cinque a sette parole sono l’ideale; il resto va sotto.
form-subject-good = Lunghezza giusta.
form-draft = La bozza resta su questo dispositivo finché non la invia.
form-draft-delete = Elimina la bozza
form-sending = Invio: { $percent }%
form-unsent = Non inviato: al momento non siamo raggiungibili. Il suo testo è ancora qui. Riprovi, oppure ci mandi il testo qui sotto in un altro modo.
form-composed = Il suo messaggio a { $address }
form-copy = Copia il testo
form-copied = Copiato
form-open-mail = Apri nel programma di posta
form-attach = Alleghi i file all’e-mail: il link non può trasmetterli.

tags = Etichette
tags-description = Tutte le etichette del centro assistenza.
tagged = Etichetta «{ $tag }»
tag-description = Tutti gli articoli con l’etichetta «{ $tag }».
all-questions = Tutte le domande dalla A alla Z
all-questions-description = Tutti gli articoli e le domande a cui rispondono, per iniziale.
letters = Lettere
sitemap = Mappa del sito
sitemap-description = Tutte le pagine del centro assistenza, per argomento.
about-site = Su questo centro assistenza
not-found = Questa pagina non esiste
not-found-text = L’indirizzo potrebbe essere vecchio o scritto male. Cerchi la sua domanda o scelga un argomento.
not-found-search = L’indirizzo potrebbe essere vecchio o scritto male. Cerchi la sua domanda.
not-found-guess = Forse cercava
moved = Questa pagina ha cambiato indirizzo

drift-changed = Questa parte è cambiata nell’originale dopo la traduzione.
drift-new = Qui l’originale contiene qualcosa in più.
drift-gone = Questo passaggio non c’è più nell’originale.
drift-title = Il titolo o il riassunto è cambiato nell’originale dopo la traduzione.
drift-original = Leggi l’originale

guide-step = Passaggio { $number }
guide-back = Indietro
guide-restart = Ricomincia
alert-note = Nota
alert-tip = Consiglio
alert-important = Importante
alert-warning = Avviso
alert-caution = Attenzione

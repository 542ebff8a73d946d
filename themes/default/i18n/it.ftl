skip = Vai al testo
home = Home
menu = Menu
main-menu = Menu principale
footer-menu = Altre pagine
breadcrumb = Ti trovi qui
language = Scegli la lingua
dark-mode = Modalità scura
feed = Feed delle novità

search = Cerca
search-label = Cerca nel centro assistenza
search-placeholder = Chiedi con parole tue
home-title = Come possiamo aiutarti?
home-description = Le risposte alle domande più comuni e il modo giusto per contattarci per tutto il resto.
categories = Sfoglia per argomento
subcategories = Argomenti di questa sezione
featured = Utile da sapere
top-questions = Ciò che ha aiutato di più
articles = Articoli
no-articles = Qui non c’è ancora nulla in questa lingua.
articles-count = { $count ->
    [one] { $count } articolo
   *[other] { $count } articoli
}

on-this-page = In questa pagina
copy-link = Copia il link a «{ $title }»
link-copied = Link copiato
posted-by = Di { $author }
published = Pubblicato il { $date }
updated = Aggiornato il { $date }
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
fallback = Questo articolo non è ancora tradotto. Lo stai leggendo in questa lingua: { $language }.
related = Articoli correlati
neighbours = Altri articoli di questa sezione
previous = Precedente
next = Successivo
edit-page = Modifica questa pagina
footnotes = Note
footnote-back = Torna al testo

rating = Voti dei lettori
helpful-question = Ti è stato utile?
yes = Sì
no = No
votes = { $votes ->
    [0] 0 voti
   *[other] { $yes ->
        [one] { $yes } persona su { $votes } l’ha trovato utile
       *[other] { $yes } persone su { $votes } l’hanno trovato utile
    }
}

contact = Contattaci
contact-title = Serve ancora aiuto?
contact-text = Ti mostriamo la via più breve verso chi può aiutarti.
tickets = Ticket

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
not-found-text = L’indirizzo può essere vecchio o scritto male. Cerca la tua domanda o scegli un argomento.
moved = Questa pagina ha cambiato indirizzo

alert-note = Nota
alert-tip = Consiglio
alert-important = Importante
alert-warning = Avviso
alert-caution = Attenzione

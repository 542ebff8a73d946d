skip = Naar de tekst
home = Home
menu = Menu
main-menu = Hoofdmenu
footer-menu = Meer pagina’s
breadcrumb = U bent hier
language = Kies een taal
dark-mode = Donkere weergave
feed = Nieuwsfeed

search = Zoeken
search-label = Zoeken in de hulp
search-placeholder = Vraag het in uw eigen woorden
home-title = Hoe kunnen we helpen?
home-description = Antwoorden op veelgestelde vragen, en de juiste weg naar ons voor al het andere.
categories = Op onderwerp
subcategories = Onderwerpen in dit deel
featured = Goed om te weten
top-questions = Wat anderen het meest hielp
articles = Artikelen
no-articles = In deze taal staat hier nog niets.
articles-count = { $count ->
    [one] { $count } artikel
   *[other] { $count } artikelen
}

on-this-page = Op deze pagina
copy-link = Link naar ‘{ $title }’ kopiëren
link-copied = Link gekopieerd
posted-by = Door { $author }
published = Gepubliceerd op { $date }
updated = Bijgewerkt op { $date }
date = { $day } { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
until = Dit bericht geldt tot en met { $date }.
expired = Dit bericht gold tot en met { $date }. Het klopt misschien niet meer.
ended = Verlopen
audience = Geschreven voor
fallback = Dit artikel is nog niet vertaald. U leest het in deze taal: { $language }.
related = Verwante artikelen
neighbours = Andere artikelen in dit deel
previous = Vorige
next = Volgende
edit-page = Deze pagina bewerken
footnotes = Voetnoten
footnote-back = Terug naar de tekst

rating = Stemmen van lezers
helpful-question = Was dit nuttig?
yes = Ja
no = Nee
votes = { $votes ->
    [0] 0 stemmen
   *[other] { $yes ->
        [one] { $yes } van de { $votes } vond dit nuttig
       *[other] { $yes } van de { $votes } vonden dit nuttig
    }
}

contact = Contact
contact-title = Nog hulp nodig?
contact-text = We wijzen u de snelste weg naar iemand die kan helpen.
tickets = Tickets

tags = Labels
tags-description = Alle labels van de hulp.
tagged = Label ‘{ $tag }’
tag-description = Alle artikelen met het label ‘{ $tag }’.
all-questions = Alle vragen van A tot Z
all-questions-description = Alle artikelen en de vragen die ze beantwoorden, op beginletter.
letters = Letters
sitemap = Overzicht
sitemap-description = Alle pagina’s van de hulp, op onderwerp.
about-site = Over deze hulp
not-found = Deze pagina bestaat niet
not-found-text = Het adres is misschien oud of verkeerd getypt. Zoek uw vraag of kies een onderwerp.
moved = Deze pagina is verhuisd

alert-note = Opmerking
alert-tip = Tip
alert-important = Belangrijk
alert-warning = Waarschuwing
alert-caution = Let op

# Glossary: readers are addressed as: u
#   ticket: ticket
#   never: je, jij, jou, jouw

skip = Naar de inhoud
home = Home
menu = Menu
close = Sluiten
main-menu = Hoofdmenu
footer-menu = Meer pagina’s
breadcrumb = U bent hier
language = Kies een taal
dark-mode = Donkere weergave
feed = Nieuwsfeed

search = Zoeken
search-label = Zoeken in het helpcentrum
search-placeholder = Vraag het in uw eigen woorden
search-busy = Bezig met zoeken…
search-found = Resultaten: { $count }
search-none = Niets gevonden voor ‘{ $query }’
search-none-help = Probeer andere of minder woorden. Of vraag het ons.
search-none-help-alone = Probeer andere of minder woorden.
search-elsewhere = Niets in deze taal. Dit is er in andere talen:
search-unfiltered = Niets met deze filters. Zonder filters:
search-less = Minder waarschijnlijk
search-all = Alle resultaten voor ‘{ $query }’
search-more = Meer resultaten
search-unavailable = Zoeken is op dit moment niet mogelijk.
search-ask-any = Staat het er niet bij? Vraag het ons
search-ask-about = Staat het er niet bij? Vraag ons over ‘{ $topic }’
search-category = Onderwerp
search-category-any = Alle onderwerpen
search-audience = Geschreven voor
search-audience-any = Iedereen
find-here = Zoeken in dit onderdeel
home-title = Hoe kunnen we helpen?
home-description = Antwoorden op veelgestelde vragen, en de juiste weg naar ons voor al het andere.
home-description-alone = Antwoorden op veelgestelde vragen.
categories = Op onderwerp
subcategories = Onderwerpen in dit onderdeel
featured = Goed om te weten
top-questions = Wat anderen het meest hielp
often-read = Veel gevraagd
articles = Artikelen
no-articles = In deze taal staat hier nog niets.
articles-count = { $count ->
    [one] { $count } artikel
   *[other] { $count } artikelen
}

on-this-page = Op deze pagina
copy-link = Link naar ‘{ $title }’ kopiëren
link-copied = Link gekopieerd
copy = Kopiëren
copied = Gekopieerd
enlarge = Afbeelding vergroten
play-video = Video afspelen
watch-at = Bekijken op { $site }
posted-by = Door { $author }
published = Gepubliceerd op { $date }
updated = Bijgewerkt op { $date }
changed-since = Gewijzigd sinds uw laatste bezoek
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
language-missing = niet deze pagina
translation-missing = De pagina die u las, is er nog niet in het Nederlands. Dit is de startpagina.
related = Verwante artikelen
neighbours = Andere artikelen in dit onderdeel
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
rating-thanks = Dank u wel
rating-else = Misschien staat het hier
rating-ask = Of vraag het ons
rating-sorry = Jammer dat dit niet hielp
rating-why = Wat klopte er niet?
rating-reason-incomplete = Er ontbreekt iets
rating-reason-unclear = Het is moeilijk te begrijpen
rating-reason-wrong = Het klopt niet
rating-reason-outdated = Het is verouderd
rating-reason-other = Iets anders
rating-comment = Wat had wel geholpen?
rating-comment-hint = We kunnen hier niet antwoorden. Vermeld geen persoonlijke gegevens.
rating-send = Versturen
rating-voted-yes = U vond dit nuttig.
rating-voted-no = U vond dit niet nuttig.
rating-failed = Uw stem kon niet worden opgeslagen. Probeer het opnieuw.
replies = Reacties
replies-none = Nog geen reacties.
reply-title = Een reactie achterlaten
reply-name = Naam
reply-email-hint = Wordt nergens openbaar getoond.
reply-text = Uw reactie
reply-send = Reactie versturen
reply-note = Reacties verschijnen nadat we ze hebben gelezen.
reply-held = Bedankt voor uw reactie
reply-held-text = We lezen elke reactie voordat die onder het artikel verschijnt.
ticket-title = Uw ticket
ticket-received = We hebben uw ticket
ticket-number = Nummer van het ticket:
ticket-mail = Open de link in de e-mail die we net hebben gestuurd, zodat we weten dat het adres van u is:
ticket-until = We antwoorden uiterlijk op { $date }, { $time } ({ $zone }).
ticket-private = Houd deze link voor uzelf. Hier ziet u de status van uw ticket en kunt u het aanvullen of wissen.
ticket-look = Uw ticket bekijken
tickets-here = Uw tickets op dit apparaat
tickets-forget = Deze lijst van het apparaat verwijderen
state-handed = Ons team heeft het.
state-waiting = Het is onderweg naar ons team.
state-confirmed = Uw adres is bevestigd.
state-unconfirmed = Uw adres is nog niet bevestigd.
state-done = Ons team heeft het afgehandeld.
ticket-sent = Wat u stuurde
ticket-answer = Ons antwoord
ticket-added = Uw aanvulling
ticket-add = Iets toevoegen
ticket-erase = Dit ticket wissen
ticket-erase-text = Alles wat u met dit ticket stuurde, wordt voorgoed verwijderd.
ticket-erased = Uw ticket is gewist
address-confirm = Mijn adres bevestigen
address-confirm-text = Met één klik weten we dat onze e-mail u bereikt.
address-confirmed = Uw adres is bevestigd
host-results = Resultaten voor ‘{ $query }’
host-elsewhere = Niets gevonden in deze taal. Deze artikelen zijn in andere talen.
host-nothing = Niets gevonden. Probeer andere woorden, of vraag het ons.
host-back = Terug naar de pagina
host-check = Controleer wat u hebt geschreven en verstuur het dan.
host-mend = Er ontbreekt iets of iets klopt niet. Uw tekst staat er nog.
host-missing = Vul dit in.
host-long = “{ $field }” heeft plaats voor hoogstens { $most } tekens, en dit zijn er { $length }. Er is niets afgekapt: maak het korter.
host-bad-email = Dit is geen e-mailadres.
host-odd-email = Onze mail bereikt geen adressen met letters als “ë” of “用” vóór de @. Geef een ander adres.
host-bad-files = Deze bestanden worden niet geaccepteerd:
host-file-kind = dit soort bestand wordt niet geaccepteerd (afbeeldingen, video, pdf, kantoordocumenten en tekst wel)
host-file-empty = het is leeg
host-file-large = samen met de andere te groot (10 MB in totaal)
host-file-many = één bestand te veel (hoogstens vijf)
host-file-here = dit formulier accepteert alleen: { $endings }
host-file-none = dit formulier accepteert geen bestanden
host-files-again = Kies uw bestanden opnieuw:
host-trouble = Dit is niet gelukt
host-too-large = Dit was meer dan we in één keer kunnen ontvangen.
host-too-often = Te veel tegelijk. Wacht een paar minuten en probeer het opnieuw.
host-foreign = Dit formulier is vanaf een andere website verstuurd. Daarom hebben we het niet geaccepteerd.
host-expired = Deze link is te oud of is al gebruikt.
host-unknown = We weten niet waar dit over gaat.
host-failed = Er ging bij ons iets mis. Probeer het opnieuw.
host-kept = Wat u schreef, om te kopiëren:
mail-confirm-subject = Bevestig uw adres
mail-confirm-text = Iemand heeft dit adres opgegeven voor een ticket over ‘{ $topic }’. Was u dat, open dan deze pagina en klik op de knop:
mail-confirm-not-you = Was u het niet, dan hoeft u niets te doen.

contact = Contact
contact-short = Contact
contact-title = Nog hulp nodig?
contact-text = We wijzen u de snelste weg naar iemand die kan helpen.
tickets = Tickets

contact-lead = Kies waar het over gaat. We laten zien hoe u antwoord krijgt, en wat u bij de hand moet hebben.
contact-urgent = Dringend?
contact-answer-label = Zeg in een paar woorden wat er mis is
contact-answer-placeholder = Ik kan niet inloggen
contact-topics = Waar gaat het over?
contact-narrower = Wat precies?
contact-audiences = Voor bepaalde klanten
contact-else = Iets anders
contact-who = Wat is op u van toepassing?
contact-only-for = Voor:
contact-compare = Alle manieren om ons te bereiken vergelijken
contact-compare-lead = Waarvoor elke manier geschikt is, en waarvoor niet.
contact-articles = Misschien helpen deze artikelen meteen
contact-questions = Is een van deze dingen op u van toepassing?
contact-questions-no = Zo niet, dan bereikt u ons zo:
contact-yes = Ja
contact-answered = U antwoordde ja:
contact-ways = Zo bereikt u ons
contact-ways-else = Iets anders? Zo bereikt u ons
contact-best = Beste manier
contact-wait = Even wachten
contact-conditional = Ook mogelijk
contact-if-yes = Als uw antwoord ja is:
contact-last = In het uiterste geval
contact-refused = Niet voor dit onderwerp
contact-why-not = Waarom niet op een andere manier?
contact-instead = In plaats daarvan:
contact-meanwhile = Nu bereikbaar:
contact-sounds-like = Dit lijkt te gaan over
contact-closest = Wat komt er het dichtst bij?
contact-identity = Zo toont u aan wie u bent
contact-hours = Tijden
contact-reply = Antwoord binnen
contact-promise = Antwoord binnen { $reply }
duration-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
duration-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}
duration-working-days = { $count ->
    [one] { $count } werkdag
   *[other] { $count } werkdagen
}
duration-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weken
}
contact-languages = Talen
contact-cost = Kosten
contact-have-ready = Bij de hand hebben
contact-never-send = Nooit sturen
contact-public = Anderen kunnen meelezen: deel niets persoonlijks.
contact-way = Kanaal
contact-checks = Kan nagaan wie u bent
contact-checks-not = Kan niet nagaan wie u bent
contact-checks-yes = Ja
contact-checks-no = Nee
contact-condition = Voorwaarde
contact-comma = ,
contact-words-human = mens, persoon, medewerker, iemand spreken, spreken met, praten met, klantenservice, hallo, goedendag
contact-words-phone = telefoon, bellen, telefoonnummer, nummer
contact-words-chat = chat, chatten
contact-words-mail = e-mailadres, mailen, e-mail sturen
contact-words-complaint = klacht, klagen, leidinggevende, manager
contact-words-hours = openingstijden, bereikbaarheid, kantooruren
# What is said around such words and names no way of its own.
contact-words-around = wil, graag, nodig, alstublieft, praten, spreken, contact, bereiken, schrijven, ondersteuning, hulp, team, klant, dienst, echt, direct, nu, vandaag, indienen, dringend
contact-advantages = Voordelen
contact-drawbacks = Nadelen
contact-open-chat = Chat openen
contact-open-messenger = Messenger openen
contact-open-community = Naar de community
contact-open-social = Naar onze pagina
contact-open-portal = { $name } openen
contact-open-form = Ticket schrijven
contact-call = Bel { $to }
contact-write = Schrijf naar { $to }
contact-post = Per post aan { $to }
contact-visit = Bezoek ons: { $to }
contact-ask-through = Vraag een afspraak via:
contact-reason-not-listed = Daar kan niemand zien of veranderen waar het over gaat.
contact-reason-no-way-to-ask = Er is hier geen manier om een afspraak te vragen.
contact-reason-last-resort = Alleen voor wie geen andere manier meer heeft.
contact-reason-retired = Deze manier bestaat niet meer.
contact-always = 24 uur per dag, elke dag
contact-zone = Tijd in { $city }
contact-holidays = Gesloten op feestdagen: { $days }
contact-closed-on = Gesloten: { $days }
hours-all-day = de hele dag
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } a.m.
   *[pm] { $time } p.m.
}
hours-closes-in = { $minutes ->
    [one] Sluit over { $minutes } minuut
   *[other] Sluit over { $minutes } minuten
}
hours-open = Nu open
hours-always = 24 uur per dag open
hours-opens-today = Opent vandaag om { $time }
hours-opens-on = Opent { $day } om { $time }
hours-opens-date = Opent op { $date } om { $time }
hours-your-time = { $text } ({ $time } in uw tijdzone)
hours-closed-until = Tot nader order gesloten (niets gepland vóór { $date }).
hours-unknown = De tijden na { $date } staan nog niet vast; zie hieronder.
hours-see-below = Zie de tijden hieronder.
hours-by-appointment = Op afspraak
hours-any-time = U kunt altijd schrijven. { $text }
day-1 = maandag
day-2 = dinsdag
day-3 = woensdag
day-4 = donderdag
day-5 = vrijdag
day-6 = zaterdag
day-7 = zondag
day-every = Elke dag
day-range = { $first } tot en met { $last }
day-hours = { $days }, { $times }
tickets-lead = Kies waar het over gaat. Het formulier vraagt alleen wat nodig is.
form-lead = We antwoorden binnen { $reply }.
form-by-mail = Stuur het per e-mail
form-mail-has = Vermeld:
form-choose = Kies …
form-optional = (optioneel)
form-website = Laat dit leeg
form-email = Uw e-mailadres
form-email-hint = We antwoorden op dit adres.
form-email-identity = Het geregistreerde adres van uw account: het laat ons zien wie u bent.
form-username = Gebruikersnaam
form-username-hint = Zoals u inlogt. Nooit uw wachtwoord.
form-subject = Onderwerp
form-subject-hint = Vijf tot zeven woorden die zeggen wat er mis is, zoals ‘Winkel toont fout 500 sinds update’
form-side = Waar zit het probleem?
form-side-mine = Bij mij: mijn apparaat, mijn programma, mijn verbinding
form-side-yours = Bij u: de site, de server, het account
form-side-unknown = Dat weet ik niet
form-details = Wat is er gebeurd?
form-details-hint = Wat u deed en zag, wanneer en waar. Kopieer foutmeldingen woord voor woord.
form-images = Afbeeldingen
form-images-hint = Schermafbeeldingen die het probleem tonen
form-files-limit = Bestanden: hoogstens { $count }, samen { $megabytes } MB.
form-domain = Domein
form-domain-hint = Bijvoorbeeld example.com
form-page_address = Adres van de pagina
form-page_address-hint = Kopieer het uit de browser, vanaf https://
form-since = Sinds wanneer?
form-since-hint = Datum en tijd, zo precies als u weet
form-invoice = Factuurnummer
form-invoice-hint = Boven aan de factuur
form-phone = Telefoonnummer
form-phone-hint = Met landnummer, alleen als we vragen hebben
form-applies = Vink aan wat van toepassing is
form-send = Ticket versturen
form-compose = Bericht samenstellen
form-subject-short = Wat kort: vijf tot zeven woorden onderscheiden uw probleem van andere.
form-subject-long = Wat lang: vijf tot zeven woorden is het best; de rest hoort hieronder.
form-subject-good = Goede lengte.
form-draft = Uw concept blijft op dit apparaat tot u het verstuurt.
form-draft-delete = Concept verwijderen
form-sending = Versturen: { $percent }%
form-unsent = Niet verstuurd: we zijn op dit moment niet bereikbaar. Uw tekst staat er nog. Probeer het opnieuw, of stuur ons de tekst hieronder op een andere manier.
form-composed = Uw bericht aan { $address }
form-copy = Tekst kopiëren
form-copied = Gekopieerd
form-open-mail = Openen in uw mailprogramma
form-attach = Voeg uw bestanden bij de e-mail: de link kan ze niet meenemen.

tags = Labels
tags-description = Alle labels van het helpcentrum.
tagged = Label ‘{ $tag }’
tag-description = Alle artikelen met het label ‘{ $tag }’.
all-questions = Alle vragen van A tot Z
all-questions-description = Alle artikelen en de vragen die ze beantwoorden, op beginletter.
letters = Letters
sitemap = Overzicht
sitemap-description = Alle pagina’s van het helpcentrum, op onderwerp.
about-site = Over dit helpcentrum
not-found = Deze pagina bestaat niet
not-found-text = Het adres is misschien oud of verkeerd getypt. Zoek uw vraag of kies een onderwerp.
not-found-search = Het adres is misschien oud of verkeerd getypt. Zoek uw vraag.
not-found-guess = Misschien bedoelde u
moved = Deze pagina is verhuisd

drift-changed = Dit deel is in het origineel gewijzigd sinds de vertaling.
drift-new = In het origineel staat hier meer.
drift-gone = Dit staat niet meer in het origineel.
drift-title = De titel of samenvatting is in het origineel gewijzigd sinds de vertaling.
drift-original = Origineel lezen

guide-step = Stap { $number }
guide-back = Terug
guide-restart = Opnieuw beginnen
alert-note = Opmerking
alert-tip = Tip
alert-important = Belangrijk
alert-warning = Waarschuwing
alert-caution = Let op

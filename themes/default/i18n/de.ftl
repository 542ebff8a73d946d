skip = Zum Text springen
home = Startseite
menu = Menü
main-menu = Hauptmenü
footer-menu = Weitere Seiten
breadcrumb = Sie sind hier
language = Sprache wählen
dark-mode = Dunkle Darstellung
feed = Neuigkeiten als Feed

search = Suchen
search-label = Hilfe durchsuchen
search-placeholder = Fragen Sie mit eigenen Worten
home-title = Wie können wir helfen?
home-description = Antworten auf häufige Fragen – und der richtige Weg zu uns für alles andere.
categories = Nach Themen
subcategories = Themen in diesem Bereich
featured = Gut zu wissen
top-questions = Was anderen am meisten half
articles = Artikel
no-articles = In dieser Sprache gibt es hier noch nichts.
articles-count = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
}

on-this-page = Auf dieser Seite
copy-link = Link zu „{ $title }“ kopieren
link-copied = Link kopiert
posted-by = Von { $author }
published = Veröffentlicht am { $date }
updated = Aktualisiert am { $date }
date = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
until = Dieser Hinweis gilt bis zum { $date }.
expired = Dieser Hinweis galt bis zum { $date }. Er stimmt vielleicht nicht mehr.
ended = Abgelaufen
audience = Geschrieben für
fallback = Dieser Artikel ist noch nicht übersetzt. Sie lesen ihn in dieser Sprache: { $language }.
related = Verwandte Artikel
neighbours = Weitere Artikel in diesem Bereich
previous = Zurück
next = Weiter
edit-page = Diese Seite bearbeiten
footnotes = Fußnoten
footnote-back = Zurück zum Text

rating = Stimmen der Leser
helpful-question = War das hilfreich?
yes = Ja
no = Nein
votes = { $votes ->
    [0] 0 Stimmen
   *[other] { $yes } von { $votes } fanden das hilfreich
}

contact = Kontakt
contact-title = Noch Fragen?
contact-text = Wir zeigen Ihnen den schnellsten Weg zu jemandem, der helfen kann.
tickets = Tickets

tags = Schlagwörter
tags-description = Alle Schlagwörter der Hilfe.
tagged = Schlagwort „{ $tag }“
tag-description = Alle Artikel mit dem Schlagwort „{ $tag }“.
all-questions = Alle Fragen von A bis Z
all-questions-description = Alle Artikel und die Fragen, die sie beantworten, nach Anfangsbuchstaben.
letters = Buchstaben
sitemap = Übersicht
sitemap-description = Alle Seiten der Hilfe nach Themen.
about-site = Über diese Hilfe
not-found = Diese Seite gibt es nicht
not-found-text = Die Adresse ist vielleicht veraltet oder vertippt. Suchen Sie nach Ihrer Frage oder wählen Sie ein Thema.
moved = Diese Seite ist umgezogen

alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht

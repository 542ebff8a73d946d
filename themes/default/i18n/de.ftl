# Glossary: readers are addressed as: Sie
#   ticket: Ticket
#   never: du, dein*, dir, dich, tique*

skip = Zum Inhalt springen
home = Startseite
menu = Menü
close = Schließen
main-menu = Hauptmenü
footer-menu = Weitere Seiten
breadcrumb = Sie sind hier
language = Sprache wählen
dark-mode = Dunkle Darstellung
feed = News-Feed

search = Suchen
search-label = Hilfe durchsuchen
search-placeholder = Fragen Sie mit eigenen Worten
search-busy = Suche läuft …
search-found = Treffer: { $count }
search-none = Nichts gefunden zu „{ $query }“
search-none-help = Versuchen Sie es mit anderen oder weniger Wörtern. Oder fragen Sie uns.
search-none-help-alone = Versuchen Sie es mit anderen oder weniger Wörtern.
search-elsewhere = Nichts in dieser Sprache. In anderen gibt es dies:
search-unfiltered = Nichts unter dieser Auswahl. Das gibt es ohne sie:
search-less = Weniger wahrscheinlich
search-all = Alle Treffer zu „{ $query }“
search-more = Mehr Treffer
search-unavailable = Die Suche ist zurzeit nicht verfügbar.
search-ask-any = Nicht dabei? Fragen Sie uns
search-ask-about = Nicht dabei? Fragen Sie uns zu „{ $topic }“
search-category = Thema
search-category-any = Alle Themen
search-audience = Geschrieben für
search-audience-any = Alle
find-here = In diesem Bereich suchen
home-title = Wie können wir helfen?
home-description = Antworten auf häufige Fragen – und der richtige Weg zu uns für alles andere.
home-description-alone = Antworten auf häufige Fragen.
categories = Nach Themen
subcategories = Themen in diesem Bereich
featured = Gut zu wissen
top-questions = Was anderen am meisten half
often-read = Oft gefragt
articles = Artikel
no-articles = In dieser Sprache gibt es hier noch nichts.
articles-count = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
}

on-this-page = Auf dieser Seite
copy-link = Link zu „{ $title }“ kopieren
link-copied = Link kopiert
copy = Kopieren
copied = Kopiert
enlarge = Bild vergrößern
play-video = Video abspielen
watch-at = Ansehen bei { $site }
posted-by = Von { $author }
published = Veröffentlicht am { $date }
updated = Aktualisiert am { $date }
changed-since = Seit Ihrem letzten Besuch geändert
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
language-missing = nicht diese Seite
translation-missing = Die Seite, die Sie gelesen haben, gibt es noch nicht auf Deutsch. Dies ist die Startseite.
related = Verwandte Artikel
neighbours = Weitere Artikel in diesem Bereich
previous = Vorheriger Artikel
next = Nächster Artikel
edit-page = Diese Seite bearbeiten
footnotes = Fußnoten
footnote-back = Zurück zum Text

rating = Bewertungen
helpful-question = War das hilfreich?
yes = Ja
no = Nein
votes = { $votes ->
    [0] 0 Stimmen
   *[other] { $yes ->
        [one] { $yes } von { $votes } fand das hilfreich
       *[other] { $yes } von { $votes } fanden das hilfreich
    }
}
rating-thanks = Danke
rating-else = Vielleicht hilft das
rating-ask = Oder fragen Sie uns
rating-sorry = Schade, dass das nicht geholfen hat
rating-why = Was stimmte nicht?
rating-reason-incomplete = Etwas fehlt
rating-reason-unclear = Es ist schwer zu verstehen
rating-reason-wrong = Es ist falsch
rating-reason-outdated = Es ist veraltet
rating-reason-other = Etwas anderes
rating-comment = Was hätte geholfen?
rating-comment-hint = Hierauf können wir nicht antworten. Bitte geben Sie nichts Persönliches an.
rating-send = Senden
rating-voted-yes = Sie fanden das hilfreich.
rating-voted-no = Sie fanden das nicht hilfreich.
rating-failed = Ihre Stimme konnte nicht gespeichert werden. Bitte versuchen Sie es noch einmal.
replies = Antworten
replies-none = Noch keine Antworten.
reply-title = Antwort schreiben
reply-name = Name
reply-email-hint = Wird nirgends öffentlich angezeigt.
reply-text = Ihre Antwort
reply-send = Antwort senden
reply-note = Antworten erscheinen, sobald wir sie gelesen haben.
reply-held = Danke für Ihre Antwort
reply-held-text = Wir lesen jede Antwort, bevor sie unter dem Artikel erscheint.
ticket-title = Ihr Ticket
ticket-received = Wir haben Ihr Ticket
ticket-number = Nummer des Tickets:
ticket-mail = Bitte öffnen Sie den Link in der E-Mail, die wir Ihnen gerade geschickt haben. So wissen wir, dass die Adresse Ihnen gehört:
ticket-until = Antwort spätestens am { $date }, { $time } ({ $zone }).
ticket-private = Behalten Sie diesen Link für sich. Dort sehen Sie den Stand Ihres Tickets und können es ergänzen oder löschen.
ticket-look = Ihr Ticket ansehen
tickets-here = Ihre Tickets auf diesem Gerät
tickets-forget = Diese Liste vom Gerät entfernen
state-handed = Unser Team hat es.
state-waiting = Es ist auf dem Weg zu unserem Team.
state-confirmed = Ihre Adresse ist bestätigt.
state-unconfirmed = Ihre Adresse ist noch nicht bestätigt.
state-done = Unser Team hat es abgeschlossen.
ticket-sent = Was Sie geschickt haben
ticket-answer = Unsere Antwort
ticket-added = Ihre Ergänzung
ticket-add = Etwas ergänzen
ticket-erase = Dieses Ticket löschen
ticket-erase-text = Alles, was Sie mit diesem Ticket geschickt haben, wird endgültig entfernt.
ticket-erased = Ihr Ticket ist gelöscht
address-confirm = Meine Adresse bestätigen
address-confirm-text = Mit einem Klick zeigen Sie uns, dass unsere E-Mails bei Ihnen ankommen.
address-confirmed = Ihre Adresse ist bestätigt
host-results = Ergebnisse für „{ $query }“
host-elsewhere = In dieser Sprache wurde nichts gefunden. Diese Artikel sind in anderen Sprachen.
host-nothing = Nichts gefunden. Versuchen Sie andere Wörter, oder fragen Sie uns.
host-back = Zurück zur Seite
host-check = Bitte prüfen Sie Ihren Text und senden Sie ihn dann.
host-mend = Etwas fehlt oder stimmt nicht ganz. Ihr Text ist noch da.
host-missing = Bitte ausfüllen.
host-long = „{ $field }“ fasst höchstens { $most } Zeichen, hier sind es { $length }. Nichts wurde abgeschnitten: Bitte kürzen Sie den Text.
host-bad-email = Das ist keine E-Mail-Adresse.
host-odd-email = Unsere Mails erreichen keine Adressen mit Buchstaben wie „ü“ oder „用“ vor dem @. Bitte geben Sie eine andere Adresse an.
host-bad-files = Diese Dateien können nicht angenommen werden:
host-file-kind = diese Art von Datei wird nicht angenommen (Bilder, Videos, PDF, Office-Dokumente und Text schon)
host-file-empty = sie ist leer
host-file-large = mit den anderen zusammen zu groß (10 MB insgesamt)
host-file-many = eine Datei zu viel (höchstens fünf)
host-file-here = dieses Formular nimmt nur an: { $endings }
host-file-none = dieses Formular nimmt keine Dateien an
host-files-again = Bitte wählen Sie Ihre Dateien noch einmal aus:
host-trouble = Das hat nicht geklappt
host-too-large = Das war mehr, als wir auf einmal annehmen können.
host-too-often = Zu viele auf einmal. Bitte warten Sie ein paar Minuten und versuchen Sie es noch einmal.
host-foreign = Dieses Formular wurde von einer anderen Website abgeschickt, deshalb haben wir es nicht angenommen.
host-expired = Dieser Link ist zu alt oder wurde schon benutzt.
host-unknown = Wir wissen nicht, worum es geht.
host-failed = Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.
host-kept = Was Sie geschrieben haben, zum Kopieren:
mail-confirm-subject = Bitte bestätigen Sie Ihre Adresse
mail-confirm-text = Jemand hat diese Adresse für ein Ticket zum Thema „{ $topic }“ angegeben. Wenn Sie das waren, öffnen Sie bitte diese Seite und klicken Sie auf die Schaltfläche:
mail-confirm-not-you = Wenn Sie es nicht waren, brauchen Sie nichts zu tun.

contact = Kontakt
contact-short = Kontakt
contact-title = Noch Fragen?
contact-text = Wir zeigen Ihnen den schnellsten Weg zu jemandem, der helfen kann.
tickets = Tickets

contact-lead = Wählen Sie, worum es geht. Wir zeigen Ihnen den Weg, der zu einer Antwort führt, und was Sie bereithalten sollten.
contact-urgent = Dringend?
contact-answer-label = Sagen Sie in wenigen Worten, worum es geht
contact-answer-placeholder = Ich kann mich nicht anmelden
contact-topics = Worum geht es?
contact-narrower = Was genau?
contact-audiences = Für bestimmte Kundengruppen
contact-else = Etwas anderes
contact-who = Was trifft auf Sie zu?
contact-only-for = Für:
contact-compare = Alle Wege zu uns im Vergleich
contact-compare-lead = Wozu jeder Weg gut ist und wozu nicht.
contact-articles = Diese Artikel helfen vielleicht sofort
contact-questions = Trifft etwas davon auf Sie zu?
contact-questions-no = Wenn nicht, ist dies der Weg:
contact-yes = Ja
contact-answered = Sie haben mit Ja geantwortet:
contact-ways = So erreichen Sie uns
contact-ways-else = Etwas anderes? So erreichen Sie uns
contact-best = Bester Weg
contact-wait = Bitte warten
contact-conditional = Auch möglich
contact-if-yes = Wenn Ihre Antwort Ja ist:
contact-last = Wenn nichts anderes bleibt
contact-refused = Nicht für dieses Thema
contact-why-not = Warum nicht auf einem anderen Weg?
contact-instead = Stattdessen:
contact-meanwhile = Jetzt erreichbar:
contact-sounds-like = Das klingt nach
contact-closest = Was trifft am ehesten zu?
contact-identity = So weisen Sie nach, wer Sie sind
contact-hours = Zeiten
contact-reply = Antwort innerhalb von
contact-promise = Antwort innerhalb von { $reply }
duration-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
duration-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
duration-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
}
duration-working-days = { $count ->
    [one] { $count } Werktag
   *[other] { $count } Werktagen
}
duration-weeks = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
}
contact-languages = Sprachen
contact-cost = Kosten
contact-have-ready = Bereithalten
contact-never-send = Nie senden
contact-public = Andere können mitlesen: bitte nichts Persönliches.
contact-way = Weg
contact-checks = Kann prüfen, wer Sie sind
contact-checks-not = Kann nicht prüfen, wer Sie sind
contact-checks-yes = Ja
contact-checks-no = Nein
contact-condition = Bedingung
contact-comma = ,
contact-words-human = Mensch, Menschen, Mitarbeiter, Mitarbeiterin, Person, persönlich, sprechen, jemanden, Berater, hallo, guten Tag
contact-words-phone = Telefon, Telefonnummer, anrufen, Anruf, Nummer, Hotline, telefonieren
contact-words-chat = Chat, chatten, Live-Chat
contact-words-mail = E-Mail-Adresse, E-Mail schreiben, Mail schreiben
contact-words-complaint = Beschwerde, beschweren, reklamieren, Reklamation, Vorgesetzter, Vorgesetzten, Teamleiter
contact-words-hours = Öffnungszeiten, Geschäftszeiten, Servicezeiten, Erreichbarkeit
# What is said around such words and names no way of its own.
contact-words-around = möchte, brauche, bitte, geben, reden, sprechen, Kontakt, kontaktieren, erreichen, schreiben, Support, Hilfe, Team, Kunden, Kundendienst, Service, echten, direkt, jetzt, heute, einreichen, dringend
contact-advantages = Vorteile
contact-drawbacks = Nachteile
contact-open-chat = Chat öffnen
contact-open-messenger = Messenger öffnen
contact-open-community = Zur Community
contact-open-social = Zu unserer Seite
contact-open-portal = { $name } öffnen
contact-open-form = Ticket schreiben
contact-call = { $to } anrufen
contact-write = An { $to } schreiben
contact-post = Per Post an { $to }
contact-visit = Besuchen Sie uns: { $to }
contact-ask-through = Um einen Termin bitten über:
contact-reason-not-listed = Dort kann niemand sehen oder ändern, worum es geht.
contact-reason-no-way-to-ask = Keiner der Wege, um einen Termin zu bitten, steht Ihnen hier offen.
contact-reason-last-resort = Nur für alle, denen kein anderer Weg bleibt.
contact-reason-retired = Diesen Weg gibt es nicht mehr.
contact-always = Rund um die Uhr, jeden Tag
contact-zone = Ortszeit { $city }
contact-holidays = An Feiertagen geschlossen: { $days }
contact-closed-on = Geschlossen am { $days }
hours-all-day = ganztägig
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } AM
   *[pm] { $time } PM
}
hours-closes-in = { $minutes ->
    [one] Schließt in { $minutes } Minute
   *[other] Schließt in { $minutes } Minuten
}
hours-open = Jetzt geöffnet
hours-always = Rund um die Uhr geöffnet
hours-opens-today = Öffnet heute um { $time }
hours-opens-on = Öffnet am { $day } um { $time }
hours-opens-date = Öffnet am { $date } um { $time }
hours-your-time = { $text } ({ $time } Ihrer Zeit)
hours-closed-until = Bis auf Weiteres geschlossen (vor dem { $date } ist nichts geplant).
hours-unknown = Die Zeiten nach dem { $date } stehen noch nicht fest; siehe unten.
hours-see-below = Siehe die Zeiten unten.
hours-by-appointment = Nach Vereinbarung
hours-any-time = Sie können jederzeit schreiben. { $text }
day-1 = Montag
day-2 = Dienstag
day-3 = Mittwoch
day-4 = Donnerstag
day-5 = Freitag
day-6 = Samstag
day-7 = Sonntag
day-every = Jeden Tag
day-range = { $first } bis { $last }
day-hours = { $days }, { $times }
tickets-lead = Wählen Sie, worum es geht. Das Formular fragt nur, was wir brauchen.
form-lead = Antwort innerhalb von { $reply }.
form-by-mail = Per E-Mail senden
form-mail-has = Bitte geben Sie an:
form-choose = Wählen …
form-optional = (optional)
form-website = Dieses Feld leer lassen
form-email = Ihre E-Mail-Adresse
form-email-hint = An diese Adresse antworten wir.
form-email-identity = Die hinterlegte Adresse Ihres Kontos: Sie zeigt uns, wer Sie sind.
form-username = Benutzername
form-username-hint = Wie bei der Anmeldung. Nie Ihr Passwort.
form-subject = Betreff
form-subject-hint = Fünf bis sieben Wörter, die sagen, was nicht geht, etwa „Shop zeigt Fehler 500 seit dem Update“
form-side = Wo liegt das Problem?
form-side-mine = Bei mir: mein Gerät, mein Programm, meine Verbindung
form-side-yours = Bei Ihnen: die Website, der Server, das Konto
form-side-unknown = Ich weiß es nicht
form-details = Was ist passiert?
form-details-hint = Was Sie getan und gesehen haben, wann und wo. Kopieren Sie Fehlermeldungen Wort für Wort.
form-images = Bilder
form-images-hint = Screenshots, die das Problem zeigen
form-files-limit = Dateien: höchstens { $count }, zusammen { $megabytes } MB.
form-domain = Domain
form-domain-hint = Zum Beispiel example.com
form-page_address = Adresse der Seite
form-page_address-hint = Aus dem Browser kopieren, ab https://
form-since = Seit wann?
form-since-hint = Datum und Uhrzeit, so genau Sie es wissen
form-invoice = Rechnungsnummer
form-invoice-hint = Oben auf der Rechnung
form-phone = Telefonnummer
form-phone-hint = Mit Landesvorwahl, nur für Rückfragen
form-applies = Ankreuzen, was zutrifft
form-send = Ticket senden
form-compose = Nachricht zusammenstellen
form-subject-short = Etwas kurz: Mit fünf bis sieben Wörtern lässt sich Ihr Problem von anderen unterscheiden.
form-subject-long = Etwas lang: Fünf bis sieben Wörter sind am besten; der Rest gehört nach unten.
form-subject-good = Gute Länge.
form-draft = Ihr Entwurf bleibt auf diesem Gerät, bis Sie ihn senden.
form-draft-delete = Entwurf löschen
form-sending = Wird gesendet: { $percent } %
form-unsent = Nicht gesendet: Wir sind gerade nicht zu erreichen. Ihr Text ist noch da. Versuchen Sie es noch einmal, oder schicken Sie uns den Text unten auf anderem Weg.
form-composed = Ihre Nachricht an { $address }
form-copy = Text kopieren
form-copied = Kopiert
form-open-mail = Im E-Mail-Programm öffnen
form-attach = Bitte hängen Sie Ihre Dateien an die E-Mail an: Der Link kann sie nicht übertragen.

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
not-found-search = Die Adresse ist vielleicht veraltet oder vertippt. Suchen Sie nach Ihrer Frage.
not-found-guess = Vielleicht meinten Sie
moved = Diese Seite ist umgezogen

drift-changed = Dieser Teil wurde im Original seit der Übersetzung geändert.
drift-new = Im Original steht hier mehr.
drift-gone = Im Original steht das nicht mehr.
drift-title = Titel oder Zusammenfassung wurden im Original seit der Übersetzung geändert.
drift-original = Original lesen

guide-step = Schritt { $number }
guide-back = Zurück
guide-restart = Von vorn beginnen
alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht

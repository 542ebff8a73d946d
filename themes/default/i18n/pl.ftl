skip = Przejdź do tekstu
home = Strona główna
menu = Menu
main-menu = Menu główne
footer-menu = Inne strony
breadcrumb = Jesteś tutaj
language = Wybierz język
dark-mode = Tryb ciemny
feed = Kanał nowości

search = Szukaj
search-label = Szukaj w centrum pomocy
search-placeholder = Zapytaj własnymi słowami
home-title = Jak możemy pomóc?
home-description = Odpowiedzi na częste pytania i właściwa droga kontaktu we wszystkich innych sprawach.
categories = Tematy
subcategories = Tematy w tym dziale
featured = Warto wiedzieć
top-questions = Co najczęściej pomagało
articles = Artykuły
no-articles = W tym języku nic tu jeszcze nie ma.
articles-count = { $count ->
    [one] { $count } artykuł
    [few] { $count } artykuły
   *[many] { $count } artykułów
}

on-this-page = Na tej stronie
copy-link = Kopiuj link do „{ $title }”
link-copied = Skopiowano link
posted-by = Autor: { $author }
published = Opublikowano { $date }
updated = Zaktualizowano { $date }
date = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
} { $year }
until = To ogłoszenie obowiązuje do { $date }.
expired = To ogłoszenie obowiązywało do { $date }. Może być już nieaktualne.
ended = Zakończone
audience = Dla kogo:
fallback = Ten artykuł nie został jeszcze przetłumaczony. Czytasz go w języku: { $language }.
related = Podobne artykuły
neighbours = Inne artykuły w tym dziale
previous = Poprzedni
next = Następny
edit-page = Edytuj tę stronę
footnotes = Przypisy
footnote-back = Wróć do tekstu

rating = Głosy czytelników
helpful-question = Czy to pomogło?
yes = Tak
no = Nie
votes = { $votes ->
    [0] 0 głosów
   *[other] Pomogło { $yes } z { $votes }
}

contact = Kontakt
contact-title = Potrzebujesz dalszej pomocy?
contact-text = Pokażemy najkrótszą drogę do kogoś, kto może pomóc.
tickets = Zgłoszenia

tags = Tagi
tags-description = Wszystkie tagi centrum pomocy.
tagged = Tag „{ $tag }”
tag-description = Wszystkie artykuły z tagiem „{ $tag }”.
all-questions = Wszystkie pytania od A do Z
all-questions-description = Wszystkie artykuły i pytania, na które odpowiadają, według pierwszej litery.
letters = Litery
sitemap = Mapa strony
sitemap-description = Wszystkie strony centrum pomocy według tematów.
about-site = O tym centrum pomocy
not-found = Nie ma takiej strony
not-found-text = Adres może być nieaktualny lub błędnie wpisany. Wyszukaj swoje pytanie albo wybierz temat.
moved = Ta strona zmieniła adres

alert-note = Uwaga
alert-tip = Wskazówka
alert-important = Ważne
alert-warning = Ostrzeżenie
alert-caution = Ostrożnie

# Glossary: readers are addressed as: imperative, Ty
#   ticket: zgłoszeni
#   never: odnośnik*, bilet*, prosimy, państwo

skip = Przejdź do treści
home = Strona główna
menu = Menu
close = Zamknij
main-menu = Menu główne
footer-menu = Inne strony
breadcrumb = Jesteś tutaj
language = Wybierz język
dark-mode = Tryb ciemny
feed = Kanał nowości

search = Szukaj
search-label = Szukaj w centrum pomocy
search-placeholder = Zapytaj własnymi słowami
search-busy = Wyszukiwanie…
search-found = Wyniki: { $count }
search-none = Nic nie znaleziono dla „{ $query }”
search-none-help = Spróbuj innych słów albo mniej słów. Możesz też zapytać nas.
search-none-help-alone = Spróbuj innych słów albo mniej słów.
search-elsewhere = Nic w tym języku. Oto co jest w innych:
search-unfiltered = Brak wyników z tymi filtrami. Bez nich:
search-less = Mniej prawdopodobne
search-all = Wszystkie wyniki dla „{ $query }”
search-more = Więcej wyników
search-unavailable = Wyszukiwanie jest chwilowo niedostępne.
search-ask-any = Nie ma tu odpowiedzi? Zapytaj nas
search-ask-about = Nie ma tu odpowiedzi? Zapytaj nas: „{ $topic }”
search-category = Temat
search-category-any = Wszystkie tematy
search-audience = Dla kogo
search-audience-any = Dla wszystkich
find-here = Szukaj w tym dziale
home-title = Jak możemy pomóc?
home-description = Odpowiedzi na częste pytania i właściwa droga kontaktu we wszystkich innych sprawach.
home-description-alone = Odpowiedzi na częste pytania.
categories = Tematy
subcategories = Tematy w tym dziale
featured = Warto wiedzieć
top-questions = Co najczęściej pomagało
often-read = Częste pytania
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
copy = Kopiuj
copied = Skopiowano
enlarge = Powiększ obraz
play-video = Odtwórz film
watch-at = Obejrzyj w { $site }
posted-by = Autor: { $author }
published = Opublikowano { $date }
updated = Zaktualizowano { $date }
changed-since = Zmieniono od Twojej ostatniej wizyty
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
language-missing = nie ta strona
translation-missing = Strony, którą czytasz, nie ma jeszcze po polsku. To jest strona główna.
related = Podobne artykuły
neighbours = Inne artykuły w tym dziale
previous = Poprzedni artykuł
next = Następny artykuł
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
rating-thanks = Dziękujemy
rating-else = Może odpowiedź jest tutaj
rating-ask = Albo zapytaj nas
rating-sorry = Przykro nam, że to nie pomogło
rating-why = Co było nie tak?
rating-reason-incomplete = Czegoś brakuje
rating-reason-unclear = Trudno to zrozumieć
rating-reason-wrong = To nieprawda
rating-reason-outdated = To nieaktualne
rating-reason-other = Coś innego
rating-comment = Co by pomogło?
rating-comment-hint = Nie możemy tu odpowiedzieć. Nie podawaj danych osobowych.
rating-send = Wyślij
rating-voted-yes = Oceniono jako pomocne.
rating-voted-no = Oceniono jako niepomocne.
rating-failed = Nie udało się zapisać głosu. Spróbuj ponownie.
replies = Odpowiedzi
replies-none = Nie ma jeszcze odpowiedzi.
reply-title = Dodaj odpowiedź
reply-name = Imię
reply-email-hint = Nikomu go nie pokazujemy.
reply-text = Twoja odpowiedź
reply-send = Wyślij odpowiedź
reply-note = Odpowiedzi pojawiają się, gdy je przeczytamy.
reply-held = Dziękujemy za odpowiedź
reply-held-text = Czytamy każdą odpowiedź, zanim pojawi się pod artykułem.
ticket-title = Twoje zgłoszenie
ticket-received = Mamy Twoje zgłoszenie
ticket-number = Numer zgłoszenia:
ticket-mail = Otwórz link w wiadomości, którą właśnie wysłaliśmy, abyśmy wiedzieli, że to Twój adres:
ticket-until = Odpowiemy najpóźniej: { $date }, { $time } ({ $zone }).
ticket-private = Zachowaj ten link dla siebie. Pokazuje stan zgłoszenia i pozwala je uzupełnić lub usunąć.
ticket-look = Zobacz swoje zgłoszenie
tickets-here = Twoje zgłoszenia na tym urządzeniu
tickets-forget = Usuń tę listę z urządzenia
state-handed = Nasz zespół je otrzymał.
state-waiting = Jest w drodze do naszego zespołu.
state-confirmed = Twój adres jest potwierdzony.
state-unconfirmed = Twój adres nie jest jeszcze potwierdzony.
state-done = Nasz zespół zakończył pracę nad nim.
ticket-sent = Co wysłano
ticket-answer = Nasza odpowiedź
ticket-added = Twoje uzupełnienie
ticket-add = Dodaj coś
ticket-erase = Usuń to zgłoszenie
ticket-erase-text = Wszystko, co z nim wysłano, zostanie usunięte na stałe.
ticket-erased = Twoje zgłoszenie jest usunięte
address-confirm = Potwierdź mój adres
address-confirm-text = Jedno kliknięcie potwierdzi, że nasze wiadomości do Ciebie docierają.
address-confirmed = Twój adres jest potwierdzony
host-results = Wyniki dla „{ $query }”
host-elsewhere = Nic nie znaleziono w tym języku. Te artykuły są w innych językach.
host-nothing = Nic nie znaleziono. Spróbuj innych słów albo zapytaj nas.
host-back = Wróć do strony
host-check = Sprawdź swój tekst, a potem go wyślij.
host-mend = Czegoś brakuje albo coś się nie zgadza. Twój tekst wciąż tu jest.
host-missing = Wypełnij to pole.
host-long = Pole „{ $field }” mieści najwyżej { $most } znaków, a tu jest { $length }. Niczego nie ucięto: skróć tekst.
host-bad-email = To nie jest adres e-mail.
host-odd-email = Nasza poczta nie dociera na adresy z literami takimi jak „ł” lub „用” przed @. Podaj inny adres.
host-bad-files = Nie można przyjąć tych plików:
host-file-kind = tego rodzaju plików nie przyjmujemy (przyjmujemy obrazy, filmy, PDF, dokumenty biurowe i tekst)
host-file-empty = jest pusty
host-file-large = razem z pozostałymi za duży (łącznie 10 MB)
host-file-many = o jeden plik za dużo (najwyżej pięć)
host-file-here = ten formularz przyjmuje tylko: { $endings }
host-file-none = ten formularz nie przyjmuje plików
host-files-again = Wybierz pliki ponownie:
host-trouble = Nie udało się
host-too-large = To więcej, niż możemy przyjąć naraz.
host-too-often = Za dużo naraz. Poczekaj kilka minut i spróbuj ponownie.
host-foreign = Ten formularz wysłano z innej witryny, dlatego go nie przyjęliśmy.
host-expired = Ten link jest za stary lub został już użyty.
host-unknown = Nie wiemy, czego to dotyczy.
host-failed = Coś poszło nie tak po naszej stronie. Spróbuj ponownie.
host-kept = Twój tekst do skopiowania:
mail-confirm-subject = Potwierdź swój adres
mail-confirm-text = Ktoś podał ten adres w zgłoszeniu na temat „{ $topic }”. Jeśli to Ty, otwórz tę stronę i naciśnij przycisk:
mail-confirm-not-you = Jeśli to nie Ty, nie trzeba nic robić.

contact = Kontakt
contact-short = Kontakt
contact-title = Potrzebujesz dalszej pomocy?
contact-text = Pokażemy najkrótszą drogę do kogoś, kto może pomóc.
tickets = Zgłoszenia

contact-lead = Wybierz, czego to dotyczy. Pokażemy, jak uzyskać odpowiedź i co warto przygotować.
contact-urgent = Pilne?
contact-answer-label = Powiedz w kilku słowach, co jest nie tak
contact-answer-placeholder = Nie mogę się zalogować
contact-topics = Czego to dotyczy?
contact-narrower = Co dokładnie?
contact-audiences = Dla wybranych klientów
contact-else = Coś innego
contact-who = Co najlepiej Cię opisuje?
contact-only-for = Dla:
contact-compare = Porównaj wszystkie sposoby kontaktu
contact-compare-lead = Do czego każdy sposób się nadaje, a do czego nie.
contact-articles = Te artykuły mogą pomóc od razu
contact-questions = Czy coś z tego dotyczy Ciebie?
contact-questions-no = Jeśli nie, skontaktuj się z nami tak:
contact-yes = Tak
contact-answered = Twoja odpowiedź: tak
contact-ways = Jak się z nami skontaktować
contact-ways-else = Coś innego? Jak się z nami skontaktować
contact-best = Najlepszy sposób
contact-wait = Poczekaj
contact-conditional = Możliwe także
contact-if-yes = Jeśli odpowiedź brzmi „tak”:
contact-last = W ostateczności
contact-refused = Nie w tej sprawie
contact-why-not = Dlaczego nie inną drogą?
contact-instead = Zamiast tego:
contact-meanwhile = Działa teraz:
contact-sounds-like = Wygląda na to, że chodzi o temat:
contact-closest = Co jest najbliższe?
contact-identity = Jak potwierdzić tożsamość
contact-hours = Godziny
contact-reply = Czas odpowiedzi
contact-promise = Czas odpowiedzi: { $reply }
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
duration-hours = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
duration-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
duration-working-days = { $count ->
    [one] { $count } dzień roboczy
    [few] { $count } dni robocze
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
}
duration-weeks = { $count ->
    [one] { $count } tydzień
    [few] { $count } tygodnie
    [many] { $count } tygodni
   *[other] { $count } tygodnia
}
contact-languages = Języki
contact-cost = Koszt
contact-have-ready = Przygotuj
contact-never-send = Nigdy nie wysyłaj
contact-public = Inni mogą to przeczytać: nie podawaj danych osobowych.
contact-way = Sposób
contact-checks = Może potwierdzić Twoją tożsamość
contact-checks-not = Nie może potwierdzić Twojej tożsamości
contact-checks-yes = Tak
contact-checks-no = Nie
contact-condition = Warunek
contact-comma = ,
contact-words-human = człowiek, człowiekiem, osoba, konsultant, konsultantem, pracownik, porozmawiać, rozmowa, dzień dobry, cześć
contact-words-phone = telefon, zadzwonić, numer telefonu, numer, telefoniczny
contact-words-chat = czat, czatować, czacie
contact-words-mail = adres e-mail, napisać e-mail, napisać do was
contact-words-complaint = reklamacja, skarga, kierownik, kierownikiem, przełożony
contact-words-hours = godziny otwarcia, godziny pracy
# What is said around such words and names no way of its own.
contact-words-around = chcę, chciałbym, chciałabym, potrzebuję, proszę, mówić, kontakt, skontaktować, napisać, pomoc, wsparcie, zespół, klient, obsługa, prawdziwy, bezpośrednio, teraz, dziś, złożyć, pilne
contact-advantages = Zalety
contact-drawbacks = Wady
contact-open-chat = Otwórz czat
contact-open-messenger = Otwórz komunikator
contact-open-community = Przejdź do społeczności
contact-open-social = Przejdź na naszą stronę
contact-open-portal = Otwórz: { $name }
contact-open-form = Napisz zgłoszenie
contact-call = Zadzwoń: { $to }
contact-write = Napisz na adres { $to }
contact-post = Pocztą na adres { $to }
contact-visit = Odwiedź nas: { $to }
contact-ask-through = O termin zapytaj przez:
contact-reason-not-listed = Tam nikt nie może tego zobaczyć ani zmienić.
contact-reason-no-way-to-ask = Nie ma tu dla Ciebie sposobu, by poprosić o termin.
contact-reason-last-resort = Tylko dla tych, którym nie pozostał inny sposób.
contact-reason-retired = Ten sposób już nie istnieje.
contact-always = Całą dobę, codziennie
contact-zone = Strefa czasowa: { $city }
contact-holidays = Zamknięte w święta: { $days }
contact-closed-on = Zamknięte: { $days }
hours-all-day = cały dzień
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } AM
   *[pm] { $time } PM
}
hours-closes-in = { $minutes ->
    [one] Zamknięcie za { $minutes } minutę
    [few] Zamknięcie za { $minutes } minuty
    [many] Zamknięcie za { $minutes } minut
   *[other] Zamknięcie za { $minutes } minuty
}
hours-open = Teraz czynne
hours-always = Czynne całą dobę
hours-opens-today = Otwarcie dziś o { $time }
hours-opens-on = Otwarcie: { $day }, { $time }
hours-opens-date = Otwarcie: { $date }, { $time }
hours-your-time = { $text } ({ $time } Twojego czasu)
hours-closed-until = Zamknięte do odwołania (przed { $date } nic nie zaplanowano).
hours-unknown = Godziny po { $date } nie są jeszcze ustalone; zobacz poniżej.
hours-see-below = Zobacz godziny poniżej.
hours-by-appointment = Po umówieniu terminu
hours-any-time = Napisać można zawsze. { $text }
day-1 = poniedziałek
day-2 = wtorek
day-3 = środa
day-4 = czwartek
day-5 = piątek
day-6 = sobota
day-7 = niedziela
day-every = Codziennie
day-range = { $first } – { $last }
day-hours = { $days }, { $times }
tickets-lead = Wybierz, czego to dotyczy. Formularz pyta tylko o to, co potrzebne.
form-lead = Czas odpowiedzi: { $reply }.
form-by-mail = Wyślij to e-mailem
form-mail-has = Podaj:
form-choose = Wybierz…
form-optional = (opcjonalnie)
form-website = Zostaw to pole puste
form-email = Twój adres e-mail
form-email-hint = Odpowiadamy na ten adres.
form-email-identity = Adres zapisany na Twoim koncie: po nim Cię rozpoznajemy.
form-username = Nazwa użytkownika
form-username-hint = Ta, którą podajesz przy logowaniu. Nigdy hasło.
form-subject = Temat
form-subject-hint = Pięć do siedmiu słów o tym, co jest nie tak, np. „Sklep pokazuje błąd 500 od aktualizacji”
form-side = Po której stronie jest problem?
form-side-mine = Po mojej: urządzenie, program, połączenie
form-side-yours = Po Waszej: strona, serwer, konto
form-side-unknown = Nie wiem
form-details = Co się stało?
form-details-hint = Opisz krok po kroku, co się wydarzyło, kiedy i gdzie. Skopiuj komunikaty błędów słowo w słowo.
form-images = Obrazy
form-images-hint = Zrzuty ekranu, które pokazują problem
form-files-limit = Pliki: najwyżej { $count }, razem { $megabytes } MB.
form-domain = Domena
form-domain-hint = Na przykład example.com
form-page_address = Adres strony
form-page_address-hint = Skopiuj z przeglądarki, od https://
form-since = Od kiedy?
form-since-hint = Data i godzina, możliwie dokładnie
form-invoice = Numer faktury
form-invoice-hint = U góry faktury
form-phone = Numer telefonu
form-phone-hint = Z numerem kierunkowym kraju, tylko w razie pytań
form-applies = Zaznacz, co Cię dotyczy
form-send = Wyślij zgłoszenie
form-compose = Ułóż wiadomość
form-subject-short = Trochę krótko: pięć do siedmiu słów odróżni Twój problem od innych.
form-subject-long = Trochę długo: najlepiej pięć do siedmiu słów; resztę napisz niżej.
form-subject-good = Dobra długość.
form-draft = Szkic pozostaje na tym urządzeniu do wysłania.
form-draft-delete = Usuń szkic
form-sending = Wysyłanie: { $percent }%
form-unsent = Nie wysłano: w tej chwili nie można się z nami połączyć. Tekst nadal tu jest. Spróbuj ponownie albo prześlij nam poniższy tekst inną drogą.
form-composed = Twoja wiadomość do { $address }
form-copy = Kopiuj tekst
form-copied = Skopiowano
form-open-mail = Otwórz w programie pocztowym
form-attach = Dołącz pliki do wiadomości: link ich nie przeniesie.

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
not-found-search = Adres może być nieaktualny lub błędnie wpisany. Wyszukaj swoje pytanie.
not-found-guess = Może chodziło o
moved = Ta strona zmieniła adres

drift-changed = Po przetłumaczeniu ta część zmieniła się w oryginale.
drift-new = W oryginale jest tu coś więcej.
drift-gone = Tego nie ma już w oryginale.
drift-title = Po przetłumaczeniu tytuł lub streszczenie zmieniły się w oryginale.
drift-original = Przeczytaj oryginał

guide-step = Krok { $number }
guide-back = Wstecz
guide-restart = Zacznij od początku
alert-note = Uwaga
alert-tip = Wskazówka
alert-important = Ważne
alert-warning = Ostrzeżenie
alert-caution = Ostrożnie

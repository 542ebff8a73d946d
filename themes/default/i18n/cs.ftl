# Glossary: readers are addressed as: vy
#   ticket: požadav
#   never: tiket*, ticket*, tvůj, tvoje, tebe

skip = Přejít k obsahu
home = Úvod
menu = Nabídka
close = Zavřít
main-menu = Hlavní nabídka
footer-menu = Další stránky
breadcrumb = Zde se nacházíte
language = Vybrat jazyk
dark-mode = Tmavý režim
feed = Kanál novinek

search = Hledat
search-label = Hledat v centru nápovědy
search-placeholder = Zeptejte se vlastními slovy
search-busy = Hledání…
search-found = Výsledky: { $count }
search-none = Na dotaz „{ $query }“ jsme nic nenašli
search-none-help = Zkuste jiná slova nebo méně slov. Nebo se zeptejte nás.
search-none-help-alone = Zkuste jiná slova nebo méně slov.
search-elsewhere = V tomto jazyce nic není. V jiných jazycích je toto:
search-unfiltered = S těmito filtry nic není. Bez nich:
search-less = Méně pravděpodobné
search-all = Všechny výsledky pro „{ $query }“
search-more = Další výsledky
search-unavailable = Vyhledávání teď není dostupné.
search-ask-any = Není to tady? Zeptejte se nás
search-ask-about = Není to tady? Zeptejte se nás na „{ $topic }“
search-category = Téma
search-category-any = Všechna témata
search-audience = Pro koho
search-audience-any = Pro všechny
find-here = Hledat v této sekci
home-title = S čím vám můžeme pomoci?
home-description = Odpovědi na časté dotazy a správná cesta k nám pro všechno ostatní.
home-description-alone = Odpovědi na časté dotazy.
categories = Procházet podle témat
subcategories = Témata v této sekci
featured = Dobré vědět
top-questions = Co ostatním nejvíc pomohlo
often-read = Časté dotazy
articles = Články
no-articles = V tomto jazyce tu zatím nic není.
articles-count = { $count ->
    [one] { $count } článek
    [few] { $count } články
   *[other] { $count } článků
}

on-this-page = Na této stránce
copy-link = Kopírovat odkaz na „{ $title }“
link-copied = Odkaz zkopírován
copy = Kopírovat
copied = Zkopírováno
enlarge = Zvětšit obrázek
play-video = Přehrát video
watch-at = Sledovat na { $site }
posted-by = Autor: { $author }
published = Zveřejněno { $date }
updated = Aktualizováno { $date }
changed-since = Změněno od vaší poslední návštěvy
date = { $day }. { $month ->
    [1] ledna
    [2] února
    [3] března
    [4] dubna
    [5] května
    [6] června
    [7] července
    [8] srpna
    [9] září
    [10] října
    [11] listopadu
   *[12] prosince
} { $year }
until = Toto oznámení platí do { $date }.
expired = Platnost tohoto oznámení skončila { $date }. Už nemusí být pravdivé.
ended = Skončilo
audience = Pro koho:
fallback = Tento článek ještě není přeložen. Čtete ho v jazyce: { $language }.
language-missing = bez této stránky
translation-missing = Stránka, kterou jste četli, zatím není v češtině. Toto je úvodní stránka.
related = Související články
neighbours = Další články v této sekci
previous = Předchozí článek
next = Další článek
edit-page = Upravit tuto stránku
footnotes = Poznámky pod čarou
footnote-back = Zpět k textu

rating = Hlasy čtenářů
helpful-question = Pomohlo vám to?
yes = Ano
no = Ne
votes = { $votes ->
    [0] 0 hlasů
   *[other] Pomohlo { $yes } z { $votes } čtenářů
}
rating-thanks = Děkujeme
rating-else = Možná je odpověď tady
rating-ask = Nebo se zeptejte nás
rating-sorry = Mrzí nás, že to nepomohlo
rating-why = Co bylo špatně?
rating-reason-incomplete = Něco chybí
rating-reason-unclear = Je to těžko srozumitelné
rating-reason-wrong = Je to nesprávné
rating-reason-outdated = Je to zastaralé
rating-reason-other = Něco jiného
rating-comment = Co by vám pomohlo?
rating-comment-hint = Tady odpovědět nemůžeme. Neuvádějte prosím osobní údaje.
rating-send = Odeslat
rating-voted-yes = Vám to pomohlo.
rating-voted-no = Vám to nepomohlo.
rating-failed = Váš hlas se nepodařilo uložit. Zkuste to prosím znovu.
replies = Reakce
replies-none = Zatím žádné reakce.
reply-title = Napsat reakci
reply-name = Jméno
reply-email-hint = Nikde se nezveřejňuje.
reply-text = Vaše reakce
reply-send = Odeslat reakci
reply-note = Reakce se zobrazí, až si je přečteme.
reply-held = Děkujeme za vaši reakci
reply-held-text = Každou reakci si přečteme, než se objeví pod článkem.
ticket-title = Váš požadavek
ticket-received = Váš požadavek jsme přijali
ticket-number = Číslo požadavku:
ticket-mail = Otevřete prosím odkaz v e-mailu, který jsme vám právě poslali, abychom věděli, že adresa patří vám:
ticket-until = Odpovíme nejpozději: { $date }, { $time } ({ $zone }).
ticket-private = Tento odkaz si nechte pro sebe. Uvidíte na něm stav svého požadavku a můžete ho doplnit nebo smazat.
ticket-look = Zobrazit požadavek
tickets-here = Vaše požadavky v tomto zařízení
tickets-forget = Odstranit tento seznam ze zařízení
state-handed = Náš tým ho má u sebe.
state-waiting = Je na cestě k našemu týmu.
state-confirmed = Vaše adresa je potvrzená.
state-unconfirmed = Vaše adresa ještě není potvrzená.
state-done = Náš tým ho vyřídil.
ticket-sent = Co jste poslali
ticket-answer = Naše odpověď
ticket-added = Doplnili jste
ticket-add = Něco doplnit
ticket-erase = Smazat tento požadavek
ticket-erase-text = Vše, co jste s ním poslali, se nenávratně odstraní.
ticket-erased = Váš požadavek je smazán
address-confirm = Potvrdit moji adresu
address-confirm-text = Jedním kliknutím nám potvrdíte, že vám naše e-maily docházejí.
address-confirmed = Vaše adresa je potvrzená
host-results = Výsledky pro „{ $query }“
host-elsewhere = V tomto jazyce jsme nic nenašli. Tyto články jsou v jiných jazycích.
host-nothing = Nic jsme nenašli. Zkuste jiná slova, nebo se zeptejte nás.
host-back = Zpět na stránku
host-check = Zkontrolujte prosím, co jste napsali, a pak to odešlete.
host-mend = Něco chybí nebo není v pořádku. Váš text je stále tady.
host-missing = Vyplňte prosím toto pole.
host-long = Pole „{ $field }“ pojme nejvýše { $most } znaků, zde je jich { $length }. Nic jsme neuřízli: zkraťte prosím text.
host-bad-email = Toto není e-mailová adresa.
host-odd-email = Naše pošta nedojde na adresy, které mají před @ písmena jako „ž“ nebo „用“. Uveďte prosím jinou adresu.
host-bad-files = Tyto soubory nelze přijmout:
host-file-kind = tento druh souborů nepřijímáme (přijímáme obrázky, videa, PDF, kancelářské dokumenty a text)
host-file-empty = soubor je prázdný
host-file-large = spolu s ostatními je příliš velký (celkem nejvýše 10 MB)
host-file-many = o jeden soubor víc (nejvýše pět)
host-file-here = tento formulář přijímá jen: { $endings }
host-file-none = tento formulář soubory nepřijímá
host-files-again = Vyberte prosím soubory znovu:
host-trouble = Nepodařilo se to
host-too-large = Bylo to víc, než dokážeme najednou přijmout.
host-too-often = Příliš mnoho najednou. Počkejte prosím několik minut a zkuste to znovu.
host-foreign = Tento formulář byl odeslán z jiného webu, proto jsme ho nepřijali.
host-expired = Tento odkaz je příliš starý nebo už byl použit.
host-unknown = Nevíme, čeho se to týká.
host-failed = U nás se něco pokazilo. Zkuste to prosím znovu.
host-kept = Co jste napsali, ke zkopírování:
mail-confirm-subject = Potvrďte prosím svou adresu
mail-confirm-text = Někdo uvedl tuto adresu v požadavku na téma „{ $topic }“. Pokud jste to byli vy, otevřete prosím tuto stránku a stiskněte tlačítko:
mail-confirm-not-you = Pokud jste to nebyli vy, nemusíte dělat nic.

contact = Kontaktujte nás
contact-short = Kontakt
contact-title = Potřebujete ještě pomoci?
contact-text = Ukážeme vám nejrychlejší cestu k někomu, kdo pomůže.
tickets = Požadavky

contact-lead = Vyberte, čeho se to týká. Ukážeme vám, jak získat odpověď a co si připravit.
contact-urgent = Spěchá to?
contact-answer-label = Popište několika slovy, co se děje
contact-answer-placeholder = Nemohu se přihlásit
contact-topics = Čeho se to týká?
contact-narrower = Co přesně?
contact-audiences = Pro určité zákazníky
contact-else = Něco jiného
contact-who = Co vás nejlépe vystihuje?
contact-only-for = Pro:
contact-compare = Porovnat všechny způsoby kontaktu
contact-compare-lead = K čemu se který způsob hodí a k čemu ne.
contact-articles = Tyto články mohou pomoci hned
contact-questions = Týká se vás něco z tohoto?
contact-questions-no = Pokud ne, kontaktujte nás takto:
contact-yes = Ano
contact-answered = Odpověděli jste ano:
contact-ways = Jak nás kontaktovat
contact-ways-else = Něco jiného? Jak nás kontaktovat
contact-best = Nejlepší způsob
contact-wait = Počkejte prosím
contact-conditional = Také možné
contact-if-yes = Pokud odpovíte ano:
contact-last = Jako poslední možnost
contact-refused = Ne pro toto téma
contact-why-not = Proč ne jiným způsobem?
contact-instead = Místo toho:
contact-meanwhile = Teď funguje:
contact-sounds-like = Zdá se, že jde o téma
contact-closest = Co je tomu nejblíž?
contact-identity = Jak prokázat svou totožnost
contact-hours = Provozní doba
contact-reply = Odpověď do
contact-promise = Odpověď do { $reply }
duration-minutes = { $count ->
    [one] { $count } minuty
    [few] { $count } minut
   *[other] { $count } minut
}
duration-hours = { $count ->
    [one] { $count } hodiny
    [few] { $count } hodin
   *[other] { $count } hodin
}
duration-days = { $count ->
    [one] { $count } dne
    [few] { $count } dnů
   *[other] { $count } dnů
}
duration-working-days = { $count ->
    [one] { $count } pracovního dne
    [few] { $count } pracovních dnů
   *[other] { $count } pracovních dnů
}
duration-weeks = { $count ->
    [one] { $count } týdne
    [few] { $count } týdnů
   *[other] { $count } týdnů
}
contact-languages = Jazyky
contact-cost = Cena
contact-have-ready = Připravte si
contact-never-send = Nikdy neposílejte
contact-public = Mohou to číst i ostatní: neuvádějte prosím osobní údaje.
contact-way = Způsob
contact-checks = Může ověřit vaši totožnost
contact-checks-not = Nemůže ověřit vaši totožnost
contact-checks-yes = Ano
contact-checks-no = Ne
contact-condition = Podmínka
contact-comma = ,
contact-words-human = člověk, člověkem, osoba, operátor, operátorem, pracovník, mluvit s, zákaznická podpora
contact-words-phone = telefon, telefonní číslo, zavolat, volat, číslo, linka
contact-words-chat = chat, chatovat, chatu
contact-words-mail = e-mailová adresa, napsat e-mail, napsat vám
contact-words-complaint = stížnost, stěžovat, reklamace, reklamovat
contact-words-hours = otevírací doba, provozní doba, pracovní doba
# What is said around such words and names no way of its own.
contact-words-around = chci, chtěl, chtěla, potřebuji, prosím, mluvit, kontakt, kontaktovat, spojit, napsat, podpora, pomoc, tým, zákazník, služby, skutečný, přímo, teď, dnes, podat, naléhavé
contact-advantages = Výhody
contact-drawbacks = Nevýhody
contact-open-chat = Otevřít chat
contact-open-messenger = Otevřít messenger
contact-open-community = Přejít do komunity
contact-open-social = Přejít na naši stránku
contact-open-portal = Otevřít { $name }
contact-open-form = Napsat požadavek
contact-call = Zavolat { $to }
contact-write = Napsat na { $to }
contact-post = Poštou na adresu { $to }
contact-visit = Navštivte nás: { $to }
contact-ask-through = O termín požádejte přes:
contact-reason-not-listed = Tam to nikdo nevidí a nemůže to změnit.
contact-reason-no-way-to-ask = Není tu pro vás žádný způsob, jak požádat o termín.
contact-reason-last-resort = Jen pro ty, kterým nezbývá jiný způsob.
contact-reason-retired = Tento způsob už neexistuje.
contact-always = Nepřetržitě, každý den
contact-zone = Čas: { $city }
contact-holidays = O svátcích zavřeno: { $days }
contact-closed-on = Zavřeno: { $days }
hours-all-day = celý den
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } dop.
   *[pm] { $time } odp.
}
hours-closes-in = { $minutes ->
    [one] Provoz končí za { $minutes } minutu
    [few] Provoz končí za { $minutes } minuty
   *[other] Provoz končí za { $minutes } minut
}
hours-open = Právě v provozu
hours-always = V provozu nepřetržitě
hours-opens-today = Provoz začíná dnes v { $time }
hours-opens-on = Provoz začíná: { $day } { $time }
hours-opens-date = Provoz začíná { $date } v { $time }
hours-your-time = { $text } ({ $time } vašeho času)
hours-closed-until = Do odvolání mimo provoz (před { $date } nic v plánu).
hours-unknown = Provozní doba po { $date } zatím není stanovena; viz níže.
hours-see-below = Viz provozní doba níže.
hours-by-appointment = Po domluvě
hours-any-time = Napsat můžete kdykoli. { $text }
day-1 = pondělí
day-2 = úterý
day-3 = středa
day-4 = čtvrtek
day-5 = pátek
day-6 = sobota
day-7 = neděle
day-every = Každý den
day-range = { $first } až { $last }
day-hours = { $days }, { $times }
tickets-lead = Vyberte, čeho se to týká. Formulář se ptá jen na to, co potřebujeme.
form-lead = Odpověď do { $reply }.
form-by-mail = Poslat e-mailem
form-mail-has = Uveďte prosím:
form-choose = Vyberte…
form-optional = (nepovinné)
form-website = Toto pole nechte prázdné
form-email = Vaše e-mailová adresa
form-email-hint = Na tuto adresu odpovíme.
form-email-identity = Adresa uvedená u vašeho účtu: podle ní poznáme, že jste to vy.
form-username = Uživatelské jméno
form-username-hint = To, kterým se přihlašujete. Nikdy ne heslo.
form-subject = Předmět
form-subject-hint = Pět až sedm slov o tom, co je špatně, například „Obchod od aktualizace hlásí chybu 500“
form-side = Na čí straně je problém?
form-side-mine = Na mé straně: moje zařízení, program, připojení
form-side-yours = Na vaší straně: web, server, účet
form-side-unknown = Nevím
form-details = Co se stalo?
form-details-hint = Co jste dělali, co jste viděli, kdy a kde. Chybová hlášení zkopírujte doslova.
form-images = Obrázky
form-images-hint = Snímky obrazovky, na kterých je problém vidět
form-files-limit = Soubory: nejvýše { $count }, dohromady { $megabytes } MB.
form-domain = Doména
form-domain-hint = Například example.com
form-page_address = Adresa stránky
form-page_address-hint = Zkopírujte ji z prohlížeče, včetně https://
form-since = Odkdy?
form-since-hint = Datum a čas, co nejpřesněji
form-invoice = Číslo faktury
form-invoice-hint = V horní části faktury
form-phone = Telefonní číslo
form-phone-hint = S předvolbou země, jen pro případ dotazů
form-applies = Zaškrtněte, co platí
form-send = Odeslat požadavek
form-compose = Sestavit zprávu
form-subject-short = Trochu krátké: pět až sedm slov odliší váš problém od jiných.
form-subject-long = Trochu dlouhé: nejlepší je pět až sedm slov; zbytek patří níže.
form-subject-good = Správná délka.
form-draft = Koncept zůstane v tomto zařízení, dokud ho neodešlete.
form-draft-delete = Smazat koncept
form-sending = Odesílání: { $percent } %
form-unsent = Neodesláno: právě teď s námi není spojení. Váš text je stále tady. Zkuste to znovu, nebo nám text níže pošlete jinak.
form-composed = Vaše zpráva na adresu { $address }
form-copy = Kopírovat text
form-copied = Zkopírováno
form-open-mail = Otevřít v poštovním programu
form-attach = Soubory prosím přiložte k e-mailu: odkaz je přenést neumí.

tags = Štítky
tags-description = Všechny štítky centra nápovědy.
tagged = Štítek „{ $tag }“
tag-description = Všechny články se štítkem „{ $tag }“.
all-questions = Všechny dotazy od A do Z
all-questions-description = Všechny články a otázky, na které odpovídají, podle prvního písmene.
letters = Písmena
sitemap = Mapa webu
sitemap-description = Všechny stránky centra nápovědy podle témat.
about-site = O tomto centru nápovědy
not-found = Tato stránka neexistuje
not-found-text = Adresa může být stará nebo chybně napsaná. Vyhledejte svůj dotaz nebo vyberte téma.
not-found-search = Adresa může být stará nebo chybně napsaná. Vyhledejte svůj dotaz.
not-found-guess = Možná jste hledali
moved = Tato stránka se přesunula

drift-changed = Tato část se v originálu od překladu změnila.
drift-new = V originálu je tu něco navíc.
drift-gone = V originálu už toto není.
drift-title = Název nebo shrnutí se v originálu od překladu změnily.
drift-original = Číst originál

guide-step = Krok { $number }
guide-back = Zpět
guide-restart = Začít znovu
alert-note = Poznámka
alert-tip = Tip
alert-important = Důležité
alert-warning = Varování
alert-caution = Pozor

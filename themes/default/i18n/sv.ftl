# Glossary: readers are addressed as: du
#   ticket: ärende
#   never: biljett*, ticket*, ni, er, era, ert

skip = Hoppa till innehållet
home = Start
menu = Meny
close = Stäng
main-menu = Huvudmeny
footer-menu = Fler sidor
breadcrumb = Du är här
language = Välj språk
dark-mode = Mörkt läge
feed = Nyhetsflöde

search = Sök
search-label = Sök i hjälpcentret
search-placeholder = Fråga med egna ord
search-busy = Söker…
search-found = Resultat: { $count }
search-none = Inget hittades för ”{ $query }”
search-none-help = Prova andra eller färre ord. Eller fråga oss.
search-none-help-alone = Prova andra eller färre ord.
search-elsewhere = Inget på det här språket. Det här finns på andra språk:
search-unfiltered = Inget med de här filtren. Utan dem:
search-less = Mindre troligt
search-all = Alla resultat för ”{ $query }”
search-more = Fler resultat
search-unavailable = Sökningen fungerar inte just nu.
search-ask-any = Finns det inte här? Fråga oss
search-ask-about = Finns det inte här? Fråga oss om ”{ $topic }”
search-category = Ämne
search-category-any = Alla ämnen
search-audience = Skrivet för
search-audience-any = Alla
find-here = Sök i det här avsnittet
home-title = Vad kan vi hjälpa till med?
home-description = Svar på vanliga frågor, och rätt väg till oss för allt annat.
home-description-alone = Svar på vanliga frågor.
categories = Bläddra efter ämne
subcategories = Ämnen i det här avsnittet
featured = Bra att veta
top-questions = Det som hjälpt andra mest
often-read = Vanliga frågor
articles = Artiklar
no-articles = Här finns inget på det här språket ännu.
articles-count = { $count ->
    [one] { $count } artikel
   *[other] { $count } artiklar
}

on-this-page = På den här sidan
copy-link = Kopiera länken till ”{ $title }”
link-copied = Länken är kopierad
copy = Kopiera
copied = Kopierat
enlarge = Förstora bilden
play-video = Spela upp videon
watch-at = Se på { $site }
posted-by = Av { $author }
published = Publicerad { $date }
updated = Uppdaterad { $date }
changed-since = Ändrad sedan ditt senaste besök
date = { $day } { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
until = Meddelandet gäller till och med { $date }.
expired = Meddelandet gällde till och med { $date }. Det kanske inte stämmer längre.
ended = Avslutat
audience = Skrivet för
fallback = Artikeln är inte översatt ännu. Du läser den på det här språket: { $language }.
language-missing = inte den här sidan
translation-missing = Sidan du läste finns inte på svenska ännu. Det här är startsidan.
related = Relaterade artiklar
neighbours = Andra artiklar i avsnittet
previous = Föregående artikel
next = Nästa artikel
edit-page = Redigera sidan
footnotes = Fotnoter
footnote-back = Tillbaka till texten

rating = Läsarnas röster
helpful-question = Var det här till hjälp?
yes = Ja
no = Nej
votes = { $votes ->
    [0] 0 röster
   *[other] { $yes } av { $votes } tyckte att det var till hjälp
}
rating-thanks = Tack
rating-else = Svaret kanske finns här
rating-ask = Eller fråga oss
rating-sorry = Tråkigt att det inte hjälpte
rating-why = Vad var fel?
rating-reason-incomplete = Något saknas
rating-reason-unclear = Det är svårt att förstå
rating-reason-wrong = Det är fel
rating-reason-outdated = Det är inaktuellt
rating-reason-other = Något annat
rating-comment = Vad hade hjälpt?
rating-comment-hint = Vi kan inte svara här. Skriv inga personuppgifter.
rating-send = Skicka
rating-voted-yes = Du tyckte att det var till hjälp.
rating-voted-no = Du tyckte inte att det var till hjälp.
rating-failed = Din röst kunde inte sparas. Försök igen.
replies = Kommentarer
replies-none = Inga kommentarer ännu.
reply-title = Skriv en kommentar
reply-name = Namn
reply-email-hint = Visas aldrig offentligt.
reply-text = Din kommentar
reply-send = Skicka kommentaren
reply-note = Kommentarer visas när vi har läst dem.
reply-held = Tack för din kommentar
reply-held-text = Vi läser varje kommentar innan den visas under artikeln.
ticket-title = Ditt ärende
ticket-received = Vi har tagit emot ditt ärende
ticket-number = Ärendets nummer:
ticket-mail = Öppna länken i mejlet som vi just skickade, så att vi vet att adressen är din:
ticket-until = Vi svarar senast { $date }, { $time } ({ $zone }).
ticket-private = Behåll länken för dig själv. Där ser du hur det går med ditt ärende och kan lägga till något eller radera det.
ticket-look = Visa ditt ärende
tickets-here = Dina ärenden på den här enheten
tickets-forget = Ta bort listan från enheten
state-handed = Vårt team har fått det.
state-waiting = Det är på väg till vårt team.
state-confirmed = Din adress är bekräftad.
state-unconfirmed = Din adress är inte bekräftad ännu.
state-done = Vårt team är klart med det.
ticket-sent = Det du skickade
ticket-answer = Vårt svar
ticket-added = Du lade till
ticket-add = Lägg till något
ticket-erase = Radera ärendet
ticket-erase-text = Allt du skickade med ärendet tas bort för gott.
ticket-erased = Ditt ärende är raderat
address-confirm = Bekräfta min adress
address-confirm-text = Med ett klick vet vi att våra mejl når dig.
address-confirmed = Din adress är bekräftad
host-results = Resultat för ”{ $query }”
host-elsewhere = Inget hittades på det här språket. De här artiklarna är på andra språk.
host-nothing = Inget hittades. Prova andra ord, eller fråga oss.
host-back = Tillbaka till sidan
host-check = Kontrollera det du har skrivit och skicka det sedan.
host-mend = Något saknas eller är inte riktigt rätt. Din text finns kvar här.
host-missing = Fyll i det här.
host-long = ”{ $field }” rymmer högst { $most } tecken, och här är { $length }. Inget har kapats: korta texten.
host-bad-email = Det här är ingen e-postadress.
host-odd-email = Vår e-post når inte adresser med bokstäver som ”å” eller ”用” före @. Ange en annan adress.
host-bad-files = De här filerna kan inte tas emot:
host-file-kind = den här filtypen tas inte emot (bilder, video, PDF, kontorsdokument och text går bra)
host-file-empty = filen är tom
host-file-large = för stor tillsammans med de andra (10 MB totalt)
host-file-many = en fil för mycket (högst fem)
host-file-here = det här formuläret tar bara emot: { $endings }
host-file-none = det här formuläret tar inte emot filer
host-files-again = Välj dina filer igen:
host-trouble = Det gick inte
host-too-large = Det var mer än vi kan ta emot på en gång.
host-too-often = För mycket på en gång. Vänta några minuter och försök igen.
host-foreign = Formuläret skickades från en annan webbplats, så vi tog inte emot det.
host-expired = Länken är för gammal eller redan använd.
host-unknown = Vi vet inte vad det här gäller.
host-failed = Något gick fel hos oss. Försök igen.
host-kept = Det du skrev, att kopiera:
mail-confirm-subject = Bekräfta din adress
mail-confirm-text = Någon har angett den här adressen i ett ärende om ”{ $topic }”. Om det var du öppnar du sidan och trycker på knappen:
mail-confirm-not-you = Om det inte var du behöver du inte göra något.

contact = Kontakta oss
contact-short = Kontakt
contact-title = Behöver du mer hjälp?
contact-text = Vi visar dig snabbaste vägen till någon som kan hjälpa till.
tickets = Ärenden

contact-lead = Välj vad det gäller. Vi visar hur du får svar och vad du bör ha till hands.
contact-urgent = Är det bråttom?
contact-answer-label = Vad är problemet? Några ord räcker.
contact-answer-placeholder = Jag kan inte logga in
contact-topics = Vad gäller det?
contact-narrower = Vad mer exakt?
contact-audiences = För vissa kunder
contact-else = Något annat
contact-who = Vad stämmer bäst på dig?
contact-only-for = För:
contact-compare = Jämför alla sätt att nå oss
contact-compare-lead = Vad varje sätt passar för, och vad det inte passar för.
contact-articles = De här artiklarna kanske hjälper direkt
contact-questions = Stämmer något av det här på dig?
contact-questions-no = Om inte, når du oss så här:
contact-yes = Ja
contact-answered = Du svarade ja:
contact-ways = Så når du oss
contact-ways-else = Något annat? Så når du oss
contact-best = Bästa sättet
contact-wait = Vänta
contact-conditional = Också möjligt
contact-if-yes = Om ditt svar är ja:
contact-last = Sista utvägen
contact-refused = Inte för det här ämnet
contact-why-not = Varför inte på ett annat sätt?
contact-instead = I stället:
contact-meanwhile = Fungerar nu:
contact-sounds-like = Det verkar handla om
contact-closest = Vad ligger närmast?
contact-identity = Så visar du vem du är
contact-hours = Öppettider
contact-reply = Svar inom
contact-promise = Svar inom { $reply }
duration-minutes = { $count ->
    [one] { $count } minut
   *[other] { $count } minuter
}
duration-hours = { $count ->
    [one] { $count } timme
   *[other] { $count } timmar
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
duration-working-days = { $count ->
    [one] { $count } arbetsdag
   *[other] { $count } arbetsdagar
}
duration-weeks = { $count ->
    [one] { $count } vecka
   *[other] { $count } veckor
}
contact-languages = Språk
contact-cost = Kostnad
contact-have-ready = Ha till hands
contact-never-send = Skicka aldrig
contact-public = Andra kan läsa det: skriv inga personuppgifter.
contact-way = Kontaktväg
contact-checks = Kan kontrollera vem du är
contact-checks-not = Kan inte kontrollera vem du är
contact-checks-yes = Ja
contact-checks-no = Nej
contact-condition = Villkor
contact-comma = ,
contact-words-human = människa, person, medarbetare, handläggare, prata med, tala med, någon, kundtjänst
contact-words-phone = telefon, telefonnummer, ringa, samtal, nummer
contact-words-chat = chatt, chatta, livechatt
contact-words-mail = e-postadress, mejladress, mejla, skriva till er
contact-words-complaint = klagomål, klaga, reklamation, reklamera
contact-words-hours = öppettider, telefontider, kontorstider
# What is said around such words and names no way of its own.
contact-words-around = vill, behöver, snälla, tack, prata, tala, kontakt, kontakta, nå, skriva, support, hjälp, team, kund, service, riktig, direkt, nu, idag, lämna, akut, bråttom
contact-advantages = Fördelar
contact-drawbacks = Nackdelar
contact-open-chat = Öppna chatten
contact-open-messenger = Öppna meddelandeappen
contact-open-community = Gå till forumet
contact-open-social = Gå till vår sida
contact-open-portal = Öppna { $name }
contact-open-form = Skapa ett ärende
contact-call = Ring { $to }
contact-write = Skriv till { $to }
contact-post = Med post till { $to }
contact-visit = Besök oss: { $to }
contact-ask-through = Be om en tid via:
contact-reason-not-listed = Där kan ingen se eller ändra det som saken gäller.
contact-reason-no-way-to-ask = Här finns inget sätt för dig att be om en tid.
contact-reason-last-resort = Bara för den som inte har något annat sätt kvar.
contact-reason-retired = Det här sättet finns inte längre.
contact-always = Dygnet runt, alla dagar
contact-zone = Tid i { $city }
contact-holidays = Stängt på helgdagar: { $days }
contact-closed-on = Stängt: { $days }
hours-all-day = hela dagen
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } fm
   *[pm] { $time } em
}
hours-closes-in = { $minutes ->
    [one] Stänger om { $minutes } minut
   *[other] Stänger om { $minutes } minuter
}
hours-open = Öppet nu
hours-always = Öppet dygnet runt
hours-opens-today = Öppnar i dag kl. { $time }
hours-opens-on = Öppnar på { $day } kl. { $time }
hours-opens-date = Öppnar den { $date } kl. { $time }
hours-your-time = { $text } ({ $time } din tid)
hours-closed-until = Stängt tills vidare (inget planerat före { $date }).
hours-unknown = Tiderna efter { $date } är inte bestämda ännu; se nedan.
hours-see-below = Se tiderna nedan.
hours-by-appointment = Enligt överenskommelse
hours-any-time = Du kan skriva när som helst. { $text }
day-1 = måndag
day-2 = tisdag
day-3 = onsdag
day-4 = torsdag
day-5 = fredag
day-6 = lördag
day-7 = söndag
day-every = Varje dag
day-range = { $first } till { $last }
day-hours = { $days }, { $times }
tickets-lead = Välj vad det gäller. Formuläret frågar bara efter det vi behöver.
form-lead = Vi svarar inom { $reply }.
form-by-mail = Skicka via e-post
form-mail-has = Ta med:
form-choose = Välj…
form-optional = (valfritt)
form-website = Lämna det här fältet tomt
form-email = Din e-postadress
form-email-hint = Vi svarar till den här adressen.
form-email-identity = Adressen som är registrerad på ditt konto: den visar oss vem du är.
form-username = Användarnamn
form-username-hint = Det du loggar in med. Aldrig ditt lösenord.
form-subject = Ämnesrad
form-subject-hint = Fem till sju ord om vad som är fel, till exempel ”Butiken visar fel 500 sedan uppdateringen”
form-side = Var ligger problemet?
form-side-mine = Hos mig: min enhet, mitt program, min anslutning
form-side-yours = Hos leverantören: webbplatsen, servern, kontot
form-side-unknown = Jag vet inte
form-details = Vad hände?
form-details-hint = Vad du gjorde, vad du såg, när och var. Kopiera felmeddelanden ord för ord.
form-images = Bilder
form-images-hint = Skärmbilder som visar problemet
form-files-limit = Filer: högst { $count }, tillsammans { $megabytes } MB.
form-domain = Domän
form-domain-hint = Till exempel example.com
form-page_address = Sidans adress
form-page_address-hint = Kopiera den från webbläsaren, från https://
form-since = Sedan när?
form-since-hint = Datum och tid, så exakt du vet
form-invoice = Fakturanummer
form-invoice-hint = Högst upp på fakturan
form-phone = Telefonnummer
form-phone-hint = Med landskod, bara om vi har frågor
form-applies = Kryssa för det som stämmer
form-send = Skicka ärendet
form-compose = Skapa meddelandet
form-subject-short = Lite kort: fem till sju ord skiljer ditt problem från andras.
form-subject-long = Lite långt: fem till sju ord är bäst; resten hör hemma nedanför.
form-subject-good = Bra längd.
form-draft = Utkastet finns kvar på den här enheten tills du skickar det.
form-draft-delete = Ta bort utkastet
form-sending = Skickar: { $percent } %
form-unsent = Inte skickat: vi kan inte nås just nu. Din text finns kvar här. Försök igen, eller skicka texten nedan till oss på något annat sätt.
form-composed = Ditt meddelande till { $address }
form-copy = Kopiera texten
form-copied = Kopierat
form-open-mail = Öppna i ditt e-postprogram
form-attach = Bifoga dina filer i mejlet: länken kan inte ta med dem.

tags = Taggar
tags-description = Alla taggar i hjälpcentret.
tagged = Taggen ”{ $tag }”
tag-description = Alla artiklar med taggen ”{ $tag }”.
all-questions = Alla frågor från A till Ö
all-questions-description = Alla artiklar och frågorna de besvarar, efter första bokstaven.
letters = Bokstäver
sitemap = Webbplatskarta
sitemap-description = Alla sidor i hjälpcentret, efter ämne.
about-site = Om det här hjälpcentret
not-found = Sidan finns inte
not-found-text = Adressen kan vara gammal eller felskriven. Sök efter din fråga eller välj ett ämne.
not-found-search = Adressen kan vara gammal eller felskriven. Sök efter din fråga.
not-found-guess = Du kanske menade
moved = Sidan har flyttat

drift-changed = Den här delen har ändrats i originalet sedan den översattes.
drift-new = I originalet står det mer här.
drift-gone = Det här står inte längre i originalet.
drift-title = Titeln eller sammanfattningen har ändrats i originalet sedan den översattes.
drift-original = Läs originalet

guide-step = Steg { $number }
guide-back = Tillbaka
guide-restart = Börja om
alert-note = Notera
alert-tip = Tips
alert-important = Viktigt
alert-warning = Varning
alert-caution = Var försiktig

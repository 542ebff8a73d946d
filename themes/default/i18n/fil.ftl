skip = Lumaktaw sa teksto
home = Home
menu = Menu
main-menu = Pangunahing menu
footer-menu = Iba pang pahina
breadcrumb = Narito ka
language = Pumili ng wika
dark-mode = Madilim na kulay
feed = Mga bagong balita

search = Maghanap
search-label = Maghanap sa help centre
search-placeholder = Itanong sa sarili mong salita
home-title = Paano kami makakatulong?
home-description = Mga sagot sa karaniwang tanong, at ang tamang paraan para makausap kami sa iba pa.
categories = Tumingin ayon sa paksa
subcategories = Mga paksa sa bahaging ito
featured = Mabuting malaman
top-questions = Pinakanakatulong sa iba
articles = Mga artikulo
no-articles = Wala pang laman ito sa wikang ito.
articles-count = { $count ->
    [one] { $count } artikulo
   *[other] { $count } na artikulo
}

on-this-page = Sa pahinang ito
copy-link = Kopyahin ang link sa “{ $title }”
link-copied = Nakopya na ang link
posted-by = Isinulat ni { $author }
published = Inilathala noong { $date }
updated = Binago noong { $date }
date = { $month ->
    [1] Enero
    [2] Pebrero
    [3] Marso
    [4] Abril
    [5] Mayo
    [6] Hunyo
    [7] Hulyo
    [8] Agosto
    [9] Setyembre
    [10] Oktubre
    [11] Nobyembre
   *[12] Disyembre
} { $day }, { $year }
until = May bisa ang paunawang ito hanggang { $date }.
expired = Natapos ang paunawang ito noong { $date }. Maaaring hindi na ito totoo.
ended = Tapos na
audience = Para sa
fallback = Hindi pa naisasalin ang artikulong ito. Binabasa mo ito sa { $language }.
related = Kaugnay na mga artikulo
neighbours = Iba pang artikulo sa bahaging ito
previous = Nakaraan
next = Susunod
edit-page = I-edit ang pahinang ito
footnotes = Mga talababa
footnote-back = Bumalik sa teksto

rating = Boto ng mga mambabasa
helpful-question = Nakatulong ba ito?
yes = Oo
no = Hindi
votes = { $votes ->
    [0] 0 boto
   *[other] { $yes } sa { $votes } ang nagsabing nakatulong ito
}

contact = Makipag-ugnayan
contact-title = Kailangan mo pa ba ng tulong?
contact-text = Ituturo namin ang pinakamabilis na daan sa taong makakatulong sa iyo.
tickets = Mga ticket

tags = Mga tag
tags-description = Lahat ng tag sa help centre.
tagged = May tag na “{ $tag }”
tag-description = Lahat ng artikulong may tag na “{ $tag }”.
all-questions = Lahat ng tanong, A hanggang Z
all-questions-description = Bawat artikulo at bawat tanong na sinasagot nito, ayon sa unang titik.
letters = Mga titik
sitemap = Mapa ng site
sitemap-description = Lahat ng pahina ng help centre, ayon sa paksa.
about-site = Tungkol sa help centre na ito
not-found = Walang ganitong pahina
not-found-text = Maaaring luma o mali ang pagkaka-type ng address. Hanapin ang tanong mo, o pumili ng paksa.
moved = Lumipat na ang pahinang ito

alert-note = Paalala
alert-tip = Payo
alert-important = Mahalaga
alert-warning = Babala
alert-caution = Mag-ingat

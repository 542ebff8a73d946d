# Glossary: readers are addressed as: ikaw, mo
#   ticket: ticket
#   never: centre, nakatala*

skip = Lumaktaw sa nilalaman
home = Home
menu = Menu
close = Isara
main-menu = Pangunahing menu
footer-menu = Iba pang pahina
breadcrumb = Narito ka
language = Pumili ng wika
dark-mode = Dark mode
feed = Feed ng mga bago

search = Maghanap
search-label = Maghanap sa help center
search-placeholder = Itanong sa sarili mong salita
search-busy = Naghahanap…
search-found = Mga resulta: { $count }
search-none = Walang nahanap para sa “{ $query }”
search-none-help = Subukan ang ibang salita o mas kaunting salita. O magtanong sa amin.
search-none-help-alone = Subukan ang ibang salita o mas kaunting salita.
search-elsewhere = Wala sa wikang ito. Ito ang mayroon sa ibang wika:
search-unfiltered = Walang resulta sa mga filter na ito. Kung wala ang mga ito:
search-less = Mas malayong sagot
search-all = Lahat ng resulta para sa “{ $query }”
search-more = Higit pang resulta
search-unavailable = Hindi magamit ang paghahanap sa ngayon.
search-ask-any = Wala rito? Magtanong sa amin
search-ask-about = Wala rito? Magtanong sa amin tungkol sa “{ $topic }”
search-category = Paksa
search-category-any = Lahat ng paksa
search-audience = Para sa
search-audience-any = Para sa lahat
find-here = Maghanap sa bahaging ito
home-title = Paano kami makakatulong?
home-description = Mga sagot sa karaniwang tanong, at ang tamang paraan para makausap kami sa iba pa.
home-description-alone = Mga sagot sa karaniwang tanong.
categories = Tumingin ayon sa paksa
subcategories = Mga paksa sa bahaging ito
featured = Mabuting malaman
top-questions = Pinakanakatulong sa iba
often-read = Madalas itanong
articles = Mga artikulo
no-articles = Wala pang laman ito sa wikang ito.
articles-count = { $count ->
    [one] { $count } artikulo
   *[other] { $count } na artikulo
}

on-this-page = Sa pahinang ito
copy-link = Kopyahin ang link sa “{ $title }”
link-copied = Nakopya na ang link
copy = Kopyahin
copied = Nakopya na
enlarge = Palakihin ang larawan
play-video = I-play ang video
watch-at = Panoorin sa { $site }
posted-by = May-akda: { $author }
published = Inilathala noong { $date }
updated = Binago noong { $date }
changed-since = Nagbago mula noong huli mong pagbisita
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
fallback = Hindi pa naisasalin ang artikulong ito. Binabasa mo ito sa wikang { $language }.
language-missing = hindi ang pahinang ito
translation-missing = Wala pa sa Filipino ang pahinang binabasa mo. Ito ang unang pahina.
related = Kaugnay na mga artikulo
neighbours = Iba pang artikulo sa bahaging ito
previous = Nakaraang artikulo
next = Susunod na artikulo
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
rating-thanks = Salamat
rating-else = Baka narito ang sagot
rating-ask = O magtanong sa amin
rating-sorry = Paumanhin, hindi ito nakatulong
rating-why = Ano ang mali?
rating-reason-incomplete = May kulang
rating-reason-unclear = Mahirap intindihin
rating-reason-wrong = Mali ito
rating-reason-outdated = Luma na ito
rating-reason-other = Iba pa
rating-comment = Ano sana ang nakatulong?
rating-comment-hint = Hindi kami makakasagot dito. Huwag maglagay ng personal na impormasyon.
rating-send = Ipadala
rating-voted-yes = Nakatulong ito sa iyo.
rating-voted-no = Hindi ito nakatulong sa iyo.
rating-failed = Hindi na-save ang boto mo. Pakisubukang muli.
replies = Mga tugon
replies-none = Wala pang tugon.
reply-title = Mag-iwan ng tugon
reply-name = Pangalan
reply-email-hint = Hindi ito ipinapakita sa publiko.
reply-text = Ang tugon mo
reply-send = Ipadala ang tugon
reply-note = Lalabas ang mga tugon kapag nabasa na namin.
reply-held = Salamat sa tugon mo
reply-held-text = Binabasa namin ang bawat tugon bago ito lumabas sa ilalim ng artikulo.
ticket-title = Ang ticket mo
ticket-received = Natanggap namin ang ticket mo
ticket-number = Numero ng ticket:
ticket-mail = Buksan ang link sa e-mail na kapapadala lang namin, para malaman naming sa iyo ang address:
ticket-until = Sasagot kami hanggang { $date }, { $time } ({ $zone }).
ticket-private = Huwag ibahagi ang link na ito. Makikita roon ang lagay ng ticket mo, at puwede mo itong dagdagan o burahin.
ticket-look = Tingnan ang ticket mo
tickets-here = Ang mga ticket mo sa device na ito
tickets-forget = Alisin ang listahang ito sa device
state-handed = Nasa team na namin ito.
state-waiting = Papunta na ito sa team namin.
state-confirmed = Kumpirmado na ang address mo.
state-unconfirmed = Hindi pa kumpirmado ang address mo.
state-done = Tapos na ito sa team namin.
ticket-sent = Ang ipinadala mo
ticket-answer = Ang sagot namin
ticket-added = Idinagdag mo
ticket-add = Magdagdag
ticket-erase = Burahin ang ticket na ito
ticket-erase-text = Permanenteng aalisin ang lahat ng ipinadala mo kasama ng ticket na ito.
ticket-erased = Nabura na ang ticket mo
address-confirm = Kumpirmahin ang address ko
address-confirm-text = Isang click lang at malalaman naming nakararating sa iyo ang e-mail namin.
address-confirmed = Kumpirmado na ang address mo
host-results = Mga resulta para sa “{ $query }”
host-elsewhere = Walang nakita sa wikang ito. Nasa ibang wika ang mga artikulong ito.
host-nothing = Walang nakita. Sumubok ng ibang salita, o magtanong sa amin.
host-back = Bumalik sa pahina
host-check = Tingnan muna ang isinulat mo, saka ipadala.
host-mend = May kulang o hindi tama. Narito pa rin ang isinulat mo.
host-missing = Pakisagutan ito.
host-long = Hanggang { $most } na karakter ang “{ $field }”, at { $length } ang narito. Walang pinutol: pakiiklian ito.
host-bad-email = Hindi ito e-mail address.
host-odd-email = Hindi umaabot ang aming email sa mga address na may letrang gaya ng “ñ” o “用” bago ang @. Pakilagay ang ibang address.
host-bad-files = Hindi matatanggap ang mga file na ito:
host-file-kind = hindi tinatanggap ang ganitong uri ng file (larawan, video, PDF, dokumento ng opisina at text ang tinatanggap)
host-file-empty = walang laman ito
host-file-large = masyadong malaki kasama ng iba (10 MB lahat-lahat)
host-file-many = sobra ng isang file (lima ang pinakamarami)
host-file-here = ito lang ang tinatanggap ng form na ito: { $endings }
host-file-none = hindi tumatanggap ng file ang form na ito
host-files-again = Piliin muli ang mga file mo:
host-trouble = Hindi ito gumana
host-too-large = Higit ito sa kaya naming tanggapin nang isahan.
host-too-often = Masyadong marami nang sabay-sabay. Maghintay ng ilang minuto, saka subukang muli.
host-foreign = Ipinadala ang form na ito mula sa ibang site, kaya hindi namin tinanggap.
host-expired = Masyado nang luma ang link na ito, o nagamit na.
host-unknown = Hindi namin alam kung tungkol saan ito.
host-failed = Nagkaproblema sa panig namin. Pakisubukang muli.
host-kept = Ang isinulat mo, para makopya:
mail-confirm-subject = Pakikumpirma ang address mo
mail-confirm-text = May nagbigay ng address na ito para sa ticket tungkol sa “{ $topic }”. Kung ikaw iyon, buksan ang pahinang ito at pindutin ang button:
mail-confirm-not-you = Kung hindi ikaw iyon, wala kang kailangang gawin.

contact = Makipag-ugnayan
contact-short = Kontak
contact-title = Kailangan mo pa ba ng tulong?
contact-text = Ituturo namin ang pinakamabilis na daan sa taong makakatulong sa iyo.
tickets = Mga ticket

contact-lead = Piliin kung tungkol saan ito. Ipapakita namin kung paano makakuha ng sagot, at kung ano ang ihahanda.
contact-urgent = Urgent ba?
contact-answer-label = Ano ang problema? Sapat na ang ilang salita.
contact-answer-placeholder = Hindi ako makapag-sign in
contact-topics = Tungkol saan ito?
contact-narrower = Ano mismo?
contact-audiences = Para sa partikular na mga customer
contact-else = Iba pa
contact-who = Alin ang naglalarawan sa iyo?
contact-only-for = Para sa:
contact-compare = Paghambingin ang lahat ng paraan para makontak kami
contact-compare-lead = Kung saan mainam ang bawat paraan, at kung saan hindi.
contact-articles = Baka makatulong agad ang mga artikulong ito
contact-questions = May angkop ba sa iyo sa mga ito?
contact-questions-no = Kung wala, ganito kami makokontak:
contact-yes = Oo
contact-answered = Oo ang sagot mo sa:
contact-ways = Paano kami makokontak
contact-ways-else = Iba pa? Paano kami makokontak
contact-best = Pinakamainam
contact-wait = Maghintay muna
contact-conditional = Posible rin
contact-if-yes = Kung oo ang sagot mo sa:
contact-last = Huling paraan
contact-refused = Hindi para sa paksang ito
contact-why-not = Bakit hindi sa ibang paraan?
contact-instead = Sa halip:
contact-meanwhile = Gumagana ngayon:
contact-sounds-like = Parang tungkol ito sa
contact-closest = Alin ang pinakamalapit?
contact-identity = Paano patunayan kung sino ka
contact-hours = Oras
contact-reply = Sagot sa loob ng
contact-promise = Sagot sa loob ng { $reply }
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } na minuto
}
duration-hours = { $count ->
    [one] { $count } oras
   *[other] { $count } na oras
}
duration-days = { $count ->
    [one] { $count } araw
   *[other] { $count } na araw
}
duration-working-days = { $count ->
    [one] { $count } araw na may pasok
   *[other] { $count } na araw na may pasok
}
duration-weeks = { $count ->
    [one] { $count } linggo
   *[other] { $count } na linggo
}
contact-languages = Mga wika
contact-cost = Bayad
contact-have-ready = Ihanda
contact-never-send = Huwag kailanman ipadala
contact-public = Nababasa ito ng iba: huwag maglagay ng personal na impormasyon.
contact-way = Paraan
contact-checks = Kayang suriin kung sino ka
contact-checks-not = Hindi kayang suriin kung sino ka
contact-checks-yes = Oo
contact-checks-no = Hindi
contact-condition = Kondisyon
contact-comma = ,
contact-words-human = tao, makausap, kausapin, ahente, kinatawan, operator, hello, hi, kumusta, magandang araw, totoong tao, agent, customer service, customer support, csr, kausap, kumausap, makipag-usap, usap, sumasagot, hoy, helo, taong, tao ba, hindi robot, live agent, may sumasagot, kokontakin, kontakin, matanong, kakausapin, nakausap, pakausap, representative, staff, tauhan, tulong, patulong, help
contact-words-phone = telepono, tawag, tumawag, tawagan, numero, number, phone, phone number, contact number, hotline, landline, call, matawagan, tatawagan, tatawag, telephone, telepono ninyo, tumatawag, contact no, cp number, cellphone number, tel no, pwedeng tawagan, linya, linya ng telepono, landline nyo
contact-words-chat = chat, makipag-chat, mag-chat, ichat, chatbot, mag-message, message
contact-words-mail = email address, sumulat sa inyo, i-email, mag-email, email nyo, e-mail ninyo
contact-words-complaint = reklamo, magreklamo, manager, supervisor, complain, complaint, magrereklamo, irereklamo, boss, reklamo ko, pangit, bulok, palpak, walang kwenta, hindi maayos, sumbong, magsumbong, hinaing, dismayado, nakakainis, nakakadismaya, bad service, panget, pangit na serbisyo, may-ari, boss nyo, bastos, masungit, walang modo, hindi maganda, bad experience, di maganda
contact-words-hours = oras ng trabaho, oras ng opisina, bukas, sabado, linggo, weekend, holiday, office hours, anong oras, bukas kayo, oras, oras bukas, sarado, magsasara, nagsasara, magbubukas, lunes, biyernes, gabi, umaga, hapon, 24 hours, schedule, hanggang kailan
# What is said around such words and names no way of its own.
contact-words-around = gusto, kong, akong, po, ba, naman, lang, kayo, kailangan, puwede, pwede, paki, makipag-usap, usap, kontak, makontak, sumulat, suporta, tulong, team, customer, serbisyo, totoong, totoo, direkta, ngayon, magsumite, agad, ninyo, inyo, niyo, nyo, n'yo, gustong, sana, pano, paano, makausap, kausap, pls, please, live, real, tanong, magtanong, contact, hingi, pahingi, may, tanungin, maka, saan, hanggang, service, yung, talaga, nyong, ninyong, sobrang, grabe, makipag-ugnayan, ugnayan, bigay, bigyan, ibigay, penge, pahinge, tulungan, tulungang, patulong, kunin
contact-advantages = Mga kalamangan
contact-drawbacks = Mga kahinaan
contact-open-chat = Buksan ang chat
contact-open-messenger = Buksan ang messenger
contact-open-community = Pumunta sa komunidad
contact-open-social = Pumunta sa page namin
contact-open-portal = Buksan ang { $name }
contact-open-form = Sumulat ng ticket
contact-call = Tumawag sa { $to }
contact-write = Sumulat sa { $to }
contact-post = Magpadala ng liham sa { $to }
contact-visit = Bisitahin kami sa { $to }
contact-ask-through = Humingi ng appointment sa pamamagitan ng:
contact-reason-not-listed = Hindi nila makikita o mababago ang bagay na ito.
contact-reason-no-way-to-ask = Walang paraan dito para makahingi ka ng appointment.
contact-reason-last-resort = Para lang sa mga wala nang ibang paraan.
contact-reason-retired = Wala na ang paraang ito.
contact-always = 24 oras, araw-araw
contact-zone = Oras sa { $city }
contact-holidays = Sarado tuwing pista opisyal: { $days }
contact-closed-on = Sarado sa { $days }
hours-all-day = buong araw
hours-clock = 12
hours-time-12 = { $half ->
    [am] { $time } AM
   *[pm] { $time } PM
}
hours-closes-in = { $minutes ->
    [one] Magsasara sa loob ng { $minutes } minuto
   *[other] Magsasara sa loob ng { $minutes } na minuto
}
hours-open = Bukas ngayon
hours-always = Bukas nang 24 oras
hours-opens-today = Magbubukas ngayong araw nang { $time }
hours-opens-on = Magbubukas sa { $day } nang { $time }
hours-opens-date = Magbubukas sa { $date } nang { $time }
hours-your-time = { $text } ({ $time } sa oras mo)
hours-closed-until = Sarado hanggang sa susunod na abiso (walang nakatakda bago ang { $date }).
hours-unknown = Wala pang nakatakdang oras pagkatapos ng { $date }; tingnan sa ibaba.
hours-see-below = Tingnan ang mga oras sa ibaba.
hours-by-appointment = Ayon sa appointment
hours-any-time = Puwede kang sumulat anumang oras. { $text }
day-1 = Lunes
day-2 = Martes
day-3 = Miyerkoles
day-4 = Huwebes
day-5 = Biyernes
day-6 = Sabado
day-7 = Linggo
day-every = Araw-araw
day-range = { $first } hanggang { $last }
day-hours = { $days }, { $times }
tickets-lead = Piliin kung tungkol saan ito. Ang kailangan lang namin ang itatanong ng form.
form-lead = Sasagot kami sa loob ng { $reply }.
form-by-mail = Ipadala sa e-mail
form-mail-has = Ilagay dito:
form-choose = Pumili…
form-optional = (opsyonal)
form-website = Iwanang blangko
form-email = Ang e-mail address mo
form-email-hint = Sa address na ito kami sasagot.
form-email-identity = Ang nakarehistrong e-mail ng account mo: ito ang nagpapakita kung sino ka.
form-username = Username
form-username-hint = Gaya ng ginagamit mo sa pag-sign in. Huwag kailanman ang password.
form-subject = Paksa
form-subject-hint = Lima hanggang pitong salita tungkol sa problema, gaya ng “May error 500 ang tindahan mula nang mag-update”
form-side = Nasaan ang problema?
form-side-mine = Sa panig ko: device, programa o koneksiyon ko
form-side-yours = Sa panig ninyo: site, server o account
form-side-unknown = Hindi ko alam
form-details = Ano ang nangyari?
form-details-hint = Ano ang ginawa mo, ano ang nakita mo, kailan at saan. Kopyahin nang buo ang mga mensahe ng error.
form-images = Mga larawan
form-images-hint = Mga screenshot na nagpapakita ng problema
form-files-limit = Mga file: hanggang { $count }, { $megabytes } MB lahat-lahat.
form-domain = Domain
form-domain-hint = Gaya ng example.com
form-page_address = Address ng pahina
form-page_address-hint = Kopyahin mula sa browser, simula sa https://
form-since = Kailan pa?
form-since-hint = Petsa at oras, sa abot ng alam mo
form-invoice = Numero ng invoice
form-invoice-hint = Nasa itaas ng invoice
form-phone = Numero ng telepono
form-phone-hint = May country code, kung sakaling may tanong kami
form-applies = Lagyan ng tsek ang angkop
form-send = Ipadala ang ticket
form-compose = Buuin ang mensahe
form-subject-short = Medyo maikli: lima hanggang pitong salita ang magpapakilala sa problema mo.
form-subject-long = Medyo mahaba: lima hanggang pitong salita ang pinakamainam; sa ibaba ang iba pa.
form-subject-good = Tama ang haba.
form-draft = Nakatago ang draft mo sa device na ito hanggang ipadala mo.
form-draft-delete = Burahin ang draft
form-sending = Ipinapadala: { $percent }%
form-unsent = Hindi naipadala: hindi kami makontak ngayon. Nandito pa ang isinulat mo. Subukang muli, o ipadala sa amin ang teksto sa ibaba sa ibang paraan.
form-composed = Ang mensahe mo sa { $address }
form-copy = Kopyahin ang teksto
form-copied = Nakopya na
form-open-mail = Buksan sa mail program mo
form-attach = I-attach ang mga file mo sa e-mail: hindi madadala ng link ang mga ito.

tags = Mga tag
tags-description = Lahat ng tag sa help center.
tagged = May tag na “{ $tag }”
tag-description = Lahat ng artikulong may tag na “{ $tag }”.
all-questions = Lahat ng tanong, A hanggang Z
all-questions-description = Bawat artikulo at bawat tanong na sinasagot nito, ayon sa unang titik.
letters = Mga titik
sitemap = Mapa ng site
sitemap-description = Lahat ng pahina ng help center, ayon sa paksa.
about-site = Tungkol sa help center na ito
not-found = Walang ganitong pahina
not-found-text = Maaaring luma o mali ang pagkaka-type ng address. Hanapin ang tanong mo, o pumili ng paksa.
not-found-search = Maaaring luma o mali ang pagkaka-type ng address. Hanapin ang tanong mo.
not-found-guess = Baka ang hanap mo ay
moved = Lumipat na ang pahinang ito

drift-changed = Nagbago ang bahaging ito sa orihinal mula nang isalin.
drift-new = May dagdag dito ang orihinal.
drift-gone = Wala na ito sa orihinal.
drift-title = Nagbago ang pamagat o buod sa orihinal mula nang isalin.
drift-original = Basahin ang orihinal

guide-step = Hakbang { $number }
guide-back = Bumalik
guide-restart = Magsimula muli
alert-note = Paalala
alert-tip = Payo
alert-important = Mahalaga
alert-warning = Babala
alert-caution = Mag-ingat

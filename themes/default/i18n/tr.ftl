# Glossary: readers are addressed as: siz
#   ticket: talep, taleb
#   never: bilet*, sözcük*, ileti*, bütün, sen, senin

skip = İçeriğe geç
home = Ana sayfa
menu = Menü
close = Kapat
main-menu = Ana menü
footer-menu = Diğer sayfalar
breadcrumb = Buradasınız
language = Dil seçin
dark-mode = Koyu görünüm
feed = Haber akışı

search = Ara
search-label = Yardım merkezinde ara
search-placeholder = Kendi sözlerinizle sorun
search-busy = Aranıyor…
search-found = Sonuç: { $count }
search-none = “{ $query }” için bir şey bulunamadı
search-none-help = Başka ya da daha az kelime deneyin. Veya bize sorun.
search-none-help-alone = Başka ya da daha az kelime deneyin.
search-elsewhere = Bu dilde bir şey yok. Başka dillerde bunlar var:
search-unfiltered = Bu filtrelerle sonuç yok. Filtresiz sonuçlar:
search-less = Daha az olası
search-all = “{ $query }” için tüm sonuçlar
search-more = Daha çok sonuç
search-unavailable = Arama şu anda kullanılamıyor.
search-ask-any = Burada yok mu? Bize sorun
search-ask-about = Burada yok mu? “{ $topic }” hakkında bize sorun
search-category = Konu
search-category-any = Tüm konular
search-audience = Kimler için
search-audience-any = Herkes
find-here = Bu bölümde ara
home-title = Nasıl yardımcı olabiliriz?
home-description = Sık sorulan soruların yanıtları ve geri kalan her şey için bize ulaşmanın doğru yolu.
home-description-alone = Sık sorulan soruların yanıtları.
categories = Konulara göre
subcategories = Bu bölümün konuları
featured = Bilmekte fayda var
top-questions = En çok işe yarayanlar
often-read = Sık sorulanlar
articles = Makaleler
no-articles = Bu dilde henüz bir şey yok.
articles-count = { $count } makale

on-this-page = Bu sayfada
copy-link = “{ $title }” bağlantısını kopyala
link-copied = Bağlantı kopyalandı
copy = Kopyala
copied = Kopyalandı
enlarge = Resmi büyüt
play-video = Videoyu oynat
watch-at = { $site } sitesinde izle
posted-by = Yazan: { $author }
published = Yayın tarihi: { $date }
updated = Güncelleme: { $date }
changed-since = Son ziyaretinizden beri değişti
date = { $day } { $month ->
    [1] Ocak
    [2] Şubat
    [3] Mart
    [4] Nisan
    [5] Mayıs
    [6] Haziran
    [7] Temmuz
    [8] Ağustos
    [9] Eylül
    [10] Ekim
    [11] Kasım
   *[12] Aralık
} { $year }
until = Bu duyurunun geçerli olduğu son gün: { $date }.
expired = Bu duyuru şu tarihte sona erdi: { $date }. Artık doğru olmayabilir.
ended = Sona erdi
audience = Kimler için:
fallback = Bu makale henüz çevrilmedi. Şu dilde okuyorsunuz: { $language }.
language-missing = bu sayfa yok
translation-missing = Okuduğunuz sayfa henüz Türkçe değil. Burası ana sayfa.
related = İlgili makaleler
neighbours = Bu bölümün diğer makaleleri
previous = Önceki makale
next = Sonraki makale
edit-page = Bu sayfayı düzenle
footnotes = Dipnotlar
footnote-back = Metne dön

rating = Okur oyları
helpful-question = Yardımcı oldu mu?
yes = Evet
no = Hayır
votes = { $votes ->
    [0] 0 oy
   *[other] { $votes } kişiden { $yes } kişi faydalı buldu
}
rating-thanks = Teşekkürler
rating-else = Belki yanıt buradadır
rating-ask = Ya da bize sorun
rating-sorry = Yardımcı olamadığı için üzgünüz
rating-why = Sorun neydi?
rating-reason-incomplete = Bir şey eksik
rating-reason-unclear = Anlaması zor
rating-reason-wrong = Yanlış
rating-reason-outdated = Güncel değil
rating-reason-other = Başka bir şey
rating-comment = Ne yardımcı olurdu?
rating-comment-hint = Buradan yanıt veremiyoruz. Lütfen kişisel bilgi yazmayın.
rating-send = Gönder
rating-voted-yes = Bunu faydalı buldunuz.
rating-voted-no = Bunu faydalı bulmadınız.
rating-failed = Oyunuz kaydedilemedi. Lütfen yeniden deneyin.
replies = Yanıtlar
replies-none = Henüz yanıt yok.
reply-title = Yanıt yazın
reply-name = Ad
reply-email-hint = Hiçbir yerde yayımlanmaz.
reply-text = Yanıtınız
reply-send = Yanıtı gönder
reply-note = Yanıtlar biz okuduktan sonra görünür.
reply-held = Yanıtınız için teşekkürler
reply-held-text = Her yanıtı makalenin altında görünmeden önce okuruz.
ticket-title = Talebiniz
ticket-received = Talebiniz bize ulaştı
ticket-number = Talep numarası:
ticket-mail = Adresin size ait olduğunu bilmemiz için az önce gönderdiğimiz e-postadaki bağlantıyı açın:
ticket-until = En geç yanıt zamanı: { $date }, { $time } ({ $zone }).
ticket-private = Bu bağlantıyı kimseyle paylaşmayın. Talebinizin durumunu gösterir; ona ekleme yapabilir veya onu silebilirsiniz.
ticket-look = Talebinizi görüntüleyin
tickets-here = Bu cihazdaki talepleriniz
tickets-forget = Bu listeyi cihazdan kaldır
state-handed = Ekibimize ulaştı.
state-waiting = Ekibimize doğru yolda.
state-confirmed = Adresiniz onaylandı.
state-unconfirmed = Adresiniz henüz onaylanmadı.
state-done = Ekibimiz tamamladı.
ticket-sent = Gönderdikleriniz
ticket-answer = Yanıtımız
ticket-added = Eklediğiniz
ticket-add = Ekleme yap
ticket-erase = Bu talebi sil
ticket-erase-text = Bu taleple gönderdiğiniz her şey kalıcı olarak kaldırılır.
ticket-erased = Talebiniz silindi
address-confirm = Adresimi onayla
address-confirm-text = Tek tıkla, e-postalarımızın size ulaştığını bilelim.
address-confirmed = Adresiniz onaylandı
host-results = “{ $query }” için sonuçlar
host-elsewhere = Bu dilde bir şey bulunamadı. Bu makaleler başka dillerde.
host-nothing = Bir şey bulunamadı. Başka kelimeler deneyin ya da bize sorun.
host-back = Sayfaya dön
host-check = Yazdıklarınızı gözden geçirip gönderin.
host-mend = Bir şey eksik ya da tam doğru değil. Metniniz hâlâ burada.
host-missing = Lütfen burayı doldurun.
host-long = “{ $field }” alanı en çok { $most } karakter alır, burada { $length } var. Hiçbir şey kesilmedi: lütfen kısaltın.
host-bad-email = Bu bir e-posta adresi değil.
host-odd-email = E-postamız, @ işaretinden önce “ü” ya da “用” gibi harfler olan adreslere ulaşmıyor. Lütfen başka bir adres verin.
host-bad-files = Bu dosyalar kabul edilemiyor:
host-file-kind = bu tür dosyalar kabul edilmiyor (görsel, video, PDF, ofis belgesi ve metin kabul edilir)
host-file-empty = dosya boş
host-file-large = diğerleriyle birlikte çok büyük (toplam 10 MB)
host-file-many = bir dosya fazla (en çok beş)
host-file-here = bu form yalnızca şunları kabul eder: { $endings }
host-file-none = bu form dosya kabul etmez
host-files-again = Dosyalarınızı yeniden seçin:
host-trouble = Bir sorun oluştu
host-too-large = Bu, bir seferde alabileceğimizden fazlaydı.
host-too-often = Kısa sürede çok fazla gönderim. Birkaç dakika bekleyip yeniden deneyin.
host-foreign = Bu form başka bir siteden gönderildi, bu yüzden kabul etmedik.
host-expired = Bu bağlantı çok eski ya da daha önce kullanılmış.
host-unknown = Bunun neyle ilgili olduğunu bilmiyoruz.
host-failed = Bizim tarafımızda bir sorun oldu. Lütfen yeniden deneyin.
host-kept = Yazdıklarınız, kopyalamak için:
mail-confirm-subject = Lütfen adresinizi onaylayın
mail-confirm-text = Birisi “{ $topic }” konulu bir talep için bu adresi verdi. Bu sizseniz bu sayfayı açıp düğmeye basın:
mail-confirm-not-you = Bu siz değilseniz yapmanız gereken bir şey yok.

contact = Bize ulaşın
contact-short = İletişim
contact-title = Hâlâ yardıma mı ihtiyacınız var?
contact-text = Size yardımcı olabilecek kişiye giden en kısa yolu gösteririz.
tickets = Destek talepleri

contact-lead = Konuyu seçin. Size nasıl yanıt alacağınızı ve neleri hazır bulunduracağınızı gösterelim.
contact-urgent = Acil mi?
contact-answer-label = Sorunu birkaç kelimeyle anlatın
contact-answer-placeholder = Oturum açamıyorum
contact-topics = Konu ne?
contact-narrower = Tam olarak ne?
contact-audiences = Belirli müşteriler için
contact-else = Başka bir şey
contact-who = Hangisi sizi tanımlıyor?
contact-only-for = Kimin için:
contact-compare = Bize ulaşmanın tüm yollarını karşılaştırın
contact-compare-lead = Her yolun neye yaradığı ve neye yaramadığı.
contact-articles = Bu makaleler hemen yardımcı olabilir
contact-questions = Bunlardan biri sizin için geçerli mi?
contact-questions-no = Hiçbiri değilse şöyle ulaşın:
contact-yes = Evet
contact-answered = Evet dediniz:
contact-ways = Bize nasıl ulaşırsınız
contact-ways-else = Başka bir şey mi? Bize nasıl ulaşırsınız
contact-best = En iyi yol
contact-wait = Lütfen bekleyin
contact-conditional = Bu da olabilir
contact-if-yes = Yanıtınız evet ise:
contact-last = Son çare
contact-refused = Bu konu için değil
contact-why-not = Neden başka bir yolla değil?
contact-instead = Bunun yerine:
contact-meanwhile = Şu an ulaşılabilir:
contact-sounds-like = Konu şu gibi görünüyor:
contact-closest = Hangisi en yakın?
contact-identity = Kimliğinizi nasıl kanıtlarsınız
contact-hours = Saatler
contact-reply = Yanıt süresi
contact-promise = { $reply } içinde yanıt
duration-minutes = { $count ->
    [one] { $count } dakika
   *[other] { $count } dakika
}
duration-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
}
duration-days = { $count ->
    [one] { $count } gün
   *[other] { $count } gün
}
duration-working-days = { $count ->
    [one] { $count } iş günü
   *[other] { $count } iş günü
}
duration-weeks = { $count ->
    [one] { $count } hafta
   *[other] { $count } hafta
}
contact-languages = Diller
contact-cost = Ücret
contact-have-ready = Hazır bulundurun
contact-never-send = Asla göndermeyin
contact-public = Başkaları okuyabilir: lütfen kişisel bilgi yazmayın.
contact-way = Kanal
contact-checks = Kimliğinizi doğrulayabilir
contact-checks-not = Kimliğinizi doğrulayamaz
contact-checks-yes = Evet
contact-checks-no = Hayır
contact-condition = Koşul
contact-comma = ,
contact-words-human = insan, kişi, temsilci, yetkili, görüşmek, konuşmak, müşteri hizmetleri, merhaba, selam
contact-words-phone = telefon, aramak, telefon numarası, numara, ara
contact-words-chat = sohbet, canlı destek, canlı sohbet
contact-words-mail = e-posta adresi, e-posta göndermek
contact-words-complaint = şikayet, şikâyet, yönetici, müdür
contact-words-hours = çalışma saatleri, açılış saatleri, mesai saatleri
# What is said around such words and names no way of its own.
contact-words-around = istiyorum, ihtiyacım, lütfen, iletişim, ulaşmak, yazmak, destek, yardım, ekip, müşteri, hizmet, gerçek, doğrudan, şimdi, bugün, etmek, acil
contact-advantages = Artıları
contact-drawbacks = Eksileri
contact-open-chat = Sohbeti aç
contact-open-messenger = Mesajlaşmayı aç
contact-open-community = Topluluğa git
contact-open-social = Sayfamıza git
contact-open-portal = { $name } sayfasını aç
contact-open-form = Talep yaz
contact-call = { $to } numarasını ara
contact-write = { $to } adresine yaz
contact-post = { $to } adresine posta ile
contact-visit = Bizi ziyaret edin: { $to }
contact-ask-through = Randevuyu şuradan isteyin:
contact-reason-not-listed = Orada bu konuyu göremez veya değiştiremezler.
contact-reason-no-way-to-ask = Randevu istemenin hiçbir yolu burada size açık değil.
contact-reason-last-resort = Yalnızca başka yolu kalmayanlar için.
contact-reason-retired = Bu yol artık yok.
contact-always = Her gün 24 saat
contact-zone = { $city } saati
contact-holidays = Resmî tatillerde kapalı: { $days }
contact-closed-on = Kapalı: { $days }
hours-all-day = tüm gün
hours-clock = 24
hours-time-12 = { $half ->
    [am] ÖÖ { $time }
   *[pm] ÖS { $time }
}
hours-closes-in = { $minutes ->
    [one] { $minutes } dakika içinde kapanıyor
   *[other] { $minutes } dakika içinde kapanıyor
}
hours-open = Şu an açık
hours-always = 24 saat açık
hours-opens-today = Açılış: bugün { $time }
hours-opens-on = Açılış: { $day }, { $time }
hours-opens-date = Açılış: { $date }, { $time }
hours-your-time = { $text } (sizin saatinizle { $time })
hours-closed-until = İkinci bir duyuruya kadar kapalı ({ $date } öncesi için plan yok).
hours-unknown = { $date } sonrasının saatleri henüz belli değil; aşağıya bakın.
hours-see-below = Aşağıdaki saatlere bakın.
hours-by-appointment = Randevuyla
hours-any-time = İstediğiniz zaman yazabilirsiniz. { $text }
day-1 = Pazartesi
day-2 = Salı
day-3 = Çarşamba
day-4 = Perşembe
day-5 = Cuma
day-6 = Cumartesi
day-7 = Pazar
day-every = Her gün
day-range = { $first } – { $last }
day-hours = { $days }, { $times }
tickets-lead = Konuyu seçin. Form yalnızca gerekeni sorar.
form-lead = Yanıt süresi: { $reply }.
form-by-mail = E-postayla gönderin
form-mail-has = Lütfen şunları yazın:
form-choose = Seçin…
form-optional = (isteğe bağlı)
form-website = Burayı boş bırakın
form-email = E-posta adresiniz
form-email-hint = Bu adrese yanıt veririz.
form-email-identity = Hesabınızda kayıtlı adres: sizi bununla tanırız.
form-username = Kullanıcı adı
form-username-hint = Oturum açarken kullandığınız. Parolanızı asla yazmayın.
form-subject = Konu başlığı
form-subject-hint = Sorunu anlatan beş ila yedi kelime, örneğin “Güncellemeden beri mağaza 500 hatası veriyor”
form-side = Sorun nerede?
form-side-mine = Bende: cihazım, programım, bağlantım
form-side-yours = Sizde: site, sunucu, hesap
form-side-unknown = Bilmiyorum
form-details = Ne oldu?
form-details-hint = Ne yaptınız, ne gördünüz, ne zaman ve nerede. Hata mesajlarını kelimesi kelimesine kopyalayın.
form-images = Resimler
form-images-hint = Sorunu gösteren ekran görüntüleri
form-files-limit = Dosyalar: en çok { $count }, toplam { $megabytes } MB.
form-domain = Alan adı
form-domain-hint = Örneğin example.com
form-page_address = Sayfanın adresi
form-page_address-hint = Tarayıcıdan kopyalayın, https:// ile başlayarak
form-since = Ne zamandan beri?
form-since-hint = Tarih ve saat, bildiğiniz kadar kesin
form-invoice = Fatura numarası
form-invoice-hint = Faturanın üst kısmında
form-phone = Telefon numarası
form-phone-hint = Ülke koduyla, yalnızca sorumuz olursa diye
form-applies = Geçerli olanları işaretleyin
form-send = Talebi gönder
form-compose = Mesajı oluştur
form-subject-short = Biraz kısa: beş ila yedi kelime sorununuzu diğerlerinden ayırır.
form-subject-long = Biraz uzun: en iyisi beş ila yedi kelime; gerisi aşağıya.
form-subject-good = Uzunluğu uygun.
form-draft = Taslağınız gönderene kadar bu cihazda kalır.
form-draft-delete = Taslağı sil
form-sending = Gönderiliyor: %{ $percent }
form-unsent = Gönderilemedi: şu anda bize ulaşılamıyor. Yazdıklarınız duruyor. Yeniden deneyin ya da aşağıdaki metni bize başka bir yolla gönderin.
form-composed = { $address } adresine mesajınız
form-copy = Metni kopyala
form-copied = Kopyalandı
form-open-mail = E-posta programında aç
form-attach = Dosyalarınızı e-postaya ekleyin: bağlantı onları taşıyamaz.

tags = Etiketler
tags-description = Yardım merkezinin tüm etiketleri.
tagged = “{ $tag }” etiketi
tag-description = “{ $tag }” etiketli tüm makaleler.
all-questions = A’dan Z’ye tüm sorular
all-questions-description = Tüm makaleler ve yanıtladıkları sorular, ilk harfe göre.
letters = Harfler
sitemap = Site haritası
sitemap-description = Yardım merkezinin tüm sayfaları, konulara göre.
about-site = Bu yardım merkezi hakkında
not-found = Böyle bir sayfa yok
not-found-text = Adres eski ya da yanlış yazılmış olabilir. Sorunuzu arayın veya bir konu seçin.
not-found-search = Adres eski ya da yanlış yazılmış olabilir. Sorunuzu arayın.
not-found-guess = Belki şunu arıyordunuz
moved = Bu sayfa taşındı

drift-changed = Bu bölüm, çeviriden sonra özgün metinde değişti.
drift-new = Özgün metinde burada daha fazlası var.
drift-gone = Özgün metinde artık bu yok.
drift-title = Başlık ya da özet, çeviriden sonra özgün metinde değişti.
drift-original = Özgün metni oku

guide-step = { $number }. adım
guide-back = Geri
guide-restart = Baştan başla
alert-note = Not
alert-tip = İpucu
alert-important = Önemli
alert-warning = Uyarı
alert-caution = Dikkat

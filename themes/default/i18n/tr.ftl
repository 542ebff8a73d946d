skip = Metne geç
home = Ana sayfa
menu = Menü
main-menu = Ana menü
footer-menu = Diğer sayfalar
breadcrumb = Buradasınız
language = Dil seçin
dark-mode = Koyu görünüm
feed = Haber akışı

search = Ara
search-label = Yardım merkezinde ara
search-placeholder = Kendi sözlerinizle sorun
home-title = Nasıl yardımcı olabiliriz?
home-description = Sık sorulan soruların yanıtları ve geri kalan her şey için bize ulaşmanın doğru yolu.
categories = Konulara göre
subcategories = Bu bölümün konuları
featured = Bilmekte fayda var
top-questions = En çok işe yarayanlar
articles = Makaleler
no-articles = Bu dilde henüz bir şey yok.
articles-count = { $count } makale

on-this-page = Bu sayfada
copy-link = “{ $title }” bağlantısını kopyala
link-copied = Bağlantı kopyalandı
posted-by = Yazan: { $author }
published = Yayın tarihi: { $date }
updated = Güncelleme: { $date }
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
related = İlgili makaleler
neighbours = Bu bölümün diğer makaleleri
previous = Önceki
next = Sonraki
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

contact = Bize ulaşın
contact-title = Hâlâ yardıma mı ihtiyacınız var?
contact-text = Size yardımcı olabilecek kişiye giden en kısa yolu gösteririz.
tickets = Destek talepleri

tags = Etiketler
tags-description = Yardım merkezinin bütün etiketleri.
tagged = “{ $tag }” etiketi
tag-description = “{ $tag }” etiketli bütün makaleler.
all-questions = A’dan Z’ye bütün sorular
all-questions-description = Bütün makaleler ve yanıtladıkları sorular, ilk harfe göre.
letters = Harfler
sitemap = Site haritası
sitemap-description = Yardım merkezinin bütün sayfaları, konulara göre.
about-site = Bu yardım merkezi hakkında
not-found = Böyle bir sayfa yok
not-found-text = Adres eski ya da yanlış yazılmış olabilir. Sorunuzu arayın veya bir konu seçin.
moved = Bu sayfa taşındı

alert-note = Not
alert-tip = İpucu
alert-important = Önemli
alert-warning = Uyarı
alert-caution = Dikkat

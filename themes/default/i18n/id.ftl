skip = Langsung ke teks
home = Beranda
menu = Menu
main-menu = Menu utama
footer-menu = Halaman lain
breadcrumb = Anda di sini
language = Pilih bahasa
dark-mode = Mode gelap
feed = Umpan berita

search = Cari
search-label = Cari di pusat bantuan
search-placeholder = Tanyakan dengan kata-kata Anda
home-title = Apa yang bisa kami bantu?
home-description = Jawaban atas pertanyaan umum, dan cara yang tepat menghubungi kami untuk hal lainnya.
categories = Jelajahi menurut topik
subcategories = Topik di bagian ini
featured = Baik untuk diketahui
top-questions = Paling membantu orang lain
articles = Artikel
no-articles = Belum ada apa pun di sini dalam bahasa ini.
articles-count = { $count } artikel

on-this-page = Di halaman ini
copy-link = Salin tautan ke “{ $title }”
link-copied = Tautan disalin
posted-by = Oleh { $author }
published = Diterbitkan { $date }
updated = Diperbarui { $date }
date = { $day } { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $year }
until = Pemberitahuan ini berlaku sampai { $date }.
expired = Pemberitahuan ini berakhir pada { $date }. Isinya mungkin sudah tidak benar.
ended = Berakhir
audience = Ditulis untuk
fallback = Artikel ini belum diterjemahkan. Anda membacanya dalam bahasa { $language }.
related = Artikel terkait
neighbours = Artikel lain di bagian ini
previous = Sebelumnya
next = Berikutnya
edit-page = Sunting halaman ini
footnotes = Catatan kaki
footnote-back = Kembali ke teks

rating = Suara pembaca
helpful-question = Apakah ini membantu?
yes = Ya
no = Tidak
votes = { $votes ->
    [0] 0 suara
   *[other] { $yes } dari { $votes } orang merasa terbantu
}

contact = Hubungi kami
contact-title = Masih butuh bantuan?
contact-text = Kami tunjukkan jalan tercepat ke orang yang bisa membantu.
tickets = Tiket

tags = Tag
tags-description = Semua tag di pusat bantuan.
tagged = Tag “{ $tag }”
tag-description = Semua artikel dengan tag “{ $tag }”.
all-questions = Semua pertanyaan, A sampai Z
all-questions-description = Setiap artikel dan setiap pertanyaan yang dijawabnya, menurut huruf pertama.
letters = Huruf
sitemap = Peta situs
sitemap-description = Semua halaman pusat bantuan, menurut topik.
about-site = Tentang pusat bantuan ini
not-found = Halaman ini tidak ada
not-found-text = Alamatnya mungkin sudah lama atau salah ketik. Cari pertanyaan Anda, atau pilih topik.
moved = Halaman ini sudah pindah

alert-note = Catatan
alert-tip = Kiat
alert-important = Penting
alert-warning = Peringatan
alert-caution = Hati-hati

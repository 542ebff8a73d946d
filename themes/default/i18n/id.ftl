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

contact-lead = Pilih pokok persoalannya. Kami tunjukkan jalan menuju jawaban, dan apa yang perlu disiapkan.
contact-urgent = Mendesak?
contact-answer-label = Katakan dalam beberapa kata apa masalahnya
contact-answer-placeholder = Saya tidak bisa masuk
contact-topics = Tentang apa?
contact-narrower = Apa tepatnya?
contact-audiences = Tergantung siapa Anda
contact-else = Hal lain
contact-who = Siapa Anda?
contact-only-for = Untuk:
contact-compare = Semua cara menghubungi kami, dibandingkan
contact-compare-lead = Untuk apa setiap cara cocok, dan untuk apa tidak.
contact-articles = Artikel ini mungkin langsung membantu
contact-questions = Apakah salah satu dari ini berlaku bagi Anda?
contact-questions-no = Jika tidak, inilah jalannya:
contact-answered = Anda menjawab ya:
contact-ways = Cara menghubungi kami
contact-ways-else = Hal lain? Cara menghubungi kami
contact-best = Cara terbaik
contact-wait = Mohon tunggu
contact-conditional = Bisa juga
contact-if-yes = Jika jawaban Anda ya:
contact-last = Paling akhir
contact-refused = Yang tidak berhasil di sini
contact-instead = Sebagai gantinya:
contact-identity = Cara membuktikan siapa Anda
contact-hours = Jam buka
contact-reply = Dijawab dalam
contact-languages = Bahasa
contact-cost = Biaya
contact-have-ready = Siapkan
contact-never-send = Jangan pernah kirim
contact-public = Orang lain bisa membacanya: jangan tulis data pribadi.
contact-way = Cara
contact-checks = Bisa memeriksa siapa Anda
contact-condition = Syarat
contact-advantages = Kelebihan
contact-drawbacks = Kekurangan
contact-open-chat = Buka obrolan
contact-open-messenger = Buka aplikasi pesan
contact-open-community = Ke komunitas
contact-open-social = Ke halaman kami
contact-open-form = Tulis tiket
contact-call = Telepon { $to }
contact-write = Tulis ke { $to }
contact-post = Lewat surat ke { $to }
contact-ask-through = Minta janji temu lewat:
contact-reason-not-listed = Mereka tidak bisa melihat atau mengubah hal ini.
contact-reason-no-way-to-ask = Tidak ada cara meminta janji temu yang terbuka bagi Anda di sini.
contact-reason-last-resort = Hanya bagi yang tidak punya cara lain lagi.
contact-reason-retired = Cara ini sudah tidak ada.
contact-always = Siang dan malam, setiap hari
contact-zone = Waktu { $city }
contact-holidays = Tutup pada hari libur nasional ({ $country })
contact-closed-on = Tutup pada { $days }
day-1 = Senin
day-2 = Selasa
day-3 = Rabu
day-4 = Kamis
day-5 = Jumat
day-6 = Sabtu
day-7 = Minggu
day-every = Setiap hari
day-range = { $first } sampai { $last }
day-hours = { $days }, { $times }
tickets-lead = Pilih pokok persoalannya. Formulir hanya menanyakan yang kami perlukan.
form-lead = Kami menjawab dalam { $reply }.
form-by-mail = Kirim lewat email
form-mail-has = Mohon cantumkan:
form-choose = Pilih …
form-optional = (tidak wajib)
form-website = Biarkan kosong
form-email = Alamat email Anda
form-email-hint = Kami menjawab ke alamat ini.
form-email-identity = Alamat yang tercatat di akun Anda: itu menunjukkan siapa Anda.
form-username = Nama pengguna
form-username-hint = Seperti saat Anda masuk. Jangan pernah kata sandi.
form-subject = Subjek
form-subject-hint = Lima sampai tujuh kata tentang masalahnya, misalnya “Toko menampilkan galat 500 sejak pembaruan”
form-side = Di mana masalahnya?
form-side-mine = Di pihak saya: perangkat, program, atau koneksi saya
form-side-yours = Di pihak Anda: situs, server, atau akun
form-side-unknown = Saya tidak tahu
form-details = Apa yang terjadi?
form-details-hint = Apa yang Anda lakukan dan lihat, kapan dan di mana. Salin pesan galat kata demi kata.
form-images = Gambar
form-images-hint = Tangkapan layar yang menunjukkan masalahnya
form-domain = Domain
form-domain-hint = Misalnya example.com
form-page_address = Alamat halaman
form-page_address-hint = Salin dari peramban, mulai dari https://
form-since = Sejak kapan?
form-since-hint = Tanggal dan jam, setepat yang Anda tahu
form-invoice = Nomor faktur
form-invoice-hint = Ada di bagian atas faktur
form-phone = Nomor telepon
form-phone-hint = Dengan kode negara, hanya untuk pertanyaan
form-applies = Centang yang berlaku
form-send = Kirim tiket
form-compose = Susun pesan

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

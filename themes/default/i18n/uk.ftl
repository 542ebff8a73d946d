# Glossary: readers are addressed as: ви
#   ticket: звернен
#   never: заявк*, ти, твій, твоя, тебе

skip = Перейти до вмісту
home = Головна
menu = Меню
close = Закрити
main-menu = Головне меню
footer-menu = Інші сторінки
breadcrumb = Ви тут
language = Вибрати мову
dark-mode = Темна тема
feed = Стрічка новин

search = Знайти
search-label = Пошук у довідці
search-placeholder = Запитайте своїми словами
search-busy = Триває пошук…
search-found = Результати: { $count }
search-none = За запитом «{ $query }» нічого не знайдено
search-none-help = Спробуйте інші слова або менше слів. Або запитайте нас.
search-none-help-alone = Спробуйте інші слова або менше слів.
search-elsewhere = Цією мовою нічого немає. Ось що є іншими:
search-unfiltered = З цими фільтрами нічого немає. Без них:
search-less = Менш імовірно
search-all = Усі результати за запитом «{ $query }»
search-more = Більше результатів
search-unavailable = Пошук зараз недоступний.
search-ask-any = Тут немає відповіді? Запитайте нас
search-ask-about = Тут немає відповіді? Запитайте нас: «{ $topic }»
search-category = Тема
search-category-any = Усі теми
search-audience = Для кого
search-audience-any = Для всіх
find-here = Шукати в цьому розділі
home-title = Чим ми можемо допомогти?
home-description = Відповіді на поширені запитання і правильний спосіб звернутися до нас з усім іншим.
home-description-alone = Відповіді на поширені запитання.
categories = Теми
subcategories = Теми цього розділу
featured = Варто знати
top-questions = Що допомагало найчастіше
often-read = Часті запитання
articles = Статті
no-articles = Цією мовою тут ще нічого немає.
articles-count = { $count ->
    [one] { $count } стаття
    [few] { $count } статті
   *[many] { $count } статей
}

on-this-page = На цій сторінці
copy-link = Скопіювати посилання на «{ $title }»
link-copied = Посилання скопійовано
copy = Копіювати
copied = Скопійовано
enlarge = Збільшити зображення
play-video = Дивитися відео
watch-at = Дивитися на { $site }
posted-by = Автор: { $author }
published = Опубліковано { $date }
updated = Оновлено { $date }
changed-since = Змінено з вашого останнього візиту
date = { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { $year } р.
until = Це оголошення діє до { $date }
expired = Це оголошення діяло до { $date } Можливо, воно вже не відповідає дійсності.
ended = Завершено
audience = Для кого:
fallback = Цю статтю ще не перекладено. Ви читаєте її іншою мовою: { $language }.
language-missing = не ця сторінка
translation-missing = Сторінки, яку ви читали, ще немає українською. Це головна сторінка.
related = Схожі статті
neighbours = Інші статті розділу
previous = Попередня стаття
next = Наступна стаття
edit-page = Редагувати цю сторінку
footnotes = Примітки
footnote-back = Повернутися до тексту

rating = Голоси читачів
helpful-question = Це допомогло?
yes = Так
no = Ні
votes = { $votes ->
    [0] 0 голосів
   *[other] Допомогло { $yes } із { $votes }
}
rating-thanks = Дякуємо
rating-else = Можливо, відповідь тут
rating-ask = Або запитайте нас
rating-sorry = Шкода, що це не допомогло
rating-why = Що було не так?
rating-reason-incomplete = Чогось бракує
rating-reason-unclear = Важко зрозуміти
rating-reason-wrong = Тут помилка
rating-reason-outdated = Це застаріло
rating-reason-other = Інше
rating-comment = Що допомогло б?
rating-comment-hint = Тут ми не зможемо відповісти. Не вказуйте особистих даних.
rating-send = Надіслати
rating-voted-yes = Вам це допомогло.
rating-voted-no = Вам це не допомогло.
rating-failed = Не вдалося зберегти ваш голос. Спробуйте ще раз.
replies = Відповіді
replies-none = Відповідей ще немає.
reply-title = Залишити відповідь
reply-name = Ім’я
reply-email-hint = Її ніде не публікують.
reply-text = Ваша відповідь
reply-send = Надіслати відповідь
reply-note = Відповіді з’являються після того, як ми їх прочитаємо.
reply-held = Дякуємо за відповідь
reply-held-text = Ми читаємо кожну відповідь, перш ніж вона з’явиться під статтею.
ticket-title = Ваше звернення
ticket-received = Ми отримали ваше звернення
ticket-number = Номер звернення:
ticket-mail = Відкрийте посилання в листі, який ми щойно надіслали, щоб ми знали, що це ваша адреса:
ticket-until = Відповімо не пізніше: { $date }, { $time } ({ $zone }).
ticket-private = Не показуйте це посилання нікому. За ним видно стан звернення; його можна доповнити або видалити.
ticket-look = Переглянути звернення
tickets-here = Ваші звернення на цьому пристрої
tickets-forget = Вилучити цей список із пристрою
state-handed = Воно в нашої команди.
state-waiting = Воно на шляху до нашої команди.
state-confirmed = Вашу адресу підтверджено.
state-unconfirmed = Вашу адресу ще не підтверджено.
state-done = Наша команда його закрила.
ticket-sent = Що ви надіслали
ticket-answer = Наша відповідь
ticket-added = Ви додали
ticket-add = Додати щось
ticket-erase = Видалити це звернення
ticket-erase-text = Усе, що ви з ним надіслали, видаляється назавжди.
ticket-erased = Ваше звернення видалено
address-confirm = Підтвердити мою адресу
address-confirm-text = Одне натискання підтвердить, що наші листи до вас доходять.
address-confirmed = Вашу адресу підтверджено
host-results = Результати за запитом «{ $query }»
host-elsewhere = Цією мовою нічого не знайдено. Ці статті іншими мовами.
host-nothing = Нічого не знайдено. Спробуйте інші слова або запитайте нас.
host-back = Повернутися на сторінку
host-check = Перевірте, що ви написали, і надішліть.
host-mend = Чогось бракує або щось не так. Ваш текст досі тут.
host-missing = Заповніть це поле.
host-long = У поле «{ $field }» вміщується не більше { $most } символів, а тут { $length }. Нічого не обрізано: скоротіть текст.
host-bad-email = Це не адреса електронної пошти.
host-odd-email = Наша пошта не доходить до адрес, у яких перед @ стоять літери на кшталт «ї» чи «用». Вкажіть іншу адресу.
host-bad-files = Ці файли прийняти не можна:
host-file-kind = такі файли не приймаються (приймаються зображення, відео, PDF, офісні документи й текст)
host-file-empty = файл порожній
host-file-large = разом з іншими завеликий (усього 10 МБ)
host-file-many = зайвий файл (щонайбільше п’ять)
host-file-here = ця форма приймає лише: { $endings }
host-file-none = ця форма не приймає файлів
host-files-again = Виберіть файли ще раз:
host-trouble = Не вийшло
host-too-large = Це більше, ніж ми можемо прийняти за один раз.
host-too-often = Забагато одразу. Зачекайте кілька хвилин і спробуйте ще раз.
host-foreign = Форму надіслано з іншого сайту, тому ми її не прийняли.
host-expired = Це посилання застаріло або його вже використано.
host-unknown = Ми не знаємо, про що йдеться.
host-failed = У нас щось пішло не так. Спробуйте ще раз.
host-kept = Ваш текст, щоб скопіювати:
mail-confirm-subject = Підтвердьте свою адресу
mail-confirm-text = Хтось указав цю адресу у зверненні на тему «{ $topic }». Якщо це були ви, відкрийте цю сторінку й натисніть кнопку:
mail-confirm-not-you = Якщо це були не ви, нічого робити не потрібно.

contact = Зв’язатися з нами
contact-short = Контакти
contact-title = Потрібна ще допомога?
contact-text = Покажемо найкоротший шлях до того, хто може допомогти.
tickets = Звернення

contact-lead = Виберіть, про що йдеться. Ми покажемо, як отримати відповідь і що підготувати.
contact-urgent = Терміново?
contact-answer-label = Скажіть кількома словами, що не так
contact-answer-placeholder = Не можу увійти
contact-topics = Про що йдеться?
contact-narrower = Що саме?
contact-audiences = Для окремих клієнтів
contact-else = Інше
contact-who = Що вам підходить найкраще?
contact-only-for = Для кого:
contact-compare = Порівняти всі способи зв’язку
contact-compare-lead = Для чого підходить кожен спосіб, а для чого — ні.
contact-articles = Ці статті можуть допомогти одразу
contact-questions = Чи стосується вас щось із цього?
contact-questions-no = Якщо ні, зв’яжіться з нами так:
contact-yes = Так
contact-answered = Ви відповіли «так»:
contact-ways = Як із нами зв’язатися
contact-ways-else = Інше? Як із нами зв’язатися
contact-best = Найкращий спосіб
contact-wait = Будь ласка, зачекайте
contact-conditional = Можливо також
contact-if-yes = Якщо ваша відповідь «так»:
contact-last = У крайньому разі
contact-refused = Не для цієї теми
contact-why-not = Чому не іншим способом?
contact-instead = Натомість:
contact-meanwhile = Зараз працює:
contact-sounds-like = Схоже, тема така:
contact-closest = Що найближче?
contact-identity = Як підтвердити особу
contact-hours = Години роботи
contact-reply = Термін відповіді
contact-promise = Термін відповіді: { $reply }
duration-minutes = { $count ->
    [one] { $count } хвилина
    [few] { $count } хвилини
    [many] { $count } хвилин
   *[other] { $count } хвилини
}
duration-hours = { $count ->
    [one] { $count } година
    [few] { $count } години
    [many] { $count } годин
   *[other] { $count } години
}
duration-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
    [many] { $count } днів
   *[other] { $count } дня
}
duration-working-days = { $count ->
    [one] { $count } робочий день
    [few] { $count } робочі дні
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
}
duration-weeks = { $count ->
    [one] { $count } тиждень
    [few] { $count } тижні
    [many] { $count } тижнів
   *[other] { $count } тижня
}
contact-languages = Мови
contact-cost = Вартість
contact-have-ready = Підготуйте
contact-never-send = Ніколи не надсилайте
contact-public = Це можуть прочитати інші: будь ласка, нічого особистого.
contact-way = Спосіб
contact-checks = Може підтвердити вашу особу
contact-checks-not = Не може підтвердити вашу особу
contact-checks-yes = Так
contact-checks-no = Ні
contact-condition = Умова
contact-comma = ,
contact-words-human = людина, людиною, оператор, оператором, працівник, поговорити, жива, вітаю, привіт, добрий день
contact-words-phone = телефон, зателефонувати, номер телефону, дзвінок, номер
contact-words-chat = чат, чаті
contact-words-mail = адреса пошти, написати вам, електронна адреса
contact-words-complaint = скарга, поскаржитися, претензія, керівник, керівником
contact-words-hours = години роботи, час роботи, режим роботи
# What is said around such words and names no way of its own.
contact-words-around = хочу, потрібен, потрібно, дайте, будь, ласка, зв’язатися, зв’язок, написати, підтримка, допомога, служба, клієнт, справжній, зараз, сьогодні, подати, терміново
contact-advantages = Переваги
contact-drawbacks = Недоліки
contact-open-chat = Відкрити чат
contact-open-messenger = Відкрити месенджер
contact-open-community = Перейти до спільноти
contact-open-social = Перейти на нашу сторінку
contact-open-portal = Відкрити: { $name }
contact-open-form = Написати звернення
contact-call = Зателефонувати: { $to }
contact-write = Написати на { $to }
contact-post = Листом на адресу: { $to }
contact-visit = Завітайте до нас: { $to }
contact-ask-through = Попросіть про зустріч через:
contact-reason-not-listed = Там цього не бачать і не можуть змінити.
contact-reason-no-way-to-ask = Тут вам недоступний жоден спосіб попросити про зустріч.
contact-reason-last-resort = Лише для тих, у кого не лишилося іншого способу.
contact-reason-retired = Цього способу більше немає.
contact-always = Цілодобово, щодня
contact-zone = Часовий пояс: { $city }
contact-holidays = Не працює у свята: { $days }
contact-closed-on = Не працює: { $days }
hours-all-day = весь день
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } дп
   *[pm] { $time } пп
}
hours-closes-in = { $minutes ->
    [one] Завершить роботу через { $minutes } хвилину
    [few] Завершить роботу через { $minutes } хвилини
    [many] Завершить роботу через { $minutes } хвилин
   *[other] Завершить роботу через { $minutes } хвилини
}
hours-open = Зараз працює
hours-always = Працює цілодобово
hours-opens-today = Почне роботу сьогодні о { $time }
hours-opens-on = Почне роботу: { $day }, { $time }
hours-opens-date = Почне роботу { $date } о { $time }
hours-your-time = { $text } ({ $time } за вашим часом)
hours-closed-until = Поки не працює (до { $date } нічого не заплановано).
hours-unknown = Години після { $date } ще не призначено; дивіться нижче.
hours-see-below = Дивіться години нижче.
hours-by-appointment = За записом
hours-any-time = Написати можна будь-коли. { $text }
day-1 = понеділок
day-2 = вівторок
day-3 = середа
day-4 = четвер
day-5 = п’ятниця
day-6 = субота
day-7 = неділя
day-every = Щодня
day-range = { $first } – { $last }
day-hours = { $days }, { $times }
tickets-lead = Виберіть, про що йдеться. Форма запитує лише потрібне.
form-lead = Термін відповіді: { $reply }.
form-by-mail = Надішліть електронною поштою
form-mail-has = Будь ласка, вкажіть:
form-choose = Виберіть…
form-optional = (необов’язково)
form-website = Залиште це поле порожнім
form-email = Ваша електронна адреса
form-email-hint = Ми відповімо на цю адресу.
form-email-identity = Адреса, вказана у вашому акаунті: за нею ми знаємо, хто ви.
form-username = Ім’я користувача
form-username-hint = Те, з яким ви входите. Ніколи не пишіть пароль.
form-subject = Тема
form-subject-hint = П’ять–сім слів про те, що не так, наприклад «Магазин видає помилку 500 після оновлення»
form-side = Де проблема?
form-side-mine = У мене: пристрій, програма, з’єднання
form-side-yours = У вас: сайт, сервер, акаунт
form-side-unknown = Не знаю
form-details = Що сталося?
form-details-hint = Що ви робили і що побачили, коли і де. Скопіюйте повідомлення про помилки слово в слово.
form-images = Зображення
form-images-hint = Знімки екрана, на яких видно проблему
form-files-limit = Файли: не більше { $count }, разом { $megabytes } МБ.
form-domain = Домен
form-domain-hint = Наприклад, example.com
form-page_address = Адреса сторінки
form-page_address-hint = Скопіюйте з браузера, починаючи з https://
form-since = Відколи?
form-since-hint = Дата й час, якомога точніше
form-invoice = Номер рахунка
form-invoice-hint = Угорі рахунка
form-phone = Номер телефону
form-phone-hint = З кодом країни, лише на випадок запитань
form-applies = Позначте, що стосується вас
form-send = Надіслати звернення
form-compose = Скласти повідомлення
form-subject-short = Закоротко: п’ять–сім слів відрізнять вашу проблему від інших.
form-subject-long = Задовго: найкраще п’ять–сім слів; решту напишіть нижче.
form-subject-good = Добра довжина.
form-draft = Чернетка зберігається на цьому пристрої, доки ви її не надішлете.
form-draft-delete = Видалити чернетку
form-sending = Надсилання: { $percent } %
form-unsent = Не надіслано: зараз із нами немає зв’язку. Ваш текст збережено. Спробуйте ще раз або надішліть нам текст нижче іншим способом.
form-composed = Ваше повідомлення для { $address }
form-copy = Скопіювати текст
form-copied = Скопійовано
form-open-mail = Відкрити в поштовій програмі
form-attach = Додайте файли до листа: посилання не може їх передати.

tags = Мітки
tags-description = Усі мітки довідки.
tagged = Мітка «{ $tag }»
tag-description = Усі статті з міткою «{ $tag }».
all-questions = Усі запитання від А до Я
all-questions-description = Усі статті та запитання, на які вони відповідають, за першою літерою.
letters = Літери
sitemap = Мапа сайту
sitemap-description = Усі сторінки довідки за темами.
about-site = Про цю довідку
not-found = Такої сторінки немає
not-found-text = Можливо, адреса застаріла або введена з помилкою. Знайдіть своє запитання або виберіть тему.
not-found-search = Можливо, адреса застаріла або введена з помилкою. Знайдіть своє запитання.
not-found-guess = Можливо, ви шукали
moved = Сторінка переїхала

drift-changed = Ця частина змінилася в оригіналі після перекладу.
drift-new = В оригіналі тут є ще текст.
drift-gone = В оригіналі цього більше немає.
drift-title = Заголовок або короткий опис змінилися в оригіналі після перекладу.
drift-original = Читати оригінал

guide-step = Крок { $number }
guide-back = Назад
guide-restart = Почати спочатку
alert-note = Примітка
alert-tip = Порада
alert-important = Важливо
alert-warning = Попередження
alert-caution = Обережно

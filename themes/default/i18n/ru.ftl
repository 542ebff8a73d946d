# Glossary: readers are addressed as: вы
#   ticket: обращени
#   never: заявк*, ты, твой, твоя, тебя

skip = Перейти к содержанию
home = Главная
menu = Меню
close = Закрыть
main-menu = Главное меню
footer-menu = Другие страницы
breadcrumb = Вы здесь
language = Выбрать язык
dark-mode = Тёмная тема
feed = Лента новостей

search = Найти
search-label = Поиск по справке
search-placeholder = Спросите своими словами
search-busy = Идёт поиск…
search-found = Результаты: { $count }
search-none = По запросу «{ $query }» ничего не найдено
search-none-help = Попробуйте другие слова или меньше слов. Или спросите нас.
search-none-help-alone = Попробуйте другие слова или меньше слов.
search-elsewhere = На этом языке ничего нет. Вот что есть на других:
search-unfiltered = С этими фильтрами ничего нет. Без них:
search-less = Менее вероятно
search-all = Все результаты по запросу «{ $query }»
search-more = Ещё результаты
search-unavailable = Поиск сейчас недоступен.
search-ask-any = Здесь нет ответа? Спросите нас
search-ask-about = Здесь нет ответа? Спросите нас: «{ $topic }»
search-category = Тема
search-category-any = Все темы
search-audience = Для кого
search-audience-any = Для всех
find-here = Искать в этом разделе
home-title = Чем мы можем помочь?
home-description = Ответы на частые вопросы и верный способ связаться с нами по всем остальным.
home-description-alone = Ответы на частые вопросы.
categories = Темы
subcategories = Темы этого раздела
featured = Полезно знать
top-questions = Что чаще всего помогало
often-read = Частые вопросы
articles = Статьи
no-articles = На этом языке здесь пока ничего нет.
articles-count = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[many] { $count } статей
}

on-this-page = На этой странице
copy-link = Скопировать ссылку на «{ $title }»
link-copied = Ссылка скопирована
copy = Копировать
copied = Скопировано
enlarge = Увеличить изображение
play-video = Смотреть видео
watch-at = Смотреть на { $site }
posted-by = Автор: { $author }
published = Опубликовано { $date }
updated = Обновлено { $date }
changed-since = Изменено с вашего последнего посещения
date = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } г.
until = Это объявление действует до { $date }
expired = Это объявление действовало до { $date } Возможно, оно уже неверно.
ended = Завершено
audience = Для кого:
fallback = Эта статья ещё не переведена. Вы читаете её на другом языке: { $language }.
language-missing = не эта страница
translation-missing = Страницы, которую вы читали, ещё нет на русском. Это главная страница.
related = Похожие статьи
neighbours = Другие статьи раздела
previous = Предыдущая статья
next = Следующая статья
edit-page = Изменить эту страницу
footnotes = Примечания
footnote-back = Вернуться к тексту

rating = Голоса читателей
helpful-question = Это помогло?
yes = Да
no = Нет
votes = { $votes ->
    [0] 0 голосов
   *[other] Помогло { $yes } из { $votes }
}
rating-thanks = Спасибо
rating-else = Возможно, ответ здесь
rating-ask = Или спросите нас
rating-sorry = Жаль, что это не помогло
rating-why = Что было не так?
rating-reason-incomplete = Чего-то не хватает
rating-reason-unclear = Трудно понять
rating-reason-wrong = Здесь ошибка
rating-reason-outdated = Это устарело
rating-reason-other = Другое
rating-comment = Что помогло бы?
rating-comment-hint = Здесь мы не сможем ответить. Не указывайте личные данные.
rating-send = Отправить
rating-voted-yes = Вам это помогло.
rating-voted-no = Вам это не помогло.
rating-failed = Не удалось сохранить ваш голос. Попробуйте ещё раз.
replies = Ответы
replies-none = Ответов пока нет.
reply-title = Оставить ответ
reply-name = Имя
reply-email-hint = Он нигде не публикуется.
reply-text = Ваш ответ
reply-send = Отправить ответ
reply-note = Ответы появляются после того, как мы их прочитаем.
reply-held = Спасибо за ответ
reply-held-text = Мы читаем каждый ответ, прежде чем он появится под статьёй.
ticket-title = Ваше обращение
ticket-received = Мы получили ваше обращение
ticket-number = Номер обращения:
ticket-mail = Откройте ссылку в письме, которое мы только что отправили, чтобы мы знали, что это ваш адрес:
ticket-until = Ответим не позднее: { $date }, { $time } ({ $zone }).
ticket-private = Не показывайте эту ссылку никому. По ней видно состояние обращения; его можно дополнить или удалить.
ticket-look = Посмотреть обращение
tickets-here = Ваши обращения на этом устройстве
tickets-forget = Удалить этот список с устройства
state-handed = Оно у нашей команды.
state-waiting = Оно на пути к нашей команде.
state-confirmed = Ваш адрес подтверждён.
state-unconfirmed = Ваш адрес ещё не подтверждён.
state-done = Наша команда его закрыла.
ticket-sent = Что вы отправили
ticket-answer = Наш ответ
ticket-added = Вы добавили
ticket-add = Добавить что-нибудь
ticket-erase = Удалить это обращение
ticket-erase-text = Всё, что вы с ним отправили, удаляется навсегда.
ticket-erased = Ваше обращение удалено
address-confirm = Подтвердить мой адрес
address-confirm-text = Одно нажатие подтвердит, что наши письма до вас доходят.
address-confirmed = Ваш адрес подтверждён
host-results = Результаты по запросу «{ $query }»
host-elsewhere = На этом языке ничего не найдено. Эти статьи на других языках.
host-nothing = Ничего не найдено. Попробуйте другие слова или спросите нас.
host-back = Вернуться на страницу
host-check = Проверьте, что вы написали, и отправьте.
host-mend = Чего-то не хватает или что-то не так. Ваш текст сохранён здесь.
host-missing = Заполните это поле.
host-long = В поле «{ $field }» помещается не больше { $most } символов, а здесь { $length }. Ничего не обрезано: сократите текст.
host-bad-email = Это не адрес электронной почты.
host-odd-email = Наша почта не доходит до адресов, в которых перед @ стоят буквы вроде «ж» или «用». Укажите другой адрес.
host-bad-files = Эти файлы принять нельзя:
host-file-kind = такие файлы не принимаются (принимаются изображения, видео, PDF, офисные документы и текст)
host-file-empty = файл пуст
host-file-large = вместе с остальными слишком большой (всего 10 МБ)
host-file-many = лишний файл (не больше пяти)
host-file-here = эта форма принимает только: { $endings }
host-file-none = эта форма не принимает файлы
host-files-again = Выберите файлы ещё раз:
host-trouble = Не получилось
host-too-large = Это больше, чем мы можем принять за один раз.
host-too-often = Слишком много сразу. Подождите несколько минут и попробуйте ещё раз.
host-foreign = Форма отправлена с другого сайта, поэтому мы её не приняли.
host-expired = Эта ссылка устарела или уже использована.
host-unknown = Мы не знаем, о чём речь.
host-failed = У нас что-то пошло не так. Попробуйте ещё раз.
host-kept = Ваш текст, чтобы скопировать:
mail-confirm-subject = Подтвердите свой адрес
mail-confirm-text = Кто-то указал этот адрес в обращении на тему «{ $topic }». Если это были вы, откройте эту страницу и нажмите кнопку:
mail-confirm-not-you = Если это были не вы, ничего делать не нужно.

contact = Связаться с нами
contact-short = Контакты
contact-title = Нужна ещё помощь?
contact-text = Подскажем кратчайший путь к тому, кто может помочь.
tickets = Обращения

contact-lead = Выберите, о чём речь. Мы покажем, как получить ответ и что подготовить.
contact-urgent = Срочно?
contact-answer-label = Скажите в нескольких словах, что не так
contact-answer-placeholder = Не могу войти
contact-topics = О чём речь?
contact-narrower = Что именно?
contact-audiences = Для отдельных клиентов
contact-else = Другое
contact-who = Что вам подходит лучше всего?
contact-only-for = Для кого:
contact-compare = Сравнить все способы связи
contact-compare-lead = Для чего подходит каждый способ, а для чего — нет.
contact-articles = Эти статьи могут помочь сразу
contact-questions = Относится ли что-то из этого к вам?
contact-questions-no = Если нет, свяжитесь с нами так:
contact-yes = Да
contact-answered = Вы ответили «да»:
contact-ways = Как с нами связаться
contact-ways-else = Другое? Как с нами связаться
contact-best = Лучший способ
contact-wait = Пожалуйста, подождите
contact-conditional = Возможно также
contact-if-yes = Если ваш ответ «да»:
contact-last = В крайнем случае
contact-refused = Не для этой темы
contact-why-not = Почему не другим способом?
contact-instead = Вместо этого:
contact-meanwhile = Сейчас работает:
contact-sounds-like = Похоже, тема такая:
contact-closest = Что ближе всего?
contact-identity = Как подтвердить личность
contact-hours = Часы работы
contact-reply = Срок ответа
contact-promise = Срок ответа: { $reply }
duration-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
duration-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
duration-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
duration-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
    [many] { $count } рабочих дней
   *[other] { $count } рабочего дня
}
duration-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
    [many] { $count } недель
   *[other] { $count } недели
}
contact-languages = Языки
contact-cost = Стоимость
contact-have-ready = Подготовьте
contact-never-send = Никогда не отправляйте
contact-public = Это могут прочитать другие: пожалуйста, ничего личного.
contact-way = Способ
contact-checks = Может подтвердить вашу личность
contact-checks-not = Не может подтвердить вашу личность
contact-checks-yes = Да
contact-checks-no = Нет
contact-condition = Условие
contact-comma = ,
contact-words-human = человек, человеком, оператор, оператором, сотрудник, поговорить, живой, здравствуйте, привет, добрый день
contact-words-phone = телефон, позвонить, номер телефона, звонок, номер
contact-words-chat = чат, чате
contact-words-mail = адрес почты, написать вам, электронный адрес
contact-words-complaint = жалоба, пожаловаться, претензия, руководитель, руководителем, начальник
contact-words-hours = часы работы, время работы, режим работы
# What is said around such words and names no way of its own.
contact-words-around = хочу, нужен, нужно, дайте, пожалуйста, связаться, связь, написать, поддержка, помощь, служба, клиент, настоящий, сейчас, сегодня, подать, срочно
contact-advantages = Преимущества
contact-drawbacks = Недостатки
contact-open-chat = Открыть чат
contact-open-messenger = Открыть мессенджер
contact-open-community = Перейти в сообщество
contact-open-social = Перейти на нашу страницу
contact-open-portal = Открыть: { $name }
contact-open-form = Написать обращение
contact-call = Позвонить: { $to }
contact-write = Написать на { $to }
contact-post = Письмом по адресу: { $to }
contact-visit = Приходите к нам: { $to }
contact-ask-through = Попросите о встрече через:
contact-reason-not-listed = Там этого не видят и не могут изменить.
contact-reason-no-way-to-ask = Здесь вам недоступен ни один способ попросить о встрече.
contact-reason-last-resort = Только для тех, у кого не осталось другого способа.
contact-reason-retired = Этого способа больше нет.
contact-always = Круглосуточно, каждый день
contact-zone = Часовой пояс: { $city }
contact-holidays = Не работает в праздники: { $days }
contact-closed-on = Не работает: { $days }
hours-all-day = весь день
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } AM
   *[pm] { $time } PM
}
hours-closes-in = { $minutes ->
    [one] Закончит работу через { $minutes } минуту
    [few] Закончит работу через { $minutes } минуты
    [many] Закончит работу через { $minutes } минут
   *[other] Закончит работу через { $minutes } минуты
}
hours-open = Сейчас работает
hours-always = Работает круглосуточно
hours-opens-today = Начнёт работу сегодня в { $time }
hours-opens-on = Начнёт работу: { $day }, { $time }
hours-opens-date = Начнёт работу { $date } в { $time }
hours-your-time = { $text } ({ $time } по вашему времени)
hours-closed-until = Пока не работает (до { $date } ничего не запланировано).
hours-unknown = Часы после { $date } ещё не назначены; смотрите ниже.
hours-see-below = Смотрите часы ниже.
hours-by-appointment = По записи
hours-any-time = Написать можно в любое время. { $text }
day-1 = понедельник
day-2 = вторник
day-3 = среда
day-4 = четверг
day-5 = пятница
day-6 = суббота
day-7 = воскресенье
day-every = Каждый день
day-range = { $first } – { $last }
day-hours = { $days }, { $times }
tickets-lead = Выберите, о чём речь. Форма спрашивает только нужное.
form-lead = Срок ответа: { $reply }.
form-by-mail = Отправьте по электронной почте
form-mail-has = Пожалуйста, укажите:
form-choose = Выберите…
form-optional = (необязательно)
form-website = Оставьте это поле пустым
form-email = Ваш адрес электронной почты
form-email-hint = Мы ответим на этот адрес.
form-email-identity = Адрес, указанный в вашем аккаунте: по нему мы узнаём, кто вы.
form-username = Имя пользователя
form-username-hint = То, с которым вы входите. Никогда не пишите пароль.
form-subject = Тема
form-subject-hint = Пять–семь слов о том, что не так, например «Магазин выдаёт ошибку 500 после обновления»
form-side = Где проблема?
form-side-mine = У меня: устройство, программа, соединение
form-side-yours = У вас: сайт, сервер, аккаунт
form-side-unknown = Не знаю
form-details = Что произошло?
form-details-hint = Что вы делали и что увидели, когда и где. Скопируйте сообщения об ошибках слово в слово.
form-images = Изображения
form-images-hint = Снимки экрана, на которых видна проблема
form-files-limit = Файлы: не больше { $count }, вместе { $megabytes } МБ.
form-domain = Домен
form-domain-hint = Например, example.com
form-page_address = Адрес страницы
form-page_address-hint = Скопируйте из браузера, начиная с https://
form-since = С какого времени?
form-since-hint = Дата и время, насколько можно точно
form-invoice = Номер счёта
form-invoice-hint = Вверху счёта
form-phone = Номер телефона
form-phone-hint = С кодом страны, только на случай вопросов
form-applies = Отметьте, что относится к вам
form-send = Отправить обращение
form-compose = Составить сообщение
form-subject-short = Коротковато: пять–семь слов отличат вашу проблему от других.
form-subject-long = Длинновато: лучше всего пять–семь слов; остальное напишите ниже.
form-subject-good = Хорошая длина.
form-draft = Черновик хранится на этом устройстве, пока вы его не отправите.
form-draft-delete = Удалить черновик
form-sending = Отправка: { $percent } %
form-unsent = Не отправлено: сейчас с нами нет связи. Ваш текст сохранён. Попробуйте ещё раз или отправьте нам текст ниже другим способом.
form-composed = Ваше сообщение для { $address }
form-copy = Скопировать текст
form-copied = Скопировано
form-open-mail = Открыть в почтовой программе
form-attach = Приложите файлы к письму: ссылка не может их передать.

tags = Метки
tags-description = Все метки справки.
tagged = Метка «{ $tag }»
tag-description = Все статьи с меткой «{ $tag }».
all-questions = Все вопросы от А до Я
all-questions-description = Все статьи и вопросы, на которые они отвечают, по первой букве.
letters = Буквы
sitemap = Карта сайта
sitemap-description = Все страницы справки по темам.
about-site = Об этой справке
not-found = Такой страницы нет
not-found-text = Возможно, адрес устарел или введён с ошибкой. Найдите свой вопрос или выберите тему.
not-found-search = Возможно, адрес устарел или введён с ошибкой. Найдите свой вопрос.
not-found-guess = Возможно, вы искали
moved = Страница переехала

drift-changed = Эта часть изменилась в оригинале после перевода.
drift-new = В оригинале здесь есть ещё текст.
drift-gone = В оригинале этого больше нет.
drift-title = Заголовок или краткое описание изменились в оригинале после перевода.
drift-original = Читать оригинал

guide-step = Шаг { $number }
guide-back = Назад
guide-restart = Начать сначала
alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Предупреждение
alert-caution = Осторожно

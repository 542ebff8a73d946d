skip = Перейти к тексту
home = Главная
menu = Меню
main-menu = Главное меню
footer-menu = Другие страницы
breadcrumb = Вы здесь
language = Выбрать язык
dark-mode = Тёмная тема
feed = Лента новостей

search = Найти
search-label = Поиск по справке
search-placeholder = Спросите своими словами
home-title = Чем мы можем помочь?
home-description = Ответы на частые вопросы и верный способ связаться с нами по всем остальным.
categories = Темы
subcategories = Темы этого раздела
featured = Полезно знать
top-questions = Что чаще всего помогало
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
posted-by = Автор: { $author }
published = Опубликовано { $date }
updated = Обновлено { $date }
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
related = Похожие статьи
neighbours = Другие статьи раздела
previous = Назад
next = Далее
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

contact = Связаться с нами
contact-title = Нужна ещё помощь?
contact-text = Подскажем кратчайший путь к тому, кто может помочь.
tickets = Заявки

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
moved = Страница переехала

alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Предупреждение
alert-caution = Осторожно

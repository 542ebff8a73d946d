skip = Перейти до тексту
home = Головна
menu = Меню
main-menu = Головне меню
footer-menu = Інші сторінки
breadcrumb = Ви тут
language = Вибрати мову
dark-mode = Темна тема
feed = Стрічка новин

search = Знайти
search-label = Пошук у довідці
search-placeholder = Запитайте своїми словами
home-title = Чим ми можемо допомогти?
home-description = Відповіді на поширені запитання і правильний спосіб звернутися до нас з усім іншим.
categories = Теми
subcategories = Теми цього розділу
featured = Варто знати
top-questions = Що допомагало найчастіше
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
posted-by = Автор: { $author }
published = Опубліковано { $date }
updated = Оновлено { $date }
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
related = Схожі статті
neighbours = Інші статті розділу
previous = Назад
next = Далі
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

contact = Зв’язатися з нами
contact-title = Потрібна ще допомога?
contact-text = Покажемо найкоротший шлях до того, хто може допомогти.
tickets = Заявки

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
moved = Сторінка переїхала

alert-note = Примітка
alert-tip = Порада
alert-important = Важливо
alert-warning = Попередження
alert-caution = Обережно

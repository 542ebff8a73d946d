skip = Ir al texto
home = Inicio
menu = Menú
main-menu = Menú principal
footer-menu = Más páginas
breadcrumb = Estás aquí
language = Elegir idioma
dark-mode = Modo oscuro
feed = Canal de novedades

search = Buscar
search-label = Buscar en el centro de ayuda
search-placeholder = Pregunta con tus palabras
home-title = ¿Cómo podemos ayudarte?
home-description = Respuestas a las preguntas más comunes y la mejor vía para contactarnos en los demás casos.
categories = Explorar por tema
subcategories = Temas de esta sección
featured = Conviene saber
top-questions = Lo que más ha ayudado
articles = Artículos
no-articles = Aún no hay nada aquí en este idioma.
articles-count = { $count ->
    [one] { $count } artículo
   *[other] { $count } artículos
}

on-this-page = En esta página
copy-link = Copiar el enlace a «{ $title }»
link-copied = Enlace copiado
posted-by = Por { $author }
published = Publicado el { $date }
updated = Actualizado el { $date }
date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
until = Este aviso es válido hasta el { $date }.
expired = Este aviso terminó el { $date }. Es posible que ya no sea cierto.
ended = Terminado
audience = Escrito para
fallback = Este artículo aún no está traducido. Lo estás leyendo en { $language }.
related = Artículos relacionados
neighbours = Otros artículos de esta sección
previous = Anterior
next = Siguiente
edit-page = Editar esta página
footnotes = Notas
footnote-back = Volver al texto

rating = Votos de los lectores
helpful-question = ¿Te ha sido útil?
yes = Sí
no = No
votes = { $votes ->
    [0] 0 votos
   *[other] { $yes } de { $votes } { $yes ->
        [one] persona lo encontró útil
       *[other] personas lo encontraron útil
    }
}

contact = Contáctanos
contact-title = ¿Necesitas más ayuda?
contact-text = Te indicamos el camino más corto a quien puede ayudarte.
tickets = Tickets

tags = Etiquetas
tags-description = Todas las etiquetas del centro de ayuda.
tagged = Etiqueta «{ $tag }»
tag-description = Todos los artículos con la etiqueta «{ $tag }».
all-questions = Todas las preguntas, de la A a la Z
all-questions-description = Todos los artículos y las preguntas que responden, por su primera letra.
letters = Letras
sitemap = Mapa del sitio
sitemap-description = Todas las páginas del centro de ayuda, por tema.
about-site = Sobre este centro de ayuda
not-found = Esta página no existe
not-found-text = Puede que la dirección sea antigua o esté mal escrita. Busca tu pregunta o elige un tema.
moved = Esta página ha cambiado de dirección

alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Precaución

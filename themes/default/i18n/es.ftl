# Glossary: readers are addressed as: usted
#   ticket: ticket
#   never: tique, tiques, solicitud*, tu, tus, te, tú, estás, puedes, quieres, necesitas, leías, querías

skip = Ir al contenido
home = Inicio
menu = Menú
close = Cerrar
main-menu = Menú principal
footer-menu = Más páginas
breadcrumb = Está aquí
language = Elegir idioma
dark-mode = Modo oscuro
feed = Canal de novedades

search = Buscar
search-label = Buscar en el centro de ayuda
search-placeholder = Pregunte con sus palabras
search-busy = Buscando…
search-found = Resultados: { $count }
search-none = No se ha encontrado nada para «{ $query }»
search-none-help = Pruebe con otras palabras o con menos. O pregúntenos.
search-none-help-alone = Pruebe con otras palabras o con menos.
search-elsewhere = No hay nada en este idioma. En otros idiomas hay esto:
search-unfiltered = Sin resultados con estos filtros. Sin ellos:
search-less = Menos probable
search-all = Todos los resultados de «{ $query }»
search-more = Más resultados
search-unavailable = La búsqueda no está disponible en este momento.
search-ask-any = ¿No está aquí? Pregúntenos
search-ask-about = ¿No está aquí? Pregúntenos sobre «{ $topic }»
search-category = Tema
search-category-any = Todos los temas
search-audience = Escrito para
search-audience-any = Todo el mundo
home-title = ¿Cómo podemos ayudarle?
find-here = Buscar en esta sección
home-description = Respuestas a las preguntas más comunes y la mejor vía para contactarnos en los demás casos.
home-description-alone = Respuestas a las preguntas más comunes.
categories = Explorar por tema
subcategories = Temas de esta sección
featured = Conviene saber
top-questions = Lo que más ha ayudado
often-read = Preguntas frecuentes
articles = Artículos
no-articles = Aún no hay nada aquí en este idioma.
articles-count = { $count ->
    [one] { $count } artículo
   *[other] { $count } artículos
}

on-this-page = En esta página
copy-link = Copiar el enlace a «{ $title }»
link-copied = Enlace copiado
copy = Copiar
copied = Copiado
enlarge = Ampliar la imagen
play-video = Reproducir el vídeo
watch-at = Ver en { $site }
posted-by = Por { $author }
published = Publicado el { $date }
updated = Actualizado el { $date }
changed-since = Ha cambiado desde su última visita
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
fallback = Este artículo aún no está traducido. Lo está leyendo en { $language }.
language-missing = no esta página
translation-missing = La página que leía aún no está en español. Esta es la página de inicio.
related = Artículos relacionados
neighbours = Otros artículos de esta sección
previous = Anterior
next = Siguiente
edit-page = Editar esta página
footnotes = Notas
footnote-back = Volver al texto

rating = Votos de los lectores
helpful-question = ¿Le ha sido útil?
yes = Sí
no = No
votes = { $votes ->
    [0] 0 votos
   *[other] { $yes ->
        [one] A 1 de { $votes } personas le resultó útil
       *[other] A { $yes } de { $votes } personas les resultó útil
    }
}
rating-thanks = Gracias
rating-else = Quizá esto lo resuelva
rating-ask = O pregúntenos
rating-sorry = Sentimos que no haya ayudado
rating-why = ¿Qué estaba mal?
rating-reason-incomplete = Falta algo
rating-reason-unclear = Es difícil de entender
rating-reason-wrong = Es incorrecto
rating-reason-outdated = Está desactualizado
rating-reason-other = Otra cosa
rating-comment = ¿Qué habría ayudado?
rating-comment-hint = Aquí no podemos responder. No incluya datos personales.
rating-send = Enviar
rating-voted-yes = Esto le resultó útil.
rating-voted-no = Esto no le resultó útil.
rating-failed = No se pudo guardar su voto. Inténtelo de nuevo.
replies = Respuestas
replies-none = Todavía no hay respuestas.
reply-title = Dejar una respuesta
reply-name = Nombre
reply-email-hint = Nunca se muestra públicamente.
reply-text = Su respuesta
reply-send = Enviar la respuesta
reply-note = Las respuestas aparecen cuando las hemos leído.
reply-held = Gracias por su respuesta
reply-held-text = Leemos cada respuesta antes de que aparezca debajo del artículo.
ticket-title = Su ticket
ticket-received = Hemos recibido su ticket
ticket-number = Número del ticket:
ticket-mail = Abra el enlace del correo que acabamos de enviar, para que sepamos que la dirección es suya:
ticket-until = Respondemos a más tardar el { $date }, { $time } ({ $zone }).
ticket-private = No comparta este enlace. Muestra en qué estado está su ticket y permite añadir algo o borrarlo.
ticket-look = Ver su ticket
tickets-here = Sus tickets en este dispositivo
tickets-forget = Quitar esta lista del dispositivo
state-handed = Nuestro equipo lo tiene.
state-waiting = Está en camino a nuestro equipo.
state-confirmed = Su dirección está confirmada.
state-unconfirmed = Su dirección aún no está confirmada.
state-done = Nuestro equipo lo ha cerrado.
ticket-sent = Lo que envió
ticket-answer = Nuestra respuesta
ticket-added = Usted añadió
ticket-add = Añadir algo
ticket-erase = Borrar este ticket
ticket-erase-text = Todo lo que envió con este ticket se elimina para siempre.
ticket-erased = Su ticket está borrado
address-confirm = Confirmar mi dirección
address-confirm-text = Con un clic nos confirma que nuestros correos le llegan.
address-confirmed = Su dirección está confirmada
host-results = Resultados de «{ $query }»
host-elsewhere = No se encontró nada en este idioma. Estos artículos están en otros idiomas.
host-nothing = No se encontró nada. Pruebe con otras palabras o pregúntenos.
host-back = Volver a la página
host-check = Revise lo que ha escrito y envíelo.
host-mend = Falta algo o hay algo que no es correcto. Su texto sigue aquí.
host-missing = Rellene este campo.
host-long = «{ $field }» admite como máximo { $most } caracteres, y aquí hay { $length }. No se ha cortado nada: acorte el texto.
host-bad-email = Esto no es una dirección de correo.
host-odd-email = Nuestro correo no llega a direcciones con letras como «ñ» o «用» antes de la @. Indique otra dirección.
host-bad-files = Estos archivos no se pueden aceptar:
host-file-kind = este tipo de archivo no se acepta (sí imágenes, vídeos, PDF, documentos de oficina y texto)
host-file-empty = está vacío
host-file-large = demasiado grande junto con los demás (10 MB en total)
host-file-many = un archivo de más (cinco como máximo)
host-file-here = este formulario solo acepta: { $endings }
host-file-none = este formulario no acepta archivos
host-files-again = Vuelva a elegir sus archivos:
host-trouble = Esto no ha funcionado
host-too-large = Era más de lo que podemos recibir de una vez.
host-too-often = Demasiados envíos a la vez. Espere unos minutos e inténtelo de nuevo.
host-foreign = Este formulario se envió desde otro sitio web, por eso no lo hemos aceptado.
host-expired = Este enlace es demasiado antiguo o ya se ha usado.
host-unknown = No sabemos de qué se trata.
host-failed = Algo ha fallado por nuestra parte. Inténtelo de nuevo.
host-kept = Lo que escribió, para copiar:
mail-confirm-subject = Confirme su dirección
mail-confirm-text = Alguien indicó esta dirección para un ticket sobre «{ $topic }». Si fue usted, abra esta página y pulse el botón:
mail-confirm-not-you = Si no fue usted, no hay nada que hacer.

contact = Contacto
contact-short = Contacto
contact-title = ¿Necesita más ayuda?
contact-text = Le indicamos el camino más corto hacia quien puede ayudarle.
tickets = Tickets

contact-lead = Elija de qué se trata. Le mostramos cómo obtener una respuesta y qué tener a mano.
contact-urgent = ¿Es urgente?
contact-answer-label = Diga en pocas palabras qué ocurre
contact-answer-placeholder = No puedo iniciar sesión
contact-topics = ¿De qué se trata?
contact-narrower = ¿Qué exactamente?
contact-audiences = Para determinados clientes
contact-else = Otra cosa
contact-who = ¿Cuál es su caso?
contact-only-for = Para:
contact-compare = Comparar todas las formas de contactarnos
contact-compare-lead = Para qué sirve cada una y para qué no.
contact-articles = Estos artículos quizá le ayuden ya
contact-questions = ¿Le ocurre algo de esto?
contact-questions-no = Si no, contáctenos así:
contact-yes = Sí
contact-answered = Ha respondido que sí:
contact-ways = Cómo contactarnos
contact-ways-else = ¿Otra cosa? Cómo contactarnos
contact-best = La mejor forma
contact-wait = Espere, por favor
contact-conditional = También es posible
contact-if-yes = Si su respuesta es sí:
contact-last = Último recurso
contact-refused = No para este tema
contact-why-not = ¿Por qué no por otra vía?
contact-instead = En su lugar:
contact-meanwhile = Disponible ahora:
contact-sounds-like = Parece que se trata de
contact-closest = ¿Qué se acerca más?
contact-identity = Cómo acreditar su identidad
contact-hours = Horario
contact-reply = Respuesta en
contact-promise = Respuesta en { $reply }
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
duration-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
duration-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
duration-working-days = { $count ->
    [one] { $count } día laborable
   *[other] { $count } días laborables
}
duration-weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
contact-languages = Idiomas
contact-cost = Coste
contact-have-ready = Tenga a mano
contact-never-send = No envíe nunca
contact-public = Otros pueden leerlo: nada personal, por favor.
contact-way = Canal
contact-checks = Puede comprobar su identidad
contact-checks-not = No puede comprobar su identidad
contact-checks-yes = Sí
contact-checks-no = No
contact-condition = Condición
contact-comma = ,
contact-words-human = humano, persona, agente, operador, representante, hablar con, alguien, atención al cliente, hola, buenos días, buenas tardes
contact-words-phone = teléfono, llamar, llamada, número de teléfono, número
contact-words-chat = chat, chatear
contact-words-mail = dirección de correo, escribirles, enviar un correo
contact-words-complaint = queja, reclamación, quejarme, reclamar, supervisor, supervisora, encargado
contact-words-hours = horario de atención, horas de atención, horario
# What is said around such words and names no way of its own.
contact-words-around = quiero, quisiera, necesito, por favor, hablar, contactar, contacto, escribir, soporte, ayuda, equipo, cliente, servicio, real, directamente, ahora, hoy, poner, presentar, urgente
contact-advantages = Ventajas
contact-drawbacks = Inconvenientes
contact-open-chat = Abrir el chat
contact-open-messenger = Abrir la mensajería
contact-open-community = Ir a la comunidad
contact-open-social = Ir a nuestra página
contact-open-portal = Abrir { $name }
contact-open-form = Escribir un ticket
contact-call = Llamar al { $to }
contact-write = Escribir a { $to }
contact-post = Por correo postal a { $to }
contact-visit = Visítenos en { $to }
contact-ask-through = Pida una cita por medio de:
contact-reason-not-listed = Allí no pueden ver ni cambiar nada de esto.
contact-reason-no-way-to-ask = Aquí no hay ninguna vía disponible para pedir cita.
contact-reason-last-resort = Solo para quien ya no tiene otra vía.
contact-reason-retired = Esta vía ya no existe.
contact-always = Las 24 horas, todos los días
contact-zone = Hora de { $city }
contact-holidays = Cerrado los días festivos: { $days }
contact-closed-on = Cerrado: { $days }
hours-all-day = todo el día
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } a. m.
   *[pm] { $time } p. m.
}
hours-closes-in = { $minutes ->
    [one] Cierra en { $minutes } minuto
   *[other] Cierra en { $minutes } minutos
}
hours-open = Abierto ahora
hours-always = Abierto las 24 horas
hours-opens-today = Abre hoy a las { $time }
hours-opens-on = Abre el { $day } a las { $time }
hours-opens-date = Abre el { $date } a las { $time }
hours-your-time = { $text } ({ $time } en su hora local)
hours-closed-until = Cerrado hasta nuevo aviso (nada previsto antes del { $date }).
hours-unknown = El horario posterior al { $date } aún no está fijado; vea abajo.
hours-see-below = Vea el horario abajo.
hours-by-appointment = Con cita previa
hours-any-time = Puede escribir en cualquier momento. { $text }
day-1 = lunes
day-2 = martes
day-3 = miércoles
day-4 = jueves
day-5 = viernes
day-6 = sábado
day-7 = domingo
day-every = Todos los días
day-range = de { $first } a { $last }
day-hours = { $days }, { $times }
tickets-lead = Elija de qué se trata. El formulario solo pregunta lo necesario.
form-lead = Respondemos en { $reply }.
form-by-mail = Envíelo por correo electrónico
form-mail-has = Incluya, por favor:
form-choose = Elegir…
form-optional = (opcional)
form-website = Deje esto vacío
form-email = Su correo electrónico
form-email-hint = Respondemos a esta dirección.
form-email-identity = La dirección registrada en su cuenta: nos muestra quién es usted.
form-username = Nombre de usuario
form-username-hint = El que usa para iniciar sesión. Nunca su contraseña.
form-subject = Asunto
form-subject-hint = De cinco a siete palabras que digan qué ocurre, como «La tienda da error 500 desde la actualización»
form-side = ¿Dónde está el problema?
form-side-mine = De mi lado: mi dispositivo, mi programa, mi conexión
form-side-yours = De su lado: el sitio, el servidor, la cuenta
form-side-unknown = No lo sé
form-details = ¿Qué ha ocurrido?
form-details-hint = Qué hizo, qué vio, cuándo y dónde. Copie los mensajes de error palabra por palabra.
form-images = Imágenes
form-images-hint = Capturas de pantalla que muestren el problema
form-files-limit = Archivos: { $count } como máximo, { $megabytes } MB en total.
form-domain = Dominio
form-domain-hint = Por ejemplo, example.com
form-page_address = Dirección de la página
form-page_address-hint = Cópiela del navegador, desde https://
form-since = ¿Desde cuándo?
form-since-hint = Fecha y hora, lo más exactas posible
form-invoice = Número de factura
form-invoice-hint = En la parte superior de la factura
form-phone = Número de teléfono
form-phone-hint = Con prefijo de país, solo por si tenemos preguntas
form-applies = Marque lo que corresponda
form-send = Enviar el ticket
form-compose = Componer el mensaje
form-subject-short = Algo corto: de cinco a siete palabras distinguen su problema de otros.
form-subject-long = Algo largo: lo mejor son de cinco a siete palabras; el resto va abajo.
form-subject-good = Buena longitud.
form-draft = Su borrador queda en este dispositivo hasta que lo envíe.
form-draft-delete = Borrar el borrador
form-sending = Enviando: { $percent } %
form-unsent = No se ha enviado: ahora mismo no se puede contactar con nosotros. Su texto sigue aquí. Inténtelo de nuevo o envíenos el texto de abajo por otra vía.
form-composed = Su mensaje a { $address }
form-copy = Copiar el texto
form-copied = Copiado
form-open-mail = Abrir en su programa de correo
form-attach = Adjunte sus archivos al correo: el enlace no puede transmitirlos.

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
not-found-text = Puede que la dirección sea antigua o esté mal escrita. Busque su pregunta o elija un tema.
not-found-search = Puede que la dirección sea antigua o esté mal escrita. Busque su pregunta.
not-found-guess = Quizá buscaba
moved = Esta página ha cambiado de dirección

drift-changed = Esta parte ha cambiado en el original desde que se tradujo.
drift-new = El original añade algo aquí.
drift-gone = El original ya no dice esto.
drift-title = El título o el resumen ha cambiado en el original desde que se tradujo.
drift-original = Leer el original

guide-step = Paso { $number }
guide-back = Atrás
guide-restart = Volver a empezar
alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Precaución

skip = Ir para o texto
home = Início
menu = Menu
main-menu = Menu principal
footer-menu = Mais páginas
breadcrumb = Você está aqui
language = Escolher idioma
dark-mode = Modo escuro
feed = Feed de novidades

search = Pesquisar
search-label = Pesquisar na central de ajuda
search-placeholder = Pergunte com suas palavras
home-title = Como podemos ajudar?
home-description = Respostas às perguntas mais comuns e o caminho certo para falar conosco sobre o resto.
categories = Navegar por tema
subcategories = Temas desta seção
featured = Bom saber
top-questions = O que mais ajudou
articles = Artigos
no-articles = Ainda não há nada aqui neste idioma.
articles-count = { $count ->
    [one] { $count } artigo
   *[other] { $count } artigos
}

on-this-page = Nesta página
copy-link = Copiar o link para “{ $title }”
link-copied = Link copiado
posted-by = Por { $author }
published = Publicado em { $date }
updated = Atualizado em { $date }
date = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
until = Este aviso vale até { $date }.
expired = Este aviso terminou em { $date }. Talvez já não seja verdade.
ended = Encerrado
audience = Escrito para
fallback = Este artigo ainda não foi traduzido. Você o lê em { $language }.
related = Artigos relacionados
neighbours = Outros artigos desta seção
previous = Anterior
next = Próximo
edit-page = Editar esta página
footnotes = Notas
footnote-back = Voltar ao texto

rating = Votos dos leitores
helpful-question = Isto ajudou?
yes = Sim
no = Não
votes = { $votes ->
    [0] 0 votos
   *[other] { $yes } de { $votes } { $yes ->
        [one] pessoa achou útil
       *[other] pessoas acharam útil
    }
}

contact = Fale conosco
contact-title = Ainda precisa de ajuda?
contact-text = Mostramos o caminho mais curto até quem pode ajudar.
tickets = Chamados

tags = Etiquetas
tags-description = Todas as etiquetas da central de ajuda.
tagged = Etiqueta “{ $tag }”
tag-description = Todos os artigos com a etiqueta “{ $tag }”.
all-questions = Todas as perguntas, de A a Z
all-questions-description = Todos os artigos e as perguntas que respondem, pela primeira letra.
letters = Letras
sitemap = Mapa do site
sitemap-description = Todas as páginas da central de ajuda, por tema.
about-site = Sobre esta central de ajuda
not-found = Esta página não existe
not-found-text = O endereço pode ser antigo ou ter um erro de digitação. Pesquise sua pergunta ou escolha um tema.
moved = Esta página mudou de endereço

alert-note = Nota
alert-tip = Dica
alert-important = Importante
alert-warning = Aviso
alert-caution = Cuidado

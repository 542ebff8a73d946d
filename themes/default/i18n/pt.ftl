# Glossary: readers are addressed as: você (Brazil)
#   ticket: chamado
#   never: tíquete*, pedido*, ficheiro*, utilizador*, palavra-passe, ecrã*, secção, equipa, contacto*, vosso, vossa

skip = Ir para o conteúdo
home = Início
menu = Menu
close = Fechar
main-menu = Menu principal
footer-menu = Mais páginas
breadcrumb = Você está aqui
language = Escolher idioma
dark-mode = Modo escuro
feed = Feed de novidades

search = Pesquisar
search-label = Pesquisar na central de ajuda
search-placeholder = Pergunte com suas palavras
search-busy = Pesquisando…
search-found = Resultados: { $count }
search-none = Nada encontrado para “{ $query }”
search-none-help = Tente outras palavras, ou menos palavras. Ou fale conosco.
search-none-help-alone = Tente outras palavras, ou menos palavras.
search-elsewhere = Nada neste idioma. Veja o que há em outros:
search-unfiltered = Nada com estes filtros. Sem eles:
search-less = Menos provável
search-all = Todos os resultados para “{ $query }”
search-more = Mais resultados
search-unavailable = A pesquisa não está disponível no momento.
search-ask-any = Não está aqui? Fale conosco
search-ask-about = Não está aqui? Fale conosco sobre “{ $topic }”
search-category = Tema
search-category-any = Todos os temas
search-audience = Escrito para
search-audience-any = Todos
find-here = Pesquisar nesta seção
home-title = Como podemos ajudar?
home-description = Respostas às perguntas mais comuns e o caminho certo para falar conosco sobre o resto.
home-description-alone = Respostas às perguntas mais comuns.
categories = Navegar por tema
subcategories = Temas desta seção
featured = Bom saber
top-questions = O que mais ajudou
often-read = Perguntas frequentes
articles = Artigos
no-articles = Ainda não há nada aqui neste idioma.
articles-count = { $count ->
    [one] { $count } artigo
   *[other] { $count } artigos
}

on-this-page = Nesta página
copy-link = Copiar o link para “{ $title }”
link-copied = Link copiado
copy = Copiar
copied = Copiado
enlarge = Ampliar a imagem
play-video = Reproduzir o vídeo
watch-at = Assistir em { $site }
posted-by = Por { $author }
published = Publicado em { $date }
updated = Atualizado em { $date }
changed-since = Alterado desde sua última visita
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
fallback = Este artigo ainda não foi traduzido. Você está lendo em { $language }.
language-missing = não esta página
translation-missing = A página que você estava lendo ainda não existe em português. Esta é a página inicial.
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
   *[other] { $yes ->
        [one] { $yes } de { $votes } pessoas achou útil
       *[other] { $yes } de { $votes } pessoas acharam útil
    }
}
rating-thanks = Obrigado
rating-else = Talvez a resposta esteja aqui
rating-ask = Ou fale conosco
rating-sorry = Lamentamos que não tenha ajudado
rating-why = O que estava errado?
rating-reason-incomplete = Falta alguma coisa
rating-reason-unclear = É difícil de entender
rating-reason-wrong = Está errado
rating-reason-outdated = Está desatualizado
rating-reason-other = Outra coisa
rating-comment = O que teria ajudado?
rating-comment-hint = Não podemos responder aqui. Não inclua dados pessoais.
rating-send = Enviar
rating-voted-yes = Você achou isto útil.
rating-voted-no = Você não achou isto útil.
rating-failed = Não foi possível salvar o seu voto. Tente novamente.
replies = Respostas
replies-none = Ainda não há respostas.
reply-title = Deixar uma resposta
reply-name = Nome
reply-email-hint = Nunca é exibido publicamente.
reply-text = Sua resposta
reply-send = Enviar a resposta
reply-note = As respostas aparecem depois que as lemos.
reply-held = Obrigado pela sua resposta
reply-held-text = Lemos cada resposta antes de ela aparecer abaixo do artigo.
ticket-title = Seu chamado
ticket-received = Recebemos o seu chamado
ticket-number = Número do chamado:
ticket-mail = Abra o link do e-mail que acabamos de enviar, para sabermos que o endereço é seu:
ticket-until = Respondemos até { $date }, { $time } ({ $zone }).
ticket-private = Não compartilhe este link. Ele mostra em que pé está o seu chamado e permite completá-lo ou apagá-lo.
ticket-look = Ver o seu chamado
tickets-here = Seus chamados neste dispositivo
tickets-forget = Remover esta lista do dispositivo
state-handed = Está com a nossa equipe.
state-waiting = Está a caminho da nossa equipe.
state-confirmed = Seu endereço está confirmado.
state-unconfirmed = Seu endereço ainda não está confirmado.
state-done = Nossa equipe já concluiu o chamado.
ticket-sent = O que você enviou
ticket-answer = Nossa resposta
ticket-added = Você acrescentou
ticket-add = Acrescentar algo
ticket-erase = Apagar este chamado
ticket-erase-text = Tudo o que você enviou com este chamado será removido de vez.
ticket-erased = Seu chamado foi apagado
address-confirm = Confirmar meu endereço
address-confirm-text = Com um clique, sabemos que nossas mensagens chegam até você.
address-confirmed = Seu endereço está confirmado
host-results = Resultados para “{ $query }”
host-elsewhere = Nada encontrado neste idioma. Estes artigos estão em outros idiomas.
host-nothing = Nada encontrado. Tente outras palavras ou fale conosco.
host-back = Voltar à página
host-check = Verifique o que você escreveu e depois envie.
host-mend = Falta alguma coisa ou algo não está certo. Seu texto continua aqui.
host-missing = Preencha este campo.
host-long = “{ $field }” aceita no máximo { $most } caracteres, e aqui há { $length }. Nada foi cortado: encurte o texto.
host-bad-email = Isto não é um endereço de e-mail.
host-odd-email = Nosso e-mail não chega a endereços com letras como “ã” ou “用” antes do @. Informe outro endereço.
host-bad-files = Estes arquivos não podem ser aceitos:
host-file-kind = este tipo de arquivo não é aceito (imagens, vídeos, PDF, documentos de escritório e texto são)
host-file-empty = está vazio
host-file-large = grande demais junto com os outros (10 MB no total)
host-file-many = um arquivo a mais (cinco no máximo)
host-file-here = este formulário só aceita: { $endings }
host-file-none = este formulário não aceita arquivos
host-files-again = Escolha novamente os seus arquivos:
host-trouble = Isto não deu certo
host-too-large = Era mais do que podemos receber de uma vez.
host-too-often = Envios demais de uma vez. Espere alguns minutos e tente novamente.
host-foreign = Este formulário foi enviado de outro site, por isso não o aceitamos.
host-expired = Este link é antigo demais ou já foi usado.
host-unknown = Não sabemos do que se trata.
host-failed = Algo deu errado do nosso lado. Tente novamente.
host-kept = O que você escreveu, para copiar:
mail-confirm-subject = Confirme o seu endereço
mail-confirm-text = Alguém indicou este endereço para um chamado sobre “{ $topic }”. Se foi você, abra esta página e clique no botão:
mail-confirm-not-you = Se não foi você, não há nada a fazer.

contact = Fale conosco
contact-short = Contato
contact-title = Ainda precisa de ajuda?
contact-text = Mostramos o caminho mais curto até quem pode ajudar.
tickets = Chamados

contact-lead = Escolha o assunto. Mostramos o caminho que leva a uma resposta e o que ter à mão.
contact-urgent = É urgente?
contact-answer-label = Diga em poucas palavras qual é o problema
contact-answer-placeholder = Não consigo entrar na minha conta
contact-topics = Qual é o assunto?
contact-narrower = O que, exatamente?
contact-audiences = Para clientes específicos
contact-else = Outra coisa
contact-who = Qual é o seu caso?
contact-only-for = Para:
contact-compare = Comparar todas as formas de falar conosco
contact-compare-lead = Para que cada uma serve, e para que não serve.
contact-articles = Estes artigos podem ajudar agora mesmo
contact-questions = Algum destes casos é o seu?
contact-questions-no = Se não, fale conosco assim:
contact-yes = Sim
contact-answered = Você respondeu que sim:
contact-ways = Como falar conosco
contact-ways-else = Outra coisa? Como falar conosco
contact-best = A melhor forma
contact-wait = Aguarde, por favor
contact-conditional = Também possível
contact-if-yes = Se a resposta for sim:
contact-last = Último recurso
contact-refused = Não para este assunto
contact-why-not = Por que não de outra forma?
contact-instead = Em vez disso:
contact-meanwhile = Disponível agora:
contact-sounds-like = Isto parece ser sobre
contact-closest = Qual chega mais perto?
contact-identity = Como comprovar sua identidade
contact-hours = Horário
contact-reply = Resposta em
contact-promise = Resposta em { $reply }
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
duration-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
duration-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
duration-working-days = { $count ->
    [one] { $count } dia útil
   *[other] { $count } dias úteis
}
duration-weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
contact-languages = Idiomas
contact-cost = Custo
contact-have-ready = Tenha à mão
contact-never-send = Nunca envie
contact-public = Outras pessoas podem ler: não inclua dados pessoais.
contact-way = Canal
contact-checks = Pode verificar sua identidade
contact-checks-not = Não pode verificar sua identidade
contact-checks-yes = Sim
contact-checks-no = Não
contact-condition = Condição
contact-comma = ,
contact-words-human = humano, pessoa, atendente, agente, operador, falar com, alguém, atendimento, olá, bom dia, boa tarde
contact-words-phone = telefone, ligar, ligação, número de telefone, número
contact-words-chat = chat, bate-papo, conversar
contact-words-mail = endereço de e-mail, escrever para vocês, enviar e-mail
contact-words-complaint = reclamação, reclamar, queixa, supervisor, gerente
contact-words-hours = horário de atendimento, horário de funcionamento, horários
# What is said around such words and names no way of its own.
contact-words-around = quero, queria, gostaria, preciso, favor, falar, contatar, contactar, contato, contacto, escrever, suporte, ajuda, equipe, equipa, cliente, serviço, real, diretamente, agora, hoje, fazer, registrar, urgente
contact-advantages = Vantagens
contact-drawbacks = Desvantagens
contact-open-chat = Abrir o chat
contact-open-messenger = Abrir o mensageiro
contact-open-community = Ir para a comunidade
contact-open-social = Ir para a nossa página
contact-open-portal = Abrir { $name }
contact-open-form = Abrir um chamado
contact-call = Ligar para { $to }
contact-write = Escrever para { $to }
contact-post = Pelo correio para { $to }
contact-visit = Visite-nos: { $to }
contact-ask-through = Peça um agendamento por:
contact-reason-not-listed = Lá não podem ver nem alterar este assunto.
contact-reason-no-way-to-ask = Não há aqui nenhuma forma de pedir um agendamento.
contact-reason-last-resort = Só para quem não tem mais outra forma.
contact-reason-retired = Esta forma não existe mais.
contact-always = 24 horas, todos os dias
contact-zone = Hora de { $city }
contact-holidays = Fechado nos feriados: { $days }
contact-closed-on = Fechado em { $days }
hours-all-day = o dia todo
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } AM
   *[pm] { $time } PM
}
hours-closes-in = { $minutes ->
    [one] Fecha em { $minutes } minuto
   *[other] Fecha em { $minutes } minutos
}
hours-open = Aberto agora
hours-always = Aberto 24 horas
hours-opens-today = Abre hoje às { $time }
hours-opens-on = Abre { $day } às { $time }
hours-opens-date = Abre em { $date } às { $time }
hours-your-time = { $text } ({ $time } no seu horário)
hours-closed-until = Fechado até novo aviso (nada previsto antes de { $date }).
hours-unknown = Os horários depois de { $date } ainda não foram definidos; veja abaixo.
hours-see-below = Veja os horários abaixo.
hours-by-appointment = Com hora marcada
hours-any-time = Você pode escrever a qualquer momento. { $text }
day-1 = segunda-feira
day-2 = terça-feira
day-3 = quarta-feira
day-4 = quinta-feira
day-5 = sexta-feira
day-6 = sábado
day-7 = domingo
day-every = Todos os dias
day-range = de { $first } a { $last }
day-hours = { $days }, { $times }
tickets-lead = Escolha o assunto. O formulário só pergunta o necessário.
form-lead = Respondemos em { $reply }.
form-by-mail = Envie por e-mail
form-mail-has = Inclua, por favor:
form-choose = Escolher…
form-optional = (opcional)
form-website = Deixe isto vazio
form-email = Seu endereço de e-mail
form-email-hint = Respondemos para este endereço.
form-email-identity = O endereço cadastrado na sua conta: ele nos mostra quem você é.
form-username = Nome de usuário
form-username-hint = O que você usa para entrar. Nunca a senha.
form-subject = Assunto
form-subject-hint = De cinco a sete palavras que digam o que acontece, como “A loja mostra erro 500 desde a atualização”
form-side = Onde está o problema?
form-side-mine = Do meu lado: meu aparelho, meu programa, minha conexão
form-side-yours = Do lado de vocês: o site, o servidor, a conta
form-side-unknown = Não sei
form-details = O que aconteceu?
form-details-hint = O que você fez, o que viu, quando e onde. Copie as mensagens de erro palavra por palavra.
form-images = Imagens
form-images-hint = Capturas de tela que mostrem o problema
form-files-limit = Arquivos: no máximo { $count }, { $megabytes } MB no total.
form-domain = Domínio
form-domain-hint = Por exemplo, example.com
form-page_address = Endereço da página
form-page_address-hint = Copie-o do navegador, a partir de https://
form-since = Desde quando?
form-since-hint = Data e hora, o mais exatas possível
form-invoice = Número da fatura
form-invoice-hint = No topo da fatura
form-phone = Número de telefone
form-phone-hint = Com o código do país (DDI), só se tivermos dúvidas
form-applies = Assinale o que se aplica
form-send = Enviar o chamado
form-compose = Compor a mensagem
form-subject-short = Um pouco curto: de cinco a sete palavras distinguem o seu problema dos outros.
form-subject-long = Um pouco longo: de cinco a sete palavras é o ideal; o resto vai abaixo.
form-subject-good = Bom tamanho.
form-draft = Seu rascunho fica neste dispositivo até ser enviado.
form-draft-delete = Apagar o rascunho
form-sending = Enviando: { $percent }%
form-unsent = Não enviado: no momento não é possível falar conosco. Seu texto continua aqui. Tente novamente ou nos envie o texto abaixo por outro meio.
form-composed = Sua mensagem para { $address }
form-copy = Copiar o texto
form-copied = Copiado
form-open-mail = Abrir no programa de e-mail
form-attach = Anexe seus arquivos ao e-mail: o link não consegue levá-los.

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
not-found-search = O endereço pode ser antigo ou ter um erro de digitação. Pesquise sua pergunta.
not-found-guess = Talvez você procurasse
moved = Esta página mudou de endereço

drift-changed = Esta parte mudou no original depois da tradução.
drift-new = O original diz algo mais aqui.
drift-gone = O original não diz mais isto.
drift-title = O título ou o resumo mudou no original depois da tradução.
drift-original = Ler o original

guide-step = Passo { $number }
guide-back = Voltar
guide-restart = Recomeçar
alert-note = Nota
alert-tip = Dica
alert-important = Importante
alert-warning = Aviso
alert-caution = Cuidado

skip = Aller au texte
home = Accueil
menu = Menu
main-menu = Menu principal
footer-menu = Autres pages
breadcrumb = Vous êtes ici
language = Choisir une langue
dark-mode = Mode sombre
feed = Flux des nouveautés

search = Rechercher
search-label = Rechercher dans l’aide
search-placeholder = Posez votre question
home-title = Comment pouvons-nous vous aider ?
home-description = Les réponses aux questions courantes, et le bon moyen de nous joindre pour tout le reste.
categories = Parcourir par thème
subcategories = Thèmes de cette rubrique
featured = Bon à savoir
top-questions = Ce qui a le plus aidé
articles = Articles
no-articles = Il n’y a encore rien ici dans cette langue.
articles-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}

on-this-page = Sur cette page
copy-link = Copier le lien vers « { $title } »
link-copied = Lien copié
posted-by = Par { $author }
published = Publié le { $date }
updated = Mis à jour le { $date }
date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
until = Cet avis est valable jusqu’au { $date }.
expired = Cet avis a pris fin le { $date }. Il n’est peut-être plus exact.
ended = Terminé
audience = Écrit pour
fallback = Cet article n’est pas encore traduit. Vous le lisez en version { $language }.
related = Articles liés
neighbours = Autres articles de cette rubrique
previous = Précédent
next = Suivant
edit-page = Modifier cette page
footnotes = Notes
footnote-back = Retour au texte

rating = Votes des lecteurs
helpful-question = Cela vous a-t-il aidé ?
yes = Oui
no = Non
votes = { $votes ->
    [0] 0 vote
   *[other] { $yes ->
        [one] { $yes } personne sur { $votes } a trouvé cet article utile
       *[other] { $yes } personnes sur { $votes } ont trouvé cet article utile
    }
}

contact = Nous contacter
contact-title = Encore besoin d’aide ?
contact-text = Nous vous indiquons le chemin le plus court vers quelqu’un qui peut vous aider.
tickets = Tickets

tags = Mots-clés
tags-description = Tous les mots-clés du centre d’aide.
tagged = Mot-clé « { $tag } »
tag-description = Tous les articles qui portent le mot-clé « { $tag } ».
all-questions = Toutes les questions, de A à Z
all-questions-description = Tous les articles et toutes les questions auxquelles ils répondent, par première lettre.
letters = Lettres
sitemap = Plan du site
sitemap-description = Toutes les pages du centre d’aide, par thème.
about-site = À propos de ce centre d’aide
not-found = Cette page n’existe pas
not-found-text = L’adresse est peut-être ancienne ou mal saisie. Cherchez votre question ou choisissez un thème.
moved = Cette page a changé d’adresse

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Attention
alert-caution = Danger

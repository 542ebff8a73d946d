# Glossary: readers are addressed as: vous
#   ticket: ticket
#   never: tiquet*, tu, ton, tes, toi

skip = Aller au contenu
home = Accueil
menu = Menu
close = Fermer
main-menu = Menu principal
footer-menu = Autres pages
breadcrumb = Vous êtes ici
language = Choisir une langue
dark-mode = Mode sombre
feed = Flux des nouveautés

search = Rechercher
search-label = Rechercher dans l’aide
search-placeholder = Posez votre question
search-busy = Recherche en cours…
search-found = Résultats : { $count }
search-none = Aucun résultat pour « { $query } »
search-none-help = Essayez d’autres mots, ou moins de mots. Ou contactez-nous.
search-none-help-alone = Essayez d’autres mots, ou moins de mots.
search-elsewhere = Rien dans cette langue. Voici ce qu’il y a dans d’autres :
search-unfiltered = Rien avec ces choix. Voici ce qu’il y a sans eux :
search-all = Tous les résultats pour « { $query } »
search-less = Moins probable
search-more = Plus de résultats
search-unavailable = La recherche est indisponible pour le moment.
search-ask-any = Pas trouvé ? Contactez-nous
search-ask-about = Pas trouvé ? Contactez-nous : { $topic }
search-category = Thème
search-category-any = Tous les thèmes
search-audience = Écrit pour
search-audience-any = Tout le monde
find-here = Chercher dans cette rubrique
home-title = Comment pouvons-nous vous aider ?
home-description = Les réponses aux questions courantes, et le bon moyen de nous joindre pour tout le reste.
home-description-alone = Les réponses aux questions courantes.
categories = Parcourir par thème
subcategories = Thèmes de cette rubrique
featured = Bon à savoir
top-questions = Ce qui a le plus aidé
often-read = Questions fréquentes
articles = Articles
no-articles = Il n’y a encore rien ici dans cette langue.
articles-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}

on-this-page = Sur cette page
copy-link = Copier le lien vers « { $title } »
link-copied = Lien copié
copy = Copier
copied = Copié
enlarge = Agrandir l’image
play-video = Lire la vidéo
watch-at = Regarder sur { $site }
posted-by = Par { $author }
published = Publié le { $date }
updated = Mis à jour le { $date }
changed-since = Modifié depuis votre dernière visite
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
language-missing = pas cette page
translation-missing = La page que vous lisiez n’existe pas encore en français. Voici l’accueil.
related = Articles liés
neighbours = Autres articles de cette rubrique
previous = Précédent
next = Suivant
edit-page = Modifier cette page
footnotes = Notes
footnote-back = Retour au texte

rating = Votes des lecteurs
helpful-question = Cela vous a-t-il aidé ?
yes = Oui
no = Non
votes = { $votes ->
    [0] 0 vote
   *[other] { $yes ->
        [one] { $yes } personne sur { $votes } a trouvé cet article utile
       *[other] { $yes } personnes sur { $votes } ont trouvé cet article utile
    }
}
rating-thanks = Merci
rating-else = La réponse est peut-être ici
rating-ask = Ou contactez-nous
rating-sorry = Désolés que cela ne vous ait pas aidé
rating-why = Qu’est-ce qui n’allait pas ?
rating-reason-incomplete = Il manque quelque chose
rating-reason-unclear = C’est difficile à comprendre
rating-reason-wrong = C’est faux
rating-reason-outdated = Ce n’est plus à jour
rating-reason-other = Autre chose
rating-comment = Qu’est-ce qui vous aurait aidé ?
rating-comment-hint = Nous ne pouvons pas répondre ici. N’indiquez aucune donnée personnelle.
rating-send = Envoyer
rating-voted-yes = Vous avez trouvé cet article utile.
rating-voted-no = Vous n’avez pas trouvé cet article utile.
rating-failed = Votre vote n’a pas pu être enregistré. Réessayez.
replies = Réponses
replies-none = Pas encore de réponse.
reply-title = Laisser une réponse
reply-name = Nom
reply-email-hint = Elle n’est jamais affichée publiquement.
reply-text = Votre réponse
reply-send = Envoyer la réponse
reply-note = Les réponses apparaissent une fois que nous les avons lues.
reply-held = Merci pour votre réponse
reply-held-text = Nous lisons chaque réponse avant de la publier sous l’article.
ticket-title = Votre ticket
ticket-received = Nous avons reçu votre ticket
ticket-number = Numéro du ticket :
ticket-mail = Ouvrez le lien dans l’e-mail que nous venons d’envoyer, pour confirmer que cette adresse est la vôtre :
ticket-until = Réponse au plus tard le { $date }, { $time } ({ $zone }).
ticket-private = Gardez ce lien pour vous. Il montre où en est votre ticket et permet de le compléter ou de le supprimer.
ticket-look = Voir votre ticket
tickets-here = Vos tickets sur cet appareil
tickets-forget = Retirer cette liste de l’appareil
state-handed = Notre équipe l’a reçu.
state-waiting = Il est en route vers notre équipe.
state-confirmed = Votre adresse est confirmée.
state-unconfirmed = Votre adresse n’est pas encore confirmée.
state-done = Notre équipe l’a traité.
ticket-sent = Ce que vous avez envoyé
ticket-answer = Notre réponse
ticket-added = Votre ajout
ticket-add = Ajouter quelque chose
ticket-erase = Supprimer ce ticket
ticket-erase-text = Tout ce que vous avez envoyé avec ce ticket sera supprimé définitivement.
ticket-erased = Votre ticket est supprimé
address-confirm = Confirmer mon adresse
address-confirm-text = Un clic nous confirme que nos e-mails vous parviennent.
address-confirmed = Votre adresse est confirmée
host-results = Résultats pour « { $query } »
host-elsewhere = Aucun résultat dans cette langue. Ces articles sont dans d’autres langues.
host-nothing = Aucun résultat. Essayez d’autres mots ou contactez-nous.
host-back = Retour à la page
host-check = Relisez votre texte, puis envoyez-le.
host-mend = Il manque quelque chose, ou quelque chose ne va pas. Votre texte est toujours là.
host-missing = Remplissez ce champ.
host-long = « { $field } » accepte { $most } caractères au plus ; il y en a { $length }. Rien n’a été coupé : raccourcissez le texte.
host-bad-email = Ce n’est pas une adresse e-mail.
host-odd-email = Nos messages n’atteignent pas les adresses qui ont des lettres comme « é » ou « 用 » avant le @. Indiquez une autre adresse.
host-bad-files = Ces fichiers ne peuvent pas être acceptés :
host-file-kind = ce type de fichier n’est pas accepté (images, vidéos, PDF, documents bureautiques et textes le sont)
host-file-empty = il est vide
host-file-large = trop gros avec les autres (10 Mo en tout)
host-file-many = un fichier de trop (cinq au plus)
host-file-here = ce formulaire n’accepte que : { $endings }
host-file-none = ce formulaire n’accepte pas de fichiers
host-files-again = Choisissez à nouveau vos fichiers :
host-trouble = Cela n’a pas fonctionné
host-too-large = C’était plus que ce que nous pouvons recevoir en une fois.
host-too-often = Trop de demandes à la fois. Attendez quelques minutes, puis réessayez.
host-foreign = Ce formulaire a été envoyé depuis un autre site : nous ne l’avons pas accepté.
host-expired = Ce lien est trop ancien, ou a déjà servi.
host-unknown = Nous ne savons pas de quoi il s’agit.
host-failed = Quelque chose a échoué de notre côté. Réessayez.
host-kept = Ce que vous avez écrit, à copier :
mail-confirm-subject = Veuillez confirmer votre adresse
mail-confirm-text = Quelqu’un a indiqué cette adresse pour un ticket au sujet de « { $topic } ». Si c’était vous, ouvrez cette page et appuyez sur le bouton :
mail-confirm-not-you = Si ce n’était pas vous, il n’y a rien à faire.

contact = Nous contacter
contact-short = Contact
contact-title = Encore besoin d’aide ?
contact-text = Nous vous indiquons le chemin le plus court vers quelqu’un qui peut vous aider.
tickets = Tickets

contact-lead = Choisissez un sujet. Nous vous indiquons comment obtenir une réponse, et ce qu’il faut préparer.
contact-urgent = Une urgence ?
contact-answer-label = Décrivez le problème en quelques mots
contact-answer-placeholder = Je n’arrive pas à me connecter
contact-topics = De quoi s’agit-il ?
contact-narrower = Plus précisément ?
contact-audiences = Selon votre situation
contact-else = Autre chose
contact-who = Vous êtes :
contact-only-for = Pour :
contact-compare = Comparer tous les moyens de nous joindre
contact-compare-lead = À quoi sert chaque moyen, et à quoi il ne sert pas.
contact-articles = Ces articles peuvent vous aider tout de suite
contact-questions = L’un de ces cas est-il le vôtre ?
contact-questions-no = Sinon, voici comment nous joindre :
contact-yes = Oui
contact-answered = Vous avez répondu oui :
contact-ways = Comment nous joindre
contact-ways-else = Autre chose ? Comment nous joindre
contact-best = Le meilleur moyen
contact-wait = Veuillez patienter
contact-conditional = Également possible
contact-if-yes = Si votre réponse est oui :
contact-last = En dernier recours
contact-refused = Pas pour ce sujet
contact-why-not = Pourquoi pas un autre moyen ?
contact-instead = À la place :
contact-meanwhile = Disponible maintenant :
contact-sounds-like = Cela ressemble à
contact-closest = Qu’est-ce qui s’en rapproche le plus ?
contact-identity = Comment justifier de votre identité
contact-hours = Horaires
contact-reply = Réponse sous
contact-promise = Réponse sous { $reply }
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
duration-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
duration-working-days = { $count ->
    [one] { $count } jour ouvré
   *[other] { $count } jours ouvrés
}
duration-weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
contact-languages = Langues
contact-cost = Coût
contact-have-ready = À préparer
contact-never-send = N’envoyez jamais
contact-public = D’autres peuvent lire : aucune donnée personnelle, s’il vous plaît.
contact-way = Moyen
contact-checks = Peut vérifier votre identité
contact-checks-not = Ne peut pas vérifier votre identité
contact-checks-yes = Oui
contact-checks-no = Non
contact-condition = Condition
contact-comma = ,
contact-words-human = humain, personne, agent, opérateur, conseiller, conseillère, parler à, quelqu’un, service client, bonjour, bonsoir, salut, qqn, vrai humain, vraie personne, être humain, quelqu’un au bout du fil, interlocuteur, standard, standardiste, sav, service après-vente, support client, équipe support, coucou, allô, bjr, slt, gens, un vrai, pas un robot, assistance, téléconseiller, service clients, relation client, aidez-moi, besoin d’aide
contact-words-phone = téléphone, appeler, appel, numéro, numéro de téléphone, joindre, tel, tél, téléphoner, hotline, numéro vert, ligne directe, coup de fil, appelle, téléphonique, standard téléphonique, vous téléphoner, par téléphone, num de tel, no de téléphone, ligne téléphonique
contact-words-chat = chat, tchat, discuter, discussion, messagerie, clavarder, tchatter, discuter en ligne, chat en ligne
contact-words-mail = adresse e-mail, écrire un e-mail, vous écrire, vous envoyer un mail, adresse mail, mail du support
contact-words-complaint = réclamation, plainte, me plaindre, réclamer, supérieur, responsable, plaintes, réclamations, directeur, directrice, patron, chef, litige, mécontent, nul, nulle, nuls, nulles, lamentable, honteux, inadmissible, scandaleux, pourri, pourrie, mauvais service, déçue, mécontente, insatisfait, insatisfaite, médiateur, gérant, hiérarchie, direction, inacceptable, catastrophique, incompétent, incompétents, malpoli, impoli, désagréable, irrespectueux, grossier, mauvaise expérience
contact-words-hours = heures d’ouverture, horaires d’ouverture, horaires, horaire, ouverture, ouvert, ouverts, fermé, week-end, weekend, samedi, dimanche, jours fériés, joignable, joignables, ouvrez, fermez, fermeture, pause midi, férié, jour férié, lundi, vendredi, nuit, 24h, fuseau horaire, à quelle heure
# What is said around such words and names no way of its own.
contact-words-around = veux, voudrais, besoin, svp, plaît, parler, contacter, contact, écrire, support, assistance, aide, équipe, client, service, vrai, vraie, directement, maintenant, aujourd’hui, faire, déposer, urgent, passer, j’aimerais, aimerais, souhaite, souhaiterais, cherche, demander, poser, question, stp, sil, plait, merci, vite, urgence, là, quelle, après-vente, sav, num, est-ce, ici, juste, simplement, vraiment, rapidement, enfin, porter, voir, votre, vos, très, trop, c’est, avoir, donner, donnez, donne, dire, dites, filer, aidez, aider, moi, vous, pouvez
contact-advantages = Avantages
contact-drawbacks = Inconvénients
contact-open-chat = Ouvrir le chat
contact-open-messenger = Ouvrir la messagerie
contact-open-community = Aller à la communauté
contact-open-social = Aller à notre page
contact-open-portal = Ouvrir { $name }
contact-open-form = Ouvrir un ticket
contact-call = Appeler le { $to }
contact-write = Écrire à { $to }
contact-post = Par courrier à { $to }
contact-visit = Venez nous voir : { $to }
contact-ask-through = Demandez un rendez-vous par :
contact-reason-not-listed = Là, personne ne peut voir ni modifier ce dont il s’agit.
contact-reason-no-way-to-ask = Aucun des moyens de demander un rendez-vous ne vous est ouvert ici.
contact-reason-last-resort = Uniquement quand il ne reste aucun autre moyen.
contact-reason-retired = Ce moyen n’existe plus.
contact-always = 24 h/24, 7 j/7
contact-zone = Heure de { $city }
contact-holidays = Fermé les jours fériés : { $days }
contact-closed-on = Fermé : { $days }
hours-all-day = toute la journée
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } AM
   *[pm] { $time } PM
}
hours-closes-in = { $minutes ->
    [one] Ferme dans { $minutes } minute
   *[other] Ferme dans { $minutes } minutes
}
hours-open = Ouvert maintenant
hours-always = Ouvert 24 h/24
hours-opens-today = Ouvre aujourd’hui à { $time }
hours-opens-on = Ouvre { $day } à { $time }
hours-opens-date = Ouvre le { $date } à { $time }
hours-your-time = { $text } ({ $time } chez vous)
hours-closed-until = Fermé jusqu’à nouvel ordre (rien de prévu avant le { $date }).
hours-unknown = Les horaires après le { $date } ne sont pas encore fixés ; voir ci-dessous.
hours-see-below = Voir les horaires ci-dessous.
hours-by-appointment = Sur rendez-vous
hours-any-time = Vous pouvez écrire à tout moment. { $text }
day-1 = lundi
day-2 = mardi
day-3 = mercredi
day-4 = jeudi
day-5 = vendredi
day-6 = samedi
day-7 = dimanche
day-every = Tous les jours
day-range = du { $first } au { $last }
day-hours = { $days }, { $times }
tickets-lead = Choisissez un sujet. Le formulaire ne demande que le nécessaire.
form-lead = Réponse sous { $reply }.
form-by-mail = Envoyez-le par e-mail
form-mail-has = À indiquer :
form-choose = Choisir…
form-optional = (facultatif)
form-website = Laissez ce champ vide
form-email = Votre adresse e-mail
form-email-hint = Nous répondons à cette adresse.
form-email-identity = L’adresse enregistrée sur votre compte : elle nous permet de vous identifier.
form-username = Nom d’utilisateur
form-username-hint = Celui de la connexion. Jamais votre mot de passe.
form-subject = Objet
form-subject-hint = Cinq à sept mots qui disent le problème, par exemple « Boutique en erreur 500 depuis la mise à jour »
form-side = Où est le problème ?
form-side-mine = De mon côté : mon appareil, mon logiciel, ma connexion
form-side-yours = De votre côté : le site, le serveur, le compte
form-side-unknown = Je ne sais pas
form-details = Que s’est-il passé ?
form-details-hint = Ce que vous avez fait et vu, quand et où. Copiez les messages d’erreur mot pour mot.
form-images = Images
form-images-hint = Des captures d’écran qui montrent le problème
form-files-limit = Fichiers : { $count } au plus, { $megabytes } Mo en tout.
form-domain = Domaine
form-domain-hint = Par exemple example.com
form-page_address = Adresse de la page
form-page_address-hint = Copiez-la du navigateur, à partir de https://
form-since = Depuis quand ?
form-since-hint = Date et heure, aussi précises que possible
form-invoice = Numéro de facture
form-invoice-hint = En haut de la facture
form-phone = Numéro de téléphone
form-phone-hint = Avec l’indicatif du pays, uniquement si nous avons des questions
form-applies = Cochez ce qui vous concerne
form-send = Envoyer le ticket
form-compose = Composer le message
form-subject-short = Un peu court : cinq à sept mots distinguent votre problème des autres.
form-subject-long = Un peu long : cinq à sept mots suffisent ; le reste va plus bas.
form-subject-good = Bonne longueur.
form-draft = Votre brouillon reste sur cet appareil jusqu’à l’envoi.
form-draft-delete = Supprimer le brouillon
form-sending = Envoi : { $percent } %
form-unsent = Message non envoyé : nous sommes injoignables pour le moment. Votre texte est toujours là. Réessayez, ou envoyez-nous le texte ci-dessous par un autre moyen.
form-composed = Votre message à { $address }
form-copy = Copier le texte
form-copied = Copié
form-open-mail = Ouvrir dans votre messagerie
form-attach = Joignez vos fichiers à l’e-mail : le lien ne peut pas les transmettre.

tags = Mots-clés
tags-description = Tous les mots-clés du centre d’aide.
tagged = Mot-clé « { $tag } »
tag-description = Tous les articles qui portent le mot-clé « { $tag } ».
all-questions = Toutes les questions, de A à Z
all-questions-description = Tous les articles et toutes les questions auxquelles ils répondent, par première lettre.
letters = Lettres
sitemap = Plan du site
sitemap-description = Toutes les pages du centre d’aide, par thème.
about-site = À propos de ce centre d’aide
not-found = Cette page n’existe pas
not-found-text = L’adresse est peut-être ancienne ou mal saisie. Cherchez votre question ou choisissez un thème.
not-found-search = L’adresse est peut-être ancienne ou mal saisie. Cherchez votre question.
not-found-guess = Vous cherchiez peut-être
moved = Cette page a changé d’adresse

drift-changed = Cette partie a changé dans l’original depuis sa traduction.
drift-new = L’original contient ici un passage de plus.
drift-gone = Ce passage ne figure plus dans l’original.
drift-title = Le titre ou le résumé a changé dans l’original depuis sa traduction.
drift-original = Lire l’original

guide-step = Étape { $number }
guide-back = Retour
guide-restart = Recommencer
alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Attention
alert-caution = Danger

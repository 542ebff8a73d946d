# Glossary: readers are addressed as: εσείς
#   ticket: αίτημα, αίτημά, αιτήμα, αιτημά
#   never: εισιτήρι*, ticket*, εσύ, εσένα

skip = Μετάβαση στο περιεχόμενο
home = Αρχική
menu = Μενού
close = Κλείσιμο
main-menu = Κύριο μενού
footer-menu = Περισσότερες σελίδες
breadcrumb = Βρίσκεστε εδώ
language = Επιλογή γλώσσας
dark-mode = Σκούρο θέμα
feed = Ροή νέων

search = Αναζήτηση
search-label = Αναζήτηση στο κέντρο βοήθειας
search-placeholder = Ρωτήστε με δικά σας λόγια
search-busy = Αναζήτηση…
search-found = Αποτελέσματα: { $count }
search-none = Δεν βρέθηκε τίποτα για «{ $query }»
search-none-help = Δοκιμάστε άλλες ή λιγότερες λέξεις. Ή ρωτήστε μας.
search-none-help-alone = Δοκιμάστε άλλες ή λιγότερες λέξεις.
search-elsewhere = Τίποτα σε αυτή τη γλώσσα. Σε άλλες γλώσσες υπάρχουν τα εξής:
search-unfiltered = Τίποτα με αυτά τα φίλτρα. Χωρίς αυτά:
search-less = Λιγότερο πιθανά
search-all = Όλα τα αποτελέσματα για «{ $query }»
search-more = Περισσότερα αποτελέσματα
search-unavailable = Η αναζήτηση δεν είναι διαθέσιμη αυτή τη στιγμή.
search-ask-any = Δεν το βρήκατε; Ρωτήστε μας
search-ask-about = Δεν το βρήκατε; Ρωτήστε μας για «{ $topic }»
search-category = Θέμα
search-category-any = Όλα τα θέματα
search-audience = Για ποιους
search-audience-any = Για όλους
find-here = Αναζήτηση σε αυτή την ενότητα
home-title = Πώς μπορούμε να βοηθήσουμε;
home-description = Απαντήσεις σε συχνές ερωτήσεις, και ο σωστός τρόπος επικοινωνίας για όλα τα άλλα.
home-description-alone = Απαντήσεις σε συχνές ερωτήσεις.
categories = Περιήγηση ανά θέμα
subcategories = Θέματα αυτής της ενότητας
featured = Καλό να γνωρίζετε
top-questions = Ό,τι βοήθησε περισσότερο
often-read = Συχνές ερωτήσεις
articles = Άρθρα
no-articles = Δεν υπάρχει ακόμη τίποτα εδώ σε αυτή τη γλώσσα.
articles-count = { $count ->
    [one] { $count } άρθρο
   *[other] { $count } άρθρα
}

on-this-page = Σε αυτή τη σελίδα
copy-link = Αντιγραφή συνδέσμου προς «{ $title }»
link-copied = Ο σύνδεσμος αντιγράφηκε
copy = Αντιγραφή
copied = Αντιγράφηκε
enlarge = Μεγέθυνση εικόνας
play-video = Αναπαραγωγή βίντεο
watch-at = Δείτε το στο { $site }
posted-by = Από: { $author }
published = Δημοσιεύτηκε στις { $date }
updated = Ενημερώθηκε στις { $date }
changed-since = Άλλαξε μετά την τελευταία σας επίσκεψη
date = { $day } { $month ->
    [1] Ιανουαρίου
    [2] Φεβρουαρίου
    [3] Μαρτίου
    [4] Απριλίου
    [5] Μαΐου
    [6] Ιουνίου
    [7] Ιουλίου
    [8] Αυγούστου
    [9] Σεπτεμβρίου
    [10] Οκτωβρίου
    [11] Νοεμβρίου
   *[12] Δεκεμβρίου
} { $year }
until = Η ανακοίνωση ισχύει έως τις { $date }.
expired = Η ανακοίνωση έληξε στις { $date }. Ίσως δεν ισχύει πια.
ended = Έληξε
audience = Για:
fallback = Αυτό το άρθρο δεν έχει μεταφραστεί ακόμη. Το διαβάζετε σε αυτή τη γλώσσα: { $language }.
language-missing = όχι αυτή η σελίδα
translation-missing = Η σελίδα που διαβάζατε δεν υπάρχει ακόμη στα ελληνικά. Αυτή είναι η αρχική σελίδα.
related = Σχετικά άρθρα
neighbours = Άλλα άρθρα της ενότητας
previous = Προηγούμενο άρθρο
next = Επόμενο άρθρο
edit-page = Επεξεργασία αυτής της σελίδας
footnotes = Υποσημειώσεις
footnote-back = Επιστροφή στο κείμενο

rating = Ψήφοι αναγνωστών
helpful-question = Σας βοήθησε;
yes = Ναι
no = Όχι
votes = { $votes ->
    [0] 0 ψήφοι
   *[other] Βοήθησε { $yes } από τους { $votes }
}
rating-thanks = Ευχαριστούμε
rating-else = Ίσως η απάντηση είναι εδώ
rating-ask = Ή ρωτήστε μας
rating-sorry = Λυπούμαστε που δεν βοήθησε
rating-why = Τι δεν ήταν σωστό;
rating-reason-incomplete = Λείπει κάτι
rating-reason-unclear = Είναι δυσνόητο
rating-reason-wrong = Είναι λάθος
rating-reason-outdated = Είναι παλιό
rating-reason-other = Κάτι άλλο
rating-comment = Τι θα σας βοηθούσε;
rating-comment-hint = Δεν μπορούμε να απαντήσουμε εδώ. Μη γράφετε προσωπικά στοιχεία.
rating-send = Αποστολή
rating-voted-yes = Δηλώσατε ότι σας βοήθησε.
rating-voted-no = Δηλώσατε ότι δεν σας βοήθησε.
rating-failed = Η ψήφος σας δεν αποθηκεύτηκε. Δοκιμάστε ξανά.
replies = Σχόλια
replies-none = Δεν υπάρχουν ακόμη σχόλια.
reply-title = Γράψτε σχόλιο
reply-name = Όνομα
reply-email-hint = Δεν δημοσιεύεται ποτέ.
reply-text = Το σχόλιό σας
reply-send = Αποστολή σχολίου
reply-note = Τα σχόλια εμφανίζονται αφού τα διαβάσουμε.
reply-held = Ευχαριστούμε για το σχόλιό σας
reply-held-text = Διαβάζουμε κάθε σχόλιο πριν εμφανιστεί κάτω από το άρθρο.
ticket-title = Το αίτημά σας
ticket-received = Λάβαμε το αίτημά σας
ticket-number = Αριθμός αιτήματος:
ticket-mail = Ανοίξτε τον σύνδεσμο στο email που μόλις στείλαμε, ώστε να ξέρουμε ότι η διεύθυνση είναι δική σας:
ticket-until = Απαντάμε το αργότερο στις { $date }, { $time } ({ $zone }).
ticket-private = Μη μοιραστείτε αυτόν τον σύνδεσμο. Δείχνει την πορεία του αιτήματός σας και σας επιτρέπει να το συμπληρώσετε ή να το διαγράψετε.
ticket-look = Προβολή του αιτήματος
tickets-here = Τα αιτήματά σας σε αυτή τη συσκευή
tickets-forget = Αφαίρεση της λίστας από τη συσκευή
state-handed = Το έχει η ομάδα μας.
state-waiting = Βρίσκεται καθ’ οδόν προς την ομάδα μας.
state-confirmed = Η διεύθυνσή σας επιβεβαιώθηκε.
state-unconfirmed = Η διεύθυνσή σας δεν έχει επιβεβαιωθεί ακόμη.
state-done = Η ομάδα μας το ολοκλήρωσε.
ticket-sent = Τι στείλατε
ticket-answer = Η απάντησή μας
ticket-added = Προσθέσατε
ticket-add = Προσθήκη στοιχείων
ticket-erase = Διαγραφή αυτού του αιτήματος
ticket-erase-text = Όλα όσα στείλατε με αυτό το αίτημα διαγράφονται οριστικά.
ticket-erased = Το αίτημά σας διαγράφηκε
address-confirm = Επιβεβαίωση της διεύθυνσής μου
address-confirm-text = Με ένα κλικ μας επιβεβαιώνετε ότι λαμβάνετε τα email μας.
address-confirmed = Η διεύθυνσή σας επιβεβαιώθηκε
host-results = Αποτελέσματα για «{ $query }»
host-elsewhere = Δεν βρέθηκε τίποτα σε αυτή τη γλώσσα. Αυτά τα άρθρα είναι σε άλλες γλώσσες.
host-nothing = Δεν βρέθηκε τίποτα. Δοκιμάστε άλλες λέξεις ή ρωτήστε μας.
host-back = Επιστροφή στη σελίδα
host-check = Ελέγξτε όσα γράψατε και μετά στείλτε τα.
host-mend = Κάτι λείπει ή δεν είναι σωστό. Το κείμενό σας είναι ακόμη εδώ.
host-missing = Συμπληρώστε αυτό το πεδίο.
host-long = Το πεδίο «{ $field }» δέχεται το πολύ { $most } χαρακτήρες, εδώ είναι { $length }. Δεν κόπηκε τίποτα: συντομεύστε το κείμενο.
host-bad-email = Αυτό δεν είναι διεύθυνση email.
host-odd-email = Τα email μας δεν φτάνουν σε διευθύνσεις με γράμματα όπως «ω» ή «用» πριν από το @. Δώστε άλλη διεύθυνση.
host-bad-files = Αυτά τα αρχεία δεν γίνονται δεκτά:
host-file-kind = αυτός ο τύπος αρχείου δεν γίνεται δεκτός (δεκτά: εικόνες, βίντεο, PDF, έγγραφα γραφείου και κείμενο)
host-file-empty = είναι κενό
host-file-large = πολύ μεγάλο μαζί με τα υπόλοιπα (10 MB συνολικά)
host-file-many = ένα αρχείο παραπάνω (το πολύ πέντε)
host-file-here = αυτή η φόρμα δέχεται μόνο: { $endings }
host-file-none = αυτή η φόρμα δεν δέχεται αρχεία
host-files-again = Επιλέξτε ξανά τα αρχεία σας:
host-trouble = Κάτι δεν πήγε καλά
host-too-large = Ήταν περισσότερα από όσα μπορούμε να λάβουμε με μία αποστολή.
host-too-often = Πάρα πολλές αποστολές μαζί. Περιμένετε λίγα λεπτά και δοκιμάστε ξανά.
host-foreign = Η φόρμα στάλθηκε από άλλον ιστότοπο, γι’ αυτό δεν τη δεχτήκαμε.
host-expired = Αυτός ο σύνδεσμος είναι πολύ παλιός ή έχει ήδη χρησιμοποιηθεί.
host-unknown = Δεν ξέρουμε τι αφορά αυτό.
host-failed = Παρουσιάστηκε πρόβλημα από τη δική μας πλευρά. Δοκιμάστε ξανά.
host-kept = Όσα γράψατε, για αντιγραφή:
mail-confirm-subject = Επιβεβαιώστε τη διεύθυνσή σας
mail-confirm-text = Κάποιος έδωσε αυτή τη διεύθυνση για ένα αίτημα σχετικά με «{ $topic }». Αν ήσασταν εσείς, ανοίξτε αυτή τη σελίδα και πατήστε το κουμπί:
mail-confirm-not-you = Αν δεν ήσασταν εσείς, δεν χρειάζεται να κάνετε τίποτα.

contact = Επικοινωνία
contact-short = Επικοινωνία
contact-title = Χρειάζεστε ακόμη βοήθεια;
contact-text = Σας δείχνουμε τον πιο γρήγορο τρόπο να μιλήσετε με κάποιον που μπορεί να βοηθήσει.
tickets = Αιτήματα

contact-lead = Επιλέξτε το θέμα. Σας δείχνουμε πώς θα πάρετε απάντηση και τι να έχετε πρόχειρο.
contact-urgent = Είναι επείγον;
contact-answer-label = Ποιο είναι το πρόβλημα; Αρκούν λίγες λέξεις.
contact-answer-placeholder = Δεν μπορώ να συνδεθώ
contact-topics = Ποιο είναι το θέμα;
contact-narrower = Τι ακριβώς;
contact-audiences = Για συγκεκριμένους πελάτες
contact-else = Κάτι άλλο
contact-who = Τι σας περιγράφει καλύτερα;
contact-only-for = Για:
contact-compare = Σύγκριση όλων των τρόπων επικοινωνίας
contact-compare-lead = Για τι είναι κατάλληλος κάθε τρόπος και για τι όχι.
contact-articles = Αυτά τα άρθρα ίσως βοηθήσουν αμέσως
contact-questions = Ισχύει κάτι από αυτά για εσάς;
contact-questions-no = Αν όχι, επικοινωνήστε έτσι:
contact-yes = Ναι
contact-answered = Απαντήσατε «ναι»:
contact-ways = Πώς να επικοινωνήσετε μαζί μας
contact-ways-else = Κάτι άλλο; Πώς να επικοινωνήσετε μαζί μας
contact-best = Ο καλύτερος τρόπος
contact-wait = Περιμένετε
contact-conditional = Επίσης δυνατό
contact-if-yes = Αν η απάντησή σας είναι «ναι»:
contact-last = Ως έσχατη λύση
contact-refused = Όχι για αυτό το θέμα
contact-why-not = Γιατί όχι με άλλον τρόπο;
contact-instead = Αντί γι’ αυτό:
contact-meanwhile = Διαθέσιμο τώρα:
contact-sounds-like = Φαίνεται ότι αφορά το θέμα
contact-closest = Ποιο ταιριάζει περισσότερο;
contact-identity = Πώς να αποδείξετε ποιοι είστε
contact-hours = Ωράριο
contact-reply = Απάντηση εντός
contact-promise = Απάντηση εντός { $reply }
duration-minutes = { $count ->
    [one] { $count } λεπτού
   *[other] { $count } λεπτών
}
duration-hours = { $count ->
    [one] { $count } ώρας
   *[other] { $count } ωρών
}
duration-days = { $count ->
    [one] { $count } ημέρας
   *[other] { $count } ημερών
}
duration-working-days = { $count ->
    [one] { $count } εργάσιμης ημέρας
   *[other] { $count } εργάσιμων ημερών
}
duration-weeks = { $count ->
    [one] { $count } εβδομάδας
   *[other] { $count } εβδομάδων
}
contact-languages = Γλώσσες
contact-cost = Κόστος
contact-have-ready = Να έχετε πρόχειρα
contact-never-send = Μη στείλετε ποτέ
contact-public = Μπορούν να το διαβάσουν και άλλοι: μη γράφετε προσωπικά στοιχεία.
contact-way = Τρόπος
contact-checks = Επαληθεύει την ταυτότητά σας
contact-checks-not = Δεν μπορεί να επαληθεύσει την ταυτότητά σας
contact-checks-yes = Ναι
contact-checks-no = Όχι
contact-condition = Προϋπόθεση
contact-comma = ,
contact-words-human = άνθρωπος, άνθρωπο, άτομο, εκπρόσωπος, εκπρόσωπο, υπάλληλος, υπάλληλο, να μιλήσω με, κάποιον, εξυπηρέτηση πελατών
contact-words-phone = τηλέφωνο, τηλεφωνικά, αριθμός τηλεφώνου, καλέσω, κλήση, αριθμός
contact-words-chat = chat, τσατ, συνομιλία
contact-words-mail = διεύθυνση email, να σας γράψω, να στείλω email
contact-words-complaint = παράπονο, παράπονα, καταγγελία
contact-words-hours = ώρες λειτουργίας, ωράριο, ώρες εξυπηρέτησης
# What is said around such words and names no way of its own.
contact-words-around = θέλω, θα ήθελα, χρειάζομαι, παρακαλώ, μιλήσω, επικοινωνία, επικοινωνήσω, γράψω, υποστήριξη, βοήθεια, ομάδα, πελάτης, πελάτες, υπηρεσία, πραγματικό, απευθείας, τώρα, σήμερα, υποβάλω, επείγον
contact-advantages = Πλεονεκτήματα
contact-drawbacks = Μειονεκτήματα
contact-open-chat = Άνοιγμα συνομιλίας
contact-open-messenger = Άνοιγμα εφαρμογής μηνυμάτων
contact-open-community = Μετάβαση στην κοινότητα
contact-open-social = Μετάβαση στη σελίδα μας
contact-open-portal = Άνοιγμα: { $name }
contact-open-form = Νέο αίτημα
contact-call = Κλήση: { $to }
contact-write = Email στο { $to }
contact-post = Ταχυδρομικά: { $to }
contact-visit = Επισκεφθείτε μας: { $to }
contact-ask-through = Ζητήστε ραντεβού μέσω:
contact-reason-not-listed = Εκεί δεν μπορούν να δουν ή να αλλάξουν αυτό το θέμα.
contact-reason-no-way-to-ask = Δεν υπάρχει εδώ τρόπος να ζητήσετε ραντεβού.
contact-reason-last-resort = Μόνο για όσους δεν έχουν άλλον τρόπο.
contact-reason-retired = Αυτός ο τρόπος δεν υπάρχει πια.
contact-always = Όλο το 24ωρο, κάθε μέρα
contact-zone = Ώρα: { $city }
contact-holidays = Κλειστά τις αργίες: { $days }
contact-closed-on = Κλειστά: { $days }
hours-all-day = όλη μέρα
hours-clock = 12
hours-time-12 = { $half ->
    [am] { $time } π.μ.
   *[pm] { $time } μ.μ.
}
hours-closes-in = { $minutes ->
    [one] Κλείνει σε { $minutes } λεπτό
   *[other] Κλείνει σε { $minutes } λεπτά
}
hours-open = Ανοιχτά τώρα
hours-always = Ανοιχτά όλο το 24ωρο
hours-opens-today = Ανοίγει σήμερα, { $time }
hours-opens-on = Ανοίγει { $day }, { $time }
hours-opens-date = Ανοίγει στις { $date }, { $time }
hours-your-time = { $text } ({ $time } στη δική σας ώρα)
hours-closed-until = Κλειστά μέχρι νεοτέρας (τίποτα προγραμματισμένο πριν από τις { $date }).
hours-unknown = Το ωράριο μετά τις { $date } δεν έχει οριστεί ακόμη· δείτε παρακάτω.
hours-see-below = Δείτε το ωράριο παρακάτω.
hours-by-appointment = Με ραντεβού
hours-any-time = Μπορείτε να γράψετε οποιαδήποτε στιγμή. { $text }
day-1 = Δευτέρα
day-2 = Τρίτη
day-3 = Τετάρτη
day-4 = Πέμπτη
day-5 = Παρασκευή
day-6 = Σάββατο
day-7 = Κυριακή
day-every = Κάθε μέρα
day-range = { $first } έως { $last }
day-hours = { $days }, { $times }
tickets-lead = Επιλέξτε το θέμα. Η φόρμα ζητά μόνο όσα χρειαζόμαστε.
form-lead = Απαντάμε εντός { $reply }.
form-by-mail = Αποστολή με email
form-mail-has = Συμπεριλάβετε:
form-choose = Επιλέξτε…
form-optional = (προαιρετικό)
form-website = Αφήστε αυτό το πεδίο κενό
form-email = Η διεύθυνση email σας
form-email-hint = Απαντάμε σε αυτή τη διεύθυνση.
form-email-identity = Η διεύθυνση που έχει καταχωριστεί στον λογαριασμό σας: μας δείχνει ποιοι είστε.
form-username = Όνομα χρήστη
form-username-hint = Αυτό με το οποίο συνδέεστε. Ποτέ τον κωδικό πρόσβασης.
form-subject = Τίτλος
form-subject-hint = Πέντε έως επτά λέξεις για το πρόβλημα, όπως «Το κατάστημα δείχνει σφάλμα 500 μετά την ενημέρωση»
form-side = Πού βρίσκεται το πρόβλημα;
form-side-mine = Στη δική μου πλευρά: συσκευή, πρόγραμμα, σύνδεση
form-side-yours = Στη δική σας πλευρά: ιστότοπος, διακομιστής, λογαριασμός
form-side-unknown = Δεν ξέρω
form-details = Τι συνέβη;
form-details-hint = Τι κάνατε, τι είδατε, πότε και πού. Αντιγράψτε τα μηνύματα σφάλματος αυτολεξεί.
form-images = Εικόνες
form-images-hint = Στιγμιότυπα οθόνης που δείχνουν το πρόβλημα
form-files-limit = Αρχεία: το πολύ { $count }, { $megabytes } MB συνολικά.
form-domain = Όνομα τομέα
form-domain-hint = Για παράδειγμα example.com
form-page_address = Διεύθυνση της σελίδας
form-page_address-hint = Αντιγράψτε την από το πρόγραμμα περιήγησης, από το https:// και μετά
form-since = Από πότε;
form-since-hint = Ημερομηνία και ώρα, όσο πιο ακριβή γίνεται
form-invoice = Αριθμός τιμολογίου
form-invoice-hint = Στο πάνω μέρος του τιμολογίου
form-phone = Αριθμός τηλεφώνου
form-phone-hint = Με κωδικό χώρας, μόνο αν έχουμε ερωτήσεις
form-applies = Επιλέξτε όσα ισχύουν
form-send = Αποστολή αιτήματος
form-compose = Σύνταξη του μηνύματος
form-subject-short = Λίγο σύντομος: πέντε έως επτά λέξεις ξεχωρίζουν το πρόβλημά σας από άλλα.
form-subject-long = Λίγο μεγάλος: πέντε έως επτά λέξεις είναι το ιδανικό· τα υπόλοιπα πιο κάτω.
form-subject-good = Σωστό μήκος.
form-draft = Το πρόχειρο μένει σε αυτή τη συσκευή μέχρι να το στείλετε.
form-draft-delete = Διαγραφή του πρόχειρου
form-sending = Αποστολή: { $percent }%
form-unsent = Δεν στάλθηκε: αυτή τη στιγμή δεν υπάρχει σύνδεση μαζί μας. Το κείμενό σας είναι ακόμη εδώ. Δοκιμάστε ξανά ή στείλτε μας το παρακάτω κείμενο με άλλον τρόπο.
form-composed = Το μήνυμά σας προς { $address }
form-copy = Αντιγραφή κειμένου
form-copied = Αντιγράφηκε
form-open-mail = Άνοιγμα στο πρόγραμμα email
form-attach = Επισυνάψτε τα αρχεία σας στο email: ο σύνδεσμος δεν μπορεί να τα μεταφέρει.

tags = Ετικέτες
tags-description = Όλες οι ετικέτες του κέντρου βοήθειας.
tagged = Ετικέτα «{ $tag }»
tag-description = Όλα τα άρθρα με την ετικέτα «{ $tag }».
all-questions = Όλες οι ερωτήσεις, από το Α έως το Ω
all-questions-description = Όλα τα άρθρα και οι ερωτήσεις που απαντούν, ανά πρώτο γράμμα.
letters = Γράμματα
sitemap = Χάρτης ιστότοπου
sitemap-description = Όλες οι σελίδες του κέντρου βοήθειας, ανά θέμα.
about-site = Σχετικά με αυτό το κέντρο βοήθειας
not-found = Αυτή η σελίδα δεν υπάρχει
not-found-text = Η διεύθυνση ίσως είναι παλιά ή λάθος γραμμένη. Αναζητήστε την ερώτησή σας ή επιλέξτε θέμα.
not-found-search = Η διεύθυνση ίσως είναι παλιά ή λάθος γραμμένη. Αναζητήστε την ερώτησή σας.
not-found-guess = Μήπως ψάχνατε
moved = Αυτή η σελίδα μεταφέρθηκε

drift-changed = Αυτό το μέρος άλλαξε στο πρωτότυπο μετά τη μετάφραση.
drift-new = Το πρωτότυπο λέει κάτι παραπάνω εδώ.
drift-gone = Αυτό δεν υπάρχει πια στο πρωτότυπο.
drift-title = Ο τίτλος ή η περίληψη άλλαξε στο πρωτότυπο μετά τη μετάφραση.
drift-original = Ανάγνωση του πρωτοτύπου

guide-step = Βήμα { $number }
guide-back = Πίσω
guide-restart = Από την αρχή
alert-note = Σημείωση
alert-tip = Συμβουλή
alert-important = Σημαντικό
alert-warning = Προειδοποίηση
alert-caution = Προσοχή

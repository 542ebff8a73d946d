# Glossary: readers are addressed as: plural (אתם), as support sites write to everybody
#   ticket: פנייה, פניות, פניית, פניי
#   never: כרטיס*, אתה, שלך, לך

skip = דילוג לתוכן
home = דף הבית
menu = תפריט
close = סגירה
main-menu = תפריט ראשי
footer-menu = דפים נוספים
breadcrumb = אתם כאן
language = בחירת שפה
dark-mode = מצב כהה
feed = עדכונים (פיד)

search = חיפוש
search-label = חיפוש במרכז העזרה
search-placeholder = שאלו במילים שלכם
search-busy = מחפשים…
search-found = תוצאות: { $count }
search-none = לא נמצא דבר עבור ”{ $query }”
search-none-help = נסו מילים אחרות או פחות מילים. או שאלו אותנו.
search-none-help-alone = נסו מילים אחרות או פחות מילים.
search-elsewhere = אין תוצאות בשפה הזאת. בשפות אחרות יש:
search-unfiltered = אין תוצאות עם הסינון הזה. בלעדיו:
search-less = פחות סביר
search-all = כל התוצאות עבור ”{ $query }”
search-more = עוד תוצאות
search-unavailable = החיפוש אינו זמין כרגע.
search-ask-any = לא מצאתם? שאלו אותנו
search-ask-about = לא מצאתם? שאלו אותנו על ”{ $topic }”
search-category = נושא
search-category-any = כל הנושאים
search-audience = קהל יעד
search-audience-any = כולם
find-here = חיפוש במדור הזה
home-title = איך אפשר לעזור?
home-description = תשובות לשאלות נפוצות, והדרך הנכונה לפנות אלינו בכל עניין אחר.
home-description-alone = תשובות לשאלות נפוצות.
categories = לפי נושא
subcategories = נושאים במדור הזה
featured = כדאי לדעת
top-questions = מה עזר הכי הרבה
often-read = שאלות נפוצות
articles = מאמרים
no-articles = עדיין אין כאן תוכן בשפה הזאת.
articles-count = { $count ->
    [one] מאמר אחד
    [two] שני מאמרים
   *[other] { $count } מאמרים
}

on-this-page = בדף הזה
copy-link = העתקת קישור אל ”{ $title }”
link-copied = הקישור הועתק
copy = העתקה
copied = הועתק
enlarge = הגדלת התמונה
play-video = הפעלת הסרטון
watch-at = צפייה ב־{ $site }
posted-by = מאת { $author }
published = פורסם ב־{ $date }
updated = עודכן ב־{ $date }
changed-since = השתנה מאז הביקור האחרון שלכם
date = { $day } { $month ->
    [1] בינואר
    [2] בפברואר
    [3] במרץ
    [4] באפריל
    [5] במאי
    [6] ביוני
    [7] ביולי
    [8] באוגוסט
    [9] בספטמבר
    [10] באוקטובר
    [11] בנובמבר
   *[12] בדצמבר
} { $year }
until = ההודעה בתוקף עד { $date }.
expired = תוקף ההודעה פג ב־{ $date }. ייתכן שהיא כבר אינה נכונה.
ended = הסתיים
audience = קהל יעד:
fallback = המאמר עדיין לא תורגם. אתם קוראים אותו בשפה: { $language }.
language-missing = לא הדף הזה
translation-missing = הדף שקראתם עדיין אינו קיים בעברית. זה דף הבית.
related = מאמרים קשורים
neighbours = מאמרים נוספים במדור
previous = המאמר הקודם
next = המאמר הבא
edit-page = עריכת הדף
footnotes = הערות שוליים
footnote-back = חזרה לטקסט

rating = הצבעות הקוראים
helpful-question = זה עזר לכם?
yes = כן
no = לא
votes = { $votes ->
    [0] אין עדיין הצבעות
   *[other] זה עזר ל־{ $yes } מתוך { $votes }
}
rating-thanks = תודה
rating-else = אולי התשובה כאן
rating-ask = או שאלו אותנו
rating-sorry = חבל שזה לא עזר
rating-why = מה לא היה בסדר?
rating-reason-incomplete = חסר משהו
rating-reason-unclear = קשה להבין
rating-reason-wrong = זה לא נכון
rating-reason-outdated = זה לא מעודכן
rating-reason-other = משהו אחר
rating-comment = מה היה עוזר לכם?
rating-comment-hint = אין לנו אפשרות לענות כאן. נא לא לכתוב פרטים אישיים.
rating-send = שליחה
rating-voted-yes = ציינתם שזה עזר לכם.
rating-voted-no = ציינתם שזה לא עזר לכם.
rating-failed = לא הצלחנו לשמור את ההצבעה. נסו שוב.
replies = תגובות
replies-none = עדיין אין תגובות.
reply-title = כתיבת תגובה
reply-name = שם
reply-email-hint = לעולם לא תוצג בפומבי.
reply-text = התגובה שלכם
reply-send = שליחת התגובה
reply-note = התגובות מופיעות אחרי שקראנו אותן.
reply-held = תודה על התגובה
reply-held-text = אנחנו קוראים כל תגובה לפני שהיא מופיעה מתחת למאמר.
ticket-title = הפנייה שלכם
ticket-received = הפנייה שלכם התקבלה
ticket-number = מספר הפנייה:
ticket-mail = פתחו את הקישור במייל ששלחנו עכשיו, כדי שנדע שהכתובת שלכם:
ticket-until = נענה עד { $date }, { $time } ({ $zone }).
ticket-private = שמרו את הקישור לעצמכם. רואים בו מה מצב הפנייה, ואפשר להוסיף לה או למחוק אותה.
ticket-look = הצגת הפנייה
tickets-here = הפניות שלכם במכשיר הזה
tickets-forget = הסרת הרשימה מהמכשיר
state-handed = הפנייה אצל הצוות שלנו.
state-waiting = הפנייה בדרך לצוות שלנו.
state-confirmed = הכתובת שלכם אומתה.
state-unconfirmed = הכתובת שלכם עדיין לא אומתה.
state-done = הצוות שלנו סיים לטפל בה.
ticket-sent = מה ששלחתם
ticket-answer = התשובה שלנו
ticket-added = הוספתם
ticket-add = הוספת פרטים
ticket-erase = מחיקת הפנייה
ticket-erase-text = כל מה ששלחתם עם הפנייה יימחק לצמיתות.
ticket-erased = הפנייה שלכם נמחקה
address-confirm = אימות הכתובת שלי
address-confirm-text = בלחיצה אחת נדע שהמיילים שלנו מגיעים אליכם.
address-confirmed = הכתובת שלכם אומתה
host-results = תוצאות עבור ”{ $query }”
host-elsewhere = לא נמצא דבר בשפה הזאת. המאמרים האלה בשפות אחרות.
host-nothing = לא נמצא דבר. נסו מילים אחרות, או שאלו אותנו.
host-back = חזרה לדף
host-check = בדקו את מה שכתבתם ואז שלחו.
host-mend = חסר משהו או שמשהו לא תקין. הטקסט שלכם עדיין כאן.
host-missing = נא למלא את השדה.
host-long = השדה „{ $field }” מקבל { $most } תווים לכל היותר, וכאן יש { $length }. דבר לא נחתך: נא לקצר.
host-bad-email = זו לא כתובת מייל.
host-odd-email = המייל שלנו לא מגיע לכתובות שלפני ה־@ שלהן יש אותיות שאינן לטיניות פשוטות. נא לתת כתובת אחרת.
host-bad-files = אי אפשר לקבל את הקבצים האלה:
host-file-kind = סוג הקובץ אינו מתקבל (מתקבלים תמונות, סרטונים, PDF, מסמכי אופיס וטקסט)
host-file-empty = הקובץ ריק
host-file-large = גדול מדי יחד עם האחרים (10 מ״ב בסך הכול)
host-file-many = קובץ אחד יותר מדי (חמישה לכל היותר)
host-file-here = הטופס הזה מקבל רק: { $endings }
host-file-none = הטופס הזה לא מקבל קבצים
host-files-again = נא לבחור שוב את הקבצים:
host-trouble = זה לא הצליח
host-too-large = זה יותר ממה שאנחנו יכולים לקבל בבת אחת.
host-too-often = יותר מדי שליחות בבת אחת. המתינו כמה דקות ונסו שוב.
host-foreign = הטופס נשלח מאתר אחר, ולכן לא קיבלנו אותו.
host-expired = הקישור ישן מדי או שכבר השתמשו בו.
host-unknown = איננו יודעים במה מדובר.
host-failed = משהו השתבש אצלנו. נסו שוב.
host-kept = מה שכתבתם, להעתקה:
mail-confirm-subject = נא לאמת את הכתובת
mail-confirm-text = מישהו מסר את הכתובת הזאת בפנייה בנושא ”{ $topic }”. אם אלה הייתם אתם, פתחו את הדף הזה ולחצו על הכפתור:
mail-confirm-not-you = אם לא אתם פניתם, אין צורך לעשות דבר.

contact = יצירת קשר
contact-short = יצירת קשר
contact-title = עדיין צריכים עזרה?
contact-text = נראה לכם את הדרך המהירה ביותר למי שיכול לעזור.
tickets = פניות

contact-lead = בחרו במה מדובר. נראה לכם איך לקבל תשובה ומה להכין.
contact-urgent = דחוף?
contact-answer-label = מה הבעיה? כמה מילים יספיקו.
contact-answer-placeholder = אי אפשר להתחבר לחשבון
contact-topics = במה מדובר?
contact-narrower = במה בדיוק?
contact-audiences = ללקוחות מסוימים
contact-else = משהו אחר
contact-who = מה מתאר אתכם הכי טוב?
contact-only-for = עבור:
contact-compare = השוואת כל דרכי הקשר
contact-compare-lead = למה כל דרך מתאימה, ולמה לא.
contact-articles = המאמרים האלה אולי יעזרו מיד
contact-questions = האם משהו מאלה נכון לגביכם?
contact-questions-no = אם לא, פנו אלינו כך:
contact-yes = כן
contact-answered = עניתם ”כן” על:
contact-ways = איך לפנות אלינו
contact-ways-else = משהו אחר? איך לפנות אלינו
contact-best = הדרך הטובה ביותר
contact-wait = נא להמתין
contact-conditional = אפשר גם
contact-if-yes = אם עניתם ”כן” על:
contact-last = כמוצא אחרון
contact-refused = לא לנושא הזה
contact-why-not = למה לא בדרך אחרת?
contact-instead = במקום זאת:
contact-meanwhile = זמין עכשיו:
contact-sounds-like = נראה שמדובר בנושא:
contact-closest = מה הכי קרוב?
contact-identity = איך להוכיח את זהותכם
contact-hours = שעות פעילות
contact-reply = מענה תוך
contact-promise = מענה תוך { $reply }
duration-minutes = { $count ->
    [one] דקה
    [two] שתי דקות
   *[other] { $count } דקות
}
duration-hours = { $count ->
    [one] שעה
    [two] שעתיים
   *[other] { $count } שעות
}
duration-days = { $count ->
    [one] יום
    [two] יומיים
   *[other] { $count } ימים
}
duration-working-days = { $count ->
    [one] יום עסקים אחד
    [two] שני ימי עסקים
   *[other] { $count } ימי עסקים
}
duration-weeks = { $count ->
    [one] שבוע
    [two] שבועיים
   *[other] { $count } שבועות
}
contact-languages = שפות
contact-cost = עלות
contact-have-ready = הכינו מראש
contact-never-send = לעולם אל תשלחו
contact-public = אחרים יכולים לקרוא: נא לא לכתוב פרטים אישיים.
contact-way = דרך
contact-checks = ניתן לאמת כאן את זהותכם
contact-checks-not = לא ניתן לאמת כאן את זהותכם
contact-checks-yes = כן
contact-checks-no = לא
contact-condition = תנאי
contact-comma = ,
contact-words-human = בן אדם, אדם, אנושי, נציג, נציגה, לדבר עם, מישהו, שירות לקוחות
contact-words-phone = טלפון, מספר טלפון, להתקשר, שיחה, מספר, מוקד
contact-words-chat = צאט, צ׳אט, צ'אט, התכתבות
contact-words-mail = כתובת מייל, אימייל, דוא״ל, לכתוב לכם
contact-words-complaint = תלונה, להתלונן, תלונות
contact-words-hours = שעות פעילות, שעות פתיחה, שעות העבודה
# What is said around such words and names no way of its own.
contact-words-around = רוצה, צריך, צריכה, אפשר, בבקשה, לדבר, ליצור, קשר, לפנות, לכתוב, תמיכה, עזרה, צוות, לקוחות, שירות, אמיתי, ישירות, עכשיו, היום, להגיש, דחוף, איתכם, אתכם
contact-advantages = יתרונות
contact-drawbacks = חסרונות
contact-open-chat = פתיחת הצ׳אט
contact-open-messenger = פתיחת אפליקציית ההודעות
contact-open-community = מעבר לקהילה
contact-open-social = מעבר לדף שלנו
contact-open-portal = פתיחת { $name }
contact-open-form = פתיחת פנייה
contact-call = חיוג אל { $to }
contact-write = כתיבה אל { $to }
contact-post = בדואר אל { $to }
contact-visit = בקרו אותנו: { $to }
contact-ask-through = בקשת תור דרך:
contact-reason-not-listed = שם אי אפשר לראות או לשנות את העניין הזה.
contact-reason-no-way-to-ask = אין כאן דרך שבה תוכלו לבקש תור.
contact-reason-last-resort = רק למי שלא נותרה לו דרך אחרת.
contact-reason-retired = הדרך הזאת כבר אינה קיימת.
contact-always = 24 שעות ביממה, כל יום
contact-zone = שעון { $city }
contact-holidays = סגור בחגים: { $days }
contact-closed-on = סגור: { $days }
hours-all-day = כל היום
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } לפנה״צ
   *[pm] { $time } אחה״צ
}
hours-closes-in = { $minutes ->
    [one] נסגר בעוד דקה
    [two] נסגר בעוד שתי דקות
   *[other] נסגר בעוד { $minutes } דקות
}
hours-open = פתוח עכשיו
hours-always = פתוח 24 שעות ביממה
hours-opens-today = נפתח היום בשעה { $time }
hours-opens-on = נפתח ב{ $day } בשעה { $time }
hours-opens-date = נפתח ב־{ $date } בשעה { $time }
hours-your-time = { $text } ({ $time } בשעון שלכם)
hours-closed-until = סגור עד להודעה חדשה (אין מועד מתוכנן לפני { $date }).
hours-unknown = השעות אחרי { $date } עדיין לא נקבעו; ראו למטה.
hours-see-below = ראו את השעות למטה.
hours-by-appointment = בתיאום מראש
hours-any-time = אפשר לכתוב בכל שעה. { $text }
day-1 = יום שני
day-2 = יום שלישי
day-3 = יום רביעי
day-4 = יום חמישי
day-5 = יום שישי
day-6 = יום שבת
day-7 = יום ראשון
day-every = כל יום
day-range = { $first } עד { $last }
day-hours = { $days }, { $times }
tickets-lead = בחרו במה מדובר. הטופס שואל רק מה שצריך.
form-lead = נענה תוך { $reply }.
form-by-mail = שליחה במייל
form-mail-has = נא לכלול:
form-choose = בחרו…
form-optional = (לא חובה)
form-website = נא להשאיר ריק
form-email = כתובת המייל שלכם
form-email-hint = נענה לכתובת הזאת.
form-email-identity = הכתובת הרשומה בחשבון שלכם: לפיה אנחנו יודעים מי אתם.
form-username = שם משתמש
form-username-hint = כפי שאתם מתחברים. לעולם לא הסיסמה.
form-subject = כותרת
form-subject-hint = חמש עד שבע מילים על הבעיה, למשל ”החנות מציגה שגיאה 500 מאז העדכון”
form-side = איפה הבעיה?
form-side-mine = אצלי: המכשיר, התוכנה או החיבור שלי
form-side-yours = אצלכם: האתר, השרת או החשבון
form-side-unknown = לא ידוע לי
form-details = מה קרה?
form-details-hint = מה עשיתם, מה ראיתם, מתי ואיפה. העתיקו הודעות שגיאה מילה במילה.
form-images = תמונות
form-images-hint = צילומי מסך שמראים את הבעיה
form-files-limit = קבצים: { $count } לכל היותר, { $megabytes } מ״ב יחד.
form-domain = דומיין
form-domain-hint = למשל example.com
form-page_address = כתובת הדף
form-page_address-hint = העתיקו מהדפדפן, החל מ־https://
form-since = ממתי?
form-since-hint = תאריך ושעה, כמה שיותר מדויק
form-invoice = מספר חשבונית
form-invoice-hint = בראש החשבונית
form-phone = מספר טלפון
form-phone-hint = עם קידומת המדינה, רק אם יהיו לנו שאלות
form-applies = סמנו מה נכון
form-send = שליחת הפנייה
form-compose = ניסוח ההודעה
form-subject-short = קצת קצר: חמש עד שבע מילים יבדילו את הבעיה שלכם מאחרות.
form-subject-long = קצת ארוך: חמש עד שבע מילים הן האורך הטוב ביותר; השאר למטה.
form-subject-good = אורך טוב.
form-draft = הטיוטה נשמרת במכשיר הזה עד שתשלחו אותה.
form-draft-delete = מחיקת הטיוטה
form-sending = שולחים: { $percent }%
form-unsent = לא נשלח: כרגע אין אלינו חיבור. הטקסט שלכם עדיין כאן. נסו שוב, או שלחו לנו את הטקסט שלמטה בדרך אחרת.
form-composed = ההודעה שלכם אל { $address }
form-copy = העתקת הטקסט
form-copied = הועתק
form-open-mail = פתיחה בתוכנת המייל
form-attach = נא לצרף את הקבצים למייל: הקישור לא יכול להעביר אותם.

tags = תגיות
tags-description = כל התגיות של מרכז העזרה.
tagged = התגית ”{ $tag }”
tag-description = כל המאמרים עם התגית ”{ $tag }”.
all-questions = כל השאלות, מא׳ עד ת׳
all-questions-description = כל המאמרים והשאלות שהם עונים עליהן, לפי האות הראשונה.
letters = אותיות
sitemap = מפת האתר
sitemap-description = כל דפי מרכז העזרה, לפי נושא.
about-site = על מרכז העזרה
not-found = הדף לא קיים
not-found-text = ייתכן שהכתובת ישנה או שנפלה בה טעות הקלדה. חפשו את השאלה שלכם או בחרו נושא.
not-found-search = ייתכן שהכתובת ישנה או שנפלה בה טעות הקלדה. חפשו את השאלה שלכם.
not-found-guess = אולי חיפשתם
moved = הדף עבר למקום אחר

drift-changed = החלק הזה השתנה במקור מאז שתורגם.
drift-new = במקור יש כאן תוספת.
drift-gone = זה כבר לא מופיע במקור.
drift-title = הכותרת או התקציר השתנו במקור מאז התרגום.
drift-original = לקריאת המקור

guide-step = שלב { $number }
guide-back = חזרה
guide-restart = התחלה מחדש
alert-note = הערה
alert-tip = טיפ
alert-important = חשוב
alert-warning = אזהרה
alert-caution = זהירות

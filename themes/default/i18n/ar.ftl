# Glossary: readers are addressed as: masculine singular imperative
#   ticket: تذكر, تذاكر

skip = انتقل إلى المحتوى
home = الرئيسية
menu = القائمة
close = إغلاق
main-menu = القائمة الرئيسية
footer-menu = صفحات أخرى
breadcrumb = أنت هنا
language = اختر اللغة
dark-mode = الوضع الداكن
feed = موجز الأخبار

search = بحث
search-label = ابحث في مركز المساعدة
search-placeholder = اكتب سؤالك بكلماتك
search-busy = جارٍ البحث…
search-found = النتائج: { $count }
search-none = لم نعثر على شيء عن «{ $query }»
search-none-help = جرّب كلمات أخرى أو كلمات أقل، أو اسألنا.
search-none-help-alone = جرّب كلمات أخرى أو كلمات أقل.
search-elsewhere = لا شيء بهذه اللغة. هذا ما يوجد بلغات أخرى:
search-unfiltered = لا نتائج مع هذه المرشّحات. من دونها:
search-less = أقل احتمالًا
search-all = كل النتائج عن «{ $query }»
search-more = مزيد من النتائج
search-unavailable = البحث غير متاح حاليًا.
search-ask-any = لم تجد ما تبحث عنه؟ اسألنا
search-ask-about = لم تجد ما تبحث عنه؟ اسألنا عن: { $topic }
search-category = الموضوع
search-category-any = كل المواضيع
search-audience = موجّهة إلى
search-audience-any = الجميع
find-here = ابحث في هذا القسم
home-title = كيف يمكننا مساعدتك؟
home-description = إجابات عن الأسئلة الشائعة، والطريق الصحيح للتواصل معنا في كل ما عداها.
home-description-alone = إجابات عن الأسئلة الشائعة.
categories = تصفّح حسب الموضوع
subcategories = مواضيع هذا القسم
featured = من المفيد أن تعرف
top-questions = أكثر ما أفاد الآخرين
often-read = أسئلة متكررة
articles = المقالات
no-articles = لا يوجد شيء هنا بهذه اللغة بعد.
articles-count = { $count ->
    [zero] لا مقالات
    [one] مقالة واحدة
    [two] مقالتان
    [few] { $count } مقالات
    [many] { $count } مقالة
   *[other] { $count } مقالة
}

on-this-page = في هذه الصفحة
copy-link = انسخ رابط «{ $title }»
link-copied = نُسخ الرابط
copy = نسخ
copied = تم النسخ
enlarge = تكبير الصورة
play-video = تشغيل الفيديو
watch-at = شاهد على { $site }
posted-by = بقلم { $author }
published = نُشرت في { $date }
updated = حُدّثت في { $date }
changed-since = تغيّرت منذ زيارتك الأخيرة
date = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
} { $year }
until = يسري هذا الإشعار حتى { $date }.
expired = انتهى هذا الإشعار في { $date }، وقد لا يكون صحيحًا بعد الآن.
ended = منتهٍ
audience = موجّهة إلى
fallback = لم تُترجم هذه المقالة بعد. أنت تقرؤها باللغة: { $language }.
language-missing = ليست هذه الصفحة
translation-missing = الصفحة التي كنت تقرؤها غير متوفرة بالعربية بعد. هذه الصفحة الرئيسية.
related = مقالات ذات صلة
neighbours = مقالات أخرى في هذا القسم
previous = السابق
next = التالي
edit-page = عدّل هذه الصفحة
footnotes = الحواشي
footnote-back = العودة إلى النص

rating = تصويت القرّاء
helpful-question = هل أفادك هذا؟
yes = نعم
no = لا
votes = { $votes ->
    [0] لا أصوات بعد
   *[other] وجد { $yes } من أصل { $votes } هذه المقالة مفيدة
}
rating-thanks = شكرًا لك
rating-else = ربما تجد الإجابة هنا
rating-ask = أو اسألنا
rating-sorry = نأسف لأن هذا لم يساعدك
rating-why = ما المشكلة؟
rating-reason-incomplete = هناك شيء ناقص
rating-reason-unclear = يصعب فهمه
rating-reason-wrong = فيه خطأ
rating-reason-outdated = لم يعد محدَّثًا
rating-reason-other = شيء آخر
rating-comment = ما الذي كان سيساعدك؟
rating-comment-hint = لا يمكننا الرد هنا. يُرجى عدم كتابة أي بيانات شخصية.
rating-send = إرسال
rating-voted-yes = وجدتَ هذه المقالة مفيدة.
rating-voted-no = لم تجد هذه المقالة مفيدة.
rating-failed = تعذّر حفظ صوتك. حاول مرة أخرى.
replies = الردود
replies-none = لا ردود بعد.
reply-title = اترك ردًا
reply-name = الاسم
reply-email-hint = لا يُعرض علنًا أبدًا.
reply-text = ردك
reply-send = إرسال الرد
reply-note = تظهر الردود بعد أن نقرأها.
reply-held = شكرًا على ردك
reply-held-text = نقرأ كل رد قبل أن يظهر أسفل المقالة.
ticket-title = تذكرتك
ticket-received = وصلتنا تذكرتك
ticket-number = رقم التذكرة:
ticket-mail = افتح الرابط في الرسالة التي أرسلناها للتو، لنعرف أن العنوان لك:
ticket-until = نردّ في موعد أقصاه { $date }، { $time } ({ $zone }).
ticket-private = احتفظ بهذا الرابط لنفسك. ترى فيه حالة تذكرتك، ويمكنك الإضافة إليها أو حذفها.
ticket-look = عرض تذكرتك
tickets-here = تذاكرك على هذا الجهاز
tickets-forget = إزالة هذه القائمة من الجهاز
state-handed = وصلت إلى فريقنا.
state-waiting = هي في طريقها إلى فريقنا.
state-confirmed = تم تأكيد عنوانك.
state-unconfirmed = لم يتم تأكيد عنوانك بعد.
state-done = أنهى فريقنا العمل عليها.
ticket-sent = ما أرسلته
ticket-answer = ردنا
ticket-added = ما أضفته
ticket-add = إضافة شيء
ticket-erase = حذف هذه التذكرة
ticket-erase-text = يُحذف كل ما أرسلته مع هذه التذكرة نهائيًا.
ticket-erased = تم حذف تذكرتك
address-confirm = تأكيد عنواني
address-confirm-text = نقرة واحدة تؤكد لنا أن رسائلنا تصلك.
address-confirmed = تم تأكيد عنوانك
host-results = نتائج البحث عن «{ $query }»
host-elsewhere = لا نتائج بهذه اللغة. هذه المقالات بلغات أخرى.
host-nothing = لا نتائج. جرّب كلمات أخرى، أو اسألنا.
host-back = العودة إلى الصفحة
host-check = راجع ما كتبته، ثم أرسله.
host-mend = هناك شيء ناقص أو غير صحيح. نصّك ما زال هنا.
host-missing = يُرجى ملء هذا الحقل.
host-long = يتسع الحقل «{ $field }» لعدد أقصاه { $most } من الأحرف، وفي نصك { $length }. لم يُحذف منه شيء: يُرجى اختصاره.
host-bad-email = هذا ليس عنوان بريد إلكتروني.
host-odd-email = لا يصل بريدنا إلى العناوين التي تسبق @ فيها أحرف غير لاتينية أو مُشكَّلة. يُرجى كتابة عنوان آخر.
host-bad-files = لا يمكن قبول هذه الملفات:
host-file-kind = هذا النوع من الملفات غير مقبول (تُقبل الصور والفيديو وملفات PDF ومستندات المكتب والنصوص)
host-file-empty = الملف فارغ
host-file-large = أكبر من اللازم مع الملفات الأخرى (10 ميغابايت إجمالًا)
host-file-many = ملف زائد (خمسة على الأكثر)
host-file-here = لا يقبل هذا النموذج إلا: { $endings }
host-file-none = لا يقبل هذا النموذج أي ملفات
host-files-again = اختر ملفاتك مرة أخرى:
host-trouble = لم ينجح ذلك
host-too-large = هذا أكثر مما يمكننا استلامه دفعة واحدة.
host-too-often = طلبات كثيرة دفعة واحدة. انتظر بضع دقائق ثم حاول مرة أخرى.
host-foreign = أُرسل هذا النموذج من موقع آخر، لذلك لم نقبله.
host-expired = هذا الرابط قديم جدًا أو استُخدم من قبل.
host-unknown = لا نعرف ما موضوع هذا.
host-failed = حدث خطأ من جهتنا. حاول مرة أخرى.
host-kept = ما كتبته، لنسخه:
mail-confirm-subject = يرجى تأكيد عنوانك
mail-confirm-text = ذكر أحدهم هذا العنوان في تذكرة عن «{ $topic }». إن كنت أنت من أرسلها فافتح هذه الصفحة واضغط الزر:
mail-confirm-not-you = إن لم تكن أنت فلا حاجة إلى فعل شيء.

contact = اتصل بنا
contact-short = اتصال
contact-title = هل ما زلت تحتاج إلى مساعدة؟
contact-text = ندلّك على أسرع طريق إلى من يستطيع مساعدتك.
tickets = التذاكر

contact-lead = اختر موضوع سؤالك. نريك كيف تحصل على جواب، وما ينبغي تجهيزه.
contact-urgent = حالة عاجلة؟
contact-answer-label = صِف المشكلة في بضع كلمات
contact-answer-placeholder = لا أستطيع تسجيل الدخول
contact-topics = ما موضوع سؤالك؟
contact-narrower = ما هو بالتحديد؟
contact-audiences = لفئات معيّنة من العملاء
contact-else = شيء آخر
contact-who = ما صفتك؟
contact-only-for = لمن:
contact-compare = قارن كل طرق الوصول إلينا
contact-compare-lead = ما الذي تصلح له كل طريقة، وما الذي لا تصلح له.
contact-articles = قد تفيدك هذه المقالات فورًا
contact-questions = هل ينطبق عليك شيء مما يلي؟
contact-questions-no = إن لم ينطبق، فتواصل معنا هكذا:
contact-yes = نعم
contact-answered = أجبت بنعم عن:
contact-ways = كيف تصل إلينا
contact-ways-else = شيء آخر؟ كيف تصل إلينا
contact-best = الطريقة الأفضل
contact-wait = انتظر من فضلك
contact-conditional = ممكن أيضًا
contact-if-yes = إذا كان جوابك نعم عن:
contact-last = الملاذ الأخير
contact-refused = ليست لهذا الموضوع
contact-why-not = لماذا لا تصلح طريقة أخرى؟
contact-instead = بدلًا من ذلك:
contact-meanwhile = متاح الآن:
contact-sounds-like = يبدو أن الموضوع هو:
contact-closest = أيها الأقرب؟
contact-identity = كيف تثبت هويتك
contact-hours = الأوقات
contact-reply = الرد خلال
contact-promise = الرد خلال { $reply }
duration-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
duration-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
duration-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
duration-working-days = { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومَي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
}
duration-weeks = { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
contact-languages = اللغات
contact-cost = التكلفة
contact-have-ready = جهّز
contact-never-send = لا ترسل أبدًا
contact-public = يمكن للآخرين أن يقرؤوا: لا بيانات شخصية من فضلك.
contact-way = الطريقة
contact-checks = يمكن التحقق من هويتك
contact-checks-not = لا يمكن التحقق من هويتك
contact-checks-yes = نعم
contact-checks-no = لا
contact-condition = شرط
contact-comma = ،
contact-words-human = إنسان, شخص, موظف, بشري, التحدث مع, أتحدث مع, محادثة شخص, وكيل, مرحبا, السلام عليكم, أهلا, ممثل, مندوب, خدمة العملاء, حدا, أحد, احد, واحد, إنسان حقيقي, ممثل خدمة, دعم فني, الدعم الفني, خدمة الزبائن, خدمة عملاء, أكلم, اكلم, أحكي, احكي, هلا, مرحبتين, بني آدم, بني ادم, ناس, اكلم حد, احكي مع حدا, كلموني, خدمة الزباين, السبورت, الدعم, موظفين, مش روبوت, بشر, مندوبكم, ساعدوني, محتاج مساعدة
contact-words-phone = هاتف, رقم الهاتف, اتصال, اتصل, مكالمة, رقم, تلفون, تليفون, جوال, موبايل, أتصل, اتصال هاتفي, رقمكم, تليفونكم, هاتفكم, رقم التواصل, الخط الساخن, أكلمكم, تلفونكم, نمرة, رقم تلفون, رقم للتواصل, اتصل عليكم, اكلمكم, كول سنتر, رقم موحد, خط الهاتف, خط التلفون, ارقامكم, رقم الدعم, تلفون الشركة, رقم الشركة, رقم خدمة العملاء
contact-words-chat = دردشة, محادثة, شات, شات مباشر, دردشه, محادثه, أراسلكم, مراسلة
contact-words-mail = بريد إلكتروني, البريد الإلكتروني, ايميل, إيميل, عنوان البريد, إيميلكم, ايميلكم, بريدكم, أراسلكم بالبريد
contact-words-complaint = شكوى, شكاية, أشتكي, المدير, مدير, مشرف, شكوي, شكاوى, اشتكي, مديركم, المسؤول, مسؤول, تظلم, سيئة, سيء, سيئ, زفت, زبالة, أسوأ, اسوأ, فاشلة, فاشل, مستاء, غير راضي, مو راضي, مش راضي, خدمة سيئة, بلاغ ضدكم, رئيسكم, الادارة, الإدارة, المشرف, تعبانة, قلة احترام, وقح, قليل أدب, غير محترم, مش محترم, تجربة سيئة
contact-words-hours = ساعات العمل, أوقات العمل, مواعيد العمل, أوقات الدوام, الدوام, دوام, دوامكم, تفتحون, مفتوح, فاتحين, السبت, الجمعة, الأحد, العطلة, متى تفتحون, بتفتحوا, تقفلون, بتقفلوا, شغالين, متى تشتغلون, الاحد, الخميس, اجازة, رمضان, العيد, تشتغلون, الفجر, بالليل, العيد, الإجازة, عطلة, اجازات, الأعياد, ساعات الدوام, مواعيد الدوام, ويكند
# What is said around such words and names no way of its own.
contact-words-around = أريد, اريد, أود, أحتاج, احتاج, رجاء, فضلك, التحدث, أتحدث, تواصل, التواصل, أتواصل, كتابة, دعم, الدعم, مساعدة, فريق, العملاء, خدمة, حقيقي, مباشرة, الآن, اليوم, تقديم, عاجل, بكم, معكم, لديكم, بدي, عايز, عاوز, ابغى, أبغى, ابي, أبي, ودي, ممكن, لو, سمحت, سمحتوا, اكلم, أكلم, احكي, أحكي, حدا, حد, بسرعة, ضروري, عندكم, معاكم, إليكم, حق, كيف, بس, فقط, مع, جدا, مرة, اوي, قوي, كتير, انتو, انتم, حابب, نفسي, محتاج, لازم, عطوني, اعطوني, أعطوني, هاتوا, ابعتولي, ارسلولي, ساعدوني, ساعدني, الحين, دلوقتي, اعرف, الشركة, شركة, شركتكم, عندي, سؤال, سريع, اتواصل, اوصل, أوصل, وصول, لكم
contact-advantages = المزايا
contact-drawbacks = العيوب
contact-open-chat = افتح الدردشة
contact-open-messenger = افتح تطبيق المراسلة
contact-open-community = انتقل إلى المجتمع
contact-open-social = انتقل إلى صفحتنا
contact-open-portal = افتح { $name }
contact-open-form = اكتب تذكرة
contact-call = اتصل بالرقم { $to }
contact-write = اكتب إلى { $to }
contact-post = بالبريد إلى { $to }
contact-visit = زُرنا في { $to }
contact-ask-through = اطلب موعدًا عن طريق:
contact-reason-not-listed = لا يمكنهم رؤية هذا الأمر أو تغييره.
contact-reason-no-way-to-ask = لا تتوفر لك هنا أي وسيلة لطلب موعد.
contact-reason-last-resort = فقط لمن لم تبقَ له طريقة أخرى.
contact-reason-retired = لم تعد هذه الطريقة موجودة.
contact-always = على مدار الساعة، كل يوم
contact-zone = بتوقيت { $city }
contact-holidays = مغلق في العطل الرسمية: { $days }
contact-closed-on = مغلق في { $days }
hours-all-day = طوال اليوم
hours-clock = 12
hours-time-12 = { $half ->
    [am] { $time } ص
   *[pm] { $time } م
}
hours-closes-in = { $minutes ->
    [zero] يغلق الآن
    [one] يغلق خلال دقيقة واحدة
    [two] يغلق خلال دقيقتين
    [few] يغلق خلال { $minutes } دقائق
    [many] يغلق خلال { $minutes } دقيقة
   *[other] يغلق خلال { $minutes } دقيقة
}
hours-open = مفتوح الآن
hours-always = مفتوح على مدار الساعة
hours-opens-today = يفتح اليوم الساعة { $time }
hours-opens-on = يفتح يوم { $day } الساعة { $time }
hours-opens-date = يفتح في { $date } الساعة { $time }
hours-your-time = { $text } ({ $time } بتوقيتك)
hours-closed-until = مغلق حتى إشعار آخر (لا موعد محدد قبل { $date }).
hours-unknown = لم تُحدَّد الأوقات بعد { $date }؛ انظر أدناه.
hours-see-below = انظر الأوقات أدناه.
hours-by-appointment = بموعد مسبق
hours-any-time = يمكنك الكتابة في أي وقت. { $text }
day-1 = الاثنين
day-2 = الثلاثاء
day-3 = الأربعاء
day-4 = الخميس
day-5 = الجمعة
day-6 = السبت
day-7 = الأحد
day-every = كل يوم
day-range = من { $first } إلى { $last }
day-hours = { $days }، { $times }
tickets-lead = اختر موضوع سؤالك. لا يسأل النموذج إلا عمّا نحتاج إليه.
form-lead = نردّ خلال { $reply }.
form-by-mail = أرسلها بالبريد الإلكتروني
form-mail-has = ضمّنها من فضلك:
form-choose = اختر…
form-optional = (اختياري)
form-website = اترك هذا فارغًا
form-email = عنوان بريدك الإلكتروني
form-email-hint = نردّ على هذا العنوان.
form-email-identity = العنوان المسجَّل في حسابك: به نعرف من أنت.
form-username = اسم المستخدم
form-username-hint = كما تكتبه عند الدخول. ولا تكتب كلمة المرور أبدًا.
form-subject = الموضوع
form-subject-hint = من خمس إلى سبع كلمات تقول ما المشكلة، مثل «المتجر يعرض الخطأ 500 منذ التحديث»
form-side = أين المشكلة؟
form-side-mine = عندي: جهازي أو برنامجي أو اتصالي
form-side-yours = عندكم: الموقع أو الخادم أو الحساب
form-side-unknown = لا أعرف
form-details = ماذا حدث؟
form-details-hint = ما فعلته وما رأيته، متى وأين. انسخ رسائل الخطأ حرفيًا.
form-images = صور
form-images-hint = لقطات شاشة تُظهر المشكلة
form-files-limit = الملفات: { $count } على الأكثر، ومجموعها { $megabytes } ميغابايت.
form-domain = النطاق
form-domain-hint = مثل example.com
form-page_address = عنوان الصفحة
form-page_address-hint = انسخه من المتصفح، بدءًا من https://
form-since = منذ متى؟
form-since-hint = التاريخ والوقت، بأدق ما تعرف
form-invoice = رقم الفاتورة
form-invoice-hint = في أعلى الفاتورة
form-phone = رقم الهاتف
form-phone-hint = مع رمز البلد، فقط إن كانت لدينا أسئلة
form-applies = ضع علامة على ما ينطبق
form-send = أرسل التذكرة
form-compose = أنشئ نص الرسالة
form-subject-short = قصير قليلًا: خمس إلى سبع كلمات تميّز مشكلتك عن غيرها.
form-subject-long = طويل قليلًا: خمس إلى سبع كلمات هي الأفضل؛ والباقي في الأسفل.
form-subject-good = طول مناسب.
form-draft = تبقى مسودتك على هذا الجهاز حتى ترسلها.
form-draft-delete = حذف المسودة
form-sending = جارٍ الإرسال: { $percent }٪
form-unsent = لم تُرسَل رسالتك: لا يمكن الوصول إلينا الآن. نصك ما زال هنا. حاول مرة أخرى، أو أرسل النص أدناه بطريقة أخرى.
form-composed = رسالتك إلى { $address }
form-copy = نسخ النص
form-copied = تم النسخ
form-open-mail = فتحها في برنامج البريد
form-attach = أرفق ملفاتك بالرسالة: لا يستطيع الرابط نقلها.

tags = الوسوم
tags-description = جميع وسوم مركز المساعدة.
tagged = الوسم «{ $tag }»
tag-description = جميع المقالات التي تحمل الوسم «{ $tag }».
all-questions = جميع الأسئلة حسب الحروف
all-questions-description = كل مقالة وكل سؤال تجيب عنه، حسب الحرف الأول.
letters = الحروف
sitemap = خريطة الموقع
sitemap-description = جميع صفحات مركز المساعدة حسب الموضوع.
about-site = عن مركز المساعدة هذا
not-found = هذه الصفحة غير موجودة
not-found-text = ربما كان العنوان قديمًا أو كُتب خطأً. ابحث عن سؤالك أو اختر موضوعًا.
not-found-search = ربما كان العنوان قديمًا أو كُتب خطأً. ابحث عن سؤالك.
not-found-guess = ربما كنت تقصد
moved = انتقلت هذه الصفحة

drift-changed = تغيّر هذا الجزء في النص الأصلي بعد ترجمته.
drift-new = في النص الأصلي هنا إضافة.
drift-gone = لم يعد هذا في النص الأصلي.
drift-title = تغيّر العنوان أو الملخص في النص الأصلي بعد ترجمته.
drift-original = قراءة النص الأصلي

guide-step = الخطوة { $number }
guide-back = رجوع
guide-restart = البدء من جديد
alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تنبيه
alert-caution = احذر

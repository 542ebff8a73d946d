skip = انتقل إلى النص
home = الرئيسية
menu = القائمة
main-menu = القائمة الرئيسية
footer-menu = صفحات أخرى
breadcrumb = أنت هنا
language = اختر اللغة
dark-mode = الوضع الداكن
feed = موجز الأخبار

search = بحث
search-label = ابحث في مركز المساعدة
search-placeholder = اكتب سؤالك بكلماتك
home-title = كيف يمكننا مساعدتك؟
home-description = إجابات عن الأسئلة الشائعة، والطريق الصحيح للتواصل معنا في كل ما عداها.
categories = تصفّح حسب الموضوع
subcategories = مواضيع هذا القسم
featured = من المفيد أن تعرف
top-questions = أكثر ما أفاد الآخرين
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
posted-by = بقلم { $author }
published = نُشرت في { $date }
updated = حُدّثت في { $date }
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
audience = مكتوبة لـ
fallback = لم تُترجم هذه المقالة بعد. أنت تقرؤها باللغة: { $language }.
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
    [0] 0 أصوات
   *[other] { $yes } من { $votes } وجدوا هذه المقالة مفيدة
}

contact = اتصل بنا
contact-title = هل ما زلت تحتاج إلى مساعدة؟
contact-text = ندلّك على أسرع طريق إلى من يستطيع مساعدتك.
tickets = التذاكر

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
moved = انتقلت هذه الصفحة

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تنبيه
alert-caution = احذر

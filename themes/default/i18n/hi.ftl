skip = सीधे लेख पर जाएँ
home = मुखपृष्ठ
menu = मेन्यू
main-menu = मुख्य मेन्यू
footer-menu = अन्य पृष्ठ
breadcrumb = आप यहाँ हैं
language = भाषा चुनें
dark-mode = गहरा रूप
feed = समाचार फ़ीड

search = खोजें
search-label = सहायता केंद्र में खोजें
search-placeholder = अपने शब्दों में पूछें
home-title = हम आपकी क्या मदद कर सकते हैं?
home-description = आम सवालों के जवाब, और बाकी सब के लिए हमसे संपर्क करने का सही तरीका।
categories = विषय के अनुसार देखें
subcategories = इस खंड के विषय
featured = जानने योग्य
top-questions = जिनसे सबसे ज़्यादा मदद मिली
articles = लेख
no-articles = इस भाषा में यहाँ अभी कुछ नहीं है।
articles-count = { $count } लेख

on-this-page = इस पृष्ठ पर
copy-link = “{ $title }” का लिंक कॉपी करें
link-copied = लिंक कॉपी हो गया
posted-by = लेखक: { $author }
published = प्रकाशित: { $date }
updated = अद्यतन: { $date }
date = { $day } { $month ->
    [1] जनवरी
    [2] फ़रवरी
    [3] मार्च
    [4] अप्रैल
    [5] मई
    [6] जून
    [7] जुलाई
    [8] अगस्त
    [9] सितंबर
    [10] अक्टूबर
    [11] नवंबर
   *[12] दिसंबर
} { $year }
until = यह सूचना { $date } तक मान्य है।
expired = यह सूचना { $date } को समाप्त हो गई। हो सकता है यह अब सही न हो।
ended = समाप्त
audience = किसके लिए:
fallback = इस लेख का अनुवाद अभी नहीं हुआ है। आप इसे इस भाषा में पढ़ रहे हैं: { $language }।
related = संबंधित लेख
neighbours = इस खंड के अन्य लेख
previous = पिछला
next = अगला
edit-page = इस पृष्ठ को संपादित करें
footnotes = टिप्पणियाँ
footnote-back = लेख पर लौटें

rating = पाठकों के वोट
helpful-question = क्या इससे मदद मिली?
yes = हाँ
no = नहीं
votes = { $votes ->
    [0] 0 वोट
   *[other] { $votes } में से { $yes } को इससे मदद मिली
}

contact = संपर्क करें
contact-title = और मदद चाहिए?
contact-text = हम आपको उस व्यक्ति तक पहुँचने का सबसे तेज़ रास्ता बताते हैं जो मदद कर सके।
tickets = टिकट

tags = टैग
tags-description = सहायता केंद्र के सभी टैग।
tagged = टैग “{ $tag }”
tag-description = “{ $tag }” टैग वाले सभी लेख।
all-questions = सभी सवाल
all-questions-description = हर लेख और उसमें दिए गए हर सवाल का जवाब, पहले अक्षर के अनुसार।
letters = अक्षर
sitemap = साइट का नक्शा
sitemap-description = सहायता केंद्र के सभी पृष्ठ, विषय के अनुसार।
about-site = इस सहायता केंद्र के बारे में
not-found = यह पृष्ठ मौजूद नहीं है
not-found-text = पता पुराना या ग़लत टाइप किया हुआ हो सकता है। अपना सवाल खोजें या कोई विषय चुनें।
moved = यह पृष्ठ दूसरी जगह चला गया है

alert-note = ध्यान दें
alert-tip = सुझाव
alert-important = महत्वपूर्ण
alert-warning = चेतावनी
alert-caution = सावधान

# Glossary: readers are addressed as: आप
#   ticket: टिकट
#   never: पेज*, ई-मेल, तुम, तुम्हारा, उपकरण

skip = सीधे मुख्य सामग्री पर जाएँ
home = मुखपृष्ठ
menu = मेन्यू
close = बंद करें
main-menu = मुख्य मेन्यू
footer-menu = अन्य पृष्ठ
breadcrumb = आप यहाँ हैं
language = भाषा चुनें
dark-mode = डार्क मोड
feed = समाचार फ़ीड

search = खोजें
search-label = सहायता केंद्र में खोजें
search-placeholder = अपने शब्दों में पूछें
search-busy = खोज जारी है…
search-found = परिणाम: { $count }
search-none = “{ $query }” के लिए कुछ नहीं मिला
search-none-help = दूसरे या कम शब्द आज़माएँ। या हमसे पूछें।
search-none-help-alone = दूसरे या कम शब्द आज़माएँ।
search-elsewhere = इस भाषा में कुछ नहीं है। दूसरी भाषाओं में यह मिला:
search-unfiltered = इन फ़िल्टरों के साथ कुछ नहीं मिला। इनके बिना:
search-less = कम संभावना वाले
search-all = “{ $query }” के सभी परिणाम
search-more = और परिणाम
search-unavailable = खोज अभी उपलब्ध नहीं है।
search-ask-any = यहाँ नहीं मिला? हमसे पूछें
search-ask-about = यहाँ नहीं मिला? हमसे पूछें: “{ $topic }”
search-category = विषय
search-category-any = सभी विषय
search-audience = किसके लिए
search-audience-any = सभी के लिए
find-here = इस खंड में खोजें
home-title = हम आपकी क्या मदद कर सकते हैं?
home-description = आम सवालों के जवाब, और बाकी सब के लिए हमसे संपर्क करने का सही तरीका।
home-description-alone = आम सवालों के जवाब।
categories = विषय के अनुसार देखें
subcategories = इस खंड के विषय
featured = जानने योग्य
top-questions = जिनसे सबसे ज़्यादा मदद मिली
often-read = अक्सर पूछे जाने वाले
articles = लेख
no-articles = इस भाषा में यहाँ अभी कुछ नहीं है।
articles-count = { $count } लेख

on-this-page = इस पृष्ठ पर
copy-link = “{ $title }” का लिंक कॉपी करें
link-copied = लिंक कॉपी हो गया
copy = कॉपी करें
copied = कॉपी हो गया
enlarge = चित्र बड़ा करें
play-video = वीडियो चलाएँ
watch-at = { $site } पर देखें
posted-by = लेखक: { $author }
published = प्रकाशित: { $date }
updated = अपडेट: { $date }
changed-since = आपकी पिछली विज़िट के बाद बदला गया
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
language-missing = यह पृष्ठ नहीं
translation-missing = जो पृष्ठ आप पढ़ रहे थे, वह अभी हिन्दी में नहीं है। यह मुखपृष्ठ है।
related = संबंधित लेख
neighbours = इस खंड के अन्य लेख
previous = पिछला लेख
next = अगला लेख
edit-page = इस पृष्ठ को संपादित करें
footnotes = टिप्पणियाँ
footnote-back = पाठ पर लौटें

rating = पाठकों के वोट
helpful-question = क्या इससे मदद मिली?
yes = हाँ
no = नहीं
votes = { $votes ->
    [0] 0 वोट
   *[other] { $votes } में से { $yes } को इससे मदद मिली
}
rating-thanks = धन्यवाद
rating-else = शायद यहाँ जवाब मिले
rating-ask = या हमसे पूछें
rating-sorry = खेद है कि इससे मदद नहीं मिली
rating-why = क्या ठीक नहीं था?
rating-reason-incomplete = कुछ छूट गया है
rating-reason-unclear = समझना कठिन है
rating-reason-wrong = यह गलत है
rating-reason-outdated = यह पुराना हो गया है
rating-reason-other = कुछ और
rating-comment = किस बात से मदद मिलती?
rating-comment-hint = हम यहाँ जवाब नहीं दे सकते। कृपया निजी जानकारी न लिखें।
rating-send = भेजें
rating-voted-yes = आपको इससे मदद मिली।
rating-voted-no = आपको इससे मदद नहीं मिली।
rating-failed = आपका वोट सहेजा नहीं जा सका। कृपया फिर से कोशिश करें।
replies = जवाब
replies-none = अभी कोई जवाब नहीं है।
reply-title = जवाब लिखें
reply-name = नाम
reply-email-hint = इसे सार्वजनिक रूप से कभी नहीं दिखाया जाता।
reply-text = आपका जवाब
reply-send = जवाब भेजें
reply-note = जवाब हमारे पढ़ने के बाद दिखाई देते हैं।
reply-held = आपके जवाब के लिए धन्यवाद
reply-held-text = लेख के नीचे दिखाने से पहले हम हर जवाब पढ़ते हैं।
ticket-title = आपका टिकट
ticket-received = हमें आपका टिकट मिल गया
ticket-number = टिकट संख्या:
ticket-mail = कृपया अभी भेजे गए ईमेल का लिंक खोलें, ताकि हम जान सकें कि यह पता आपका है:
ticket-until = जवाब की अंतिम समय-सीमा: { $date }, { $time } ({ $zone })।
ticket-private = यह लिंक किसी को न दें। इससे आप अपने टिकट की स्थिति देख सकते हैं, उसमें जोड़ सकते हैं या उसे मिटा सकते हैं।
ticket-look = अपना टिकट देखें
tickets-here = इस डिवाइस पर आपके टिकट
tickets-forget = यह सूची डिवाइस से हटाएँ
state-handed = यह हमारी टीम के पास है।
state-waiting = यह हमारी टीम के पास जा रहा है।
state-confirmed = आपके पते की पुष्टि हो गई है।
state-unconfirmed = आपके पते की पुष्टि अभी नहीं हुई है।
state-done = हमारी टीम ने इसे पूरा कर लिया है।
ticket-sent = आपने जो भेजा
ticket-answer = हमारा जवाब
ticket-added = आपने जोड़ा
ticket-add = कुछ जोड़ें
ticket-erase = यह टिकट मिटाएँ
ticket-erase-text = इस टिकट के साथ भेजी गई हर चीज़ हमेशा के लिए हटा दी जाती है।
ticket-erased = आपका टिकट मिटा दिया गया है
address-confirm = मेरे पते की पुष्टि करें
address-confirm-text = एक क्लिक से हमें पता चलता है कि हमारे ईमेल आप तक पहुँचते हैं।
address-confirmed = आपके पते की पुष्टि हो गई
host-results = “{ $query }” के परिणाम
host-elsewhere = इस भाषा में कुछ नहीं मिला। ये लेख दूसरी भाषाओं में हैं।
host-nothing = कुछ नहीं मिला। दूसरे शब्द आज़माएँ, या हमसे पूछें।
host-back = पृष्ठ पर वापस जाएँ
host-check = कृपया अपना लिखा जाँच लें, फिर भेजें।
host-mend = कुछ छूट गया है या ठीक नहीं है। आपका लिखा अब भी यहाँ है।
host-missing = कृपया इसे भरें।
host-long = “{ $field }” में अधिकतम { $most } अक्षर आते हैं, यहाँ { $length } हैं। कुछ भी काटा नहीं गया: कृपया छोटा करें।
host-bad-email = यह ईमेल पता नहीं है।
host-odd-email = @ से पहले “ü” या “用” जैसे अक्षरों वाले पतों तक हमारा ईमेल नहीं पहुँचता। कृपया दूसरा पता दें।
host-bad-files = ये फ़ाइलें नहीं ली जा सकतीं:
host-file-kind = इस प्रकार की फ़ाइल नहीं ली जाती (चित्र, वीडियो, PDF, ऑफ़िस दस्तावेज़ और पाठ लिए जाते हैं)
host-file-empty = फ़ाइल खाली है
host-file-large = बाकी फ़ाइलों के साथ बहुत बड़ी है (कुल 10 MB)
host-file-many = एक फ़ाइल अधिक है (अधिकतम पाँच)
host-file-here = यह फ़ॉर्म केवल ये लेता है: { $endings }
host-file-none = यह फ़ॉर्म फ़ाइलें नहीं लेता
host-files-again = कृपया अपनी फ़ाइलें फिर से चुनें:
host-trouble = यह नहीं हो पाया
host-too-large = यह एक बार में लेने के लिए बहुत बड़ा था।
host-too-often = एक साथ बहुत अधिक। कुछ मिनट रुककर फिर कोशिश करें।
host-foreign = यह फ़ॉर्म किसी दूसरी साइट से भेजा गया था, इसलिए हमने इसे स्वीकार नहीं किया।
host-expired = यह लिंक बहुत पुराना है या इस्तेमाल हो चुका है।
host-unknown = हमें नहीं पता यह किस बारे में है।
host-failed = हमारी ओर से कुछ गड़बड़ हुई। कृपया फिर से कोशिश करें।
host-kept = आपने जो लिखा, कॉपी करने के लिए:
mail-confirm-subject = कृपया अपने पते की पुष्टि करें
mail-confirm-text = किसी ने “{ $topic }” के बारे में टिकट के लिए यह पता दिया है। अगर वह आप थे, तो यह पृष्ठ खोलें और बटन दबाएँ:
mail-confirm-not-you = अगर वह आप नहीं थे, तो कुछ करने की ज़रूरत नहीं है।

contact = संपर्क करें
contact-short = संपर्क
contact-title = और मदद चाहिए?
contact-text = हम आपको उस व्यक्ति तक पहुँचने का सबसे तेज़ रास्ता बताते हैं जो मदद कर सके।
tickets = टिकट

contact-lead = चुनें कि बात किस बारे में है। हम दिखाएँगे कि जवाब कैसे मिलेगा और क्या तैयार रखना है।
contact-urgent = बहुत ज़रूरी है?
contact-answer-label = कुछ शब्दों में बताएँ कि समस्या क्या है
contact-answer-placeholder = साइन इन नहीं हो रहा है
contact-topics = बात किस बारे में है?
contact-narrower = ठीक-ठीक क्या?
contact-audiences = विशेष ग्राहकों के लिए
contact-else = कुछ और
contact-who = आप इनमें से कौन हैं?
contact-only-for = किसके लिए:
contact-compare = हमसे संपर्क के सभी तरीकों की तुलना करें
contact-compare-lead = हर तरीका किस काम का है और किस काम का नहीं।
contact-articles = ये लेख तुरंत मदद कर सकते हैं
contact-questions = क्या इनमें से कुछ आप पर लागू होता है?
contact-questions-no = अगर नहीं, तो हमसे ऐसे संपर्क करें:
contact-yes = हाँ
contact-answered = आपने हाँ कहा:
contact-ways = हमसे कैसे संपर्क करें
contact-ways-else = कुछ और? हमसे कैसे संपर्क करें
contact-best = सबसे अच्छा तरीका
contact-wait = कृपया प्रतीक्षा करें
contact-conditional = यह भी संभव है
contact-if-yes = अगर आपका जवाब हाँ है:
contact-last = अंतिम उपाय
contact-refused = इस विषय के लिए नहीं
contact-why-not = कोई और तरीका क्यों नहीं?
contact-instead = इसके बजाय:
contact-meanwhile = अभी उपलब्ध:
contact-sounds-like = यह इस बारे में लगता है:
contact-closest = सबसे करीब कौन-सा है?
contact-identity = अपनी पहचान कैसे साबित करें
contact-hours = समय
contact-reply = जवाब की अवधि
contact-promise = जवाब की अवधि: { $reply }
duration-minutes = { $count ->
    [one] { $count } मिनट
   *[other] { $count } मिनट
}
duration-hours = { $count ->
    [one] { $count } घंटा
   *[other] { $count } घंटे
}
duration-days = { $count ->
    [one] { $count } दिन
   *[other] { $count } दिन
}
duration-working-days = { $count ->
    [one] { $count } कार्य दिवस
   *[other] { $count } कार्य दिवस
}
duration-weeks = { $count ->
    [one] { $count } हफ़्ता
   *[other] { $count } हफ़्ते
}
contact-languages = भाषाएँ
contact-cost = ख़र्च
contact-have-ready = तैयार रखें
contact-never-send = कभी न भेजें
contact-public = इसे दूसरे पढ़ सकते हैं: कृपया कोई निजी जानकारी न लिखें।
contact-way = तरीका
contact-checks = आपकी पहचान जाँच सकता है
contact-checks-not = आपकी पहचान नहीं जाँच सकता
contact-checks-yes = हाँ
contact-checks-no = नहीं
contact-condition = शर्त
contact-comma = ,
contact-words-human = इंसान, व्यक्ति, एजेंट, प्रतिनिधि, बात करना, किसी से बात, ग्राहक सेवा, नमस्ते, हैलो
contact-words-phone = फ़ोन, फोन, कॉल, नंबर, फ़ोन नंबर
contact-words-chat = चैट, लाइव चैट
contact-words-mail = ईमेल पता, ईमेल लिखना
contact-words-complaint = शिकायत, मैनेजर, प्रबंधक
contact-words-hours = खुलने का समय, काम का समय, कार्य समय
# What is said around such words and names no way of its own.
contact-words-around = चाहिए, चाहता, चाहती, करना, करनी, कृपया, संपर्क, लिखना, सहायता, मदद, टीम, ग्राहक, सेवा, असली, सीधे, अभी, आज, दर्ज, तुरंत
contact-advantages = फ़ायदे
contact-drawbacks = कमियाँ
contact-open-chat = चैट खोलें
contact-open-messenger = मैसेंजर खोलें
contact-open-community = समुदाय पर जाएँ
contact-open-social = हमारे पृष्ठ पर जाएँ
contact-open-portal = { $name } खोलें
contact-open-form = टिकट लिखें
contact-call = { $to } पर फ़ोन करें
contact-write = { $to } पर लिखें
contact-post = { $to } पर पत्र भेजें
contact-visit = हमसे मिलें: { $to }
contact-ask-through = मुलाक़ात का समय इससे माँगें:
contact-reason-not-listed = वहाँ कोई इसे देख या बदल नहीं सकता।
contact-reason-no-way-to-ask = यहाँ समय माँगने का कोई तरीका आपके लिए खुला नहीं है।
contact-reason-last-resort = केवल उनके लिए जिनके पास कोई और तरीका नहीं बचा।
contact-reason-retired = यह तरीका अब नहीं रहा।
contact-always = 24 घंटे, हर दिन
contact-zone = { $city } का समय
contact-holidays = सरकारी छुट्टियों पर बंद: { $days }
contact-closed-on = बंद: { $days }
hours-all-day = पूरे दिन
hours-clock = 12
hours-time-12 = { $half ->
    [am] { $time } am
   *[pm] { $time } pm
}
hours-closes-in = { $minutes ->
    [one] { $minutes } मिनट में बंद होगा
   *[other] { $minutes } मिनट में बंद होगा
}
hours-open = अभी खुला है
hours-always = 24 घंटे खुला
hours-opens-today = आज { $time } पर खुलेगा
hours-opens-on = { $day } को { $time } पर खुलेगा
hours-opens-date = { $date } को { $time } पर खुलेगा
hours-your-time = { $text } (आपके समय में { $time })
hours-closed-until = अगली सूचना तक बंद ({ $date } से पहले कुछ तय नहीं)।
hours-unknown = { $date } के बाद का समय अभी तय नहीं है; नीचे देखें।
hours-see-below = नीचे समय देखें।
hours-by-appointment = समय लेकर
hours-any-time = आप कभी भी लिख सकते हैं। { $text }
day-1 = सोमवार
day-2 = मंगलवार
day-3 = बुधवार
day-4 = गुरुवार
day-5 = शुक्रवार
day-6 = शनिवार
day-7 = रविवार
day-every = हर दिन
day-range = { $first } से { $last }
day-hours = { $days }, { $times }
tickets-lead = चुनें कि बात किस बारे में है। फ़ॉर्म वही पूछता है जो ज़रूरी है।
form-lead = जवाब की अवधि: { $reply }।
form-by-mail = ईमेल से भेजें
form-mail-has = कृपया इसमें लिखें:
form-choose = चुनें…
form-optional = (वैकल्पिक)
form-website = इसे खाली छोड़ दें
form-email = आपका ईमेल पता
form-email-hint = हम इसी पते पर जवाब देते हैं।
form-email-identity = आपके खाते में दर्ज पता: इससे हम आपको पहचानते हैं।
form-username = उपयोगकर्ता नाम
form-username-hint = जिससे आप साइन इन करते हैं। पासवर्ड कभी न लिखें।
form-subject = विषय
form-subject-hint = पाँच से सात शब्द जो समस्या बताएँ, जैसे “अपडेट के बाद दुकान पर त्रुटि 500”
form-side = समस्या कहाँ है?
form-side-mine = मेरी ओर: मेरा डिवाइस, प्रोग्राम या कनेक्शन
form-side-yours = आपकी ओर: साइट, सर्वर या खाता
form-side-unknown = मुझे नहीं पता
form-details = क्या हुआ?
form-details-hint = आपने क्या किया, क्या देखा, कब और कहाँ। त्रुटि संदेश शब्दशः कॉपी करें।
form-images = चित्र
form-images-hint = समस्या दिखाने वाले स्क्रीनशॉट
form-files-limit = फ़ाइलें: अधिकतम { $count }, कुल { $megabytes } MB।
form-domain = डोमेन
form-domain-hint = जैसे example.com
form-page_address = पृष्ठ का पता
form-page_address-hint = ब्राउज़र से कॉपी करें, https:// से शुरू करके
form-since = कब से?
form-since-hint = तारीख़ और समय, जितना सही पता हो
form-invoice = इनवॉइस नंबर
form-invoice-hint = इनवॉइस में सबसे ऊपर
form-phone = फ़ोन नंबर
form-phone-hint = देश के कोड के साथ, केवल तब जब हमें कुछ पूछना हो
form-applies = जो लागू हो उस पर निशान लगाएँ
form-send = टिकट भेजें
form-compose = संदेश तैयार करें
form-subject-short = थोड़ा छोटा है: पाँच से सात शब्द आपकी समस्या को अलग पहचान देते हैं।
form-subject-long = थोड़ा लंबा है: पाँच से सात शब्द सबसे अच्छे हैं; बाकी नीचे लिखें।
form-subject-good = लंबाई ठीक है।
form-draft = आपका मसौदा भेजने तक इसी डिवाइस पर रहता है।
form-draft-delete = मसौदा मिटाएँ
form-sending = भेजा जा रहा है: { $percent }%
form-unsent = नहीं भेजा गया: इस समय हमसे संपर्क नहीं हो पा रहा है। आपका लिखा यहीं है। फिर से कोशिश करें, या नीचे का पाठ हमें किसी और तरीके से भेजें।
form-composed = { $address } को आपका संदेश
form-copy = पाठ कॉपी करें
form-copied = कॉपी हो गया
form-open-mail = अपने ईमेल प्रोग्राम में खोलें
form-attach = कृपया फ़ाइलें ईमेल में जोड़ें: लिंक उन्हें साथ नहीं ले जा सकता।

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
not-found-text = पता पुराना या गलत टाइप किया हुआ हो सकता है। अपना सवाल खोजें या कोई विषय चुनें।
not-found-search = पता पुराना या गलत टाइप किया हुआ हो सकता है। अपना सवाल खोजें।
not-found-guess = शायद आप यह खोज रहे थे
moved = यह पृष्ठ दूसरी जगह चला गया है

drift-changed = अनुवाद के बाद मूल पाठ में यह भाग बदल गया है।
drift-new = मूल पाठ में यहाँ और भी लिखा है।
drift-gone = मूल पाठ में अब यह नहीं है।
drift-title = अनुवाद के बाद मूल पाठ में शीर्षक या सारांश बदल गया है।
drift-original = मूल पाठ पढ़ें

guide-step = चरण { $number }
guide-back = वापस
guide-restart = फिर से शुरू करें
alert-note = ध्यान दें
alert-tip = सुझाव
alert-important = महत्वपूर्ण
alert-warning = चेतावनी
alert-caution = सावधान

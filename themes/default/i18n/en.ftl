# The words of the default theme. A site overrides single messages in themes/<name>/i18n/<lang>.ftl.
# Variables stand in { $braces }; keep them.
# Glossary: readers are addressed as: you
#   ticket: ticket

skip = Skip to content
home = Home
menu = Menu
close = Close
main-menu = Main menu
footer-menu = More pages
breadcrumb = You are here
language = Choose a language
dark-mode = Dark mode
feed = News feed

search = Search
search-label = Search the help centre
search-placeholder = Ask in your own words
search-busy = Searching…
search-found = Results: { $count }
search-none = Nothing found for “{ $query }”
search-none-help = Try other or fewer words. Or ask us.
search-none-help-alone = Try other or fewer words.
search-elsewhere = Nothing in this language. This is what other languages have:
search-unfiltered = No results with these filters. Without them:
search-less = Less likely
search-all = All results for “{ $query }”
search-more = More results
search-unavailable = Search is unavailable at the moment.
search-ask-any = Not here? Ask us
search-ask-about = Not here? Ask us about “{ $topic }”
search-category = Topic
search-category-any = All topics
search-audience = Written for
search-audience-any = Everybody
find-here = Find in this section
home-title = How can we help?
home-description = Answers to common questions, and the right way to reach us for everything else.
home-description-alone = Answers to common questions.
categories = Browse by topic
subcategories = Topics in this section
featured = Good to know
top-questions = What helped others most
often-read = Often asked
articles = Articles
no-articles = There is nothing here in this language yet.
articles-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}

on-this-page = On this page
copy-link = Copy link to “{ $title }”
link-copied = Link copied
copy = Copy
copied = Copied
enlarge = Enlarge the picture
play-video = Play the video
watch-at = Watch at { $site }
posted-by = Posted by { $author }
published = Published { $date }
updated = Updated { $date }
changed-since = Changed since your last visit
date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
until = Valid until { $date }.
expired = This notice ended on { $date }. It may no longer be true.
ended = Ended
audience = Written for
fallback = This article is not translated yet. You are reading it in { $language }.
language-missing = not this page
translation-missing = The page you were reading is not available in English yet. This is the home page.
related = Related articles
neighbours = Other articles of this section
previous = Previous
next = Next
edit-page = Edit this page
footnotes = Footnotes
footnote-back = Back to the text

rating = Readers’ votes
helpful-question = Was this helpful?
yes = Yes
no = No
votes = { $votes ->
    [0] 0 votes
   *[other] { $yes } of { $votes } found this helpful
}
rating-thanks = Thank you
rating-else = Perhaps this answers it
rating-ask = Or ask us
rating-sorry = Sorry that this did not help
rating-why = What was wrong?
rating-reason-incomplete = Something is missing
rating-reason-unclear = It is hard to understand
rating-reason-wrong = It is wrong
rating-reason-outdated = It is out of date
rating-reason-other = Something else
rating-comment = What would have helped?
rating-comment-hint = We can’t reply here. Please don’t include personal details.
rating-send = Send
rating-voted-yes = You found this helpful.
rating-voted-no = You did not find this helpful.
rating-failed = Your vote could not be saved. Please try again.
replies = Replies
replies-none = No replies yet.
reply-title = Leave a reply
reply-name = Name
reply-email-hint = Never shown publicly.
reply-text = Your reply
reply-send = Send the reply
reply-note = Replies appear once we have read them.
reply-held = Thank you for your reply
reply-held-text = We read every reply before it appears below the article.
ticket-title = Your ticket
ticket-received = We have your ticket
ticket-number = The ticket’s number:
ticket-mail = Please open the link in the mail we have just sent, so that we know the address is yours:
ticket-until = We answer by { $date }, { $time } ({ $zone }).
ticket-private = Keep this link to yourself. Behind it you see what became of your ticket, and can add to it or erase it.
ticket-look = See your ticket
tickets-here = Your tickets on this device
tickets-forget = Remove this list from the device
state-handed = Our team has it.
state-waiting = It is on its way to our team.
state-confirmed = Your address is confirmed.
state-unconfirmed = Your address is not confirmed yet.
state-done = Our team is done with it.
ticket-sent = What you sent
ticket-answer = Our answer
ticket-added = You added
ticket-add = Add something
ticket-erase = Erase this ticket
ticket-erase-text = Everything that you sent with it is removed for good.
ticket-erased = Your ticket is erased
address-confirm = Confirm my address
address-confirm-text = One click tells us that our mail reaches you.
address-confirmed = Your address is confirmed
host-results = Results for “{ $query }”
host-elsewhere = Nothing found in this language. These articles are in other languages.
host-nothing = Nothing found. Try other words, or ask us.
host-back = Back to the page
host-check = Please check what you wrote, then send it.
host-mend = Something is missing or not quite right. Your text is still here.
host-missing = Please fill this in.
host-long = “{ $field }” takes at most { $most } characters, and this has { $length }. Nothing was cut off: please shorten it.
host-bad-email = This is not an e-mail address.
host-odd-email = Our mail does not reach addresses with letters like “ü” or “用” before the @. Please give another address.
host-bad-files = These files can’t be uploaded:
host-file-kind = this kind of file is not taken (pictures, video, PDF, office documents and text are)
host-file-empty = it is empty
host-file-large = too large together with the others (10 MB in all)
host-file-many = one file too many (five at most)
host-file-here = this form takes only: { $endings }
host-file-none = this form takes no files
host-files-again = Please choose your files again:
host-trouble = This did not work
host-too-large = This was more than we can take at once.
host-too-often = Too many at once. Please wait a few minutes, then try again.
host-foreign = This form was sent from another site, so we did not accept it.
host-expired = This link is too old, or has been used already.
host-unknown = We do not know what this is about.
host-failed = Something went wrong on our side. Please try again.
host-kept = What you wrote, to copy:
mail-confirm-subject = Please confirm your address
mail-confirm-text = Somebody gave this address for a ticket about “{ $topic }”. If it was you, please open this page and press the button:
mail-confirm-not-you = If it was not you, there is nothing to do.

contact = Contact us
contact-short = Contact
contact-title = Still need help?
contact-text = We show you the quickest way to somebody who can help.
tickets = Tickets

contact-lead = Choose what it is about. We show you the way that leads to an answer, and what to have ready.
contact-urgent = Urgent?
contact-answer-label = What’s the problem? A few words will do.
contact-answer-placeholder = I cannot sign in
contact-topics = What is it about?
contact-narrower = What exactly?
contact-audiences = For specific customers
contact-else = Something else
contact-who = Which describes you best?
contact-only-for = For:
contact-compare = Compare all ways to reach us
contact-compare-lead = What each way is good for, and what it isn’t.
contact-articles = These articles may help at once
contact-questions = Does one of these apply to you?
contact-questions-no = If not, this is the way:
contact-yes = Yes
contact-answered = You answered yes:
contact-ways = How to reach us
contact-ways-else = Something else? How to reach us
contact-best = Best way
contact-wait = Please wait
contact-conditional = Also possible
contact-if-yes = If your answer is yes:
contact-last = Last resort
contact-refused = Not for this topic
contact-why-not = Why not another way?
contact-instead = Instead:
contact-meanwhile = Works now:
contact-sounds-like = This sounds like
contact-closest = Which is closest?
contact-identity = How to prove who you are
contact-hours = Hours
contact-reply = Answer within
contact-promise = Answer within { $reply }
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
duration-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
duration-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
contact-languages = Languages
contact-cost = Cost
contact-have-ready = Have ready
contact-never-send = Never send
contact-public = Others can read it: no personal information, please.
contact-way = Option
contact-checks = Can check who you are
contact-checks-not = Cannot check who you are
contact-checks-yes = Yes
contact-checks-no = No
contact-condition = Condition
contact-comma = ,
contact-words-human = human, person, real person, agent, representative, operator, somebody, someone, talk to, speak to, customer service, hello, hi, anybody, anyone, human being, live person, live agent, rep, staff, employee, customer care, customer support, talk with, speak with, helpdesk, help desk, living person, someone real, actual person, actual human, humans, people, customer rep, advisor, adviser, not a bot, assistance, get in touch, help me, need help
contact-words-phone = phone, telephone, call, phone number, number, hotline, ring, tel, helpline, contact number, telephone number, telephone support, phone support, landline, contact no, phone no, ring you, call you, by phone, dial, toll free, cellphone number, phone line, support line
contact-words-chat = chat, live chat, live agent, instant message, chat with, texting, dm, chat online, online chat, web chat, message you, text you, chatting
contact-words-mail = email address, write to you, email you, contact email, mail you, support email, email support, write you
contact-words-complaint = complaint, complain, manager, supervisor, complaints, complaining, boss, director, escalate, escalation, feedback, terrible, awful, worst, sucks, useless, unacceptable, ridiculous, disgusting, pathetic, rubbish, horrible, dissatisfied, unsatisfied, unhappy, bad service, poor service, file a complaint, send a complaint, ombudsman, grievance, head office, rude, impolite, unfriendly, unprofessional, bad experience
contact-words-hours = hours, opening hours, business hours, office hours, working hours, opening times, opening time, weekend, weekends, saturday, sunday, holidays, closing time, opened, timings, schedule, 24/7, open today, open now, monday, friday, night, lunch, bank holiday, time zone, what time
# What is said around such words and names no way of its own.
contact-words-around = want, wanna, need, get, give, let, like, please, talk, speak, contact, reach, write, support, help, team, customer, service, real, live, directly, now, today, your, company, make, file, urgent, pls, plz, speaking, talking, how, open, closed, available, reachable, ask, asap, hey, thanks, thank, number, somewhere, again, us, use, just, simply, actually, straight, quick, quickly, somebody, someone, anyone, ever, so, very, really, have, want to, someone in charge
contact-advantages = Advantages
contact-drawbacks = Drawbacks
contact-open-chat = Open the chat
contact-open-messenger = Open the messenger
contact-open-community = Go to the community
contact-open-social = Go to our page
contact-open-portal = Open { $name }
contact-open-form = Write a ticket
contact-call = Call { $to }
contact-write = Write to { $to }
contact-post = Write to us at { $to }
contact-visit = Visit us at { $to }
contact-ask-through = Ask for an appointment through:
contact-reason-not-listed = They cannot see or change what this is about.
contact-reason-no-way-to-ask = None of the ways to ask for an appointment is open to you here.
contact-reason-last-resort = Only for those who have no other way left.
contact-reason-retired = This way no longer exists.
contact-always = Day and night, every day
contact-zone = Time in { $city }
contact-holidays = Closed on public holidays: { $days }
contact-closed-on = Closed on { $days }
hours-all-day = all day
hours-clock = 24
hours-time-12 = { $half ->
    [am] { $time } am
   *[pm] { $time } pm
}
hours-closes-in = { $minutes ->
    [one] Closes in { $minutes } minute
   *[other] Closes in { $minutes } minutes
}
hours-open = Open now
hours-always = Open day and night
hours-opens-today = Opens today at { $time }
hours-opens-on = Opens { $day } at { $time }
hours-opens-date = Opens on { $date } at { $time }
hours-your-time = { $text } ({ $time } your time)
hours-closed-until = Closed until further notice (nothing scheduled before { $date }).
hours-unknown = Hours after { $date } are not set yet; see the hours below.
hours-see-below = See the hours below.
hours-by-appointment = By appointment
hours-any-time = You can write at any time. { $text }
day-1 = Monday
day-2 = Tuesday
day-3 = Wednesday
day-4 = Thursday
day-5 = Friday
day-6 = Saturday
day-7 = Sunday
day-every = Every day
day-range = { $first } to { $last }
day-hours = { $days }, { $times }
tickets-lead = Choose what it is about. The form asks only for what we need.
form-lead = We answer within { $reply }.
form-by-mail = Send it by e-mail
form-mail-has = Please put into it:
form-choose = Choose …
form-optional = (optional)
form-website = Leave this empty
form-email = Your e-mail address
form-email-hint = We answer to this address.
form-email-identity = The address on file for your account: it shows us who you are.
form-username = User name
form-username-hint = As you sign in. Never your password.
form-subject = Subject
form-subject-hint = Five to seven words on what is wrong, such as “Shop shows error 500 since update”
form-side = Where is the problem?
form-side-mine = On my side: my device, my program, my connection
form-side-yours = On your side: the site, the server, the account
form-side-unknown = I do not know
form-details = What happened?
form-details-hint = What you did, what you saw, when and where. Copy error messages word for word.
form-images = Pictures
form-images-hint = Screenshots that show the problem
form-files-limit = Files: at most { $count }, together { $megabytes } MB.
form-domain = Domain
form-domain-hint = Such as example.com
form-page_address = Address of the page
form-page_address-hint = Copy it from the browser, from https:// on
form-since = Since when?
form-since-hint = Date and time, as closely as you know
form-invoice = Invoice number
form-invoice-hint = At the top of the invoice
form-phone = Telephone number
form-phone-hint = With country code, only in case we have questions
form-applies = Tick what applies
form-send = Send the ticket
form-compose = Compose the message
form-subject-short = A little short: five to seven words tell your problem from others.
form-subject-long = A little long: five to seven words are best; the rest belongs below.
form-subject-good = Good length.
form-draft = Your draft is kept on this device until you send it.
form-draft-delete = Delete the draft
form-sending = Sending: { $percent }%
form-unsent = Not sent: we cannot be reached right now. Your text is still here. Try again, or send us the text below another way.
form-composed = Your message to { $address }
form-copy = Copy the text
form-copied = Copied
form-open-mail = Open it in your mail program
form-attach = Please attach your files to the mail: the link cannot take them along.

tags = Tags
tags-description = All tags of the help centre.
tagged = Tagged “{ $tag }”
tag-description = All articles tagged “{ $tag }”.
all-questions = All questions, A to Z
all-questions-description = Every article and every question answered in it, by its first letter.
letters = Letters
sitemap = Site map
sitemap-description = Every page of the help centre, by topic.
about-site = About this help centre
not-found = This page does not exist
not-found-text = The address may be old or mistyped. Search for your question, or choose a topic.
not-found-search = The address may be old or mistyped. Search for your question.
not-found-guess = Perhaps you meant
moved = This page has moved

drift-changed = This part has changed in the original since it was translated.
drift-new = The original says more here.
drift-gone = The original no longer says this.
drift-title = The title or summary has changed in the original since it was translated.
drift-original = Read the original

guide-step = Step { $number }
guide-back = Back
guide-restart = Start over
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

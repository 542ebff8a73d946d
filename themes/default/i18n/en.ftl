# The words of the default theme. A site overrides single messages in themes/<name>/i18n/<lang>.ftl.
# Variables stand in { $braces }; keep them.

skip = Skip to the text
home = Home
menu = Menu
main-menu = Main menu
footer-menu = More pages
breadcrumb = You are here
language = Choose a language
dark-mode = Dark mode
feed = News feed

search = Search
search-label = Search the help centre
search-placeholder = Ask in your own words
home-title = How can we help?
home-description = Answers to common questions, and the right way to reach us for everything else.
categories = Browse by topic
subcategories = Topics in this section
featured = Good to know
top-questions = What helped others most
articles = Articles
no-articles = There is nothing here in this language yet.
articles-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}

on-this-page = On this page
copy-link = Copy link to “{ $title }”
link-copied = Link copied
posted-by = Posted by { $author }
published = Published { $date }
updated = Updated { $date }
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
until = This notice holds until { $date }.
expired = This notice ended on { $date }. It may no longer be true.
ended = Ended
audience = Written for
fallback = This article is not translated yet. You are reading it in { $language }.
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

contact = Contact us
contact-title = Still need help?
contact-text = We show you the quickest way to somebody who can help.
tickets = Tickets

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
moved = This page has moved

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

# What American English says otherwise than en.ftl; all other messages are that file's.
# Glossary: readers are addressed as: you
#   ticket: ticket
#   never: centre

search-label = Search the help center
date = { $month ->
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
} { $day }, { $year }
host-bad-email = This is not an email address.
contact-public = Others can read it: please don’t include personal information.
hours-clock = 12
form-by-mail = Send it by email
form-email = Your email address
form-phone = Phone number
tags-description = All tags of the help center.
sitemap-description = Every page of the help center, by topic.
about-site = About this help center

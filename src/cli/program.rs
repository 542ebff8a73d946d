//! What holds for every command, for the manual pages and the documentation.

/// What the process's exit code says.
pub const EXITS: [(&str, &str); 5] = [
    ("0", "Everything is fine."),
    ("1", "The content has mistakes, or something that was asked to fail."),
    ("2", "The arguments do not fit, or name what is not there."),
    ("3", "The machine failed: reading, writing, listening."),
    ("130", "Somebody ended a build before it was done; what was published before is as it was."),
];

/// Every variable that a command looks at.
pub const ENVIRONMENT: [(&str, &str); 11] = [
    ("FRONTDESK_ROOT", "The site's folder where --root is not given."),
    ("SOURCE_DATE_EPOCH", "The time of a build in seconds, where --now is not given."),
    ("NO_COLOR, FORCE_COLOR", "No colours, or colours without a terminal."),
    (
        "FRONTDESK_AUDIT",
        "With `1`, serve compares each build with a clean one behind it: for whoever works on \
         frontdesk.",
    ),
    ("FRONTDESK_DB", "The database of host, ratings, replies and tickets."),
    ("FRONTDESK_SECRET", "The key of the host's tokens, for several instances."),
    ("FRONTDESK_LOG", "What the host logs."),
    ("FRONTDESK_SMTP_PASSWORD", "The password of [host.mail]."),
    ("FRONTDESK_WEBHOOK_SECRET", "The key that signs webhooks."),
    ("FRONTDESK_WEBHOOK_URL", "The webhook's address, where it is a secret itself."),
    (
        "GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY, CI_PROJECT_DIR",
        "Set by code hosts: where the repository stands, and the page of a workflow's step.",
    ),
];

/// Files and folders of a site.
pub const FILES: [(&str, &str); 6] = [
    ("site.toml", "Title, address, languages: what makes a folder a site."),
    ("content/", "Articles, their files, contact.yaml, synonyms."),
    ("data/translations/", "What each translation was made from; written by translate sync."),
    ("data/import/", "What the source said at the last import; written by import [--update]."),
    ("dist/site/", "What a build publishes: the web root."),
    (".frontdesk/", "Compressed copies and long reports; can be deleted."),
];

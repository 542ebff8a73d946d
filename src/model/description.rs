//! What the customers' server knows about a site: written by the build beside the pages, read by
//! `host`, which has nothing but the build.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DeskSettings, Direction, Lang, SitePath};

/// Where it stands below the out folder.
pub const DESCRIPTION: &str = "host/site.json";
/// Its only version so far.
pub const DESCRIPTION_VERSION: u32 = 1;

/// The page that the host fills, one a language.
pub fn host_page(lang: &Lang) -> String {
    format!("host/{lang}.html")
}

/// The Markdown of the page at `page`, for the host and for assistants, where the site publishes no
/// copies.
pub fn kept_copy(page: &SitePath) -> String {
    format!("{KEPT_COPIES}{}", page.markdown().file())
}

/// Where those stand below the out folder.
pub const KEPT_COPIES: &str = "host/copies/";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Description {
    pub version: u32,
    /// Of the site: `https://help.example.com`.
    pub origin: String,
    /// What every address of the site starts with: `/` or `/sub/`.
    pub base_path: String,
    /// Where customers reach the host; none on a purely static site.
    pub host: Option<Address>,
    /// The content security policy as a header.
    pub policy: String,
    /// Other sites whose scripts may ask `/api/search`, `/api/contact` and `/mcp`; `*` for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<String>,
    /// Whether pages tell what was looked for in vain.
    #[serde(default)]
    pub learn: bool,
    /// The default language first.
    pub languages: Vec<LanguageEntry>,
    /// By id.
    pub articles: BTreeMap<String, ArticleEntry>,
    /// Whether there are contact pages.
    pub contact: bool,
    pub tickets: Option<TicketDesk>,
    /// Where tickets go.
    #[serde(default)]
    pub desk: DeskSettings,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub origin: String,
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageEntry {
    pub lang: Lang,
    pub dir: Direction,
    /// `""` or `fr/`.
    pub prefix: String,
    pub title: String,
    /// Empty in builds of versions that had none.
    #[serde(default)]
    pub mail: MailWords,
}

/// What a mail to a customer says, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWords {
    /// "The ticket's number:"
    pub number: String,
    pub confirm_subject: String,
    /// With [`MailWords::TOPIC`] where the topic's name stands.
    pub confirm_text: String,
    pub confirm_not_you: String,
    /// "We answer within …", with [`MailWords::WITHIN`] where the time stands.
    #[serde(default)]
    pub reply: String,
    /// "We answer by …", with [`MailWords::DATE`], [`MailWords::TIME`] and [`MailWords::ZONE`].
    #[serde(default)]
    pub until: String,
}

impl MailWords {
    pub const TOPIC: &str = "⟦topic⟧";
    pub const WITHIN: &str = "⟦within⟧";
    pub const DATE: &str = "⟦date⟧";
    pub const TIME: &str = "⟦time⟧";
    pub const ZONE: &str = "⟦zone⟧";
}

/// An article that customers can say something about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    pub rating: bool,
    pub replies: bool,
    /// Days, as 2026-11-22.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Ids under which it was known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
    /// Its own texts, translations that fall back left out.
    pub texts: BTreeMap<Lang, TextEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextEntry {
    pub title: String,
    /// Below the base path, decoded.
    pub path: String,
    /// One sentence.
    pub description: String,
    /// Votes that the host's database does not hold; those it holds are added to them.
    pub yes: u32,
    pub no: u32,
}

/// What tickets may say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketDesk {
    /// Form channels by id.
    pub channels: BTreeMap<String, ChannelEntry>,
    pub topics: BTreeMap<String, TopicEntry>,
    /// Id and name in the site's default language, as people at the desk read them.
    pub audiences: BTreeMap<String, String>,
    pub questions: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelEntry {
    pub name: String,
    /// When an answer comes, in each language: "one working day".
    #[serde(default)]
    pub reply: BTreeMap<Lang, String>,
    /// What becomes of what is written, in each language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub privacy: BTreeMap<Lang, String>,
    pub fields: Vec<FieldEntry>,
    /// Endings of the files that it takes; empty means all that are taken at all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attach: Vec<String>,
    /// Topics whose form leads here.
    pub topics: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldEntry {
    pub id: String,
    pub kind: String,
    pub required: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicEntry {
    /// In the site's default language.
    pub name: String,
    /// In the other ones.
    #[serde(default)]
    pub names: BTreeMap<Lang, String>,
    /// Whether the customer must show who they are.
    pub identity: bool,
}

impl Description {
    pub fn default_language(&self) -> Option<&LanguageEntry> {
        self.languages.first()
    }

    pub fn language(&self, lang: &str) -> Option<&LanguageEntry> {
        self.languages.iter().find(|language| language.lang.as_str() == lang)
    }

    /// The article known under `id` now, or formerly.
    pub fn article(&self, id: &str) -> Option<(&str, &ArticleEntry)> {
        let former =
            || self.articles.iter().find(|(_, article)| article.former.iter().any(|old| old == id));
        self.articles.get_key_value(id).or_else(former).map(|(id, article)| (id.as_str(), article))
    }
}

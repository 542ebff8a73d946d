//! The nouns that travel between stages. Plain data: no stage's logic lives here.

mod body;
mod by_lang;
mod description;
mod desk;
mod document;
mod front;
mod grouping;
mod lang;
pub mod lengths;
mod misnamed;
mod output;
pub mod path;
mod url;

pub use body::{
    Asset, AssetKind, Body, Embed, EmbedKind, FactUse, Heading, Link, Note, PartUse, PictureSize,
    Piece, Section,
};
pub use by_lang::ByLang;
pub use description::{
    Address, ArticleEntry, ChannelEntry, DESCRIPTION, DESCRIPTION_VERSION, Description, FieldEntry,
    KEPT_COPIES, LanguageEntry, MailWords, TextEntry, TicketDesk, TopicEntry, host_page, kept_copy,
};
pub use desk::{DeskSettings, Limits, MailSecurity, MailSettings, WebhookSettings};
pub use document::{Document, DocumentKey, DocumentKind};
pub use front::{AfterUntil, ArticleKind, FrontMatter};
pub use grouping::Grouping;
pub use lang::{Direction, Lang};
pub use misnamed::{tag_by_name, tag_by_three};
pub use output::{CacheClass, OutputFile, SPECULATION, media_type};
pub use path::path_within;
pub use url::{SitePath, escape_path, escape_query, one_line, readable, slugify};

//! `frontdesk schema`: what editors need to complete and check a site's files.

use super::{Exit, output};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which file it is of
    #[arg(value_enum)]
    name: Name,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Name {
    /// The front matter of an article
    FrontMatter,
    /// The front matter of a _category.md
    Category,
    /// site.toml
    Site,
    /// contact.yaml
    Contact,
    /// contact.LANG.yaml
    ContactWords,
    /// data/facts.yaml
    Facts,
    /// data/search.yaml
    Search,
    /// routing.json of a build
    Routing,
    /// The lines of --format json
    Report,
    /// What a webhook is sent
    Webhook,
}

impl Name {
    fn text(self) -> &'static str {
        match self {
            Self::FrontMatter => include_str!("../../docs/front-matter.schema.json"),
            Self::Category => include_str!("../../docs/category.schema.json"),
            Self::Site => include_str!("../../docs/site.schema.json"),
            Self::Contact => include_str!("../../docs/contact.schema.json"),
            Self::ContactWords => include_str!("../../docs/contact.words.schema.json"),
            Self::Facts => include_str!("../../docs/facts.schema.json"),
            Self::Search => include_str!("../../docs/search.schema.json"),
            Self::Routing => include_str!("../../docs/routing.schema.json"),
            Self::Report => include_str!("../../docs/report.schema.json"),
            Self::Webhook => include_str!("../../docs/webhook.schema.json"),
        }
    }
}

pub fn run(args: &Args) -> Exit {
    output::out(args.name.text());
    Exit::Fine
}

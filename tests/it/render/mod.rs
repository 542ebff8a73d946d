//! Pages and machine-readable copies of small sites.

mod hostile;
mod languages;
mod pages;
pub mod site;

use std::collections::BTreeMap;

use frontdesk::contact;
use frontdesk::contact::hours::coming;
use frontdesk::contact::model::Routing;
use frontdesk::contact::plan::Plan;
use frontdesk::contact::table::Table;
use frontdesk::diagnostics::Diagnostics;
use frontdesk::graph::Site;
use frontdesk::ratings::{self, Ratings};
use frontdesk::render::{Contact, Input, Look, Theme, ThemeFile, render};
use frontdesk::replies::Replies;
use frontdesk::tree::TextFile;
use jiff::civil::date;

/// The output as text by path below `site/`.
pub type Output = BTreeMap<String, String>;

pub fn votes(json: &str) -> Ratings {
    let (ratings, diagnostics) = ratings::read(&TextFile::new(ratings::PATH, json));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    ratings
}

/// A small routing with a topic `password`.
pub fn routing(site: &Site) -> Routing {
    let text = include_str!("../../fixtures/contact/sound.yaml");
    let languages: Vec<_> = site.languages().skip(1).map(|lang| (lang.clone(), None)).collect();
    let default = &site.config.default_language().lang;
    let (routing, _) =
        contact::read(&TextFile::new("content/contact.yaml", text), default, &languages);
    routing.expect("the routing is sound")
}

pub fn build(site: &Site) -> Output {
    let (output, diagnostics) = build_with(site, &[]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    output
}

/// With a site's own theme files: name below the theme, text.
pub fn build_with(site: &Site, overrides: &[(&str, &str)]) -> (Output, Diagnostics) {
    let ratings = votes(r#"{"version":1,"articles":{"shop/pay":{"en":{"yes":12,"no":1}}}}"#);
    build_from(site, overrides, &ratings)
}

/// With other votes than those of [`build_with`].
pub fn build_voted(site: &Site, json: &str) -> Output {
    let (output, diagnostics) = build_from(site, &[], &votes(json));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    output
}

fn build_from(site: &Site, overrides: &[(&str, &str)], ratings: &Ratings) -> (Output, Diagnostics) {
    let overrides: Vec<ThemeFile> = overrides
        .iter()
        .map(|(name, text)| ThemeFile {
            name: (*name).to_owned(),
            path: format!("themes/own/{name}"),
            bytes: text.as_bytes().into(),
            built_in: false,
        })
        .collect();
    let (theme, mut diagnostics) = Theme::load(&overrides);
    let routing = routing(site);
    let table = Table::new(&routing);
    let plan = Plan::new(&routing, &table);
    let coming = routing
        .hours
        .iter()
        .map(|hours| coming(hours, date(2026, 11, 22), date(2027, 12, 22)))
        .collect();
    let contact =
        Contact { routing: &routing, table: &table, plan: &plan, hours: None, coming: &coming };
    let input = Input {
        site,
        ratings,
        replies: &Replies::none(),
        theme: &theme,
        look: &Look::new(&theme, &site.config),
        related: None,
        contact: Some(&contact),
    };
    let (files, found) = render(&input);
    diagnostics.extend(found);
    let output = files.into_iter().filter_map(|file| {
        let path = file.path.strip_prefix("site/")?.to_owned();
        Some((path, String::from_utf8_lossy(&file.bytes).into_owned()))
    });
    (output.collect(), diagnostics)
}

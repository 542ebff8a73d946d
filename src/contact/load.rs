//! Finding contact.yaml and its language files.

use jiff::civil::Date;

use super::model::Routing;
use super::read;
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Source;
use crate::tree::TextFile;

/// Where the routing of a site stands.
pub const CONTACT_FILE: &str = "content/contact.yaml";

/// The site's routing, checked but not proven. `None` without any diagnostic when the site has no
/// contact.yaml. `today` is the day of the build: exceptions that have passed are reported.
pub fn load(source: &Source, config: &Config, today: Date) -> (Option<Routing>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let Some(main) = text(source, CONTACT_FILE, &mut diagnostics) else { return (None, diagnostics) };
    let default = &config.default_language().lang;
    let others = config.languages.iter().map(|language| &language.lang).filter(|lang| *lang != default);
    let languages: Vec<_> = others
        .map(|lang| (lang.clone(), text(source, &format!("content/contact.{lang}.yaml"), &mut diagnostics)))
        .collect();
    let (routing, found) = read::read(&main, default, &languages);
    diagnostics.extend(found);
    if let Some(routing) = &routing {
        diagnostics.extend(read::check_dates(routing, today));
        diagnostics.extend(read::check_delivery(routing, config.host.as_ref().map(|host| &host.desk)));
    }
    (routing, diagnostics)
}

fn text(source: &Source, path: &str, diagnostics: &mut Diagnostics) -> Option<TextFile> {
    match source.optional_text(path) {
        Ok(file) => file,
        Err(diagnostic) => {
            let diagnostic: Diagnostic = diagnostic;
            diagnostics.push(diagnostic);
            None
        }
    }
}

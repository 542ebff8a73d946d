//! The theme's assets under names that carry their content's hash.
//!
//! 1. every script and style sheet is scanned for the files it names (`import`, `url()`);
//! 2. files are named from the leaves up, because a name in a file is part of its content;
//! 3. the accent colour of `site.toml` becomes the first rule of `theme.css`, and the ground of the
//!    favicon that is made of the title's first letter;
//! 4. the program's own scripts travel short ([`shorter`]), and those that every search needs as one
//!    ([`join`]).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::model::{OutputFile, path, path_within};
use crate::render::theme::colour::{Colour, accent_rule, favicon};
use crate::render::theme::travel::{is_script, shorter};
use crate::render::theme::{Theme, ThemeFile, is_ours, join, script, style};

/// Published at its own name because other pages import it from there.
const STABLE: [&str; 1] = [join::ENTRY];
/// The style sheet that carries the accent colour.
const ACCENTED: &str = "theme.css";
/// The picture that takes the brand's colour and letter, unless a site has its own.
const FAVICON: &str = "favicon.svg";

/// Where each asset is published.
pub(in crate::render) struct Assets {
    /// Name below `assets/` to the address below the site's root: `assets/theme.0a1b2c3d4e.css`.
    paths: BTreeMap<String, String>,
    files: Vec<OutputFile>,
}

impl Assets {
    /// `letter`: what the favicon shows.
    pub(in crate::render) fn build(
        theme: &Theme,
        accent: Option<&str>,
        letter: &str,
    ) -> (Self, Diagnostics) {
        let accent = accent.and_then(Colour::parse);
        let mut sources = theme.assets.clone();
        let joined = join::joined(&sources).map(|joined| {
            let file = ThemeFile {
                name: format!("assets/{}", join::NAME),
                path: join::NAME.to_owned(),
                bytes: joined.text.into_bytes().into(),
                built_in: true,
            };
            sources.insert(join::NAME.to_owned(), file);
            joined.names
        });
        let mut builder = Builder {
            sources: &sources,
            joined: joined.unwrap_or_default(),
            accent: accent.map(accent_rule).unwrap_or_default(),
            favicon: favicon(accent, letter).into_bytes().into(),
            done: Self { paths: BTreeMap::new(), files: Vec::new() },
            open: BTreeSet::new(),
            diagnostics: Diagnostics::new(),
        };
        for name in sources.keys() {
            builder.publish(name);
        }
        (builder.done, builder.diagnostics)
    }

    pub(in crate::render) fn path(&self, name: &str) -> Option<&str> {
        self.paths.get(name).map(String::as_str)
    }

    /// The addresses of files that keep their names whatever is in them.
    pub(in crate::render) fn lasting_names(&self) -> impl Iterator<Item = &str> {
        STABLE.iter().filter_map(|name| self.path(name))
    }

    pub(in crate::render) fn files(&self) -> &[OutputFile] {
        &self.files
    }
}

struct Builder<'a> {
    sources: &'a BTreeMap<String, ThemeFile>,
    /// Scripts that those beside them find in the joined one ([`join`]).
    joined: BTreeSet<String>,
    accent: String,
    favicon: Arc<[u8]>,
    done: Assets,
    /// Files whose references are being followed: meeting one again is a circle.
    open: BTreeSet<String>,
    diagnostics: Diagnostics,
}

impl Builder<'_> {
    /// Publishes `name` and, before it, all it refers to. Gives its address below `assets/`.
    fn publish(&mut self, name: &str) -> Option<String> {
        if let Some(path) = self.done.paths.get(name) {
            return path.strip_prefix("assets/").map(str::to_owned);
        }
        let file = self.sources.get(name)?;
        if !self.open.insert(name.to_owned()) {
            self.diagnostics.push(
                Diagnostic::error(
                    "asset-circle",
                    format!("`{name}` imports itself through other files"),
                )
                .at(Place::file(file.path.clone()))
                .help("move what both need into a third file"),
            );
            return None;
        }
        let bytes = self.content(name, file);
        self.open.remove(name);
        let stable = STABLE.contains(&name);
        let target = if stable { name.to_owned() } else { hashed_name(name, &bytes) };
        let output = OutputFile::new(format!("site/assets/{target}"), bytes);
        self.done.files.push(if stable { output } else { output.immutable() });
        self.done.paths.insert(name.to_owned(), format!("assets/{target}"));
        Some(target)
    }

    fn content(&mut self, name: &str, file: &ThemeFile) -> Arc<[u8]> {
        if name == FAVICON && file.built_in {
            return Arc::clone(&self.favicon);
        }
        let script = is_script(name);
        let style = name.ends_with(".css");
        let Ok(text) = std::str::from_utf8(&file.bytes) else { return Arc::clone(&file.bytes) };
        if !script && !style {
            return Arc::clone(&file.bytes);
        }
        let short = || shorter(name).filter(|_| script && is_ours(file));
        let text = short().unwrap_or(text);
        let found = match script {
            true => script::references(text).into_iter().map(Span::from).collect(),
            false => style::references(text),
        };
        let mut out = if name == ACCENTED { self.accent.clone() } else { String::new() };
        let mut at = 0;
        for span in found {
            let Some(written) = text.get(span.start..span.end) else { continue };
            let Some(replacement) = self.resolve(name, file, text, (written, span)) else {
                continue;
            };
            out.push_str(text.get(at..span.start).unwrap_or_default());
            out.push_str(&replacement);
            at = span.end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out.into_bytes().into()
    }

    /// The relative address to write in `name` for `written`; `None` leaves it as it is.
    fn resolve(
        &mut self,
        name: &str,
        file: &ThemeFile,
        text: &str,
        (written, span): (&str, Span),
    ) -> Option<String> {
        let (path, tail) = written.find(['#', '?']).map_or((written, ""), |i| written.split_at(i));
        let folder = path::parent(name);
        let Some(target) =
            path_within(folder, path).filter(|target| self.sources.contains_key(target))
        else {
            self.diagnostics.push(
                Diagnostic::error("dead-asset", format!("the theme has no file `{path}`"))
                    .at(Place::in_text(file.path.clone(), text, span))
                    .help("paths are relative to the file they stand in"),
            );
            return None;
        };
        let beside = folder == path::parent(join::NAME) && !self.joined.contains(name);
        let target = match beside && self.joined.contains(&target) {
            true => join::NAME.to_owned(),
            false => target,
        };
        let published = self.publish(&target)?;
        Some(format!("{}{tail}", relative(folder, &published)))
    }
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let hash = hash.get(..12).unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

/// How a module in `folder` names the one at `target`: with a dot first, or it would be a package's
/// name.
fn relative(folder: &str, target: &str) -> String {
    let written = path::between(folder, target);
    if written.starts_with("../") { written } else { format!("./{written}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(files: &[(&str, &str)]) -> Theme {
        let (mut theme, _) = Theme::load(&[]);
        theme.assets = files
            .iter()
            .map(|(name, text)| {
                let file = ThemeFile {
                    name: format!("assets/{name}"),
                    path: format!("themes/x/assets/{name}"),
                    bytes: text.as_bytes().into(),
                    built_in: false,
                };
                ((*name).to_owned(), file)
            })
            .collect();
        theme
    }

    fn text(assets: &Assets, name: &str) -> String {
        let path = format!("site/{}", assets.path(name).unwrap());
        let file = assets.files.iter().find(|f| f.path == path).unwrap();
        String::from_utf8(file.bytes.to_vec()).unwrap()
    }

    #[test]
    fn references_follow_the_hashed_names() {
        let theme = theme(&[
            (
                "theme.css",
                "@import \"parts/a.css\"; a { background: url('img/x.svg#i') } b { background: \
                 url(data:x) }",
            ),
            ("parts/a.css", "c { mask: url(../img/x.svg) }"),
            ("img/x.svg", "<svg/>"),
            (
                "main.js",
                "import { a } from './lib/a.js'; // don't\n\
                 const s = './lib/a.js'; import('./lib/a.js');",
            ),
            ("lib/a.js", "export const a = 1;"),
            ("search/search.js", "import '../lib/a.js'"),
        ]);
        let (assets, diagnostics) = Assets::build(&theme, Some("#0b5cad"), "E");
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let a = assets.path("lib/a.js").unwrap().strip_prefix("assets/").unwrap().to_owned();
        assert_eq!(
            text(&assets, "main.js"),
            format!(
                "import {{ a }} from './{a}'; // don't\nconst s = './lib/a.js'; import('./{a}');"
            )
        );
        assert_eq!(assets.path("search/search.js"), Some("assets/search/search.js"));
        assert_eq!(text(&assets, "search/search.js"), format!("import '../{a}'"));
        let css = text(&assets, "theme.css");
        assert!(css.starts_with(":root { --accent-for-light: #0b5cad;"), "{css}");
        assert!(
            css.contains(&format!("url('./{}#i')", &assets.path("img/x.svg").unwrap()[7..])),
            "{css}"
        );
        assert!(css.contains("url(data:x)"));
    }

    #[test]
    fn what_every_search_needs_is_one_file() {
        let (theme, _) = Theme::load(&[]);
        let (assets, diagnostics) = Assets::build(&theme, None, "E");
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let engine = assets.path(join::NAME).unwrap().rsplit('/').next().unwrap();
        for name in [join::ENTRY, "search/typo.js", "search/search-ui.js"] {
            let script = text(&assets, name);
            assert!(script.contains(engine) && !script.contains("/resolve."), "{name}");
        }
        // Whoever wants one of them alone does not fetch all.
        assert!(text(&assets, "contact/topics.js").contains("\"../search/analysis."));
        assert!(text(&assets, join::NAME).contains("export class Shards"));
    }

    #[test]
    fn a_change_in_a_leaf_renames_everything_above() {
        let names = |leaf: &str| {
            let theme =
                theme(&[("main.js", "import './leaf.js'"), ("leaf.js", leaf), ("other.js", "")]);
            let (assets, _) = Assets::build(&theme, None, "E");
            [
                assets.path("main.js").unwrap().to_owned(),
                assets.path("other.js").unwrap().to_owned(),
            ]
        };
        let (before, after) = (names("1"), names("2"));
        assert_ne!(before[0], after[0]);
        assert_eq!(before[1], after[1]);
    }

    #[test]
    fn dead_references_and_circles_are_reported() {
        let theme = theme(&[
            ("a.js", "import './b.js'"),
            ("b.js", "import './a.js'"),
            ("c.css", "\n a { mask: url(no.svg) }"),
        ]);
        let (_, diagnostics) = Assets::build(&theme, None, "E");
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["asset-circle", "dead-asset"]);
        let place = diagnostics.iter().last().unwrap().place.clone().unwrap();
        assert_eq!((place.line, place.column), (2, 16));
    }
}

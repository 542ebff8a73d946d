//! Links, images and anchors of all pages, settled against the new site.
//!
//! 1. `outlines`: the pages that fragments point into; headings that others point at by another
//!    name are pinned to it;
//! 2. `plan`: each reference is looked up. Addresses are rewritten, dead links become their text,
//!    missing pictures their alternative text;
//! 3. the edits are made.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::anchors::{Anchor, Outline};
use super::assets::Assets;
use super::bare;
use super::book::{Book, Goal};
use super::draft::Draft;
use super::mapped::{Edit, Mapped};
use super::markup::{self, Kind, Markup, Reference};
use super::paths::Paths;
use super::schemes;
use crate::config::BaseUrl;
use crate::content::is_active;
use crate::content::markdown::may_lead_to;
use crate::diagnostics::{Diagnostic, Diagnostics};

/// All bodies with their links settled.
pub struct Settled {
    pub bodies: Vec<Mapped>,
    pub origins: Origins,
    /// Pictures that other sites hold, and files that only the old site has.
    pub remote: BTreeSet<String>,
}

/// Origins that pages load from, for the security policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    pub images: BTreeSet<String>,
    pub frames: BTreeSet<String>,
    pub media: BTreeSet<String>,
    /// Kinds of addresses that programs of readers open.
    pub schemes: BTreeSet<String>,
}

/// What the links of one page need.
#[derive(Default)]
struct PageEdits {
    edits: Vec<Edit>,
    diagnostics: Diagnostics,
    /// What pages still load from elsewhere.
    loaded: Vec<(Kind, String)>,
    /// Files that only the old site has.
    remote: Vec<String>,
    /// Kinds of addresses that links here have and no other site.
    schemes: Vec<String>,
}

/// What links are settled against.
pub struct Context<'a> {
    pub drafts: &'a [Draft],
    /// One for each draft.
    pub markups: &'a [Markup],
    pub book: &'a Book<'a>,
    pub paths: &'a Paths,
    pub assets: &'a Assets,
}

/// Settles the links of all drafts.
pub fn settle(context: &Context<'_>) -> (Settled, Diagnostics) {
    let outlines = outlines(context);
    let all = Everything { context, outlines: &outlines };
    let mut plans: Vec<PageEdits> =
        (0..context.drafts.len()).into_par_iter().map(|i| plan(i, &all)).collect();
    let mut diagnostics = Diagnostics::new();
    let mut bodies = Vec::with_capacity(plans.len());
    let (mut loaded, mut remote) = (Vec::new(), BTreeSet::new());
    let mut schemes = BTreeSet::new();
    for (i, (draft, plan)) in context.drafts.iter().zip(&mut plans).enumerate() {
        diagnostics.extend(std::mem::take(&mut plan.diagnostics));
        let mut edits = std::mem::take(&mut plan.edits);
        edits.extend(
            outlines.get(&i).map(|outline| outline.pins(draft.body.text())).unwrap_or_default(),
        );
        bodies.push(draft.body.edited(edits));
        loaded.append(&mut plan.loaded);
        remote.extend(std::mem::take(&mut plan.remote));
        schemes.extend(std::mem::take(&mut plan.schemes));
    }
    let loaded: Vec<(Kind, &str)> =
        loaded.iter().map(|(kind, url)| (*kind, url.as_str())).collect();
    let is_picture = |kind: Kind| matches!(kind, Kind::Image | Kind::HtmlImage | Kind::HtmlPart);
    let pictures = loaded.iter().filter(|(kind, url)| is_picture(*kind) && origin(url).is_some());
    remote.extend(pictures.map(|(_, url)| url.trim().to_owned()));
    let origins = Origins { schemes, ..origins(&loaded) };
    (Settled { bodies, origins, remote }, diagnostics)
}

struct Everything<'a> {
    context: &'a Context<'a>,
    outlines: &'a BTreeMap<usize, Outline>,
}

impl Everything<'_> {
    /// Whether readers of `from` find `anchor` in their version of `page`: by its name, or because
    /// both versions have as many headings, so that a heading's place tells which one is meant.
    fn leads_somewhere(&self, from: &Draft, page: usize, anchor: &str) -> bool {
        let shown = self.context.book.in_language(page, &from.lang);
        let Some(outline) = self.outlines.get(&shown) else { return true };
        let meant =
            [page, self.context.book.neutral(page)].into_iter().filter(|meant| *meant != shown);
        let mut meant = meant.filter_map(|meant| self.outlines.get(&meant));
        outline.has(anchor) || meant.any(|meant| outline.has_same_place(meant, anchor))
    }
}

/// The outlines of the pages that fragments point into, with the pins those fragments need.
fn outlines(context: &Context<'_>) -> BTreeMap<usize, Outline> {
    let mut wanted: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (i, markup) in context.markups.iter().enumerate() {
        let targets = markup.references.iter().map(|reference| reference.target.as_str());
        for target in targets.filter(|target| target.contains('#')) {
            let link = context.book.look_up(i, target);
            if let (Goal::Page(page), Some(fragment)) = (link.goal, link.fragment) {
                if let Some(draft) = context.drafts.get(i) {
                    // Readers of a translation are led to the translation.
                    wanted.entry(context.book.in_language(page, &draft.lang)).or_default();
                }
                // Links in a translation often name the anchors of the original.
                wanted.entry(context.book.neutral(page)).or_default().insert(fragment.clone());
                wanted.entry(page).or_default().insert(fragment);
            }
        }
    }
    let outline = |(page, fragments): (&usize, &BTreeSet<String>)| {
        let draft = context.drafts.get(*page)?;
        Some((*page, Outline::of(draft, context.markups.get(*page)?).pinned(draft, fragments)))
    };
    wanted.par_iter().filter_map(outline).collect()
}

fn plan(i: usize, all: &Everything<'_>) -> PageEdits {
    let mut plan = PageEdits::default();
    let (Some(draft), Some(markup)) = (all.context.drafts.get(i), all.context.markups.get(i))
    else {
        return plan;
    };
    for reference in &markup.references {
        match address(i, draft, reference, all, &mut plan) {
            Answer::Keep => plan.loaded.push((reference.kind, reference.target.clone())),
            Answer::Write(address) => {
                if address.contains("://") {
                    plan.loaded.push((reference.kind, address.clone()));
                }
                let address = if reference.kind.is_html() { attribute(&address) } else { address };
                if reference.kind == Kind::Autolink {
                    let shown = draft.body.text().get(reference.text.clone()).unwrap_or("");
                    let link = format!("[{shown}]({})", markup::destination(&address));
                    plan.edits.push(Edit::new(reference.whole.clone(), link));
                }
                if let Some(written) = reference
                    .written
                    .clone()
                    .filter(|w| draft.body.text().get(w.clone()) != Some(&address))
                {
                    plan.edits.push(Edit::new(written, address));
                }
            }
            Answer::Unlink => unlink(draft.body.text(), reference, &mut plan.edits),
        }
    }
    leave_out_useless(draft, markup, &mut plan);
    for at in &markup.unclosed {
        plan.edits.push(Edit::new(*at..at + 1, "&lt;"));
        let span = draft.body.origin_span(&(*at..at + 1));
        let help = "close it with > before the next empty line";
        plan.diagnostics.push(draft.notice(
            "import-html",
            span,
            "this tag never ends; it is shown as text",
            help,
        ));
    }
    let mut silent = PageEdits::default();
    // What leads nowhere at all is left as it is: it is a note more often than a link.
    for (target, range) in markup.definitions.iter().filter(|(target, _)| !target.trim().is_empty())
    {
        let reference = Reference {
            kind: Kind::Link,
            target: target.clone(),
            whole: range.clone(),
            text: range.clone(),
            written: None,
        };
        if let Answer::Write(address) = address(i, draft, &reference, all, &mut silent)
            && let Some(at) =
                draft.body.text().get(range.clone()).and_then(|text| text.rfind(target.as_str()))
        {
            plan.edits.push(Edit::new(range.start + at..range.start + at + target.len(), address));
        }
    }
    plan
}

/// One notice for each kind: an exported table has the same attribute in every cell.
fn leave_out_useless(draft: &Draft, markup: &Markup, plan: &mut PageEdits) {
    let mut kinds: BTreeMap<&str, Vec<&Range<usize>>> = BTreeMap::new();
    for (name, range) in &markup.useless {
        kinds.entry(name).or_default().push(range);
        plan.edits.push(Edit::delete(range.clone()));
    }
    for (name, ranges) in kinds {
        let Some(first) = ranges.first() else { continue };
        let times = match ranges.len() {
            1 => String::new(),
            count => format!(", and {} more in this file", count - 1),
        };
        let message =
            format!("`{name}` has no effect under the site's security policy; left out{times}");
        let span = draft.body.origin_span(first);
        plan.diagnostics.push(draft.notice(
            "import-html",
            span,
            message,
            "use a class and the theme's style sheet",
        ));
    }
}

/// What becomes of a reference.
enum Answer {
    Keep,
    Write(String),
    /// Only its text stays.
    Unlink,
}

fn address(
    i: usize,
    draft: &Draft,
    reference: &Reference,
    all: &Everything<'_>,
    plan: &mut PageEdits,
) -> Answer {
    let span = draft.body.origin_span(&reference.whole);
    let is_image = reference.kind.is_loaded();
    let link = all.context.book.look_up(i, &reference.target);
    let missing = |plan: &mut PageEdits| {
        let shown: String = reference.target.chars().take(80).collect();
        let d = if matches!(reference.kind, Kind::HtmlPart | Kind::HtmlFrame) {
            let message = format!("the file `{shown}` is not in the source; left out");
            draft.notice(
                "import-missing-image",
                span,
                message,
                "put the file beside the article and refer to it again",
            )
        } else if is_image {
            let message =
                format!("the picture `{shown}` is not in the source; its alternative text stays");
            draft.notice(
                "import-missing-image",
                span,
                message,
                "put the file beside the article and refer to it again",
            )
        } else {
            let message = format!("`{shown}` leads nowhere; its text stays");
            draft.notice(
                "import-dead-link",
                span,
                message,
                "link to the article that answers this now",
            )
        };
        plan.diagnostics.push(d);
        Answer::Unlink
    };
    let refused = |plan: &mut PageEdits| {
        let shown: String = reference.target.chars().take(80).collect();
        let message =
            format!("`{shown}` is no address that readers may be sent to; its text stays");
        let help = "correct its beginning, or describe in words how to get there";
        plan.diagnostics.push(draft.notice("import-refused-link", span, message, help));
        Answer::Unlink
    };
    match link.goal {
        Goal::Elsewhere if reference.target.trim().starts_with("//") => {
            Answer::Write(format!("https:{}", reference.target.trim()))
        }
        Goal::Elsewhere if !may_lead_to(&reference.target, is_image) => {
            match schemes::of_a_program(&reference.target).filter(|_| !is_image) {
                Some(scheme) => {
                    plan.schemes.push(scheme);
                    Answer::Keep
                }
                None => refused(plan),
            }
        }
        Goal::Elsewhere => Answer::Keep,
        Goal::File(path) if is_active(&path) => {
            let message =
                format!("`{path}` could run in a browser and is not published; its text stays");
            let help = "put the file into a .zip, or show its text in a code block";
            plan.diagnostics.push(draft.notice("import-active-file", span, message, help));
            Answer::Unlink
        }
        Goal::File(path) => match all.context.assets.path(&path) {
            Some(to) => Answer::Write(all.context.paths.relative_to(draft, to)),
            None => missing(plan),
        },
        Goal::Page(_) | Goal::Folder(_) if is_image => missing(plan),
        Goal::Folder(folder) => match all.context.paths.folder_file(&folder) {
            Some(file) => Answer::Write(all.context.paths.relative_to(draft, &file)),
            None => missing(plan),
        },
        Goal::Page(page) => {
            let mut lost = None;
            let meant = [page, all.context.book.neutral(page)];
            let anchor = link
                .fragment
                .and_then(|fragment| anchor(&meant, &fragment, all.outlines, &mut lost));
            let anchor = anchor.filter(|anchor| {
                let kept = all.leads_somewhere(draft, page, anchor);
                if !kept {
                    lost = Some(format!(
                        "the translation has no heading for `#{anchor}`; the link lost its anchor"
                    ));
                }
                kept
            });
            if let Some(message) = lost {
                let help = "link to a heading that is there, or make the place a heading";
                plan.diagnostics.push(draft.notice("import-anchor", span, message, help));
            }
            match (page == i, anchor) {
                (true, Some(anchor)) => Answer::Write(format!("#{anchor}")),
                (true, None) if reference.target.starts_with('#') => Answer::Unlink,
                (_, anchor) => {
                    let Some(target) = all.context.drafts.get(page) else { return Answer::Keep };
                    let file = all.context.paths.neutral_file(target);
                    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                    Answer::Write(format!(
                        "{}{anchor}",
                        all.context.paths.relative_to(draft, &file)
                    ))
                }
            }
        }
        // A file that nobody saved: it is still where it was.
        Goal::Remote(url) => {
            plan.remote.push(url.clone());
            Answer::Write(url)
        }
        Goal::Nowhere => missing(plan),
    }
}

/// The anchor that `fragment` means in the first of `pages` that knows it; a notice in `found`
/// where it is not the one meant.
fn anchor(
    pages: &[usize],
    fragment: &str,
    outlines: &BTreeMap<usize, Outline>,
    found: &mut Option<String>,
) -> Option<String> {
    let mut answers = pages.iter().filter_map(|page| Some(outlines.get(page)?.find(fragment)));
    match answers.find(|answer| *answer != Anchor::Missing).unwrap_or(Anchor::Missing) {
        Anchor::Heading(anchor) => Some(anchor),
        // Pinning is done by now; a heading that could not be keeps its own anchor.
        Anchor::Pin(_, name) => Some(name),
        Anchor::Near(anchor) => {
            *found = Some(format!(
                "`#{fragment}` is no heading; the link now leads to the section it is in"
            ));
            Some(anchor)
        }
        Anchor::Top => None,
        Anchor::Missing => {
            *found =
                Some(format!("there is no heading for `#{fragment}`; the link lost its anchor"));
            None
        }
    }
}

/// An address inside the quotes of an attribute.
fn attribute(address: &str) -> String {
    address.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// Takes the link away and leaves what the reader sees.
fn unlink(text: &str, reference: &Reference, edits: &mut Vec<Edit>) {
    let Reference { kind, whole, text: inner, .. } = reference;
    match kind {
        Kind::Link | Kind::Image => {
            edits.push(Edit::delete(whole.start..inner.start));
            edits.extend(plain_beginning(text, whole.start, inner));
            // An address among the words would be a link again.
            for address in bare::addresses(text, inner) {
                edits.push(Edit::new(address.start..address.start, "`"));
                edits.push(Edit::new(address.end..address.end, "`"));
            }
            edits.push(Edit::delete(inner.end..whole.end));
        }
        // As code, so that a reader can still copy it.
        Kind::Autolink => edits
            .push(Edit::new(whole.clone(), format!("`{}`", text.get(inner.clone()).unwrap_or("")))),
        Kind::HtmlMedia | Kind::HtmlPart | Kind::HtmlFrame | Kind::HtmlAddress => {
            edits.push(Edit::delete(whole.clone()));
        }
        Kind::HtmlLink => {
            let space = text.get(..whole.start).is_some_and(|before| before.ends_with(' '));
            edits.push(Edit::delete(whole.start - usize::from(space)..whole.end));
        }
        Kind::HtmlImage => {
            let alt = text.get(inner.clone()).filter(|alt| !alt.starts_with('<')).unwrap_or("");
            edits.push(Edit::new(whole.clone(), alt));
        }
    }
}

/// A backslash where words that now begin a line would begin a list, a heading or a quote.
fn plain_beginning(text: &str, start: usize, inner: &Range<usize>) -> Option<Edit> {
    let before = text.get(..start)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let is_first = before.get(line..)?.chars().all(|c| matches!(c, ' ' | '\t' | '>'));
    let words = text.get(inner.clone()).filter(|_| is_first)?;
    let digits = words.find(|c: char| !c.is_ascii_digit())?;
    let at = match words.get(digits..)?.chars().next()? {
        '.' | ')' if digits > 0 => inner.start + digits,
        '#' | '-' | '+' | '*' | '>' | '=' | ':' | '|' if digits == 0 => inner.start,
        _ => return None,
    };
    Some(Edit::new(at..at, "\\"))
}

/// What pages load from other sites.
fn origins(loaded: &[(Kind, &str)]) -> Origins {
    let of = |wanted: &[Kind]| {
        let targets = loaded.iter().filter(|(kind, _)| wanted.contains(kind));
        targets.filter_map(|(_, target)| origin(target)).collect()
    };
    Origins {
        images: of(&[Kind::Image, Kind::HtmlImage, Kind::HtmlPart]),
        frames: of(&[Kind::HtmlFrame]),
        media: of(&[Kind::HtmlMedia]),
        schemes: BTreeSet::new(),
    }
}

fn origin(target: &str) -> Option<String> {
    let target = target.trim();
    let target =
        if target.starts_with("//") { format!("https:{target}") } else { target.to_owned() };
    let origin = url::Url::parse(&target).ok()?.origin().ascii_serialization();
    BaseUrl::parse(&origin).is_ok().then_some(origin)
}

impl Origins {
    /// Pages keep what they showed, but somebody should know whom readers' browsers will ask, and
    /// what links will open.
    pub fn notices(&self) -> Vec<Diagnostic> {
        let all: BTreeSet<&str> = [&self.images, &self.frames, &self.media]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let listed = |list: Vec<&str>, what: &str, help: &str| {
            let message = format!("[security] in site.toml lets {what}: {}", list.join(", "));
            (!list.is_empty()).then(|| Diagnostic::warning("import-policy", message).help(help))
        };
        let loads = listed(
            all.into_iter().collect(),
            "pages load from other sites",
            "remove the origins that readers should not be sent to",
        );
        let opens = listed(
            self.schemes.iter().map(String::as_str).collect(),
            "links open programs of the reader's",
            "remove from `schemes` what is none of yours",
        );
        loads.into_iter().chain(opens).collect()
    }
}

//! What the thing under the cursor is, and where.

use lsp_types::{
    GotoDefinitionResponse, Hover, HoverContents, Location, MarkupContent, MarkupKind, Position,
};

use super::parts;
use super::position::{offset, position, range, uri_of};
use super::target::{Target, target};
use super::workspace::Workspace;
use crate::model::Document;
use crate::translate;

/// Where the address at `at` leads: the heading it names, else the file's beginning. A part leads to
/// its file.
pub(super) fn definition(
    workspace: &Workspace,
    path: &str,
    at: Position,
) -> Option<GotoDefinitionResponse> {
    let file = workspace.text(path)?;
    let line = usize::try_from(at.line).ok().and_then(|line| file.text.lines().nth(line));
    if let Some(part) = line.and_then(|line| parts::file(workspace, path, line)) {
        let uri = uri_of(workspace.root(), &part)?;
        let range = lsp_types::Range::default();
        return Some(GotoDefinitionResponse::Scalar(Location { uri, range }));
    }
    let Target { document, heading, .. } = target(workspace, &file, offset(&file.text, at))?;
    let start = heading.map_or(0, |heading| heading.span.start);
    let there = position(&document.file.text, start);
    let uri = uri_of(workspace.root(), &document.file.path)?;
    Some(GotoDefinitionResponse::Scalar(Location {
        uri,
        range: lsp_types::Range::new(there, there),
    }))
}

/// Title, description, and how far the translations are.
pub(super) fn hover(workspace: &Workspace, path: &str, at: Position) -> Option<Hover> {
    let file = workspace.text(path)?;
    let Target { document, heading, span } = target(workspace, &file, offset(&file.text, at))?;
    let title = match heading {
        Some(heading) => format!("{} › {}", document.title, heading.text),
        None => document.title.clone(),
    };
    let mut value = format!("**{title}**\n\n{}", document.description);
    let states = translations(workspace, document);
    if !states.is_empty() {
        value.push_str(&format!("\n\n{}", states.join(" · ")));
    }
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Some(Hover { contents, range: Some(range(&file.text, span)) })
}

/// `fr: up to date`, a language each.
fn translations(workspace: &Workspace, document: &Document) -> Vec<String> {
    let Some(linked) = workspace.linked() else { return Vec::new() };
    let Ok(source) = workspace.source() else { return Vec::new() };
    let own: Vec<_> =
        linked.documents.iter().filter(|other| other.key == document.key).cloned().collect();
    let texts = translate::texts(&linked.site.config, &own);
    let (records, _) = translate::records(&source, linked.site.languages().cloned());
    let state = |(lang, record): &(_, translate::Record)| {
        let overview = translate::overview(&texts, lang, record);
        let (_, status) = overview.states.into_iter().next()?;
        Some(match status {
            translate::Status::Untranslated => format!("{lang}: not translated"),
            translate::Status::Unrecorded => format!("{lang}: translated"),
            translate::Status::Recorded(parts) => {
                match parts.iter().filter(|part| part.change.is_drift()).count() {
                    0 => format!("{lang}: up to date"),
                    1 => format!("{lang}: 1 part behind"),
                    n => format!("{lang}: {n} parts behind"),
                }
            }
        })
    };
    records.iter().filter_map(state).collect()
}

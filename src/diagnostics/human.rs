//! One diagnostic for people at a terminal: what is wrong, the line with a caret, what to write
//! instead. Drawn by `annotate-snippets`, which counts columns as terminals do (wide letters are
//! two) and shows a long line as a window around the caret.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::text::visible;
use super::{Diagnostic, Place, Severity};

/// `d` in words and lines, ending in a newline; `colours` are for a terminal that shows them.
pub(super) fn draw(d: &Diagnostic, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::INFO.with_name("notice"),
    };
    let title = level.primary_title(visible(&d.message)).id(d.code);
    let mut groups = vec![d.place.iter().fold(Group::with_title(title), show)];
    for (place, note) in &d.related {
        groups.push(show(Group::with_title(Level::NOTE.secondary_title(visible(note))), place));
    }
    if let Some(help) = &d.help
        && let Some(last) = groups.pop()
    {
        groups.push(last.element(Level::HELP.message(visible(help))));
    }
    let mut text = renderer.decor_style(DecorStyle::Ascii).render(&groups);
    text.push('\n');
    for place in d
        .place
        .iter()
        .chain(d.related.iter().map(|(place, _)| place))
        .filter(|place| place.text_column > 1)
    {
        // Columns of a window are not those of the line.
        let at = |column: u32| format!("{}:{}:{column}", visible(&place.path), place.line);
        text = text.replacen(&at(place.column - place.text_column + 1), &at(place.column), 1);
    }
    text
}

fn show<'g>(group: Group<'g>, place: &Place) -> Group<'g> {
    if place.line == 0 {
        return group.element(Origin::path(visible(&place.path)));
    }
    group.element(snippet(place))
}

fn snippet<'g>(place: &Place) -> impl Into<Element<'g>> + use<'g> {
    let text = visible(&place.text);
    let before = (place.column - place.text_column) as usize;
    let start = byte_of(&text, before);
    let end = byte_of(&text, before + place.length as usize).max(start);
    let annotation = AnnotationKind::Primary.span(start..end);
    Snippet::source(text)
        .path(visible(&place.path))
        .line_start(place.line as usize)
        .annotation(annotation)
}

/// Where the character number `count` begins.
fn byte_of(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

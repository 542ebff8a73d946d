//! Stretches of text in which something else is put: between parser and writer, so that it is never
//! taken for Markdown, code stays as it is, and places stay those of the file.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

pub(super) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Gives each stretch of text that has a brace in it to `find`, with its range of the body, and puts
/// what `find` names in the place of its parts.
pub(super) fn replace(
    events: &mut Events<'_>,
    mut find: impl FnMut(&str, &Range<usize>) -> Vec<(Range<usize>, String)>,
) {
    let (mut filled, mut in_code) = (Vec::with_capacity(events.len()), false);
    let mut rest = std::mem::take(events).into_iter().peekable();
    while let Some((event, range)) = rest.next() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
        let Event::Text(first) = event else {
            filled.push((event, range));
            continue;
        };
        if in_code || !first.contains('{') {
            filled.push((Event::Text(first), range));
            continue;
        }
        // The parser cuts text wherever a mark could have stood: at each _ of a name.
        let (mut run, mut text, mut whole) = (Vec::new(), first.to_string(), range.clone());
        run.push((Event::Text(first), range));
        while let Some((Event::Text(more), range)) =
            rest.next_if(|(event, next)| matches!(event, Event::Text(_)) && next.start == whole.end)
        {
            text.push_str(&more);
            whole.end = range.end;
            run.push((Event::Text(more), range));
        }
        match find(&text, &whole) {
            found if found.is_empty() => filled.extend(run),
            found => put(&text, &whole, found, &mut filled),
        }
    }
    *events = filled;
}

fn put(
    text: &str,
    whole: &Range<usize>,
    found: Vec<(Range<usize>, String)>,
    into: &mut Events<'_>,
) {
    let mut from = 0;
    for (range, words) in found {
        rest(text, from..range.start, whole, into);
        into.push((Event::Text(CowStr::from(words)), stretch(text, &range, whole)));
        from = range.end;
    }
    rest(text, from..text.len(), whole, into);
}

fn rest(text: &str, part: Range<usize>, whole: &Range<usize>, into: &mut Events<'_>) {
    if let Some(words) = text.get(part.clone()).filter(|words| !words.is_empty()) {
        into.push((Event::Text(CowStr::from(words.to_owned())), stretch(text, &part, whole)));
    }
}

/// The place of a part of a text that stands at `whole`. What is written with entities or escapes
/// has no places inside.
pub(super) fn stretch(text: &str, part: &Range<usize>, whole: &Range<usize>) -> Range<usize> {
    match text.len() == whole.len() {
        true => whole.start + part.start..whole.start + part.end,
        false => whole.clone(),
    }
}

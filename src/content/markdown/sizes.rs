//! How large a picture is shown: `![The panel](panel.png){width=320}`.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, TagEnd};

use crate::model::PictureSize;

/// By where the picture starts in the body.
pub(super) type Sizes = BTreeMap<usize, PictureSize>;

/// More than this is no size of a picture in a text.
const LARGEST: u32 = 10_000;

/// Takes the sizes out of the text behind the pictures they belong to. What is no size stays text.
pub(super) fn take(events: &mut Vec<(Event<'_>, Range<usize>)>) -> Sizes {
    let mut sizes = Sizes::new();
    for at in 1..events.len() {
        let (before, after) = events.split_at_mut(at);
        let [.., (Event::End(TagEnd::Image), picture)] = before else { continue };
        let [(Event::Text(text), range), ..] = after else { continue };
        let Some((size, length)) = read(text).filter(|_| range.start == picture.end) else {
            continue;
        };
        sizes.insert(picture.start, size);
        *text = CowStr::from(text.get(length..).unwrap_or_default().to_owned());
        range.start += length;
    }
    if !sizes.is_empty() {
        events.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
    }
    sizes
}

/// The size at the start of `text`, and how many bytes it takes.
fn read(text: &str) -> Option<(PictureSize, usize)> {
    let inside = text.strip_prefix('{')?;
    let inside = &inside[..inside.find('}')?];
    let mut size = PictureSize::default();
    for part in inside.split_whitespace() {
        let (key, value) = part.split_once('=')?;
        let value = value.trim_matches(['"', '\'']);
        let pixels = value.strip_suffix("px").unwrap_or(value).parse().ok();
        let pixels = pixels.filter(|pixels| (1..=LARGEST).contains(pixels));
        match key {
            "width" if size.width.is_none() => size.width = Some(pixels?),
            "height" if size.height.is_none() => size.height = Some(pixels?),
            _ => return None,
        }
    }
    (size != PictureSize::default()).then_some((size, inside.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_whole_pixels_and_nothing_else() {
        let size = |text| read(text).map(|(size, length)| (size.width, size.height, length));
        assert_eq!(size("{width=320} x"), Some((Some(320), None, 11)));
        assert_eq!(size("{ height=\"80\" width=120px }"), Some((Some(120), Some(80), 27)));
        for text in [
            "{}",
            "{width}",
            "{width=0}",
            "{width=50%}",
            "{width=1 width=2}",
            "{.c width=1}",
            "{width=9",
            "x",
        ] {
            assert_eq!(size(text), None, "{text}");
        }
    }
}

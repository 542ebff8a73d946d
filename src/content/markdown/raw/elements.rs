//! What is known of HTML's elements.

/// Elements of HTML, SVG and MathML that a browser knows, old ones included. Anything else without
/// a hyphen is a placeholder somebody forgot to escape: `<name>`.
const KNOWN: &str = "a abbr acronym address animate animatemotion animatetransform annotation \
    applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br \
    button canvas caption center circle cite clippath code col colgroup data datalist dd defs del \
    desc details dfn dialog dir div dl dt ellipse em embed fieldset figcaption figure filter font \
    footer foreignobject form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i \
    iframe image img input ins kbd keygen label legend li line lineargradient link main map mark \
    marker marquee mask math menu meta metadata meter mfrac mi mn mo mover mpadded mphantom mroot \
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover nav nobr \
    noembed noframes noscript object ol optgroup option output p param path pattern picture \
    plaintext polygon polyline pre progress q radialgradient rb rect rp rt rtc ruby s samp script \
    search section select semantics set slot small source span stop strike strong style sub \
    summary sup svg switch symbol table tbody td template text textarea textpath tfoot th thead \
    time title tr track tspan tt u ul use var video view wbr xmp";

/// Elements that hold nothing and have no end tag.
const VOID: &str = "area base br col embed frame hr img input link meta param source track wbr";

/// Elements whose end a browser knows by itself.
const SELF_ENDING: &str =
    "p li dt dd rt rp option optgroup thead tbody tfoot tr td th colgroup caption html head body";

/// Elements of drawings and formulas, where `<x/>` is a whole element.
const FOREIGN: &str = "animate animatemotion animatetransform circle clippath defs desc ellipse \
    filter foreignobject g image line lineargradient marker mask metadata path pattern polygon \
    polyline radialgradient rect set stop svg switch symbol text textpath tspan use view";

pub(in super::super) fn is_known(name: &str) -> bool {
    name.contains(['-', ':']) || name.starts_with("fe") || is_in(KNOWN, name)
}

/// Elements that stand in a line of text; the others part what they stand between.
const PHRASING: &str = "a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins \
    kbd label mark nobr picture q rp rt ruby s samp small source span strike strong sub sup svg time \
    tt u var wbr";

pub(super) fn is_phrasing(name: &str) -> bool {
    is_in(PHRASING, name)
}

pub(super) fn is_void(name: &str) -> bool {
    is_in(VOID, name)
}

pub(super) fn ends_itself(name: &str) -> bool {
    is_in(SELF_ENDING, name)
}

/// Whether `<name/>` is a whole element.
pub(super) fn is_foreign(name: &str) -> bool {
    is_in(FOREIGN, name) || name.starts_with("fe")
}

/// Tags that could run something, or change what the rest of the page means: why, and the way out.
pub(super) fn refused(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "script" => Some(("a script", "take it out, or put it into the theme's assets")),
        "base" | "meta" | "link" => {
            Some(("a tag of the page's head", "take it out, or override the theme's base template"))
        }
        _ => None,
    }
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_no_elements() {
        for known in ["a", "wbr", "details", "my-widget", "feblend", "center"] {
            assert!(is_known(known), "{known}");
        }
        for unknown in ["name", "path to", "yourname", "tabs", "file"] {
            assert!(!is_known(unknown), "{unknown}");
        }
        assert!(is_void("br") && !is_void("b") && ends_itself("p") && !ends_itself("div"));
    }
}

//! Files that people attach to a ticket: what they are by their first bytes, and the name under
//! which they reach the desk.
//!
//! A name is a claim, and so is a type that a browser sends; what opens a file at the desk goes by
//! the name. So the name's ending always says what was found: a program that begins like a picture
//! arrives as a picture that cannot be shown.

use crate::host::store::Attachment;

/// Characters of a name.
const NAME: usize = 120;
/// Bytes that are looked at for what makes a text a page.
const HEAD: usize = 4 * 1024;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refused {
    /// A kind that is not taken.
    Kind,
    /// There is nothing in it.
    Empty,
    /// With this one they are too large together.
    Large,
    /// One too many.
    Many,
    /// Taken elsewhere, but not by this form.
    Here,
    /// The form asks for no files: it did when its page was opened.
    None,
}

impl Refused {
    pub fn as_str(self) -> &'static str {
        match self {
            Refused::Kind => "kind",
            Refused::Empty => "empty",
            Refused::Large => "large",
            Refused::Many => "many",
            Refused::Here => "here",
            Refused::None => "none",
        }
    }
}

/// Media type and the endings that go with it, the usual one first.
type Known = (&'static str, &'static [&'static str]);

const BY_BYTES: &[Known] = &[
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg", "jpe"]),
    ("image/gif", &["gif"]),
    ("image/webp", &["webp"]),
    ("image/heif", &["heic", "heif"]),
    ("image/avif", &["avif"]),
    ("image/bmp", &["bmp"]),
    ("image/tiff", &["tif", "tiff"]),
    ("application/pdf", &["pdf"]),
    ("video/mp4", &["mp4", "m4v"]),
    ("video/quicktime", &["mov", "qt"]),
    ("video/webm", &["webm"]),
    ("audio/m4a", &["m4a"]),
];
/// All of these are archives; which of them, only the name says. None of them runs by itself,
/// unlike `.jar` or `.docm`, which become `.zip`.
const ARCHIVES: &[Known] = &[
    ("application/zip", &["zip"]),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    ("application/vnd.oasis.opendocument.presentation", &["odp"]),
];
/// The container of Office before 2007, and of Outlook's saved mails.
const COMPOUND: &[Known] = &[
    ("application/msword", &["doc"]),
    ("application/vnd.ms-excel", &["xls"]),
    ("application/vnd.ms-powerpoint", &["ppt"]),
    ("application/vnd.ms-outlook", &["msg"]),
];
const TEXTS: &[Known] = &[
    ("text/plain", &["txt", "log", "md", "ini", "conf", "yaml", "yml"]),
    ("text/csv", &["csv", "tsv"]),
    ("application/json", &["json", "har"]),
    ("message/rfc822", &["eml"]),
];

/// A file under the name that fits what is in it.
///
/// # Errors
/// Why it is not taken.
pub fn judge(claimed: &str, bytes: Vec<u8>) -> Result<Attachment, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let claimed = base_name(claimed);
    let known = kinds_of(&bytes).ok_or(Refused::Kind)?;
    let ending = claimed.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.as_deref().unwrap_or("");
    let fitting = known.iter().find(|(_, endings)| endings.contains(&ending));
    let (media_type, name) = match (fitting, known.first()) {
        (Some((media_type, _)), _) => (*media_type, cut(&claimed, "")),
        (None, Some((media_type, endings))) => {
            let usual = endings.first().copied().unwrap_or("bin");
            (*media_type, cut(&claimed, usual))
        }
        (None, None) => return Err(Refused::Kind),
    };
    Ok(Attachment { name, media_type: media_type.to_owned(), bytes })
}

/// Whether a form takes a file that was judged; `endings` are those of its kinds, none for all.
pub fn is_taken(file: &Attachment, endings: &[String]) -> bool {
    let own = file.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    endings.is_empty() || own.is_some_and(|own| endings.contains(&own))
}

/// What the bytes may be, the plainest first.
fn kinds_of(bytes: &[u8]) -> Option<&'static [Known]> {
    const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
    const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if ZIP.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(ARCHIVES);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Some(COMPOUND);
    }
    if is_text(bytes) {
        return Some(TEXTS).filter(|_| !is_page(bytes));
    }
    let found = infer::get(bytes)?.mime_type();
    let at = BY_BYTES.iter().position(|(media_type, _)| *media_type == found)?;
    BY_BYTES.get(at..=at)
}

/// Text in any encoding that people's machines write: UTF-8, UTF-16 with its mark, or one of a byte
/// a letter. What holds bytes that no text has is none.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let is_big = bytes.starts_with(b"\xfe\xff");
        let units = bytes.chunks_exact(2).map(|pair| match pair {
            [first, second] if is_big => u16::from_be_bytes([*first, *second]),
            [first, second] => u16::from_le_bytes([*first, *second]),
            _ => 0,
        });
        return char::decode_utf16(units).all(|c| c.is_ok_and(|c| c != '\0'));
    }
    // Line ends, tabs, form feeds, and the colours of terminals.
    bytes.iter().all(|byte| {
        *byte >= 0x20 && *byte != 0x7f || matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b)
    }) && infer::get(bytes).is_none_or(|kind| kind.mime_type().starts_with("text/"))
}

/// Whether a text is one that browsers, or what opens like them, would run. A log whose lines begin
/// with `<34>`, and XML of a program, are none.
fn is_page(bytes: &[u8]) -> bool {
    let head: String =
        bytes.iter().take(HEAD).filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let head = head.to_ascii_lowercase();
    let signs =
        ["<!doctype html", "<html", "<script", "<svg", "<iframe", "<body", "<hta:", "javascript:"];
    head.trim_start_matches(|c: char| !c.is_ascii_graphic())
        .starts_with(['<', '\u{ef}', '\u{ff}', '\u{fe}'])
        && signs.iter().any(|sign| head.contains(sign))
}

/// The last component of what a browser sent as a name, its escapes undone, on one line.
fn base_name(claimed: &str) -> String {
    // What browsers make of these in a form's name (the URL and HTML standards).
    let plain = claimed.replace("%22", "\"").replace("%0D", " ").replace("%0A", " ");
    let last = plain.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = crate::host::text::line(last, usize::MAX);
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() { "file".to_owned() } else { name.to_owned() }
}

/// `name` of at most [`NAME`] characters, cut before its ending; `more` stands behind it.
fn cut(name: &str, more: &str) -> String {
    let more = if more.is_empty() { String::new() } else { format!(".{more}") };
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.chars().count() <= 10 => {
            (stem, format!(".{ending}"))
        }
        _ => (name, String::new()),
    };
    let room = NAME.saturating_sub(ending.chars().count() + more.chars().count());
    let stem: String = stem.chars().take(room).collect();
    format!("{}{ending}{more}", stem.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    fn judged(name: &str, bytes: &[u8]) -> (String, String) {
        match judge(name, bytes.to_vec()) {
            Ok(file) => (file.name, file.media_type),
            Err(why) => (why.as_str().to_owned(), String::new()),
        }
    }

    #[test]
    fn files_are_what_they_hold_and_their_names_say_it() {
        for (name, bytes, expected, media_type) in [
            ("shot.PNG", PNG, "shot.PNG", "image/png"),
            ("x.exe", PNG, "x.exe.png", "image/png"),
            ("x.png", b"MZ\x90\0\x03\0\0\0", "kind", ""),
            ("invoice.bat", b"%PDF-1.4\r\n@calc.exe", "invoice.bat.pdf", "application/pdf"),
            ("run.hta", b"GIF89a\x01\0\x01\0<script>", "run.hta.gif", "image/gif"),
            ("tool.jar", b"PK\x03\x04\x14\0", "tool.jar.zip", "application/zip"),
            ("letter.docm", b"PK\x03\x04\x14\0", "letter.docm.zip", "application/zip"),
            (
                "old.xls",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
                "old.xls",
                "application/vnd.ms-excel",
            ),
            (
                "setup.msi",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
                "setup.msi.doc",
                "application/msword",
            ),
            ("mail.eml", b"From: a@example.com\r\n\r\nHello", "mail.eml", "message/rfc822"),
            ("tr.har", b"{\"log\":{}}", "tr.har", "application/json"),
            ("latin1.csv", b"Gr\xf6\xdfe;1\r\n", "latin1.csv", "text/csv"),
            ("utf16.log", b"\xff\xfea\0\n\0", "utf16.log", "text/plain"),
            ("syslog.log", b"<34>Oct 11 22:14:15 su: failed", "syslog.log", "text/plain"),
            ("xml.log", b"<?xml version=\"1.0\"?>\n<events/>", "xml.log", "text/plain"),
            ("page.html", b"<!doctype html><p>x", "kind", ""),
            ("x.txt", b"<script>alert(1)</script>", "kind", ""),
            ("x.svg", b"<svg onload=\"x\"/>", "kind", ""),
            ("x.txt", b"", "empty", ""),
            ("x.bin", b"\x01\x02\x03\0\0\0", "kind", ""),
        ] {
            assert_eq!(judged(name, bytes), (expected.to_owned(), media_type.to_owned()), "{name}");
        }
        let docx = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\x07\x13W[";
        assert!(judged("letter.docx", docx).1.ends_with("wordprocessingml.document"));
    }

    #[test]
    fn every_ending_has_a_word_in_contact_yaml() {
        let mut known: Vec<&str> = [BY_BYTES, ARCHIVES, COMPOUND, TEXTS]
            .iter()
            .flat_map(|kinds| kinds.iter())
            .flat_map(|(_, all)| *all)
            .copied()
            .collect();
        let mut said: Vec<&str> =
            crate::contact::fields::FILE_KINDS.iter().flat_map(|(_, all)| *all).copied().collect();
        known.sort_unstable();
        said.sort_unstable();
        assert_eq!(known, said);
    }

    #[test]
    fn names_are_the_last_part_and_keep_their_ending() {
        for (name, expected) in [
            ("../../etc/passwd.png", "passwd.png"),
            ("C:\\Users\\jo\\shot.png", "shot.png"),
            ("he said %22hi%22.png", "he said \"hi\".png"),
            ("a%0D%0AB.png", "a  B.png"),
            ("\u{202e}gpj.exe.png", "gpj.exe.png"),
            ("..", "file.png"),
            ("", "file.png"),
            ("..png", "png.png"),
        ] {
            assert_eq!(judged(name, PNG).0, expected, "{name}");
        }
        let long = format!("{}.png", "Ф".repeat(129));
        let (name, _) = judged(&long, PNG);
        assert!(name.ends_with("Ф.png") && name.chars().count() == 120, "{name}");
        let (name, _) = judged(&format!("{}.exe", "Ф".repeat(129)), PNG);
        assert!(name.ends_with(".exe.png") && name.chars().count() == 120, "{name}");
    }
}

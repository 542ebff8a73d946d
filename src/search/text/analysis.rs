//! Text to words, the same way for documents, for queries and in the browser.
//!
//! 1. NFKC, lower case, invisible characters out;
//! 2. runs of letters, marks and digits; an apostrophe splits unless a short ending follows;
//!    `U.S.`, `C++`, `C#` and `1.8.18` are one word each, `10GB` is two;
//! 3. scripts that write no spaces become overlapping pairs of characters;
//! 4. [`fold`] takes the accents off, after stemming, and makes katakana hiragana.
//!
//! `themes/default/assets/search/analysis.js` repeats steps 1 to 4 letter for letter.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_script::{Script, UnicodeScript};

/// Longer words are cut here, in documents and queries alike.
pub const MAX_WORD_CHARS: usize = 40;
/// Units that are also written right behind their number. Single letters are none: "5G" is a name.
const UNITS: [&str; 44] = [
    "am", "bps", "cm", "days", "dpi", "eur", "fps", "ft", "gb", "gbit", "gbps", "ghz", "gib",
    "hrs", "hz", "kb", "kbit", "kbps", "kg", "khz", "kib", "km", "kw", "kwh", "lbs", "mah", "mb",
    "mbit", "mbps", "mg", "mhz", "mib", "min", "ml", "mm", "ms", "oz", "pm", "pt", "px", "sec",
    "tb", "tib", "usd",
];

/// How a word is tied to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    None,
    Space,
    Hyphen,
}

/// One word as written, in lower case; accents are still there for the stemmer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// A pair of characters of a script without spaces: never stemmed.
    pub gram: bool,
    pub link: Link,
}

/// The words of `text` in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |text, gram, link| words.push(Word { text: text.to_owned(), gram, link }));
    words
}

/// Gives each word of `text` in order: in lower case, whether it is a gram, how it is tied to the
/// one before. The same as [`words`] without their strings: most of a build's time went into those.
pub fn each_word(text: &str, mut give: impl FnMut(&str, bool, Link)) {
    let text = normalise(text);
    let mut end = None;
    for (start, run) in runs(&text) {
        let link = end.map_or(Link::None, |end| link_of(text.get(end..start).unwrap_or("")));
        end = Some(start + run.len());
        push_run(run, link, &mut give);
    }
}

/// Runs of word characters with the byte they start at; apostrophes inside a run belong to it.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(is_word_char)?;
        let rest = text.get(start..)?;
        let run = number(rest).or_else(|| name(rest)).unwrap_or_else(|| plain(rest));
        from = start + run.len();
        Some((start, run))
    })
}

/// The run of word characters that `text` begins with.
fn plain(text: &str) -> &str {
    // Most words are nothing else, and of those no character is decoded.
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut chars = text.get(ascii..).unwrap_or("").char_indices();
    let end = chars.find(|&(at, c)| {
        let next = || text.get(ascii + at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        !(is_word_char(c) || is_apostrophe(c) && next().is_some_and(is_word_char))
    });
    text.get(..end.map_or(text.len(), |(at, _)| ascii + at)).unwrap_or("")
}

/// A word that is more than letters, at the beginning of `text`: single letters with dots ("U.S."),
/// a letter with signs ("C++", "C#").
fn name(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|&c| is_letter(c))?;
    let (letter, rest) = text.split_at_checked(first.len_utf8())?;
    let ends = |rest: &str, more: &[char]| {
        !rest.starts_with(|c: char| is_word_char(c) || more.contains(&c))
    };
    for sign in ["++", "#"] {
        if rest.strip_prefix(sign).is_some_and(|after| ends(after, &['+', '#'])) {
            return text.get(..letter.len() + sign.len());
        }
    }
    let (mut length, mut rest) = (letter.len(), rest);
    while let Some(tail) = rest.strip_prefix('.')
        && let Some(next) = tail.chars().next().filter(|&c| is_letter(c))
        && let Some(after) = tail.get(next.len_utf8()..).filter(|after| ends(after, &[]))
    {
        length += 1 + next.len_utf8();
        rest = after;
    }
    text.get(..length).filter(|name| name.len() > letter.len())
}

/// A number with dots inside ("1.8.18", "v2.0", "2.4GHz"), with the letters behind it, at the
/// beginning of `text`: cut at the dots it would be numbers that everybody says.
fn number(text: &str) -> Option<&str> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(text.starts_with(['v', 'V']));
    let mut rest = text.get(sign..)?;
    let mut groups = 0;
    loop {
        let group = digits(rest);
        if group == 0 {
            return None;
        }
        (rest, groups) = (rest.get(group..)?, groups + 1);
        match rest.strip_prefix('.').filter(|next| digits(next) > 0) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let tail = rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
    text.get(..text.len() - rest.len() + tail).filter(|_| groups > 1)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_gram_char(c)
}

/// The two words written as one; `None` where that cannot be a compound.
pub fn join(before: &Word, word: &Word) -> Option<Word> {
    let least = match word.link {
        Link::Hyphen => 1,
        Link::Space => 2,
        Link::None => return None,
    };
    let part = |word: &Word| {
        !word.gram
            && word.text.chars().count() >= least
            && word.text.chars().all(|c| !c.is_numeric())
    };
    (part(before) && part(word)).then(|| Word {
        text: before.text.chars().chain(word.text.chars()).take(MAX_WORD_CHARS).collect(),
        gram: false,
        link: Link::None,
    })
}

/// The form under which a word is compared: no accents, ligatures spelled out. Marks of scripts in
/// which they are letters of their own (Devanagari, Thai) stay.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfd().filter(|&c| !is_accent(c)).nfc() {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'ى' => folded.push('ي'),
            'ة' => folded.push('ه'),
            // Customers type a katakana word in hiragana where converting it is a key more.
            'ァ'..='ヶ' => folded.extend(char::from_u32(u32::from(c) - 0x60)),
            _ => folded.push(c),
        }
    }
    folded
}

/// Whether a word is one of such a script: runs are cut where the script changes, so one character
/// tells.
pub fn is_gram(word: &str) -> bool {
    word.chars().next().is_some_and(is_gram_char)
}

/// Whether the script of `c` writes words without spaces, or glues them together (Hangul).
pub fn is_gram_char(c: char) -> bool {
    c == 'ー'
        || (!c.is_ascii()
            && matches!(
                c.script(),
                Script::Han
                    | Script::Hiragana
                    | Script::Katakana
                    | Script::Hangul
                    | Script::Bopomofo
                    | Script::Thai
                    | Script::Lao
                    | Script::Khmer
                    | Script::Myanmar
            ))
}

fn normalise(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Most text is normal already, and finding that out is the cheaper half of making it so.
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        if !text.contains(is_invisible) {
            return text.to_lowercase();
        }
        return text.chars().filter(|&c| !is_invisible(c)).collect::<String>().to_lowercase();
    }
    text.nfkc().filter(|&c| !is_invisible(c)).collect::<String>().to_lowercase()
}

/// Soft hyphen, joiners, byte order mark, Arabic tatweel: seen or not, they change no word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{640}')
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{2bc}')
}

/// Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
        && is_combining_mark(c)
}

fn link_of(gap: &str) -> Link {
    match gap {
        " " => Link::Space,
        "-" | "\u{2010}" => Link::Hyphen,
        _ => Link::None,
    }
}

/// Cuts one run where the script changes between spaced and unspaced.
fn push_run(run: &str, mut link: Link, give: &mut impl FnMut(&str, bool, Link)) {
    if run.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return push_word(run, &mut link, give);
    }
    if run.is_ascii() {
        return push_plain(run, link, give);
    }
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let gram = is_gram_char(first);
        let end = rest
            .char_indices()
            .find(|&(_, c)| is_gram_char(c) != gram && !is_apostrophe(c))
            .map_or(rest.len(), |(at, _)| at);
        let (part, tail) = rest.split_at(end);
        if gram {
            push_grams(part, give);
        } else {
            push_plain(part, link, give);
        }
        link = Link::None;
        rest = tail;
    }
}

fn push_grams(part: &str, give: &mut impl FnMut(&str, bool, Link)) {
    let chars: Vec<char> = part.chars().filter(|&c| !is_apostrophe(c)).collect();
    let mut gram = String::new();
    for pair in chars.windows(chars.len().clamp(1, 2)) {
        gram.clear();
        gram.extend(pair);
        give(&gram, true, Link::None);
    }
}

/// "doesn't" is one word, "l'application" two: what follows the apostrophe decides.
fn push_plain(part: &str, mut link: Link, give: &mut impl FnMut(&str, bool, Link)) {
    if part.contains('.') {
        let number = part.strip_prefix('v').unwrap_or(part);
        return match number.starts_with(|c: char| c.is_ascii_digit()) {
            true => push_word(number, &mut link, give),
            false => push_word(&part.replace('.', ""), &mut link, give),
        };
    }
    if !part.contains(is_apostrophe) {
        return push_word(part, &mut link, give);
    }
    let mut current = String::new();
    for piece in part.split(is_apostrophe).filter(|piece| !piece.is_empty()) {
        if piece.chars().nth(2).is_some() || current.chars().nth(1).is_none() {
            push_word(&current, &mut link, give);
            current.clear();
        }
        current.push_str(piece);
    }
    push_word(&current, &mut link, give);
}

fn push_word(text: &str, link: &mut Link, give: &mut impl FnMut(&str, bool, Link)) {
    let end = match text.len() <= MAX_WORD_CHARS {
        true => text.len(),
        false => text.char_indices().nth(MAX_WORD_CHARS).map_or(text.len(), |(at, _)| at),
    };
    let Some(text) = text.get(..end).filter(|text| !text.is_empty()) else { return };
    let digits = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    match text
        .split_at_checked(digits)
        .filter(|(number, unit)| !number.is_empty() && UNITS.contains(unit))
    {
        Some((number, unit)) => {
            give(number, false, std::mem::replace(link, Link::None));
            give(unit, false, Link::None);
        }
        None => give(text, false, std::mem::replace(link, Link::None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_of_many_scripts() {
        assert_eq!(texts("Why can't I log-in?"), ["why", "cant", "i", "log", "in"]);
        assert_eq!(
            texts("L’application n'est pas là"),
            ["l", "application", "n", "est", "pas", "là"]
        );
        assert_eq!(texts("I'm sure it's O'Reilly's"), ["i", "m", "sure", "its", "o", "reillys"]);
        assert_eq!(texts("如何登录 Wi‑Fi"), ["如何", "何登", "登录", "wi", "fi"]);
        assert_eq!(texts("車"), ["車"]);
        assert_eq!(texts("iPhoneの設定"), ["iphone", "の設", "設定"]);
        assert_eq!(texts("ﬁle № ①"), ["file", "no", "1"]);
        assert_eq!(texts("हिन्दी में"), ["हिन्दी", "में"]);
        assert_eq!(texts("'' -- !"), Vec::<String>::new());
        assert_eq!(texts("a''b"), ["a", "b"]);
        assert_eq!(
            texts("In the U.S., e.g. at 5 a.m."),
            ["in", "the", "us", "eg", "at", "5", "am"]
        );
        assert_eq!(texts("C++, C# or F#? A+ in c+++"), ["c++", "c#", "or", "f#", "a", "in", "c"]);
        assert_eq!(
            texts("10GB, 2.5gb, 7pm, 5G, 2FA"),
            ["10", "gb", "2.5", "gb", "7", "pm", "5g", "2fa"]
        );
        assert_eq!(
            texts("V1.8.18, v2. 192.168.0.1:80 5.x 1.0rc2 ver1.2 3.5版本 v.2 1..2"),
            [
                "1.8.18",
                "v2",
                "192.168.0.1",
                "80",
                "5",
                "x",
                "1.0rc2",
                "ver1",
                "2",
                "3.5",
                "版本",
                "v",
                "2",
                "1",
                "2"
            ]
        );
    }

    #[test]
    fn links_tell_spaces_from_hyphens() {
        let links: Vec<Link> = words("log-in page, now").iter().map(|word| word.link).collect();
        assert_eq!(links, [Link::None, Link::Hyphen, Link::Space, Link::None]);
    }

    #[test]
    fn folding_takes_accents_and_keeps_letters() {
        assert_eq!(fold("élève"), "eleve");
        assert_eq!(fold("straße"), "strasse");
        assert_eq!(fold("ёлка"), "елка");
        assert_eq!(fold("أَحْمَد"), "احمد");
        assert_eq!(fold("हिन्दी"), "हिन्दी");
        assert_eq!(fold("が"), "が");
        assert_eq!(fold("パスワードヶ"), fold("ぱすわーどゖ"));
        assert_eq!(fold("λόγος"), fold("λόγοσ"));
    }
}

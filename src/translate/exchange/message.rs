//! A part's text as translators get it: words, and numbered placeholders for what is none.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{Code, What};

/// A piece of a part's text as the document has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    Open(Code),
    /// The end of the last one that is open.
    Close,
    Single(Code),
}

/// A piece as it is exchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Text(String),
    Open(u32),
    Close(u32),
    Single(u32),
}

/// A text with what its placeholders stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Message {
    pub tokens: Vec<Token>,
    pub codes: BTreeMap<u32, Code>,
}

impl Message {
    /// Numbered from 1 in the order of the text.
    pub fn of(inlines: &[Inline]) -> Self {
        let mut next = 0;
        Self::numbered(inlines, |_| {
            next += 1;
            (next, None)
        })
    }

    /// A translation's text with the numbers of its source. What only the translation has is numbered
    /// behind those. `before` are the source's placeholders when it was translated: what another
    /// language says in the place of one of them stays as long as that one does.
    pub fn beside(inlines: &[Inline], source: &Self, before: Option<&Self>) -> Self {
        let own: Vec<&Code> = inlines.iter().filter_map(code_of).collect();
        let mut left: BTreeSet<u32> = source.codes.keys().copied().collect();
        let mut numbers: Vec<Option<u32>> = vec![None; own.len()];
        for same in [true, false] {
            for (at, code) in own.iter().enumerate() {
                let fits = |n: &&u32| {
                    let other = &source.codes[*n];
                    if same { other == *code } else { other.what == code.what }
                };
                if numbers[at].is_none() {
                    numbers[at] = left.iter().find(fits).copied();
                    left.retain(|n| Some(*n) != numbers[at]);
                }
            }
        }
        let mut more = source.codes.keys().next_back().copied().unwrap_or(0);
        let stays = |n: u32| {
            before.is_none_or(|old| old.codes.values().any(|code| *code == source.codes[&n]))
        };
        let mut numbers = numbers.into_iter();
        Self::numbered(inlines, |_| match numbers.next().flatten() {
            Some(n) => (n, (!stays(n)).then(|| source.codes[&n].clone())),
            None => {
                more += 1;
                (more, None)
            }
        })
    }

    /// `number` gives a placeholder's number, and what it stands for where that is something else.
    fn numbered(inlines: &[Inline], mut number: impl FnMut(&Code) -> (u32, Option<Code>)) -> Self {
        let (mut message, mut open) = (Self::default(), Vec::new());
        for inline in inlines {
            let token = match inline {
                Inline::Text(text) => Token::Text(text.clone()),
                Inline::Close => Token::Close(open.pop().unwrap_or_default()),
                Inline::Open(code) | Inline::Single(code) => {
                    let (n, instead) = number(code);
                    message.codes.insert(n, instead.unwrap_or_else(|| code.clone()));
                    if matches!(inline, Inline::Open(_)) {
                        open.push(n);
                        Token::Open(n)
                    } else {
                        Token::Single(n)
                    }
                }
            };
            message.tokens.push(token);
        }
        message
    }

    /// Whether there is anything to translate. What XML cannot hold nobody translates.
    pub fn has_words(&self) -> bool {
        let words = || {
            self.tokens.iter().filter_map(|token| match token {
                Token::Text(text) => Some(text),
                _ => None,
            })
        };
        let is_foreign = |c: char| {
            c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        words().any(|text| text.chars().any(char::is_alphabetic))
            && !words().any(|text| text.contains(is_foreign))
    }
}

fn code_of(inline: &Inline) -> Option<&Code> {
    match inline {
        Inline::Open(code) | Inline::Single(code) => Some(code),
        Inline::Text(_) | Inline::Close => None,
    }
}

/// What came back with what its placeholders stand for.
///
/// # Errors
/// Which placeholder is broken, and how. `required` have to be there.
pub fn resolved(
    tokens: &[Token],
    codes: &BTreeMap<u32, Code>,
    required: &BTreeSet<u32>,
) -> Result<Vec<Inline>, String> {
    let (mut inlines, mut open, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for token in tokens {
        let n = match token {
            Token::Text(text) => {
                inlines.push(Inline::Text(text.clone()));
                continue;
            }
            Token::Open(n) | Token::Close(n) | Token::Single(n) => *n,
        };
        let code = codes.get(&n).ok_or_else(|| format!("the source has no placeholder {n}"))?;
        let told = || format!("placeholder {n} ({})", code.told());
        match token {
            Token::Close(_) if open.last() == Some(&n) => {
                open.pop();
                inlines.push(Inline::Close);
            }
            Token::Close(_) if open.contains(&n) => {
                return Err(format!("{} ends before one that begins inside it", told()));
            }
            Token::Close(_) => return Err(format!("{} ends and never began", told())),
            Token::Open(_) if !code.what.is_pair() => {
                return Err(format!("{} has no words inside", told()));
            }
            Token::Single(_) if code.what.is_pair() => {
                return Err(format!("{} has lost its end", told()));
            }
            _ if !seen.insert(n) && !code.what.is_look() => {
                return Err(format!("{} is there twice", told()));
            }
            Token::Open(_) => {
                open.push(n);
                inlines.push(Inline::Open(code.clone()));
            }
            _ => inlines.push(Inline::Single(code.clone())),
        }
    }
    if let Some(n) = open.pop() {
        return Err(format!("placeholder {n} ({}) never ends", codes[&n].told()));
    }
    match required.difference(&seen).next() {
        Some(n) => {
            let told = codes.get(n).map(Code::told).unwrap_or_default();
            Err(format!("placeholder {n} ({told}) is missing"))
        }
        None => Ok(tidy(inlines)),
    }
}

/// One space where there are several or a line ends, none at the ends and at those of bold words; no
/// bold nothing. What says the same is the same then.
pub fn tidy(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut tidy: Vec<Inline> = Vec::with_capacity(inlines.len());
    let mut looks = Vec::new();
    // A space that is still to be written.
    let mut space = false;
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                for c in text.chars() {
                    match c {
                        ' ' | '\t' | '\n' | '\r' => space = true,
                        _ => write(&mut tidy, &mut space, c),
                    }
                }
            }
            Inline::Open(code) => {
                write_space(&mut tidy, &mut space);
                looks.push(code.what.is_look());
                tidy.push(Inline::Open(code));
            }
            Inline::Close => {
                let is_look = looks.pop().unwrap_or_default();
                if !is_look {
                    write_space(&mut tidy, &mut space);
                }
                if is_look && matches!(tidy.last(), Some(Inline::Open(_))) {
                    tidy.pop();
                } else {
                    tidy.push(Inline::Close);
                }
            }
            Inline::Single(code) if code.what == What::Break => {
                space = false;
                tidy.push(Inline::Single(code));
            }
            Inline::Single(code) => {
                write_space(&mut tidy, &mut space);
                tidy.push(Inline::Single(code));
            }
        }
    }
    tidy
}

fn write(tidy: &mut Vec<Inline>, space: &mut bool, c: char) {
    write_space(tidy, space);
    match tidy.last_mut() {
        Some(Inline::Text(text)) => text.push(c),
        _ => tidy.push(Inline::Text(c.into())),
    }
}

/// None at the beginning, behind a line break, and twice; inside bold words it goes before them.
fn write_space(tidy: &mut Vec<Inline>, space: &mut bool) {
    if !std::mem::take(space) {
        return;
    }
    let is_open_look =
        |inline: &Inline| matches!(inline, Inline::Open(code) if code.what.is_look());
    let behind = tidy.iter().rev().take_while(|inline| is_open_look(inline)).count();
    let at = tidy.len() - behind;
    match at.checked_sub(1).map(|before| &mut tidy[before]) {
        None => {}
        Some(Inline::Single(code)) if code.what == What::Break => {}
        Some(Inline::Text(text)) if text.ends_with(' ') => {}
        Some(Inline::Text(text)) => text.push(' '),
        Some(_) => tidy.insert(at, Inline::Text(" ".into())),
    }
}

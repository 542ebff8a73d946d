//! The words that changed between two versions of one part.

/// A run of words on one side or on both.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "what", content = "text", rename_all = "lowercase")]
pub enum Step {
    Same(String),
    Gone(String),
    New(String),
}

/// Texts of more pieces than this are told as a whole.
const PIECES: usize = 2_000;

/// What was taken out and put in, word by word; scripts without spaces go character by character.
pub fn diff(old: &str, new: &str) -> Vec<Step> {
    let (before, after): (Vec<&str>, Vec<&str>) = (pieces(old).collect(), pieces(new).collect());
    let front = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let (a, b) = (&before[front..], &after[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (tail, a, b) = (&a[a.len() - back..], &a[..a.len() - back], &b[..b.len() - back]);
    let mut steps = Vec::new();
    before[..front].iter().for_each(|piece| add(&mut steps, Step::Same((*piece).to_owned())));
    if a.len() > PIECES || b.len() > PIECES {
        add(&mut steps, Step::Gone(a.concat()));
        add(&mut steps, Step::New(b.concat()));
    } else {
        middle(a, b, &mut steps);
    }
    tail.iter().for_each(|piece| add(&mut steps, Step::Same((*piece).to_owned())));
    joined(steps)
}

fn middle(a: &[&str], b: &[&str], steps: &mut Vec<Step>) {
    let (n, m) = (a.len(), b.len());
    let at = |i: usize, j: usize| i * (m + 1) + j;
    let mut table = vec![0_u32; (n + 1) * (m + 1)];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            table[at(i, j)] = match a[i] == b[j] {
                true => table[at(i + 1, j + 1)] + 1,
                false => table[at(i + 1, j)].max(table[at(i, j + 1)]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < n || j < m {
        if i < n && j < m && a[i] == b[j] {
            add(steps, Step::Same(a[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if i < n && (j == m || table[at(i + 1, j)] >= table[at(i, j + 1)]) {
            add(steps, Step::Gone(a[i].to_owned()));
            i += 1;
        } else {
            add(steps, Step::New(b[j].to_owned()));
            j += 1;
        }
    }
}

/// Runs of one kind are one step.
fn add(steps: &mut Vec<Step>, step: Step) {
    match (steps.last_mut(), step) {
        (Some(Step::Same(last)), Step::Same(text))
        | (Some(Step::Gone(last)), Step::Gone(text))
        | (Some(Step::New(last)), Step::New(text)) => last.push_str(&text),
        (_, step) => steps.push(step),
    }
}

/// What is gone before what is new; spaces alone between two changes do not interrupt them.
fn joined(steps: Vec<Step>) -> Vec<Step> {
    let mut told = Vec::new();
    let (mut gone, mut new) = (String::new(), String::new());
    let mut steps = steps.into_iter().peekable();
    while let Some(step) = steps.next() {
        match step {
            Step::Gone(text) => gone.push_str(&text),
            Step::New(text) => new.push_str(&text),
            Step::Same(text)
                if text.trim().is_empty()
                    && !gone.is_empty()
                    && !new.is_empty()
                    && steps.peek().is_some() =>
            {
                gone.push_str(&text);
                new.push_str(&text);
            }
            Step::Same(text) => {
                flush(&mut told, &mut gone, &mut new);
                told.push(Step::Same(text));
            }
        }
    }
    flush(&mut told, &mut gone, &mut new);
    told
}

fn flush(told: &mut Vec<Step>, gone: &mut String, new: &mut String) {
    let (gone, new) = (std::mem::take(gone), std::mem::take(new));
    told.extend((!gone.is_empty()).then_some(Step::Gone(gone)));
    told.extend((!new.is_empty()).then_some(Step::New(new)));
}

/// Words, runs of spaces, and singly signs and the characters of scripts without spaces.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match first {
            space if space.is_whitespace() => rest.find(|c: char| !c.is_whitespace()),
            single if is_single(single) => Some(single.len_utf8()),
            _ => rest.find(|c: char| c.is_whitespace() || is_single(c)),
        };
        let (piece, tail) = rest.split_at(end.unwrap_or(rest.len()));
        rest = tail;
        Some(piece)
    })
}

fn is_single(c: char) -> bool {
    let is_sign = c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}');
    let has_no_spaces =
        matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    is_sign || has_no_spaces || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let show = |step: &Step| match step {
            Step::Same(text) => text.clone(),
            Step::Gone(text) => format!("[-{text}-]"),
            Step::New(text) => format!("{{+{text}+}}"),
        };
        diff(old, new).iter().map(show).collect()
    }

    #[test]
    fn words_and_characters() {
        assert_eq!(
            shown("We answer in 24 hours.", "We answer in 2 days."),
            "We answer in [-24 hours-]{+2 days+}."
        );
        assert_eq!(shown("退款需要三天。", "退款需要五天。"), "退款需要[-三-]{+五+}天。");
        assert_eq!(shown("a b", "a b"), "a b");
        assert_eq!(shown("", "a b"), "{+a b+}");
    }

    #[test]
    fn nothing_is_lost() {
        let (old, new) = ("один, два;  three-four", "два; three  five");
        let side = |skip: fn(&Step) -> bool| -> String {
            let text = |step: &Step| match step {
                Step::Same(text) | Step::Gone(text) | Step::New(text) => text.clone(),
            };
            diff(old, new).iter().filter(|step| !skip(step)).map(text).collect()
        };
        assert_eq!(side(|step| matches!(step, Step::New(_))), old);
        assert_eq!(side(|step| matches!(step, Step::Gone(_))), new);
    }
}

//! A message as plain text: placeholders are `{1}` and `{1}words{/1}`, a brace of the text itself is
//! doubled.

use super::message::Token;

/// A message on one line.
pub fn notation(tokens: &[Token]) -> String {
    let text = |token: &Token| match token {
        Token::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Token::Open(n) | Token::Single(n) => format!("{{{n}}}"),
        Token::Close(n) => format!("{{/{n}}}"),
    };
    tokens.iter().map(text).collect()
}

/// The tokens of a notation. Which placeholders have words inside is told by their ends.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let doubled = rest.starts_with("{{") || rest.starts_with("}}");
        if let Some((token, length)) = placeholder(rest).filter(|_| !doubled) {
            tokens.push(token);
            rest = &rest[length..];
            continue;
        }
        match tokens.last_mut() {
            Some(Token::Text(text)) => text.push(first),
            _ => tokens.push(Token::Text(first.into())),
        }
        rest = &rest[if doubled { 2 } else { first.len_utf8() }..];
    }
    for at in 0..tokens.len() {
        if let Token::Single(n) = tokens[at]
            && tokens[at..].contains(&Token::Close(n))
        {
            tokens[at] = Token::Open(n);
        }
    }
    tokens
}

fn placeholder(text: &str) -> Option<(Token, usize)> {
    let inside = text.strip_prefix('{')?;
    let inside = &inside[..inside.find('}')?];
    let (digits, is_end) =
        inside.strip_prefix('/').map_or((inside, false), |digits| (digits, true));
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let n = digits.parse().ok().filter(|_| is_number)?;
    Some((if is_end { Token::Close(n) } else { Token::Single(n) }, inside.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read() {
        let all = vec![
            Token::Text("a {b} {1} ".into()),
            Token::Open(1),
            Token::Text("c".into()),
            Token::Single(2),
            Token::Close(1),
            Token::Text("}".into()),
        ];
        assert_eq!(notation(&all), "a {{b}} {{1}} {1}c{2}{/1}}}");
        assert_eq!(tokens(&notation(&all)), all);
        assert_eq!(tokens("{x} {1 {/} {+1}"), [Token::Text("{x} {1 {/} {+1}".into())]);
    }
}

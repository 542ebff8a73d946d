//! Terms on their way into tantivy: one to a line, taken as they are.
//!
//! tantivy's own form for words that are cut already goes through JSON, which cost a third of
//! indexing.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

/// The tokenizer's name in the schema.
pub const TERMS: &str = "terms";
/// Ends a term; no word has one.
pub const END: char = '\n';

/// The tokenizers of an index that is being built.
pub fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TERMS, Terms::default());
    tokenizers
}

#[derive(Clone, Default)]
struct Terms {
    token: Token,
}

struct TermStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Terms {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermStream<'a> {
        self.token.reset();
        TermStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        // Terms are short: to look byte by byte is cheaper than a search made for long texts.
        let end = self.rest.bytes().position(|byte| byte == END as u8);
        let Some((term, rest)) = end.and_then(|end| self.rest.split_at_checked(end)) else {
            return false;
        };
        self.rest = rest.get(END.len_utf8()..).unwrap_or_default();
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_out_as_they_went_in() {
        let text = "log\na\0b\n\n登录\n".to_owned();
        let mut terms = Terms::default();
        let mut stream = terms.token_stream(&text);
        let mut found = Vec::new();
        stream.process(&mut |token| found.push((token.position, token.text.clone())));
        let expected =
            [(0, "log"), (1, "a\0b"), (2, ""), (3, "登录")].map(|(at, text)| (at, text.to_owned()));
        assert_eq!(found, expected);
        assert!(!Terms::default().token_stream("").advance());
    }
}

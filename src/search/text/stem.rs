//! A language's stemmer: Snowball's where there is one, a light one of our own for Filipino.

use frostem::{Algorithm, Stemmer};

use super::analysis::fold;
use super::{arabic, filipino};
use crate::model::Lang;

/// Turns words into index terms. Pure: the same word gives the same term on every machine.
#[derive(Clone, Copy)]
pub enum WordStemmer {
    Snowball(Stemmer),
    Arabic(Stemmer),
    Filipino,
    None,
}

impl WordStemmer {
    pub fn new(lang: &Lang) -> Self {
        match lang.primary() {
            "fil" | "tl" => Self::Filipino,
            "ar" => Self::Arabic(Stemmer::new(Algorithm::Arabic)),
            // Bokmål and Nynorsk share the Norwegian stemmer.
            "nb" | "nn" | "no" => Self::Snowball(Stemmer::new(Algorithm::Norwegian)),
            code => Stemmer::try_from_name(code).map_or(Self::None, Self::Snowball),
        }
    }

    /// The index term of a lower-case word: stemmed first, then folded, because stemmers know
    /// accents.
    pub fn term(&self, word: &str) -> String {
        match self {
            Self::Snowball(stemmer) => {
                let stem = stemmer.stem(word);
                fold(if stem.is_empty() { word } else { &stem })
            }
            Self::Arabic(stemmer) => arabic::term(stemmer, word),
            Self::Filipino => filipino::stem(&fold(word)),
            Self::None => fold(word),
        }
    }

    /// Whether words of one family share a term.
    pub fn stems(&self) -> bool {
        !matches!(self, Self::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_tantivy_stems_is_stemmed() {
        for code in "ar da nl en fi fr de el hu it no pt ro ru es sv ta tr".split(' ') {
            assert!(WordStemmer::new(&Lang::parse(code).unwrap()).stems(), "{code}");
        }
        assert!(!WordStemmer::new(&Lang::parse("th").unwrap()).stems());
    }

    #[test]
    fn stems_before_folding() {
        let term =
            |lang: &str, word: &str| WordStemmer::new(&Lang::parse(lang).unwrap()).term(word);
        assert_eq!(term("en", "connections"), "connect");
        assert_eq!(term("fr", "étés"), "ete");
        assert_eq!(term("pt-BR", "configurações"), term("pt-BR", "configuração"));
        assert_eq!(term("nb", "husene"), term("nb", "huset"));
        assert_eq!(term("zh-Hans", "登录"), "登录");
        assert_eq!(term("fil", "magbayad"), "bayad");
    }
}

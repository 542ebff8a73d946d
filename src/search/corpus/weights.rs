//! The numbers of the ranking, in the index, in the browser's search and among related articles.
//! docs/search.md has the formula.

use crate::model::Lang;

/// What the title and the heading weigh beside the text, which weighs 1 and contains both. The
/// browser's `search/rank.js` has it as well.
pub const HEAD_WEIGHT: f32 = 1.25;
/// BM25's, as tantivy has them.
pub(super) const K1: f32 = 1.2;
pub(super) const B: f32 = 0.75;
/// Words of a head of usual length, title and heading: help centres have 8 to 11. Longer ones weigh
/// less, also where a site has only such.
const HEAD_WORDS: u64 = 9;
/// Pairs of characters that say as much as a word.
const PAIRS_A_WORD: u64 = 3;
/// Languages that write no spaces between words.
const UNSPACED: [&str; 7] = ["ja", "km", "ko", "lo", "my", "th", "zh"];
/// Among related articles: how much more a word of the title tells.
pub(super) const TITLE: f32 = 2.0;
/// Writers put together what belongs together.
pub(super) const SAME_CATEGORY: f32 = 1.2;

/// Words of all heads by which the length of one is judged, where they have `tokens` together. A
/// short one says with each word what the article is about; a sentence has its other words as well,
/// and where all heads of a site are sentences, none of them is short for that.
pub fn head_tokens(lang: &Lang, tokens: u64, documents: u64) -> u64 {
    let pairs = if UNSPACED.contains(&lang.primary()) { PAIRS_A_WORD } else { 1 };
    tokens.min(HEAD_WORDS * pairs * documents)
}

/// tantivy's idf of a term that occurs in `documents` of `total`.
pub fn idf(documents: u32, total: u32) -> f32 {
    let rest = total.saturating_sub(documents);
    (1.0 + (rest as f32 + 0.5) / (documents as f32 + 0.5)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_site_makes_sentences_short_heads() {
        let of = |lang: &str, tokens| head_tokens(&Lang::parse(lang).unwrap(), tokens, 10);
        assert_eq!(of("en", 85), 85);
        assert_eq!(of("en", 140), 90);
        assert_eq!(of("th", 140), 140);
        assert_eq!(of("zh-Hans", 800), 270);
    }
}

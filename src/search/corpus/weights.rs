//! The numbers of the ranking, in the index, in the browser's search and among related articles.
//! docs/search.md has the formula.

/// What the title and the heading weigh beside the text, which weighs 1 and contains both. The
/// browser's `search/rank.js` has it as well.
pub const HEAD_WEIGHT: f32 = 1.25;
/// BM25's, as tantivy has them.
pub(super) const K1: f32 = 1.2;
pub(super) const B: f32 = 0.75;
/// Among related articles: how much more a word of the title tells.
pub(super) const TITLE: f32 = 2.0;
/// Writers put together what belongs together.
pub(super) const SAME_CATEGORY: f32 = 1.2;

/// tantivy's idf of a term that occurs in `documents` of `total`.
pub fn idf(documents: u32, total: u32) -> f32 {
    let rest = total.saturating_sub(documents);
    (1.0 + (rest as f32 + 0.5) / (documents as f32 + 0.5)).ln()
}

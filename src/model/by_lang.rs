//! What there is of something in each language.

use litemap::LiteMap;

use super::Lang;

/// Ordered by language. A sorted list: a site has thousands of these with one language in most of
/// them, and a tree's smallest node has room for eleven.
pub type ByLang<T> = LiteMap<Lang, T>;

//! How tantivy is told that terms are cut already.

use tantivy::tokenizer::{RawTokenizer, TokenizerManager};

/// The tokenizer's name in the schema.
pub const TERMS: &str = "terms";

/// The tokenizers of an index that is being built. No text passes through them
/// ([`super::inverted`]), but tantivy asks for those that its schema names.
pub fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TERMS, RawTokenizer::default());
    tokenizers
}

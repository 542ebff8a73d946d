//! The tantivy schema: one document a section, and one for each `asks` line.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use super::terms::TERMS;

/// The fields by name, so that no other module looks them up.
#[derive(Debug, Clone)]
pub struct Fields {
    pub schema: Schema,
    /// Terms of article title and section heading, or of an `asks` line.
    pub head: Field,
    /// Terms of everything a reader sees in the section, title and heading included.
    pub text: Field,
    /// The article's position in the input.
    pub article: Field,
    /// An article, a contact topic or a channel ([`Kind`](crate::search::corpus::contact::Kind)).
    pub kind: Field,
    /// Positions of the contact topics that the article is about.
    pub topic: Field,
    pub yes: Field,
    pub no: Field,
    pub category: Field,
    pub audience: Field,
    pub id: Field,
    pub title: Field,
    pub heading: Field,
    pub url: Field,
    pub body: Field,
    /// The line, in the document of an `asks` line; its body is the article's opening.
    pub ask: Field,
    /// Of a way to a person: what it is, and what a click does, as JSON.
    pub contact: Field,
}

impl Fields {
    pub fn new() -> Self {
        let mut schema = Schema::builder();
        let scored = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(TERMS)
                .set_index_option(IndexRecordOption::WithFreqs),
        );
        let stored = TextOptions::default().set_stored();
        Self {
            head: schema.add_text_field("head", scored.clone()),
            text: schema.add_text_field("text", scored),
            article: schema.add_u64_field("article", FAST),
            kind: schema.add_u64_field("kind", FAST),
            topic: schema.add_u64_field("topic", FAST),
            yes: schema.add_u64_field("yes", FAST),
            no: schema.add_u64_field("no", FAST),
            category: schema.add_text_field("category", STRING | FAST | STORED),
            audience: schema.add_text_field("audience", STRING | FAST | STORED),
            id: schema.add_text_field("id", stored.clone()),
            title: schema.add_text_field("title", stored.clone()),
            heading: schema.add_text_field("heading", stored.clone()),
            url: schema.add_text_field("url", stored.clone()),
            body: schema.add_text_field("body", stored.clone()),
            ask: schema.add_text_field("ask", stored.clone()),
            contact: schema.add_text_field("contact", stored),
            schema: schema.build(),
        }
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self::new()
    }
}

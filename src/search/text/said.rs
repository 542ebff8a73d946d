//! What a query says, whatever it is wrapped in: by this a pin knows it.
//!
//! The browser does the same: `said` in `themes/default/assets/search/resolve.js`.

use std::collections::BTreeSet;

use super::analysis::{Word, fold, words};

/// The words of `text` in order, folded, without function words where there are others.
pub fn said(text: &str, function_words: &BTreeSet<String>) -> String {
    let all: Vec<String> = words(text).iter().map(|word: &Word| fold(&word.text)).collect();
    let telling: Vec<&str> =
        all.iter().filter(|word| !function_words.contains(*word)).map(String::as_str).collect();
    match telling.is_empty() {
        true => all.join(" "),
        false => telling.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::search::text::function_words::function_words;

    #[test]
    fn what_a_question_is_wrapped_in_does_not_count() {
        let known = function_words(&Lang::english());
        assert_eq!(said("How do I CANCEL my plan?", &known), "cancel plan");
        assert_eq!(said("How do I", &known), "how do i");
        assert_ne!(said("plan cancel", &known), said("cancel plan", &known));
        assert_eq!(said("?!", &known), "");
    }
}

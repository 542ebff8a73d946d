//! Structured data, as schema.org names it.

use serde_json::{Value, json};

use crate::config::BaseUrl;
use crate::model::Body;
use crate::render::page::trail::Crumb;

/// The content of a page's one data script: a graph of the breadcrumb and `data`; empty when there
/// is nothing to say. `<` is escaped, so nothing in it can end the script.
pub(in crate::render) fn script(data: &[Value], crumbs: &[Crumb], base: &BaseUrl) -> String {
    let mut graph: Vec<Value> = Vec::with_capacity(data.len() + 1);
    if crumbs.len() > 1 {
        graph.push(breadcrumb(crumbs, base));
    }
    graph.extend(data.iter().cloned());
    if graph.is_empty() {
        return String::new();
    }
    let whole = json!({ "@context": "https://schema.org", "@graph": graph });
    whole
        .to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn breadcrumb(crumbs: &[Crumb], base: &BaseUrl) -> Value {
    let items: Vec<Value> = crumbs
        .iter()
        .enumerate()
        .map(|(index, crumb)| {
            json!({ "@type": "ListItem", "position": index + 1, "name": crumb.title, "item": base.absolute(&crumb.href) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// Questions and their answers, where the body is a list of questions: at least two headings of
/// level 2 end in a question mark, and no more than a quarter of them does not.
pub(in crate::render) fn faq(body: &Body) -> Option<Value> {
    let mut questions: Vec<(&str, String)> = Vec::new();
    let mut headings = 0usize;
    let mut open = false;
    for section in &body.sections {
        match &section.heading {
            Some(heading) if heading.level == 2 => {
                headings += 1;
                open = is_question(&heading.text);
                if open {
                    questions.push((&heading.text, section.text.trim().to_owned()));
                }
            }
            Some(heading) if open => {
                if let Some((_, answer)) = questions.last_mut() {
                    answer.push_str(&format!("\n{}\n{}", heading.text, section.text.trim()));
                }
            }
            _ => {}
        }
    }
    questions.retain(|(_, answer)| !answer.trim().is_empty());
    if questions.len() < 2 || questions.len() * 4 < headings * 3 {
        return None;
    }
    let entities: Vec<Value> = questions
        .iter()
        .map(|(question, answer)| {
            json!({
                "@type": "Question",
                "name": question,
                "acceptedAnswer": { "@type": "Answer", "text": answer.trim() },
            })
        })
        .collect();
    Some(json!({ "@type": "FAQPage", "mainEntity": entities }))
}

/// Ends in a question mark of some script: Latin, Greek, Arabic, full-width, Armenian, Ethiopic.
fn is_question(text: &str) -> bool {
    text.trim_end().ends_with(['?', '\u{37e}', '؟', '？', '՞', '፧'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Heading, Section};

    fn body(headings: &[(u8, &str)]) -> Body {
        let sections = headings.iter().map(|(level, text)| Section {
            heading: Some(Heading {
                level: *level,
                anchor: "a".into(),
                pinned: false,
                end: false,
                pieces: Vec::new(),
                text: (*text).into(),
                span: crate::diagnostics::Span::default(),
            }),
            pieces: Vec::new(),
            text: "Answer.\n".into(),
        });
        Body { sections: sections.collect(), ..Body::default() }
    }

    #[test]
    fn only_a_list_of_questions_is_one() {
        assert!(faq(&body(&[(2, "Why?"), (2, "كيف؟")])).is_some());
        assert!(faq(&body(&[(2, "Why?"), (2, "Steps"), (2, "More")])).is_none());
        assert!(faq(&body(&[(2, "Why?")])).is_none());
    }

    #[test]
    fn an_answer_takes_in_the_headings_below_it() {
        let faq = faq(&body(&[(2, "Why?"), (3, "Because"), (2, "How?")])).unwrap();
        assert_eq!(faq["mainEntity"][0]["acceptedAnswer"]["text"], "Answer.\nBecause\nAnswer.");
        assert_eq!(faq["mainEntity"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn nothing_ends_the_script() {
        let base = BaseUrl::parse("https://help.example.com/").unwrap();
        let script = script(&[json!({ "name": "</script><script>alert(1)//" })], &[], &base);
        assert!(!script.contains('<'), "{script}");
    }
}

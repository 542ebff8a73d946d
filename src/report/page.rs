//! The report as a page that stands alone: no script, nothing loaded, to be mailed or printed.

use pulldown_cmark_escape::escape_html;

use super::finding::{Finding, Report, Section};

/// So many findings of a section are shown; all of them are in the JSON.
const SHOWN: usize = 50;

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:64rem;margin:auto;\
    padding:1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}\
    td,th{text-align:start;vertical-align:top;padding:.25rem .5rem;\
    border-block-end:1px solid #8886;overflow-wrap:anywhere}nav li{display:inline-block;\
    margin-inline-end:1rem}.none{opacity:.7}";

pub fn html(report: &Report) -> String {
    let title = format!("{}: what needs care on {}", escaped(&report.title), report.day);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         <p>{} texts looked at.</p>\n<nav><ul>\n",
        report.texts
    );
    for section in &report.sections {
        out.push_str(&format!(
            "<li><a href=\"#{}\">{}: {}</a></li>\n",
            section.id,
            section.title,
            section.findings.len()
        ));
    }
    out.push_str("</ul></nav>\n");
    report.sections.iter().for_each(|section| push_section(section, &mut out));
    out.push_str("</body>\n</html>\n");
    out
}

fn push_section(section: &Section, out: &mut String) {
    let count = section.findings.len();
    out.push_str(&format!("<h2 id=\"{}\">{}: {count}</h2>\n", section.id, section.title));
    if count == 0 {
        return out.push_str("<p class=\"none\">Nothing to do.</p>\n");
    }
    out.push_str(&format!(
        "<p>{}</p>\n<table><thead><tr><th>Article</th><th>Language</th><th>What</th>\
         <th>Owner</th></tr></thead>\n<tbody>\n",
        escaped(section.advice)
    ));
    section.findings.iter().take(SHOWN).for_each(|finding| push_row(finding, out));
    out.push_str("</tbody></table>\n");
    if count > SHOWN {
        out.push_str(&format!("<p>And {} more: see --json.</p>\n", count - SHOWN));
    }
}

fn push_row(finding: &Finding, out: &mut String) {
    out.push_str(&format!(
        "<tr><td><span lang=\"{lang}\" dir=\"auto\">{}</span><br><small>{}</small></td>\
         <td>{lang}</td><td>{}</td><td>{}</td></tr>\n",
        escaped(&finding.title),
        escaped(&finding.path),
        escaped(&finding.said),
        escaped(finding.owner.as_deref().unwrap_or_default()),
        lang = escaped(&finding.lang),
    ));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String does not fail.
    let written = escape_html(&mut out, text);
    debug_assert!(written.is_ok());
    out
}

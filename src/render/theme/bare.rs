//! The program's own scripts as they travel: without comments, indentation and empty lines, a
//! quarter of what a phone would fetch. A site's own scripts stay as they were written.
//!
//! Lines are looked at and nothing else, because our scripts have their comments on lines of their
//! own. What stands in a string keeps its place: a line with an odd number of backticks would begin
//! or end a text of several lines, and such a script stays as it is.

/// `script` without what is for its readers. Line breaks stay: they end statements.
pub fn bare(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::travel::written;

    #[test]
    fn comments_and_indentation_stay_at_home() {
        let script = "// What it does.\n\n/**\n * `x`: a place, as in `//`.\n */\nexport function \
                      f(x) {\n  // Why.\n  const y = `//${x}`; /* z */ // 5\n  return \
                      y;\n}\n/** One. */\nexport const g = \"/* no comment */\";\n";
        let kept = "export function f(x) {\nconst y = `//${x}`; /* z */ // 5\nreturn y;\n}\nexport \
                    const g = \"/* no comment */\";\n";
        assert_eq!(bare(script), kept);
        assert_eq!(bare("const a = `one\n  // two\n`;\n"), "const a = `one\n  // two\n`;\n");
    }

    /// A comment between code, or one that ends in the middle of a line, would take code with it.
    #[test]
    fn our_scripts_have_comments_on_lines_of_their_own() {
        let scripts: Vec<_> = written().collect();
        assert!(scripts.len() > 20, "{}", scripts.len());
        for (name, text) in scripts {
            assert!(bare(text).len() < text.len(), "{name}");
            let mut in_comment = false;
            for (at, line) in text.lines().map(str::trim).enumerate() {
                let place = || format!("{name}, line {}: {line}", at + 1);
                in_comment |= line.starts_with("/*");
                if in_comment {
                    assert!(line.find("*/").is_none_or(|end| end + 2 == line.len()), "{}", place());
                } else {
                    assert!(line.starts_with("//") || !line.contains("/*"), "{}", place());
                }
                in_comment &= !line.ends_with("*/");
            }
        }
    }
}

//! Code in colours: what a word of it is, as a class. The theme has the colours.
//!
//! Grammars are Sublime's, read by `syntect`; they are unpacked when the first block needs them.
//! The text of the block stays what it was, to the character.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

/// Longer blocks are no example that anybody reads, and grammars are not made for longer lines:
/// both stay plain.
const MAX_BLOCK: usize = 64 * 1024;
const MAX_LINE: usize = 2_000;

/// What customers' articles call a language, where the grammars have another name for it.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("apache", "Apache Conf"),
    ("batch", "bat"),
    ("console", "sh"),
    ("cron", "crontab"),
    ("csharp", "cs"),
    ("docker", "dockerfile"),
    ("dotenv", ".env"),
    ("env", ".env"),
    ("golang", "go"),
    ("hcl", "tf"),
    ("htaccess", "Apache Conf"),
    ("http", "HTTP Request and Response"),
    ("json5", "json"),
    ("jsonc", "json"),
    ("jsx", "tsx"),
    ("jsonl", "json"),
    ("node", "js"),
    ("objc", "Objective-C"),
    ("plist", "xml"),
    ("shell", "sh"),
    ("shell-session", "sh"),
    ("shellsession", "sh"),
    ("vb", "vbs"),
];

/// What a scope of the grammars is shown as, the longest beginning first. An empty name ends the
/// search: code inside a string is no string.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "comment"),
    ("string.unquoted.argument", ""),
    ("string", "string"),
    ("constant", "number"),
    ("keyword.operator.word", "keyword"),
    ("keyword.operator.logical.python", "keyword"),
    ("keyword.operator", ""),
    ("keyword", "keyword"),
    ("storage", "keyword"),
    ("variable.language", "keyword"),
    ("variable.parameter.option", "type"),
    ("variable.function", "name"),
    ("entity.name.tag", "name"),
    ("entity.name.function", "name"),
    ("entity.other.attribute-name", "type"),
    ("entity.name", "type"),
    ("support.function", "name"),
    ("support.class", "type"),
    ("support.type", "type"),
    ("support.constant", "number"),
    ("markup.inserted", "added"),
    ("markup.deleted", "removed"),
    ("markup.heading", "keyword"),
    ("meta.interpolation", ""),
    ("meta.template.expression", ""),
    ("source", ""),
    ("text", ""),
];

struct Grammars {
    set: SyntaxSet,
    classes: Vec<(Scope, &'static str)>,
}

static GRAMMARS: LazyLock<Grammars> = LazyLock::new(|| Grammars {
    set: two_face::syntax::extra_newlines(),
    classes: CLASSES
        .iter()
        .filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class)))
        .collect(),
});

/// `code` as HTML, its words in `<span class="hl-…">`; `None` where it is to stay plain: a language
/// that nobody knows here, a block without end.
pub(super) fn coloured(language: &str, code: &str) -> Option<String> {
    if code.len() > MAX_BLOCK || code.lines().any(|line| line.len() > MAX_LINE) {
        return None;
    }
    let grammars = &*GRAMMARS;
    let mut state = ParseState::new(grammars.grammar(language)?);
    let mut stack = ScopeStack::new();
    let mut out = Spans::default();
    for line in code.split_inclusive('\n') {
        let mut from = 0;
        for (at, change) in state.parse_line(line, &grammars.set).ok()? {
            out.push(line.get(from..at)?, grammars.class(&stack));
            stack.apply(&change).ok()?;
            from = at;
        }
        out.push(line.get(from..)?, grammars.class(&stack));
    }
    out.close();
    Some(out.html)
}

impl Grammars {
    fn grammar(&self, language: &str) -> Option<&SyntaxReference> {
        let other = OTHER_NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(language));
        let token = other.map_or(language, |(_, token)| token);
        let found = self.set.find_syntax_by_token(token)?;
        (found.name != "Plain Text").then_some(found)
    }

    /// The class of the innermost scope that has one.
    fn class(&self, stack: &ScopeStack) -> &'static str {
        let of = |scope: &Scope| {
            let found = self.classes.iter().find(|(start, _)| start.is_prefix_of(*scope));
            found.map(|(_, class)| *class)
        };
        stack.as_slice().iter().rev().find_map(of).unwrap_or("")
    }
}

/// Neighbours of one class share a span; spaces belong to what stands before them.
#[derive(Default)]
struct Spans {
    html: String,
    open: &'static str,
}

impl Spans {
    fn push(&mut self, text: &str, class: &'static str) {
        if text.is_empty() {
            return;
        }
        if class != self.open && !text.trim().is_empty() {
            self.close();
            if !class.is_empty() {
                self.html.push_str("<span class=\"hl-");
                self.html.push_str(class);
                self.html.push_str("\">");
            }
            self.open = class;
        }
        escape::html(&mut self.html, text);
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        // Spaces at the end stand outside, so that no span ends in an empty line.
        let end = self.html.trim_end().len();
        self.html.insert_str(end, "</span>");
        self.open = "";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of `html`, without its spans.
    fn text(html: &str) -> String {
        let mut text = String::new();
        for (index, part) in html.split('<').enumerate() {
            let behind = if index == 0 { part } else { part.split_once('>').map_or("", |p| p.1) };
            text.push_str(behind);
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    /// A snippet a language, and one word of it with its class.
    const SAMPLES: &[(&str, &str, &str)] = &[
        ("sh", "# look\nrsync -avz a/ b/\n", "hl-comment\"># look"),
        ("bash", "if [ -f a ]; then echo \"$a\"; fi\n", "hl-keyword\">if"),
        ("console", "export A=\"1\"\n", "hl-string\">&quot;1&quot;"),
        ("bat", "rem look\nset A=1\n", "hl-comment\"> look"),
        ("json", "{ \"a\": true }\n", "hl-number\">true"),
        ("yaml", "# x\na: 1\n", "hl-comment\"># x"),
        ("yml", "a: \"x\"\n", "hl-string\">&quot;x&quot;"),
        ("toml", "a = 1 # x\n", "hl-comment\"># x"),
        ("ini", "; x\na = 1\n", "hl-comment\">; x"),
        ("env", "# x\nA=1\n", "hl-comment\"># x"),
        ("html", "<p class=\"a\">b</p>\n", "hl-name\">p"),
        ("xml", "<a b=\"c\"/>\n", "hl-name\">a"),
        ("css", "/* x */ a { color: red }\n", "hl-comment\">/* x */"),
        ("scss", "// x\n$a: 1px;\n", "hl-comment\">// x"),
        ("js", "const a = \"b\";\n", "hl-keyword\">const"),
        ("javascript", "return 1;\n", "hl-number\">1"),
        ("jsx", "const a = <b/>;\n", "hl-keyword\">const"),
        ("ts", "let a: string = 'b';\n", "hl-string\">'b'"),
        ("tsx", "const a = 1;\n", "hl-keyword\">const"),
        ("vue", "<template><p/></template>\n", "hl-name\">"),
        ("php", "<?php echo 'a'; // x\n", "hl-comment\">// x"),
        ("python", "def a():\n    return None\n", "hl-keyword\">def"),
        ("ruby", "def a\n  'b'\nend\n", "hl-string\">'b'"),
        ("go", "func a() {}\n", "hl-keyword\">func"),
        ("rust", "let a = 1; // x\n", "hl-comment\">// x"),
        ("java", "class A { int a = 1; }\n", "hl-number\">1"),
        ("kotlin", "val a = 1 // x\n", "hl-comment\">// x"),
        ("swift", "let a = 1 // x\n", "hl-comment\">// x"),
        ("dart", "var a = 1; // x\n", "hl-comment\">// x"),
        ("c", "int a = 1; /* x */\n", "hl-comment\">/* x */"),
        ("cpp", "int a = 1; // x\n", "hl-comment\">// x"),
        ("csharp", "var a = 1; // x\n", "hl-comment\">// x"),
        ("sql", "SELECT 1 -- x\n", "hl-comment\">-- x"),
        ("graphql", "query A { b } # x\n", "hl-comment\"># x"),
        ("lua", "local a = 1 -- x\n", "hl-comment\">-- x"),
        ("perl", "my $a = 1; # x\n", "hl-comment\"># x"),
        ("r", "a <- 1 # x\n", "hl-comment\"># x"),
        ("dockerfile", "# x\nFROM a\n", "hl-comment\"># x"),
        ("nginx", "# x\nlisten 80;\n", "hl-comment\"># x"),
        ("apache", "# x\nDeny from all\n", "hl-comment\"># x"),
        ("cron", "# x\n30 3 * * * /a\n", "hl-comment\"># x"),
        ("makefile", "# x\na: b\n", "hl-comment\"># x"),
        ("terraform", "# x\na = 1\n", "hl-comment\"># x"),
        ("diff", "-a\n+b\n", "hl-removed\">-a"),
        ("http", "GET / HTTP/1.1\nHost: example.org\n\n", "hl-"),
        ("markdown", "# x\n", "hl-keyword\">#"),
    ];

    #[test]
    fn languages_of_help_centres_are_known() {
        assert!(SAMPLES.len() >= 40);
        let mut wrong = Vec::new();
        for (language, code, part) in SAMPLES {
            let html = coloured(language, code).unwrap_or_default();
            if !html.contains(part) || text(&html) != *code {
                wrong.push(format!("{language}: {part} in {html}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn what_is_unknown_or_endless_stays_plain() {
        assert_eq!(coloured("no-such-language", "a = 1\n"), None);
        for plain in ["text", "txt", "plain", "plaintext", ""] {
            assert_eq!(coloured(plain, "if a = 1\n"), None, "{plain}");
        }
        assert_eq!(coloured("js", &"a;".repeat(1_001)), None);
        assert_eq!(coloured("js", &"a;\n".repeat(30_000)), None);
        assert!(coloured("js", &"let a;".repeat(100)).is_some());
    }

    /// Whatever a grammar makes of it, the text is the same and every span is closed.
    #[test]
    fn no_grammar_changes_a_text() {
        let hostile =
            "<script>alert(\"&amp;\")</script> 'it\n\t/* {{ #{ ${ <% 登录 \u{202e}\n\n  -- \"\n";
        // Those whose grammars hold other grammars, and a few that do not.
        let names =
            ["html", "php", "vue", "md", "rb", "sh", "yaml", "tsx", "py", "sql", "tex", "diff"];
        for name in names {
            let html = coloured(name, hostile).unwrap_or_default();
            assert_eq!(text(&html), hostile, "{name}");
            assert_eq!(html.matches("<span").count(), html.matches("</span>").count(), "{name}");
            assert!(!html.contains("<script"), "{name}");
        }
    }
}

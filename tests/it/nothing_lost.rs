//! What a writer wrote is on the page or in a diagnostic: random documents of every kind of block,
//! with ordinary mistakes strewn in. Each text, link and picture carries a mark of its own, and each
//! mark has to be found again.

use std::fmt::Write as _;

use frontdesk::diagnostics::Diagnostics;
use frontdesk::memo::Memo;
use frontdesk::pipeline::{self, Request};
use frontdesk::source::Source;

use crate::site::TestSite;

/// Documents a site: what is looked up by name stays as quick as on a real one.
const AT_ONCE: usize = 250;

#[test]
fn all_that_is_written_is_on_the_page_or_in_a_diagnostic() {
    let wanted: usize =
        std::env::var("FRONTDESK_TEST_DOCUMENTS").map_or(500, |count| count.parse().unwrap());
    let mut lost = Vec::new();
    let mut marks = 0;
    for first in (0..wanted).step_by(AT_ONCE) {
        let documents: Vec<Written> = (first..(first + AT_ONCE).min(wanted)).map(write).collect();
        marks += documents.iter().map(|document| document.marks.len()).sum::<usize>();
        lost.extend(losses(&documents));
    }
    assert!(marks > wanted, "{marks} marks in {wanted} documents");
    assert!(lost.is_empty(), "{} of {marks} lost:\n{}", lost.len(), lost.join("\n"));
}

/// What these tests have found.
#[test]
fn what_was_lost_once() {
    let texts = [
        "# m0x0z\n\nOne[^n], two[^n].\n\n[^n]: m0x1z\n\n[^n]: m0x2z\n",
        "# m0x0z\n\n<meta name=\"m0x1z\">\nm0x2z\n\nm0x3z\n",
        "# m0x0z\n\n<section>\n**m0x1z** [m0x2z](there.md)\n</section>\n",
        "# m0x0z\n\n**m0x1z and m0x2z\n",
        "# m0x0z\n\n> [!TABS]\n> m0x1z\n>\n> ## m0x2z\n> m0x3z\n>\n> ### m0x4z\n> ## m0x5z\n",
        "# m0x0z\n\n## m0x1z {m0x2z}\n\nm0x3z\n\n## m0x4z {#m0x5z m0x6z}\n",
        "---\ntitle: m0x0z #m0x1z\n---\nm0x2z\n",
        "# m0x0z\n\n- [ ] **m0x1z m0x2z\n   - [ ] m0x3z\n",
        "# m0x0z\n\nm0x1z m0x2z\n: m0x3z m0x4z\n:**m0x5z m0x6z\n",
        "# m0x0z\n\n**m0x1z m0x2z\n**m0x3z m0x4z\n",
        "# m0x0z\n\n<p>\nm0x1z\n</p>\n~~~sh {1,2}\nm0x2z\n````\n",
        "# m0x0z\n\nm0x1z\n: m0x2z\n\n  > m0x3z\n\nm0x4z\n:m0x5z:\n: ==m0x6z **m0x7z**== m0x8z~m0x9z~\n",
    ];
    let documents: Vec<Written> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            let lines = text.lines().enumerate();
            let marks = lines.flat_map(|(at, line)| {
                let words = line.split(|c: char| !c.is_alphanumeric());
                words
                    .filter(|word| word.starts_with("m0x"))
                    .map(move |word| Mark { text: word.to_owned(), lines: (at + 1, at + 1) })
            });
            let marks = marks.collect();
            Written { name: format!("d{number}"), text: (*text).to_owned(), marks }
        })
        .collect();
    let lost = losses(&documents);
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// A document of every kind of block, with ordinary mistakes.
pub fn document(number: usize) -> String {
    write(number).text
}

/// A document and what has to be found of it.
struct Written {
    name: String,
    text: String,
    marks: Vec<Mark>,
}

struct Mark {
    text: String,
    /// The lines of its block, from one.
    lines: (usize, usize),
}

/// What is neither on the document's page nor told, with the document.
fn losses(documents: &[Written]) -> Vec<String> {
    let mut site = TestSite::new()
        .file("content/a/there.md", "# There\n\n## Part\n\nText.\n")
        .bytes("content/a/there.png", b"picture")
        .bytes("content/a/two words.png", b"picture")
        .bytes("content/a/clip.mp4", b"film");
    for document in documents {
        site = site.file(&format!("content/a/{}.md", document.name), &document.text);
    }
    let source = Source::open(site.root()).unwrap();
    let request = Request::at("2026-11-22T00:00:00Z".parse().unwrap());
    let (built, said) = pipeline::build(&source, &request, &Memo::default());
    let files = built.unwrap().files;
    let mut lost = Vec::new();
    for document in documents {
        let path = format!("site/a/{}/index.html", document.name);
        let page = files.iter().find(|file| file.path == path);
        let page = page.map(|page| String::from_utf8_lossy(&page.bytes)).unwrap_or_default();
        let shown = page.split_once("<main").map_or("", |(_, shown)| shown);
        let gone = document.marks.iter().filter(|mark| {
            !shown.contains(&mark.text) && !is_told(&said, &document.name, mark.lines)
        });
        let gone: Vec<&str> = gone.map(|mark| mark.text.as_str()).collect();
        if !gone.is_empty() {
            let told = of(&said, &document.name).map(|d| {
                format!("{}: {} {}\n", d.place.as_ref().map_or(0, |p| p.line), d.code, d.message)
            });
            let told: String = told.collect();
            lost.push(format!("{gone:?} of\n{}said:\n{told}", document.text));
        }
        let text = shown.split_once("<div class=\"prose\"").map_or("", |(_, text)| text);
        let text = text.split_once("</article>").map_or(text, |(text, _)| text);
        if let Some(raw) = raw_marks(text)
            && of(&said, &document.name).next().is_none()
        {
            lost.push(format!("{raw:?} is shown raw, and nothing told, of\n{}", document.text));
        }
    }
    lost
}

fn of<'d>(
    said: &'d Diagnostics,
    name: &str,
) -> impl Iterator<Item = &'d frontdesk::diagnostics::Diagnostic> {
    let path = format!("content/a/{name}.md");
    said.iter().filter(move |d| d.place.as_ref().is_some_and(|place| *place.path == *path))
}

/// What is said where something opens that takes in all that follows.
const TAKES_MORE: [&str; 1] = ["unused-footnote"];

/// Whether something was said at the block, or before it of what took it in.
fn is_told(said: &Diagnostics, name: &str, (first, last): (usize, usize)) -> bool {
    of(said, name).any(|d| {
        let line = d.place.as_ref().map_or(0, |place| place.line as usize);
        (first..=last).contains(&line) || line < first && TAKES_MORE.contains(&d.code)
    })
}

/// Marks of Markdown that a reader sees as they were typed.
fn raw_marks(shown: &str) -> Option<&'static str> {
    let mut text = String::new();
    let mut rest = shown;
    let code = |text: &str| text.find("<code").map(|at| (at, "</code>"));
    let comment = |text: &str| text.find("<!--").map(|at| (at, "-->"));
    while let Some((at, end)) = code(rest).into_iter().chain(comment(rest)).min() {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once(end).map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    ["](", "**", "[^", "|--", "```", "&lt;!--", "&lt;&lt;&lt;&lt;"]
        .into_iter()
        .find(|raw| text.contains(raw))
}

/// One random document; the same one for the same number.
fn write(number: usize) -> Written {
    let mut draft = Draft {
        random: Random::new(number as u64),
        number,
        text: String::new(),
        marks: Vec::new(),
    };
    draft.block(|draft| {
        let title = draft.mark();
        format!("# {title}\n")
    });
    for _ in 0..1 + draft.random.below(5) {
        let kind = draft.random.below(KINDS.len());
        draft.block(KINDS[kind]);
    }
    Written { name: format!("d{number}"), text: draft.text, marks: draft.marks }
}

struct Draft {
    random: Random,
    number: usize,
    text: String,
    marks: Vec<Mark>,
}

impl Draft {
    /// A word that stands nowhere else.
    fn mark(&mut self) -> String {
        let text = format!("m{}x{}z", self.number, self.marks.len());
        self.marks.push(Mark { text: text.clone(), lines: (0, 0) });
        text
    }

    fn block(&mut self, kind: fn(&mut Self) -> String) {
        let first = self.text.lines().count() + 1;
        let known = self.marks.len();
        let text = kind(self);
        // A blank line between blocks is what is most often forgotten.
        let apart = if self.random.below(8) == 0 { "" } else { "\n" };
        let _ = write!(self.text, "{text}{apart}");
        let last = self.text.lines().count();
        for mark in &mut self.marks[known..] {
            mark.lines = (first, last);
        }
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.random.below(from.len())]
    }

    /// Some words in a row of a line, plain or with something in them.
    fn line(&mut self) -> String {
        let (a, b) = (self.mark(), self.mark());
        let shape = self.pick(&[
            "A B",
            "A **B**",
            "**A B",
            "A *B*",
            "A * B",
            "`A` B",
            "`A B",
            "~~A~~ B",
            "A[^1] B",
            "[A](there.md) B",
            "[A](there.md#part) B",
            "[A](nowhere.md) B",
            "[A] (there.md) B",
            "[A][B]",
            "[A](there page.md) B",
            "<https://example.com/A> B",
            "https://example.com/A B",
            "A@example.com B",
            "![A](there.png) B",
            "![A](two words.png) B",
            "![A](lost.png) B",
            "A<br>B",
            "<b>A</b> B",
            "<b>A B",
            "A</b> B",
            "<kbd>A</kbd> B",
            "A < B",
            "A & B",
            "<!-- x --> A B",
            "\\*A\\* B",
            "A\\ B",
            "&copy; A B",
            "[A](javascript:x) B",
            "<img src=\"there.png\" alt=\"A\"> B",
            "<a href=\"there.md\">A</a> B",
            "<a href='nowhere.md'>A</a> B",
            "H~2~O A B",
            "==A== B",
            "A ^B^",
            "A^B^",
            "A~B~ x",
            "++A++ B",
            "==A **B**==",
            "==A **B==**",
            "$A$ B",
            "[[A]] B",
            "{{ A }} B",
            "{A} B",
            ":smile: A B",
            "A  \nB",
            "A\\\nB",
            "[A](<two words.png>) B",
            "[A](there.md \"B\")",
            "[A](there.md 'B')",
            "![A](there.png \"B\")",
            "__A__ B",
            "_A_ B",
            "<A@example.com> B",
            "[A]() B",
            "[](there.md) A B",
            "![](there.png) A B",
            "[ ] A B",
            "A — B",
            "<span class=\"x\">A</span> B",
            "<font color=red>A</font> B",
            "<A> B",
        ]);
        shape.replace('A', &a).replace('B', &b)
    }
}

type Kind = fn(&mut Draft) -> String;

const KINDS: &[Kind] = &[
    |d| format!("{}\n", d.line()),
    |d| format!("{}\n{}\n", d.line(), d.line()),
    |d| format!("{} {}\n", d.pick(&["##", "###", "####", "##", "#"]), d.line().replace('\n', " ")),
    |d| format!("##{}\n", d.mark()),
    |d| format!("{}\n---\n", d.line()),
    |d| {
        let sign = d.pick(&["-", "*", "+", "1.", "1)", "- [ ]", "- [x]", "•", "-"]);
        let (a, b, c) = (d.line(), d.line(), d.line());
        let deep = d.pick(&["  ", "    ", " ", "\t", "   "]);
        format!("{sign} {a}\n{sign} {b}\n{deep}{sign} {c}\n")
    },
    |d| format!("-{}\n-{}\n", d.mark(), d.mark()),
    |d| format!("{}\n: {}\n:{}\n", d.line(), d.line(), d.line()),
    |d| {
        let level = d.pick(&["##", "###", "#"]);
        let (a, b, c, e) = (d.mark(), d.line(), d.mark(), d.mark());
        let b = b.replace('\n', "\n> ");
        format!("> [!TABS]\n> {level} {a}\n> {b}\n>\n> ### {c}\n>\n> {e}\n")
    },
    |d| format!("> {}\n{}\n", d.line(), d.line()),
    |d| {
        let kind =
            d.pick(&["NOTE", "TIP", "WARNING", "note", "DANGER", "INFO", "CAUTION", "Important"]);
        format!("> [!{kind}]\n> {}\n", d.line())
    },
    |d| {
        let (a, b, c, e) = (d.mark(), d.mark(), d.mark(), d.mark());
        let dashes = d.pick(&["|--|--|", "|:--|--:|", "|--|", "", "--|--", "|--|--|--|"]);
        let more = d.pick(&["", " | extra", " |", "|| |"]);
        format!("| {a} | {b} |\n{dashes}\n| {c} | {e} |{more}\n")
    },
    |d| {
        let fence = d.pick(&["```", "~~~", "````"]);
        let info = d.pick(&["", "rust", "js title=\"x\"", "sh {1,2}", "mermaid"]);
        let end = d.pick(&["```", "~~~", "````", "", "``"]);
        format!("{fence}{info}\n{}\n{end}\n", d.mark())
    },
    |d| format!("    {}\n", d.mark()),
    |d| {
        let tag = d.pick(&[
            "div", "p", "section", "details", "center", "aside", "figure", "table", "ul", "form",
        ]);
        let close = d.pick(&["yes", "yes", "no"]);
        let (a, end) = (d.line(), if close == "yes" { format!("</{tag}>") } else { String::new() });
        format!("<{tag}>\n{a}\n{end}\n")
    },
    |d| format!("<details>\n<summary>{}</summary>\n\n{}\n\n</details>\n", d.mark(), d.line()),
    |d| {
        let element = d.pick(&[
            "<img src=\"F\" alt=\"A\">",
            "<img\n  src='F'\n  alt='A'>",
            "<video src=\"F\">A</video>",
            "<video poster=\"F\" controls><source src=\"F\">A</video>",
            "<audio src=F>A</audio>",
            "<picture><source srcset=\"F 2x\"><img src=\"F\" alt=\"A\"></picture>",
            "<object data=\"F\">A</object>",
            "<embed src=\"F\" title=\"A\">",
            "<iframe src=\"F\" title=\"A\"></iframe>",
            "<script src=\"F\">A</script>",
            "<link rel=stylesheet href=\"F\" title=\"A\">",
            "<style>A { }</style>",
            "<a href=\"F\">A</a>",
            "<a href=F>A",
            "<area href=\"F\" alt=\"A\">",
            "<form action=\"F\"><button>A</button></form>",
            "<input type=image src=\"F\" alt=\"A\">",
            "<svg><image href=\"F\"/><text>A</text></svg>",
            "<blockquote cite=\"F\">A</blockquote>",
            "<table background=\"F\"><tr><td>A</td></tr></table>",
            "<math><mi>A</mi></math>",
            "<p onclick=\"x()\">A</p>",
            "<template>A</template>",
            "<noscript>A</noscript>",
            "<select><option>A</option></select>",
            "<textarea>A</textarea>",
            "<title>A</title>",
            "<custom-element>A</custom-element>",
            "<p style=\"color:red\">A</p>",
            "<p hidden>A</p>",
            "<dl><dt>A</dt></dl>",
            "<base href=\"F\">A",
            "<meta name=\"A\" content=\"F\">",
        ]);
        let file =
            d.pick(&["there.png", "lost.png", "there.md", "clip.mp4", "https://example.com/x"]);
        element.replace('F', file).replace('A', &d.mark()) + "\n"
    },
    |d| {
        format!(
            "[x]: {} \"{}\"\n\n{} [y][x]\n",
            d.pick(&["there.md", "lost.md", "<>"]),
            d.mark(),
            d.mark()
        )
    },
    |d| format!("{}[^n]\n\n[^n]: {}\n", d.mark(), d.line()),
    |d| format!("[^alone]: {}\n", d.mark()),
    |d| format!("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", d.mark(), d.mark()),
    |d| format!("<!-- {}\n\n{}\n", d.pick(&["todo", "todo -->"]), d.mark()),
    |d| format!("{}\n: {}\n", d.mark(), d.line()),
    |d| format!(":::{}\n{}\n:::\n", d.pick(&["note", " tip", "tabs", "details[More]"]), d.mark()),
    |d| format!("!!! note\n    {}\n", d.mark()),
    |d| format!("{}\n", d.pick(&["***", "---", "* * *", "\\newpage", "{{< toc >}}", "[TOC]"])),
    |d| format!("{{% include \"{}\" %}}\n", d.mark()),
    |d| format!("import X from '{}'\n\n<X name=\"{}\" />\n", d.mark(), d.mark()),
    |d| format!("{}\u{a0}\u{200b}{}\n", d.mark(), d.mark()),
];

/// SplitMix64: the same documents on every machine.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678))
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most as u64) as usize
    }
}

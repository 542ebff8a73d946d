//! `frontdesk translate export` and `frontdesk translate import`.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::opened::{Of, Opened, check_articles, language, open, refuse};
use crate::cli::{Exit, output, site};
use crate::diagnostics::{Diagnostic, Diagnostics, Format as Report};
use crate::edit::{self, Changes};
use crate::graph::Site;
use crate::memo::Memo;
use crate::model::Lang;
use crate::pipeline::{Linked, Request};
use crate::translate::exchange::{self, Format, Returns, Taking, Took, Wanted};
use crate::translate::{self, Record};
use crate::tree::TextFile;

/// Larger than any help centre's texts in one language.
const LARGEST: u64 = 64 * 1024 * 1024;

#[derive(Debug, clap::Args)]
pub struct Export {
    /// Articles to export [default: all]
    #[arg(value_name = "ARTICLE")]
    articles: Vec<String>,
    /// The language to translate into
    #[arg(long, value_name = "LANG")]
    lang: String,
    /// Which format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatArg,
    /// Where to write it [default: standard output]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// What is translated and up to date, too
    #[arg(long)]
    all: bool,
    /// Blocks of code, too
    #[arg(long)]
    code: bool,
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    root: PathBuf,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum FormatArg {
    /// XLIFF 1.2
    #[default]
    Xliff,
    /// Gettext
    Po,
}

#[derive(Debug, clap::Args)]
pub struct Import {
    /// Files that came back, XLIFF 1.2 or PO
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Write new translations that are not complete; the source's text stands where one is missing
    #[arg(long)]
    partial: bool,
    /// Take texts that the translator has left marked as not done (fuzzy, needs-…)
    #[arg(long)]
    unreviewed: bool,
    /// Take the rest of a file in which something is broken
    #[arg(long)]
    keep_going: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    dry_run: bool,
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    root: PathBuf,
}

pub fn export(args: &Export) -> Result<Exit, Exit> {
    let of = Of { lang: Some(args.lang.clone()), root: args.root.clone() };
    let opened = open(&of)?;
    check_articles(&opened, &args.articles)?;
    let Some((lang, record)) = opened.records.first() else { return Ok(Exit::Usage) };
    let wanted = Wanted { all: args.all, code: args.code, articles: args.articles.clone() };
    let default = &opened.config.default_language().lang;
    let pages = pages(&args.root)?;
    let exchange = exchange::collect(&opened.texts, (lang, default), record, &wanted, &pages);
    let format = match args.format {
        FormatArg::Xliff => Format::Xliff,
        FormatArg::Po => Format::Po,
    };
    let text = exchange::write(&exchange, format, &opened.config.title);
    match &args.out {
        None => output::out(&text),
        Some(file) => fs::write(file, text).map_err(|error| {
            output::say(&format!("error: {}: {error}", file.display()));
            Exit::Machine
        })?,
    }
    let texts: usize = exchange.articles.iter().map(|article| article.items.len()).sum();
    output::note(&format!("{lang}: {texts} texts of {} articles", exchange.articles.len()));
    if exchange.elsewhere > 0 {
        output::note(&format!(
            "{} parts are left out: their translations have another structure",
            exchange.elsewhere
        ));
    }
    Ok(Exit::Fine)
}

/// The addresses of the sources' pages, by the articles' names. A site that cannot be linked has
/// some all the same.
fn pages(root: &Path) -> Result<BTreeMap<String, String>, Exit> {
    let (source, now) = site::open(root, None, Report::Human)?;
    let (linked, _) = Linked::read(&source, &Request::at(now), &Memo::default());
    Ok(linked.map(|linked| addresses(&linked.site)).unwrap_or_default())
}

fn addresses(site: &Site) -> BTreeMap<String, String> {
    let base = &site.config.base_url;
    let articles = site.articles.iter().filter_map(|article| {
        let page = &article.versions.get(&article.source)?.path;
        Some((article.key.to_string(), base.absolute(&page.href(base.path()))))
    });
    let categories = site.categories.iter().filter_map(|category| {
        let (_, name) = category.names.iter().find(|(lang, name)| {
            name.document.as_ref().is_some_and(|document| document.lang == **lang)
        })?;
        let key = format!("{}/_category", category.key);
        let page = base.absolute(&name.path.href(base.path()));
        Some((key.trim_start_matches('/').to_owned(), page))
    });
    articles.chain(categories).collect()
}

pub fn import(args: &Import) -> Result<Exit, Exit> {
    let opened = open(&Of { lang: None, root: args.root.clone() })?;
    let mut import =
        Importing { opened: &opened, args, records: BTreeMap::new(), changes: Changes::default() };
    let mut diagnostics = Diagnostics::new();
    let mut said = Vec::new();
    for path in &args.files {
        let file = read(path)?;
        match import.file(&file) {
            Ok((lang, took, found)) => {
                said.extend(told(&lang, &took));
                diagnostics.extend(found);
            }
            Err(d) => diagnostics.push(d),
        }
    }
    let is_broken = diagnostics.has_errors();
    let is_refused = is_broken && !args.keep_going;
    output::report(&diagnostics.sorted(), Report::Human);
    if is_refused {
        output::say("nothing was written; --keep-going takes the rest");
        return Ok(Exit::Mistakes);
    }
    import.write(&said)?;
    Ok(if is_broken { Exit::Mistakes } else { Exit::Fine })
}

fn told(lang: &Lang, took: &Took) -> Vec<String> {
    let mut said = vec![format!("{lang}: {} texts taken", took.texts)];
    if took.waiting > 0 {
        said.push(format!(
            "{lang}: {} texts are not marked as done, or their table row is not, and were not taken \
             (--unreviewed takes the former)",
            took.waiting
        ));
    }
    said.extend(took.incomplete.iter().map(|(article, missing)| {
        format!("{lang}: {article} is not written, {missing} of its texts are missing (--partial writes it)")
    }));
    said
}

/// The files of one call, one after the other: a later one sees what an earlier one changed.
struct Importing<'a> {
    opened: &'a Opened,
    args: &'a Import,
    records: BTreeMap<Lang, Record>,
    changes: Changes,
}

impl Importing<'_> {
    fn file(&mut self, file: &TextFile) -> Result<(Lang, Took, Diagnostics), Diagnostic> {
        let returns = exchange::read(file)?;
        let lang = self.language(file, &returns)?;
        let default = &self.opened.config.default_language().lang;
        let known = self.opened.records.iter().find(|(own, _)| *own == lang);
        let empty = Record::default();
        let record = self.records.get(&lang).or(known.map(|(_, record)| record)).unwrap_or(&empty);
        let taking = Taking { partial: self.args.partial, unreviewed: self.args.unreviewed };
        let (took, mut found) =
            exchange::take(&self.opened.texts, (&lang, default), record, (file, &returns), taking);
        let mut record = record.clone();
        for (name, merged) in &took.articles {
            if let Err(d) = self.change(&merged.path, &merged.text) {
                found.push(d.at(file.whole()));
                continue;
            }
            record.articles.insert(name.clone(), merged.entry.clone());
        }
        self.records.insert(lang.clone(), record);
        Ok((lang, took, found))
    }

    /// Two files for one article would each undo the other.
    fn change(&mut self, path: &str, text: &str) -> Result<(), Diagnostic> {
        if self.changes.texts.contains_key(path) || self.changes.fresh.contains_key(path) {
            let message = format!("another of these files has translations for {path}");
            let help = "import the files one after the other";
            return Err(Diagnostic::error("bad-exchange", message).help(help));
        }
        let texts = self.opened.texts.iter().flat_map(|text| text.translations.values());
        match texts.map(|own| &own.file).find(|file| &*file.path == path) {
            Some(file) => self.changes.set(file, text.to_owned()),
            None => drop(self.changes.fresh.insert(path.to_owned(), text.to_owned())),
        }
        Ok(())
    }

    fn language(&self, file: &TextFile, returns: &Returns) -> Result<Lang, Diagnostic> {
        let known: Vec<Lang> =
            self.opened.config.languages.iter().map(|language| language.lang.clone()).collect();
        let tag = Lang::parse(&returns.lang).map_or(returns.lang.clone(), |lang| lang.to_string());
        language(&tag, &known).map_err(|d| {
            let message = format!("it is in `{tag}`, which is no language of this site");
            Diagnostic { code: "bad-exchange", message, ..d }.at(file.place(returns.span))
        })
    }

    fn write(mut self, said: &[String]) -> Result<(), Exit> {
        for (lang, record) in &self.records {
            let known = self.opened.records.iter().find(|(own, _)| own == lang);
            if known.is_some_and(|(_, old)| old == record) {
                continue;
            }
            let (path, text) = (translate::path(lang), translate::write(record));
            let kept = self.changes.keep(&self.opened.source, &path, text);
            kept.map_err(|d| refuse(Diagnostics::from_iter([d]), Exit::Mistakes))?;
        }
        if self.args.dry_run {
            output::out(&self.changes.diff());
        } else {
            edit::apply(self.opened.source.root(), &self.changes).map_err(|d| {
                let exit = Exit::of_refusal(&d);
                refuse(Diagnostics::from_iter([d]), exit)
            })?;
            let paths = self.changes.texts.keys().chain(self.changes.fresh.keys());
            paths.for_each(|path| output::out(&format!("{path}\n")));
        }
        said.iter().for_each(|line| output::note(line));
        Ok(())
    }
}

/// A file from anywhere.
fn read(path: &Path) -> Result<TextFile, Exit> {
    let wrong = |why: &str| {
        output::say(&format!("error: {}: {why}", path.display()));
        Exit::Usage
    };
    let bytes = small(path).map_err(|error| wrong(&error.to_string()))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| wrong("this is no UTF-8: have it exported in UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(TextFile::new(path.display().to_string(), text))
}

/// What has no length of its own is not read without end either.
fn small(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let why = format!("it has more than {LARGEST} bytes, the most that is read");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(bytes)
}

//! The command line: one file or folder a command. Only this module prints.
//!
//! Exit codes: 0 fine, 1 the content has mistakes (or warnings under `--strict`), 2 usage (a folder
//! that is not there included), 3 the machine failed us, 130 somebody ended a build.

mod build;
mod check;
mod complete;
mod contact;
#[cfg(feature = "host")]
mod database;
#[cfg(feature = "host")]
mod desk;
#[cfg(feature = "host")]
mod doctor;
mod exit;
mod explain;
mod facts;
mod fix;
#[cfg(feature = "host")]
mod host;
mod import;
mod init;
mod interrupt;
mod lsp;
mod manual;
mod mcp;
mod meaning;
mod mv;
mod new;
mod output;
#[cfg(feature = "host")]
mod people;
mod program;
#[cfg(feature = "host")]
mod ratings;
mod reference;
#[cfg(feature = "host")]
mod replies;
mod report;
mod schema;
mod search;
mod search_explain;
#[cfg(feature = "host")]
mod searches;
mod serve;
mod site;
mod theme;
#[cfg(feature = "host")]
mod tickets;
mod timings;
mod translate;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use exit::Exit;

/// A static help centre from Markdown: multilingual, searchable, and with routing that is proven.
#[derive(Debug, Parser)]
#[command(name = "frontdesk", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    settings: output::Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// A new help centre: content in two languages, contact routing, a CI workflow
    Init(init::Args),
    /// A new article, or a translation of one
    New(new::Args),
    /// An article or a folder goes elsewhere: links, translations, pictures, votes and old
    /// addresses stay
    Mv(mv::Args),
    /// Build the site into a folder: the old one is replaced when all of the new one is there
    Build(build::Args),
    /// For writers: the site in a browser, following every edit
    Serve(serve::Args),
    /// Everything a build checks, and what needs a person's decision: questions that miss, texts
    /// alike, what is not translated
    Check(check::Args),
    /// Mend what has one mending only: moved targets, anchors, foreign keys, spaces in addresses
    Fix(fix::Args),
    /// Where a customer is sent, and why; `contact prove` tries every case
    Contact(contact::Args),
    /// For customers: the built site, with votes, tickets, replies and search without scripts
    ///
    /// It speaks plain HTTP: TLS is the work of a reverse proxy before it, which --trusted-proxy
    /// names. The documentation, under `operate`, says how to run it for good.
    #[cfg(feature = "host")]
    Host(host::Args),
    /// Votes of the host: into the site, or as a report
    #[cfg(feature = "host")]
    Ratings(ratings::Args),
    /// Replies that wait to be read
    #[cfg(feature = "host")]
    Replies(replies::Args),
    /// What customers looked for in vain, with what would help
    #[cfg(feature = "host")]
    Searches(searches::Args),
    /// Tickets: which are open, whether they arrived, what was answered
    #[cfg(feature = "host")]
    Tickets(tickets::Args),
    /// What one person sent: to give it out, or to forget it
    #[cfg(feature = "host")]
    People(people::Args),
    /// The host's database: copy it, check it, put a copy back
    #[cfg(feature = "host")]
    Db(database::Args),
    /// Whether everything works that a desk needs
    #[cfg(feature = "host")]
    Desk(doctor::Args),
    /// Search a build from the command line
    Search(search::Args),
    /// What a model of meaning is given to read: for tools/meaning
    Meaning(meaning::Args),
    /// For assistants: search, articles and contact routing of a build, over standard input and
    /// output (Model Context Protocol)
    Mcp(mcp::Args),
    /// A site from a Jekyll site, or from any folder of Markdown
    Import(import::Args),
    /// The files of the theme: which there are, copies of them, and what the copies change
    Theme(theme::Args),
    /// Which parts of translations no longer say what their source says
    Translate(translate::Args),
    /// What data/facts.yaml says in each language, and where it is used
    Facts(facts::Args),
    /// What needs care: reviews that are due, bad votes, translations that fell behind, duplicates
    Report(report::Args),
    /// Completions for a shell
    Completions(manual::CompletionsArgs),
    /// What a code in brackets means, and what to do about it
    Explain(explain::Args),
    /// For editors: mistakes as one types, completion, where links lead, renaming
    Lsp(lsp::Args),
    /// The JSON Schema of a file, for editors: front-matter, site, contact, facts, search
    Schema(schema::Args),
    /// The manual pages
    Man(manual::ManArgs),
}

/// Reads the process's arguments and runs the command.
pub fn main() -> ExitCode {
    // Asked by a shell for what could stand next; it answers and ends the process.
    clap_complete::CompleteEnv::with_factory(Cli::command).complete();
    let Cli { settings, command } = Cli::parse_from(site_last(std::env::args_os().collect()));
    settings.set();
    let exit = match command {
        Command::Init(args) => init::run(args),
        Command::New(args) => new::run(args),
        Command::Mv(args) => mv::run(&args),
        Command::Build(args) => build::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Check(args) => check::run(args),
        Command::Fix(args) => fix::run(&args),
        Command::Contact(args) => contact::run(args),
        #[cfg(feature = "host")]
        Command::Host(args) => host::run(args),
        #[cfg(feature = "host")]
        Command::Ratings(args) => ratings::run(args),
        #[cfg(feature = "host")]
        Command::Replies(args) => replies::run(args),
        #[cfg(feature = "host")]
        Command::Searches(args) => searches::run(args),
        #[cfg(feature = "host")]
        Command::Tickets(args) => tickets::run(args),
        #[cfg(feature = "host")]
        Command::People(args) => people::run(args),
        #[cfg(feature = "host")]
        Command::Db(args) => database::run(args),
        #[cfg(feature = "host")]
        Command::Desk(args) => doctor::run(args),
        Command::Search(args) => search::run(args),
        Command::Meaning(args) => meaning::run(&args),
        Command::Mcp(args) => mcp::run(args),
        Command::Import(args) => import::run(args),
        Command::Theme(args) => theme::run(&args),
        Command::Translate(args) => translate::run(args),
        Command::Facts(args) => facts::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Lsp(args) => lsp::run(args),
        Command::Schema(args) => schema::run(&args),
        Command::Man(args) => manual::man(&args, Cli::command()),
    };
    output::ended(exit).into()
}

/// `frontdesk --root DIR build`: which site is meant may be said first, as `git -C` and `make -C` have
/// it. The commands that are about a site know the option themselves.
fn site_last(mut args: Vec<OsString>) -> Vec<OsString> {
    let first = args.get(1).and_then(|arg| arg.to_str()).unwrap_or_default();
    let words = match first {
        "--root" => 2,
        _ if first.starts_with("--root=") => 1,
        _ => return args,
    };
    let end = args.len().min(1 + words);
    let moved: Vec<OsString> = args.drain(1..end).collect();
    let at = args.iter().position(|arg| arg == "--").unwrap_or(args.len());
    args.splice(at..at, moved);
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_may_be_named_first() {
        let moved = |words: &str| {
            let args = site_last(words.split(' ').map(OsString::from).collect());
            args.iter().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(moved("f --root help check --strict"), "f check --strict --root help");
        assert_eq!(moved("f --root=help contact prove"), "f contact prove --root=help");
        assert_eq!(moved("f --root help new -- -a"), "f new --root help -- -a");
        for same in ["f", "f build --root help", "f explain", "f --version"] {
            assert_eq!(moved(same), same);
        }
        assert_eq!(moved("f --root"), "f --root");
    }
}

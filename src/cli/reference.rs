//! The command line as one Markdown page: what `--help` says, for the documentation.

use std::fmt::Write;

use clap::{Arg, Command};

use super::program::{ENVIRONMENT, EXITS};

/// Every command of `program` with its options, then exit codes and environment.
pub(super) fn page(program: &Command) -> String {
    let mut out = String::from(HEAD);
    let every = program.get_arguments().filter(|arg| arg.is_global_set());
    out.push_str("## Options of every command {#every}\n\n");
    table(&mut out, every);
    commands(&mut out, program);
    out.push_str("## Exit codes {#exit-codes}\n\n| code | meaning |\n|:--|:--|\n");
    rows(&mut out, &EXITS);
    out.push_str("\n## Environment {#environment}\n\n| variable | meaning |\n|:--|:--|\n");
    rows(&mut out, &ENVIRONMENT);
    out
}

const HEAD: &str = "---
title: Every command
description: All commands of frontdesk with their options, exit codes and environment.
order: 5
asks:
  - which options are there
  - environment variables
---
";

fn commands(out: &mut String, parent: &Command) {
    for command in parent.get_subcommands().filter(|command| !command.is_hide_set()) {
        let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
        let anchor = name.split(' ').skip(1).collect::<Vec<_>>().join("-");
        let _ = writeln!(out, "## {name} {{#{anchor}}}\n");
        if let Some(about) = command.get_about() {
            let _ = writeln!(out, "{}.\n", cell(&about.to_string()).trim_end_matches('.'));
        }
        let usage = command.clone().render_usage().to_string();
        for line in
            usage.trim_start_matches("Usage:").lines().filter(|line| !line.trim().is_empty())
        {
            let _ = writeln!(out, "    {}", line.trim());
        }
        out.push('\n');
        table(out, command.get_arguments().filter(|arg| !arg.is_global_set()));
        commands(out, command);
    }
}

fn table<'a>(out: &mut String, args: impl Iterator<Item = &'a Arg>) {
    let shown = args
        .filter(|arg| !arg.is_hide_set() && !matches!(arg.get_id().as_str(), "help" | "version"));
    let lines: Vec<String> =
        shown.map(|arg| format!("| {} | {} |\n", names(arg), meaning(arg))).collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "| option | meaning |\n|:--|:--|\n{}", lines.concat());
    }
}

/// `-v`, `--out DIR`, or the name of what stands without an option.
fn names(arg: &Arg) -> String {
    let values: Vec<&str> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| name.as_str()).collect();
    // A | divides cells, in code as well.
    let values = if arg.get_action().takes_values() {
        values.join(" ").replace('|', "\\|")
    } else {
        String::new()
    };
    if arg.is_positional() {
        return format!("`{values}`");
    }
    let short = arg.get_short().map(|short| format!("`-{short}`"));
    let long = arg.get_long().map(|long| format!("`{}`", format!("--{long} {values}").trim_end()));
    short.into_iter().chain(long).collect::<Vec<_>>().join(", ")
}

fn meaning(arg: &Arg) -> String {
    let help = arg.get_help().map(|help| cell(&help.to_string())).unwrap_or_default();
    let possible = arg.get_possible_values();
    let possible =
        possible.iter().filter(|value| !value.is_hide_set() && arg.get_action().takes_values());
    let possible: Vec<String> = possible.map(|value| format!("`{}`", value.get_name())).collect();
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into()).collect();
    let mut out = help;
    if !possible.is_empty() {
        let _ = write!(out, "; one of {}", possible.join(", "));
    }
    if arg.get_action().takes_values() && !default.is_empty() {
        let _ = write!(out, "; without it `{}`", default.join(" "));
    }
    if let Some(variable) = arg.get_env() {
        let _ = write!(out, "; also `{}`", variable.to_string_lossy());
    }
    out
}

fn rows(out: &mut String, entries: &[(&str, &str)]) {
    for (term, text) in entries {
        let _ = writeln!(out, "| `{term}` | {} |", cell(text));
    }
}

/// Text in a table: nothing of it is markup.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
        .replace('<', "\\<")
        .replace('*', "\\*")
        .replace('[', "\\[")
        .replace('\n', " ")
}

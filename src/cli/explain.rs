//! `frontdesk explain CODE`: what a mistake is and how it is mended, without a network.

use super::{Exit, output};
use crate::diagnostics::codes;
use crate::tree::suggest;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The word in brackets: dead-link; all of them are listed without one
    code: Option<String>,
}

pub fn run(args: &Args) -> Exit {
    let Some(code) = &args.code else {
        let list: String = codes::all().iter().map(|known| format!("{}\n", known.code)).collect();
        output::out(&list);
        return Exit::Fine;
    };
    // As it stands in a message: `error[dead-link]`.
    let plain = code.rsplit('[').next().unwrap_or(code).trim_end_matches([']', ':']);
    match codes::find(plain) {
        Some(known) => {
            output::out(&format!("{}\n\n{}\n", known.code, known.text));
            Exit::Fine
        }
        None => {
            let close = suggest(plain, codes::all().iter().map(|known| known.code));
            let help = match close {
                Some(close) => format!("did you mean `{close}`?"),
                None => "`frontdesk explain` alone lists them".to_owned(),
            };
            output::say(&format!("error: there is no code `{plain}`: {help}"));
            Exit::Usage
        }
    }
}

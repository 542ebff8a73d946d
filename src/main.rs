//! Arguments in, diagnostics out, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    frontdesk::cli::main()
}

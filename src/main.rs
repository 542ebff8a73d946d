//! Arguments in, diagnostics out, exit code.

use std::process::ExitCode;

/// A build makes millions of short strings: glibc's allocator took a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    frontdesk::cli::main()
}

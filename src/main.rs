//! Arguments in, diagnostics out, exit code.

use std::process::ExitCode;

/// A build makes millions of short strings: glibc's allocator took a fifth of its time. How this one
/// is set stands in `.cargo/config.toml`.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    frontdesk::cli::main()
}

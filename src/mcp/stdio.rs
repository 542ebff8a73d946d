//! A line a message: how a program on the same machine talks to its assistant's tools.

use std::io::{self, BufRead, Read, Write};

use jiff::Timestamp;
use serde_json::Value;

use super::message::read;
use super::server::answer;
use crate::answers::Build;

/// Bytes of a message.
pub const LONGEST: usize = 1 << 20;

/// Answers until the input ends; `build` gives the build of each moment, `now` the time.
///
/// # Errors
/// When the input cannot be read or the output not written.
pub fn run<B: Build>(
    mut input: impl BufRead,
    mut output: impl Write,
    mut build: impl FnMut() -> std::sync::Arc<B>,
    now: impl Fn() -> Timestamp,
) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        let most = u64::try_from(LONGEST + 1).unwrap_or(u64::MAX);
        if input.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line.len() > LONGEST && !line.ends_with(b"\n") {
            skip_line(&mut input)?;
            // What was cut off is gone: this is answered as what it is, no JSON.
            line.clear();
            line.push(b'{');
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answers = match read(&line) {
            Err(answer) => Some(answer),
            Ok(batch) => {
                let build = build();
                let answered = batch.messages.iter().filter_map(|message| match message {
                    Ok(message) => answer(&*build, message, now()),
                    Err(answer) => Some(answer.clone()),
                });
                let mut answered: Vec<Value> = answered.collect();
                match batch.is_array {
                    true => (!answered.is_empty()).then(|| Value::from(answered)),
                    false => answered.pop(),
                }
            }
        };
        if let Some(answers) = answers {
            writeln!(output, "{answers}")?;
            output.flush()?;
        }
    }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let (length, is_end) = match input.fill_buf()? {
            [] => return Ok(()),
            bytes => match bytes.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (bytes.len(), false),
            },
        };
        input.consume(length);
        if is_end {
            return Ok(());
        }
    }
}

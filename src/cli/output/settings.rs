//! How much is said, and whether in colours: the options of every command.

use std::io::IsTerminal;
use std::sync::OnceLock;

/// `-q`, `-v` and `--color`.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Settings {
    /// Say nothing but what is wrong
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Show every mistake with its line, however many there are
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Colours; `auto` follows the terminal, NO_COLOR and FORCE_COLOR
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: When,
    #[arg(skip)]
    pub colours: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum When {
    #[default]
    Auto,
    Always,
    Never,
}

static SETTINGS: OnceLock<Settings> = OnceLock::new();

impl Settings {
    /// Holds for the rest of the process: said once, before any command runs.
    pub fn set(mut self) {
        self.colours = match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => wanted(|name| std::env::var(name).ok(), std::io::stderr().is_terminal()),
        };
        let _ = SETTINGS.set(self);
    }
}

/// What was asked for; without anything, neither quiet nor verbose nor coloured.
pub fn settings() -> Settings {
    let plain = Settings { quiet: false, verbose: false, color: When::Never, colours: false };
    SETTINGS.get().copied().unwrap_or(plain)
}

/// The conventions of no-color.org and force-color.org; CLICOLOR_FORCE is the older name.
fn wanted(variable: impl Fn(&str) -> Option<String>, terminal: bool) -> bool {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let is_on = |name: &str| variable(name).is_some_and(|value| !value.is_empty() && value != "0");
    if is_set("NO_COLOR") {
        return false;
    }
    is_on("FORCE_COLOR")
        || is_on("CLICOLOR_FORCE")
        || (terminal && variable("TERM").as_deref() != Some("dumb"))
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn colours_follow_what_people_set() {
        let with = |set: &'static [(&str, &str)], terminal| {
            let find = |name: &str| {
                set.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned())
            };
            wanted(find, terminal)
        };
        assert!(with(&[], true) && !with(&[], false));
        assert!(!with(&[("NO_COLOR", "1"), ("FORCE_COLOR", "1")], true));
        assert!(with(&[("NO_COLOR", "")], true) && with(&[("FORCE_COLOR", "1")], false));
        assert!(!with(&[("TERM", "dumb")], true) && !with(&[("CLICOLOR_FORCE", "0")], false));
    }
}

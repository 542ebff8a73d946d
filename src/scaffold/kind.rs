//! What kinds of article there are to begin with, each a pattern in the writer's language.

use crate::model::Lang;

/// What somebody is about to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One task, in steps.
    HowTo,
    /// Something does not work.
    Problem,
    /// Short answers to several questions.
    Questions,
    /// What holds, for whom, since when.
    Policy,
    /// What has changed.
    ReleaseNote,
    /// Questions that lead on by what is answered.
    Guide,
}

macro_rules! patterns {
    ($kind:literal) => {
        [
            include_str!(concat!("kinds/", $kind, ".en.md")),
            include_str!(concat!("kinds/", $kind, ".fr.md")),
            include_str!(concat!("kinds/", $kind, ".fil.md")),
            include_str!(concat!("kinds/", $kind, ".ar.md")),
        ]
    };
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::HowTo, Self::Problem, Self::Questions, Self::Policy, Self::ReleaseNote, Self::Guide];

    /// As `--kind` and the names of patterns have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HowTo => "how-to",
            Self::Problem => "problem",
            Self::Questions => "questions",
            Self::Policy => "policy",
            Self::ReleaseNote => "release-note",
            Self::Guide => "guide",
        }
    }

    /// The built-in pattern in `lang`, else in English.
    pub(super) fn pattern(self, lang: &Lang) -> &'static str {
        let [english, french, filipino, arabic] = match self {
            Self::HowTo => patterns!("how-to"),
            Self::Problem => patterns!("problem"),
            Self::Questions => patterns!("questions"),
            Self::Policy => patterns!("policy"),
            Self::ReleaseNote => patterns!("release-note"),
            Self::Guide => patterns!("guide"),
        };
        match lang.primary() {
            "fr" => french,
            "fil" | "tl" => filipino,
            "ar" => arabic,
            _ => english,
        }
    }
}

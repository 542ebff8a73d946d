//! What writers are told about search: questions that miss their article ([`asks`]), what an edit
//! moved ([`baseline`]), articles that say the same ([`duplicates`]), lines that do ([`likeness`]), what is
//! pinned to nothing ([`pins`]).

pub mod asks;
pub mod baseline;
pub mod duplicates;
pub mod likeness;
pub mod pins;
pub mod standing;

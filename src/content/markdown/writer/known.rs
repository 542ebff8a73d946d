//! What a text is written with, and what comes of it.

use super::super::joints::Joints;
use super::super::marks::Mark;
use super::super::outline::Outline;
use super::super::raw::Balance;
use super::super::sizes::Sizes;
use super::super::tabs::Tabs;
use crate::diagnostics::Diagnostics;
use crate::model::Body;

#[derive(Default)]
pub(in super::super) struct Written {
    pub body: Body,
    pub lead: Option<String>,
    pub diagnostics: Diagnostics,
}

/// What is known of a text before it is written.
#[derive(Clone, Copy)]
pub(in super::super) struct Known<'a> {
    pub outline: &'a Outline,
    /// Raw HTML is passed through with this known of its tags; without it, it is shown as text.
    pub raw: Option<&'a Balance>,
    pub sizes: Option<&'a Sizes>,
    pub joints: Option<&'a Joints>,
    pub tabs: Option<&'a Tabs>,
    pub marks: &'a [Mark],
}

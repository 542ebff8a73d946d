//! What is said of links and files that are not there, or no longer.

use crate::diagnostics::Diagnostic;
use crate::model::{Asset, AssetKind, Document, Link};

/// No mistake of anybody's: a day has passed, and a build must not fail because of that.
pub(super) fn ended(document: &Document, link: &Link) -> Diagnostic {
    let message = format!("`{}` has ended: the link leads to its category", link.path);
    let d = Diagnostic::notice("link-to-ended", message).at(document.place(link.span));
    d.help("take the link out, or name what answers it now")
}

/// `near` says what could have been meant, where the cause does not.
pub(super) fn unshown(
    document: &Document,
    asset: &Asset,
    cause: Option<&Diagnostic>,
    near: impl Fn() -> String,
) -> Diagnostic {
    let what = if asset.kind == AssetKind::Image { "picture" } else { "file" };
    let cause = cause.filter(|cause| cause.code != "unreadable");
    let (code, why) = cause
        .map_or(("missing-file", "there is no such file"), |cause| (cause.code, &*cause.message));
    let help = cause.and_then(|cause| cause.help.clone());
    Diagnostic::error(code, format!("the {what} `{}` cannot be shown: {why}", asset.path))
        .at(document.place(asset.span))
        .help(help.unwrap_or_else(near))
}

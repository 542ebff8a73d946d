//! What a page would load from other sites.

use crate::config::Security;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Document, EmbedKind};

/// The strict policy blocks what it does not know: the reader would see a hole.
pub(super) fn blocked(document: &Document, security: &Security) -> Diagnostics {
    let told = document.body.embeds.iter().filter_map(|embed| {
        let (allowed, key) = match embed.kind {
            EmbedKind::Image => (&security.images, "images"),
            EmbedKind::Media => (&security.media, "media"),
            EmbedKind::Frame => (&security.frames, "frames"),
        };
        let origin = url::Url::parse(&embed.url)
            .map(|url| url.origin().ascii_serialization())
            .unwrap_or_default();
        (!allowed.contains(&origin)).then(|| {
            Diagnostic::warning(
                "blocked-embed",
                format!("the security policy does not load anything from {origin}"),
            )
            .at(document.place(embed.span))
            .help(format!(
                "copy the file beside the article, or add {key} = [\"{origin}\"] to [security] \
                 in site.toml"
            ))
        })
    });
    told.collect()
}

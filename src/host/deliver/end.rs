//! The end of all deliveries, as every lane hears of it.

use tokio::sync::watch;

/// Waits until it is said that all ends.
pub(super) async fn ended(ends: &watch::Receiver<bool>) {
    // Whoever could say it is gone: that is an end as well.
    let _ = ends.clone().wait_for(|ends| *ends).await;
}

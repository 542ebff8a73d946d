//! Fields of forms, as the theme's page shows them.

/// The part of the page that shows a field, and the values of one that offers a choice.
pub(super) fn part_of(id: &str) -> Option<(&'static str, &'static [(&'static str, &'static str)])> {
    const SIDES: &[(&str, &str)] =
        &[("mine", "is-mine"), ("yours", "is-yours"), ("unknown", "is-unknown")];
    Some(match id {
        "username" => ("field-username", &[]),
        "subject" => ("field-subject", &[]),
        "side" => ("field-side", SIDES),
        "details" => ("field-details", &[]),
        "domain" => ("field-domain", &[]),
        "page_address" => ("field-page_address", &[]),
        "since" => ("field-since", &[]),
        "invoice" => ("field-invoice", &[]),
        "phone" => ("field-phone", &[]),
        _ => return None,
    })
}

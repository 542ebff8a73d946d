//! Why something could not be delivered, and whether trying again helps.

/// Of whoever does not answer in time.
pub(super) const TOO_SLOW: &str = "the receiver took too long";

/// Why an attempt failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It is tried again.
    Passing(String),
    /// It will never work: nobody reads mail at the address that a visitor gave.
    Lasting(String),
}

impl Failure {
    /// Without what the server repeated of a visitor: logs and lists hold no addresses.
    pub fn without(self, address: &str) -> Self {
        let plain = |text: String| {
            let named =
                !address.is_empty() && text.to_lowercase().contains(&address.to_lowercase());
            if named { "the mail server refused the address".to_owned() } else { text }
        };
        match self {
            Failure::Passing(text) => Failure::Passing(plain(text)),
            Failure::Lasting(text) => Failure::Lasting(plain(text)),
        }
    }
}

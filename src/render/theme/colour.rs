//! The accent colour, made readable.
//!
//! A brand's colour is chosen for a logo, not for text. From it come two shades: one dark enough on
//! the light theme's surfaces, one light enough on the dark theme's. Contrast is WCAG 2.2's ratio
//! of relative luminances; 4.5 is its level AA for text.

/// Red, green and blue, 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) struct Colour(u8, u8, u8);

/// The darkest surface that accent-coloured text stands on in the light theme.
const LIGHT_SURFACE: Colour = Colour(0xe9, 0xee, 0xf5);
/// The lightest one in the dark theme.
const DARK_SURFACE: Colour = Colour(0x26, 0x2e, 0x3a);
const READABLE: f64 = 4.6;

impl Colour {
    /// `#rgb` or `#rrggbb`.
    pub(in crate::render) fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#')?;
        if !hex.is_ascii() {
            return None;
        }
        let wide: String = match hex.len() {
            3 => hex.chars().flat_map(|c| [c, c]).collect(),
            6 => hex.to_owned(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// `share` hundredths of the way to `other`.
    fn towards(self, other: Self, share: u32) -> Self {
        let mix = |a: u8, b: u8| {
            let value = (u32::from(a) * (100 - share) + u32::from(b) * share + 50) / 100;
            u8::try_from(value).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// The nearest shade between this and `end` that can be read on `surface`.
    fn readable(self, end: Self, surface: Self) -> Self {
        (0..=100)
            .map(|share| self.towards(end, share))
            .find(|c| c.contrast(surface) >= READABLE)
            .unwrap_or(end)
    }

    fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The rule that sets the theme's accent colours from a site's own.
pub(in crate::render) fn accent_rule(accent: Colour) -> String {
    let light = accent.readable(Colour(0, 0, 0), LIGHT_SURFACE);
    let dark = accent.readable(Colour(255, 255, 255), DARK_SURFACE);
    format!(
        ":root {{ --accent-for-light: {}; --accent-for-dark: {}; --accent-deep: {}; }}\n",
        light.hex(),
        dark.hex(),
        light.towards(Colour(6, 12, 28), 45).hex()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accent_gives_readable_shades() {
        for text in ["#0b5cad", "#ff0", "#ffffff", "#000000", "#e91e63", "#7f7f7f"] {
            let accent = Colour::parse(text).unwrap();
            let light = accent.readable(Colour(0, 0, 0), LIGHT_SURFACE);
            let dark = accent.readable(Colour(255, 255, 255), DARK_SURFACE);
            assert!(light.contrast(LIGHT_SURFACE) >= 4.5, "{text}");
            assert!(dark.contrast(DARK_SURFACE) >= 4.5, "{text}");
        }
        assert_eq!(
            Colour::parse("#0b5cad").unwrap().readable(Colour(0, 0, 0), LIGHT_SURFACE).hex(),
            "#0b5cad"
        );
    }

    #[test]
    fn contrast_is_the_ratio_of_wcag() {
        let black = Colour::parse("#000").unwrap();
        let white = Colour::parse("#fff").unwrap();
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert_eq!(Colour::parse("blue"), None);
        assert_eq!(Colour::parse("#éa"), None);
    }
}

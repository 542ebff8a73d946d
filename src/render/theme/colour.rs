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
const DARK_SURFACE: Colour = Colour(0x27, 0x2c, 0x33);
const READABLE: f64 = 4.6;
/// Of a shape against what it stands on: 3 by WCAG 2.2, 1.4.11.
const VISIBLE: f64 = 3.1;
/// OKLCH's lightness of text on dark surfaces.
const DARK_LIGHTNESS: f64 = 0.78;
/// The built-in theme's own colour.
const DEFAULT_BRAND: Colour = Colour(0x0b, 0x5c, 0xad);
const BLACK: Colour = Colour(0, 0, 0);
const WHITE: Colour = Colour(255, 255, 255);

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
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// Lightness, chroma and hue in OKLCH, in which a lighter shade of a colour stays that colour.
    /// The matrices are those of CSS Color 4, section 11.
    fn oklch(self) -> (f64, f64, f64) {
        let [r, g, b] = [self.0, self.1, self.2].map(linear);
        let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
        let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
        let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
        let lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        let b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        (lightness, a.hypot(b), b.atan2(a))
    }

    /// The colour of that lightness and hue, with as much of the chroma as a screen can show.
    fn from_oklch(lightness: f64, chroma: f64, hue: f64) -> Self {
        let shown = (0..=50).rev().find_map(|share| {
            let chroma = chroma * f64::from(share) / 50.0;
            channels(lightness, chroma * hue.cos(), chroma * hue.sin())
        });
        let end = if lightness < 0.5 { BLACK } else { WHITE };
        shown.unwrap_or(end)
    }

    /// The nearest shade of this, from `start` on in steps of `step`, that has `least` contrast
    /// on `surface`.
    fn shade(self, start: f64, step: f64, surface: Self, least: f64) -> Self {
        let (_, chroma, hue) = self.oklch();
        (0..=100)
            .map(|n| (start + step * f64::from(n)).clamp(0.0, 1.0))
            .map(|lightness| Self::from_oklch(lightness, chroma, hue))
            .find(|c| c.contrast(surface) >= least)
            .unwrap_or(if step < 0.0 { BLACK } else { WHITE })
    }

    /// The shade that takes its place in text on light surfaces; `None` where it can be read itself.
    pub(in crate::render) fn darkened(self) -> Option<String> {
        let shade = self.for_light();
        (shade != self).then(|| shade.hex())
    }

    /// As text on light surfaces: the colour itself where it can be read.
    fn for_light(self) -> Self {
        if self.contrast(LIGHT_SURFACE) >= READABLE {
            return self;
        }
        self.shade(self.oklch().0, -0.01, LIGHT_SURFACE, READABLE)
    }

    /// As text on dark ones: light, and as strong as the colour itself.
    fn for_dark(self) -> Self {
        self.shade(self.oklch().0.max(DARK_LIGHTNESS), 0.01, DARK_SURFACE, READABLE)
    }

    /// Around what it fills on `surface`: the colour itself where its shape stands out by itself.
    fn edge(self, step: f64, surface: Self) -> Self {
        if self.contrast(surface) >= VISIBLE {
            return self;
        }
        self.shade(self.oklch().0, step, surface, VISIBLE)
    }

    fn edge_on_light(self) -> Self {
        self.edge(-0.01, LIGHT_SURFACE)
    }

    fn edge_on_dark(self) -> Self {
        self.edge(0.01, DARK_SURFACE)
    }

    /// Black or white, whichever is easier to read on this.
    fn ink(self) -> Self {
        if self.contrast(WHITE) >= self.contrast(BLACK) { WHITE } else { BLACK }
    }

    fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// Of a channel, 0 to 255, as light.
fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// What a screen shows for OKLab's `lightness`, `a` and `b`; `None` beyond what it can.
fn channels(lightness: f64, a: f64, b: f64) -> Option<Colour> {
    let l = (lightness + 0.3963377774 * a + 0.2158037573 * b).powi(3);
    let m = (lightness - 0.1055613458 * a - 0.0638541728 * b).powi(3);
    let s = (lightness - 0.0894841775 * a - 1.2914855480 * b).powi(3);
    let channel = |value: f64| {
        let c =
            if value <= 0.0031308 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        let c = (c * 255.0).round();
        // 0 to 255 fits.
        (0.0..=255.0).contains(&c).then_some(c as u8)
    };
    Some(Colour(
        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)?,
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)?,
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)?,
    ))
}

/// A picture of `letter` on the brand's colour.
pub(in crate::render) fn favicon(accent: Option<Colour>, letter: &str) -> String {
    let brand = accent.unwrap_or(DEFAULT_BRAND);
    let letter = letter.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" \
         height=\"32\" rx=\"8\" fill=\"{}\"/><text x=\"16\" y=\"16\" fill=\"{}\" \
         font-family=\"sans-serif\" font-size=\"20\" font-weight=\"600\" \
         text-anchor=\"middle\" dominant-baseline=\"central\">{letter}</text></svg>\n",
        brand.hex(),
        brand.ink().hex()
    )
}

/// The rule that sets the theme's colours from a site's own.
pub(in crate::render) fn accent_rule(accent: Colour) -> String {
    format!(
        ":root {{ --accent-for-light: {}; --accent-for-dark: {}; --brand: {}; --on-brand: {}; \
         --brand-edge: light-dark({}, {}); }}\n",
        accent.for_light().hex(),
        accent.for_dark().hex(),
        accent.hex(),
        accent.ink().hex(),
        accent.edge_on_light().hex(),
        accent.edge_on_dark().hex()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many colours as a brand may have, spread over all there are.
    fn brands() -> impl Iterator<Item = Colour> {
        (0_u32..216).map(|n| {
            let channel = |n: u32| u8::try_from((n % 6) * 51).unwrap();
            Colour(channel(n / 36), channel(n / 6), channel(n))
        })
    }

    #[test]
    fn every_accent_gives_readable_shades() {
        for brand in brands() {
            assert!(brand.for_light().contrast(LIGHT_SURFACE) >= 4.5, "{}", brand.hex());
            assert!(brand.for_dark().contrast(DARK_SURFACE) >= 4.5, "{}", brand.hex());
            assert!(brand.ink().contrast(brand) >= 4.5, "{}", brand.hex());
            assert!(brand.edge_on_light().contrast(LIGHT_SURFACE) >= 3.0, "{}", brand.hex());
            assert!(brand.edge_on_dark().contrast(DARK_SURFACE) >= 3.0, "{}", brand.hex());
        }
        let blue = Colour::parse("#0b5cad").unwrap();
        assert_eq!(blue.for_light(), blue);
        assert_eq!(blue.edge_on_light(), blue);
    }

    #[test]
    fn the_themes_own_brand_has_the_edge_that_any_other_would() {
        let sheet = include_str!("../../../themes/default/assets/theme.css");
        let rule = accent_rule(DEFAULT_BRAND);
        let edge = rule.split_once("--brand-edge").unwrap().1.trim_end_matches(" }\n");
        assert!(sheet.contains(&format!("\n  --brand-edge{edge}\n")), "{edge}");
    }

    #[test]
    fn a_colour_is_the_same_after_oklch_and_back() {
        for brand in brands() {
            let (lightness, chroma, hue) = brand.oklch();
            let back = channels(lightness, chroma * hue.cos(), chroma * hue.sin());
            // Rounding at the very edge of what a screen shows may leave it.
            assert!(back.is_none_or(|back| back == brand), "{}", brand.hex());
        }
        // The value that CSS Color 4 gives for this blue.
        let (lightness, chroma, _) = Colour(0, 0, 255).oklch();
        assert!((lightness - 0.452).abs() < 0.001 && (chroma - 0.313).abs() < 0.001);
    }

    #[test]
    fn a_brand_fills_as_it_is() {
        let rule = accent_rule(Colour::parse("#ffd400").unwrap());
        assert!(rule.contains(" --brand: #ffd400; --on-brand: #000000; "), "{rule}");
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

//! Field lengths in one byte, tantivy's code: exact below 40, then three significant bits.

/// The largest code whose length is not above `length`.
pub fn norm_of(length: u32) -> u8 {
    let (mut low, mut high) = (0u16, 256u16);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if u64::from(length) >= length_of(middle as u8) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low as u8
}

/// The length that a code stands for.
pub fn length_of(norm: u8) -> u64 {
    if norm < 24 {
        return u64::from(norm);
    }
    let (bits, shift) = (u64::from((norm - 24) & 7), u32::from((norm - 24) >> 3));
    24 + if shift == 0 { bits } else { (bits | 8) << (shift - 1) }
}

#[cfg(test)]
mod tests {
    use super::{length_of, norm_of};

    #[test]
    fn agrees_with_tantivy() {
        use tantivy::fieldnorm::FieldNormReader;
        for norm in 0..=u8::MAX {
            assert_eq!(
                length_of(norm),
                u64::from(FieldNormReader::id_to_fieldnorm(norm)),
                "{norm}"
            );
        }
        for length in (0..5_000).chain([40_000, 1_000_000, u32::MAX]) {
            assert_eq!(norm_of(length), FieldNormReader::fieldnorm_to_id(length), "{length}");
        }
    }
}

//! Arabic: Snowball's stemmer, so that a word has one term with its article and without.
//!
//! Snowball takes a word without the article for a verb as well, or for one with a conjunction: of
//! "ملفات" (files) it leaves "ملفا", of "فواتير" (invoices) "واتير", but of "الملفات" and "الفواتير"
//! "ملف" and "فواتير". So a word that may be a noun is stemmed with the article put before it. Verbs
//! are left to Snowball, by what only verbs end in, and so are words of which it takes a particle
//! ("بحسابي", in my account), but for those of help centres that begin with such a letter.

use std::borrow::Cow;

use frostem::Stemmer;

/// How words begin that have the article already, with particles or without.
const DEFINITE: &[&str] = &["ال", "بال", "كال", "لل"];
const AND_THE: &[&str] = &["وال", "فال", "وبال", "ولل"];
const THE: &str = "ال";
/// What Snowball takes off behind the article alone.
const OF_TWO: &str = "ان";
/// Particles of one letter.
const PARTICLES: &[char] = &['و', 'ف', 'ب', 'ك', 'ل'];
/// What verbs end in: I, we, they, you; "ات" are many things.
const OF_VERBS: &[&str] = &["ت", "وا", "تم", "تو", "نا", "ني", "تها", "ته"];
const OF_NOUNS: &str = "ات";
/// Beginnings of nouns whose first letter is no particle.
const NOUNS: &str = "بريد بطاق بيان بنك بنوك باق برنامج برامج بلاغ بواب بورت بايبال فاتور فواتير فشل فريق \
     فيز فلوس فيروس فتر فرع فحص فرق فودافون كلم كود كرت كارت كشف كروم كوكيز لوح لغ لقط \
     ورق وقت وصول وثيق وظيف وكال واجه ووردبريس وردبريس ويب وسيل وسائل";

/// The term of a lower-case word, not yet folded.
pub fn stem(stemmer: &Stemmer, word: &str) -> String {
    // "And the" is one word with the noun, and no ending of Snowball's.
    let word = match AND_THE.iter().any(|and| word.starts_with(and)) {
        true => word.get('و'.len_utf8()..).unwrap_or(word),
        false => word,
    };
    // Nor is "-an" one of two: "العنوان" is the address, "خربان" broken.
    let word = match word.strip_prefix(THE).filter(|bare| bare.ends_with(OF_TWO)) {
        Some(bare) if bare.chars().count() > OF_TWO.chars().count() + 2 => bare,
        _ => word,
    };
    if word.ends_with(OF_TWO) || DEFINITE.iter().any(|article| word.starts_with(article)) {
        return stemmer.stem(&feminine(word)).to_string();
    }
    let plain = stemmer.stem(word).to_string();
    let is_noun = NOUNS.split(' ').any(|noun| word.starts_with(noun));
    let lost = PARTICLES
        .iter()
        .any(|particle| word.starts_with(*particle) && !plain.starts_with(*particle));
    let is_verb = OF_VERBS.iter().any(|ending| word.ends_with(ending)) && !word.ends_with(OF_NOUNS);
    if !is_noun && (lost || is_verb) {
        return plain;
    }
    let defined = stemmer.stem(&format!("ال{}", feminine(word))).to_string();
    // A word so short that the article stays is as it was.
    if defined.starts_with("ال") { plain } else { defined }
}

/// Many write the ending of a feminine noun without its dots, and so do folded texts.
fn feminine(word: &str) -> Cow<'_, str> {
    match word.strip_suffix('ه').filter(|rest| rest.chars().nth(2).is_some()) {
        Some(rest) => format!("{rest}ة").into(),
        None => word.into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Lang;
    use crate::search::text::stem::WordStemmer;

    #[test]
    fn a_noun_has_one_term_with_its_article_and_without() {
        let stemmer = WordStemmer::new(&Lang::parse("ar").unwrap());
        for noun in
            ["ملفات", "فواتير", "بطاقة", "بيانات", "دومين", "سيرفر", "اشتراك", "فلوس", "عنوان"]
        {
            assert_eq!(stemmer.term(noun), stemmer.term(&format!("ال{noun}")), "{noun}");
        }
        for noun in ["استعادة", "الفاتورة", "بطاقة", "الخدمة"] {
            assert_eq!(stemmer.term(noun), stemmer.term(&noun.replace('ة', "ه")), "{noun}");
        }
        // A particle is still taken off.
        assert_eq!(stemmer.term("بحسابي"), stemmer.term("حسابي"));
        assert_eq!(stemmer.term("والحساب"), stemmer.term("حساب"));
    }
}

//! Arabic: Snowball's stemmer, so that a word has one term with its article and without.
//!
//! Snowball takes a word without the article for a verb as well, or for one with a conjunction: of
//! "ملفات" (files) it leaves "ملفا", of "فواتير" (invoices) "واتير", but of "الملفات" and "الفواتير"
//! "ملف" and "فواتير". So a word that may be a noun is stemmed with the article put before it. Verbs
//! are left to Snowball, by what only verbs end in, and so are words of which it takes a particle
//! ("بحسابي", in my account), but for those of help centres that begin with such a letter.
//!
//! Behind the article nothing says whose a noun is, so who it belongs to goes first: titles say
//! "حسابك" and "خطتك" (your account, your plan), customers "حسابي" and "خطتي". A feminine noun gets
//! its own ending back ("خطتي", "خطة").

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use frostem::Stemmer;

use super::analysis::fold;

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
static NOUNS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "بريد بطاق بيان بنك بنوك باق برنامج برامج بلاغ بواب بورت بايبال فاتور فواتير فشل فريق \
     فيز فلوس فيروس فتر فرع فحص فرق فودافون كلم كود كرت كارت كشف كروم كوكيز لوح لغ لقط \
     ورق وقت وصول وثيق وظيف وكال واجه ووردبريس وردبريس ويب وسيل وسائل بطي بيض بلوك بلاك بلجن \
     بوكس فرنس فايل فيديو فلتر فولدر فاضي كمبيوتر كبير كلاود لينك لابتوب لوجن وضع"
        .split(' ')
        .collect()
});

/// Whose something is (but for "my", which Snowball knows), or whom a verb is about.
const OWNERS: &[&str] = &["كما", "هما", "كم", "كن", "ها", "هم", "نا", "ك", "ه", "ي"];
/// Those that Snowball takes off, or that are how many write a feminine ending: they count behind
/// feminine nouns and many things alone.
const LEFT_ALONE: &[&str] = &["نا", "ه", "ي"];
/// How words end that only look as if they belonged to somebody.
static OWN_LETTERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "تراك شترك شارك حرك حريك بوك هناك نالك ذلك ملك هلك هلاك درك ترك شريك بلوك \
     لينك ديسك بلاك شباك مالك توك سيك بارك حكم راكم محاكم درهم مسؤولي مسوولي محمولي \
     دراهم اماكن أماكن مساكن ممكن"
        .split(' ')
        .collect()
});
/// "You" and "for me" behind spoken verbs: "خصمتوا", "رجعولي".
const YOU: &[&str] = &["توني", "تولي", "توا", "ولي", "تولنا", "ولنا"];
/// Feminine nouns of two letters and their ending.
const SHORT_FEMININE: &[&str] = &["خط", "مد", "حص", "لغ", "جه", "صف", "سن"];

/// To cancel begins like the article.
const CANCELLING: &[&str] =
    &["الغي", "الغاء", "الغوا", "الغو", "ألغ", "إلغ", "يلغ", "تلغ", "نلغ", "لغيت", "لغوا", "لغيتو"];
const CHANGED: &[&str] = &["غيرت", "غيرو", "غيّرت", "غيّرو"];
/// Words of two and three letters that begin like the article.
const NO_ARTICLE: &[&str] =
    &["الى", "الي", "إلى", "الا", "إلا", "ألا", "التي", "الذي", "اللي", "الان", "الف"];
const OF_A_SHORT_NOUN: usize = 3;
/// Verbs whose first letter is no particle, and what may stand behind them.
static VERBS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "فقد فتح فصل فشل فحص كتب كسر وصل وقف وضع وجد بدل بطل بلغ بعت بند لغي لقي".split(' ').collect()
});
const BEHIND_VERBS: &[&str] =
    &["", "ت", "تو", "توا", "وا", "نا", "ني", "تها", "ته", "ها", "تني", "تهم", "لي", "ولي", "تلي"];

/// The index term of a lower-case word.
pub fn term(stemmer: &Stemmer, word: &str) -> String {
    family(fold(&stem(stemmer, word)))
}

/// The term of a lower-case word, not yet folded, and not yet that of its family.
fn stem(stemmer: &Stemmer, word: &str) -> String {
    // "And the" is one word with the noun, and no ending of Snowball's.
    let word = match AND_THE.iter().any(|and| word.starts_with(and)) {
        true => word.get('و'.len_utf8()..).unwrap_or(word),
        false => word,
    };
    // "ألغي": to cancel is no article, whoever does it.
    if CANCELLING.iter().any(|beginning| word.starts_with(beginning)) {
        return "الغاء".to_owned();
    }
    // "Other" and "not" are no form of "to change", but that is one of theirs.
    if CHANGED.iter().any(|beginning| word.starts_with(beginning)) {
        return "تغيير".to_owned();
    }
    // Of a short noun Snowball leaves the article on.
    let word = match word.strip_prefix(THE).filter(|_| !NO_ARTICLE.contains(&word)) {
        Some(bare) if (2..=OF_A_SHORT_NOUN).contains(&bare.chars().count()) => bare,
        _ => word,
    };
    let is_verb_of =
        |root: &str| word.strip_prefix(root).is_some_and(|behind| BEHIND_VERBS.contains(&behind));
    if let Some(root) = VERBS.iter().find(|root| is_verb_of(root)) {
        return (*root).to_owned();
    }
    // Nor is "-an" one of two: "العنوان" is the address, "خربان" broken.
    let word = match word.strip_prefix(THE).filter(|bare| bare.ends_with(OF_TWO)) {
        Some(bare) if bare.chars().count() > OF_TWO.chars().count() + 2 => bare,
        _ => word,
    };
    let is_definite = DEFINITE.iter().any(|article| word.starts_with(article));
    let word = &*if is_definite { word.into() } else { of_nobody(word) };
    if is_definite || word.ends_with(OF_TWO) {
        return stemmer.stem(&feminine(word)).to_string();
    }
    let plain = stemmer.stem(word).to_string();
    let lost = PARTICLES
        .iter()
        .any(|particle| word.starts_with(*particle) && !plain.starts_with(*particle));
    let is_verb = OF_VERBS.iter().any(|ending| word.ends_with(ending)) && !word.ends_with(OF_NOUNS);
    if (lost || is_verb) && !NOUNS.iter().any(|noun| word.starts_with(noun)) {
        return plain;
    }
    let defined = stemmer.stem(&format!("ال{}", feminine(word))).to_string();
    // A word so short that the article stays is as it was.
    if defined.starts_with("ال") { plain } else { defined }
}

/// What verbs and nouns of one family have in common: a verb's person ("ينقل", "انقل", "نقل"), how
/// something is done to a thing ("انحذف", "اتمسح"), the noun of doubling ("تجديد", "أجدد"), and the
/// plurals that change a noun inside. Where two families would meet, words stay as they are.
fn family(term: String) -> String {
    if let Some(one) = FAMILIES.get(term.as_str()) {
        return (*one).to_owned();
    }
    let letters: Vec<char> = term.chars().collect();
    let root: String = match letters[..] {
        ['ا' | 'ي' | 'ت' | 'ن', a, b, c] if ![a, b, c].contains(&'ا') => {
            [a, b, c].iter().collect()
        }
        ['ا' | 'ي' | 'ت', 'ن' | 'ت', a, b, c]
            if a != 'ت' && ![a, b, c].iter().any(|it| "اوي".contains(*it)) =>
        {
            [a, b, c].iter().collect()
        }
        ['ت', a, b, 'ي', c] if a != 'ا' => [a, b, c].iter().collect(),
        _ => return term,
    };
    if APART.contains(&&*root) { term } else { root }
}

/// Roots that mean two things, one of them as it stands: "غير" is other, "حدث" happens, "قبل" before.
static APART: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "غير حدث قبل ذكر عمل كلم قفل صل تصل سجل فعل طبق علق حول مكن مين سمح خاص نته"
        .split(' ')
        .collect()
});
/// What each form of [`IRREGULAR`] belongs to.
static FAMILIES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let forms = IRREGULAR.iter().flat_map(|(many, one)| many.split(' ').map(move |it| (it, *one)));
    // The first family of a form counts.
    forms.rev().collect()
});
const IRREGULAR: &[(&str, &str)] = &[
    ("اغير يغير تغير نغير يتغير تتغير اتغير", "تغيير"),
    ("احول يحول تحول نحول حولت حولوا", "تحويل"),
    ("انتقل ينتقل تنتقل انتقال", "نقل"),
    ("منته منتهي انته ينته ينتهي تنته تنتهي انتهي انتهاء", "انته"),
    ("تصل يصل يوصل توصل", "وصل"),
    ("ارسال", "رسل"),
    ("اصلاح", "صلح"),
    ("اغلاق مغلق", "غلق"),
    ("ايقاف", "وقف"),
    ("توقف يتوقف تتوقف نتوقف واقف", "متوقف"),
    ("ارجاع رجوع", "رجع"),
    ("انشاء", "نشء"),
    ("تشغيل", "تشغيل"),
    ("اشتغل يشتغل تشتغل شغال", "شغل"),
    ("يرد ترد نرد ردو ردود", "رد"),
    ("استرد يسترد تسترد نسترد", "استرداد"),
    ("استرجع يسترجع تسترجع نسترجع", "استرجاع"),
    ("استعيد يستعيد تستعيد نستعيد استعد", "استعاد"),
    ("استقبال يستقبل تستقبل نستقبل", "استقبل"),
    ("استلام يستلم تستلم نستلم", "استلم"),
    ("استخدام يستخدم تستخدم نستخدم", "استخدم"),
    ("اتواصل نتواصل يتواصل تتواصل", "تواصل"),
    ("يتصل نتصل تتصل", "اتصل"),
    ("اشتر يشتر نشتر تشتر يشتري نشتري تشتري شراء شري", "اشتري"),
    ("اخترق يخترق تخترق انخترق مخترق", "اختراق"),
    ("يختف يختفي تختف تختفي اختفي اختفاء", "اختف"),
    ("ابع يبع", "بعت"),
    ("اتكلم يتكلم تتكلم نتكلم تكلم يكلم نكلم", "اكلم"),
    ("ارق رقي", "ترق"),
    ("ضاع", "ضيع"),
    ("زياد ازيد تزيد يزيد زود", "زيد"),
    ("رسايل", "رسال"),
    ("صناديق", "صندوق"),
    ("مواعيد", "موعد"),
    ("اجهز", "جهاز"),
    ("رموز", "رمز"),
    ("خطط", "خطه"),
    ("تذاكر", "تذكر"),
    ("مواقع", "موقع"),
    ("فواتير", "فاتور"),
    ("روابط", "رابط"),
    ("خوادم", "خادم"),
    ("اسعار", "سعر"),
    ("منافذ", "منفذ"),
    ("اشخاص", "شخص"),
    ("خبراء", "خبير"),
    ("برامج", "برنامج"),
    ("اعطال", "عطل"),
    ("قوالب", "قالب"),
    ("مبالغ", "مبلغ"),
    ("محظور", "حظر"),
    ("محذوف", "حذف"),
    ("مسروق", "سرق"),
    ("مفقود", "فقد"),
    ("محجوز", "حجز"),
    ("مرفوض", "رفض"),
    ("مدفوع", "دفع"),
    ("مربوط", "ربط"),
    ("معطل متعطل عطلان", "عطل"),
    ("متاخر يتاخر تتاخر اتاخر تاخير", "تاخر"),
    ("امتلء يمتلء تمتلء امتلا امتل متل", "ممتلء"),
    ("كرو كروت", "كرت"),
    ("اكواد", "كود"),
    ("محافظ", "محفظ"),
    ("ارقام", "رقم"),
    ("عملاء", "عميل"),
    ("زباء زبا زباين زبو", "زبون"),
    ("عناو", "عنوان"),
    ("سنو", "سنه"),
    ("بطء", "بطيء"),
];

/// A word without whom it belongs to.
fn of_nobody(word: &str) -> Cow<'_, str> {
    let long = |rest: &&str| rest.chars().nth(2).is_some();
    if OWN_LETTERS.iter().any(|ending| word.ends_with(ending)) {
        return word.into();
    }
    if let Some(rest) = YOU.iter().find_map(|ending| word.strip_suffix(ending)).filter(long) {
        return rest.into();
    }
    for owner in OWNERS {
        let Some(rest) = word.strip_suffix(owner) else { continue };
        let is_many = rest.ends_with(OF_NOUNS);
        let feminine = rest.strip_suffix('ت').filter(|_| !is_many);
        if let Some(bare) = feminine.filter(|bare| long(bare) || SHORT_FEMININE.contains(bare)) {
            return format!("{bare}ة").into();
        }
        let is_left_alone = LEFT_ALONE.contains(owner)
            && !rest.ends_with(OF_TWO)
            && !(*owner == "نا" && rest.chars().nth(4).is_some());
        if long(&rest) && (is_many || !is_left_alone) {
            return rest.into();
        }
        return word.into();
    }
    word.into()
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
        // Whoever it belongs to.
        for noun in ["حساب", "بطاقة", "خطة", "بيانات", "موقع", "اشتراك", "تذكرة", "اسم", "تغيير"]
        {
            let of = |owner: &str| match noun.strip_suffix('ة') {
                Some(feminine) => format!("{feminine}ت{owner}"),
                None => format!("{noun}{owner}"),
            };
            for owner in ["ي", "ك", "كم", "نا", "ها", "هم"] {
                assert_eq!(stemmer.term(&of(owner)), stemmer.term(noun), "{}", of(owner));
            }
        }
        for whole in ["بنك", "شريك", "مشترك", "درهم"] {
            assert_eq!(stemmer.term(whole), whole);
        }
        // One family, and where two would meet, two.
        for (form, one) in [
            ("ينقل", "نقل"),
            ("انقلوا", "نقل"),
            ("أجدد", "تجديد"),
            ("انحذف", "احذفوا"),
            ("فواتيري", "فاتورة"),
            ("ألغيت", "إلغاء"),
            ("غيرت", "تغيير"),
            ("خصمتوا", "خصم"),
        ] {
            assert_eq!(stemmer.term(form), stemmer.term(one), "{form}");
        }
        assert_ne!(stemmer.term("غير"), stemmer.term("تغيير"));
        assert_ne!(stemmer.term("اتصل"), stemmer.term("تصل"));
        // A particle is still taken off.
        assert_eq!(stemmer.term("بحسابي"), stemmer.term("حسابي"));
        assert_eq!(stemmer.term("والحساب"), stemmer.term("حساب"));
    }
}

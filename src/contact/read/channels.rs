//! The `channels:` of contact.yaml.

use super::ids::Ids;
use super::refer::{conditions, resolve, resolve_all};
use crate::contact::duration::{self, Duration};
use crate::contact::fields;
use crate::contact::id::{ChannelId, List};
use crate::contact::model::{Channel, Kind, Number};
use crate::contact::words::ChannelWords;
use crate::diagnostics::Span;
use crate::model::Lang;
use crate::tree::{Located, Node, Reader, Value, one_of};

pub fn read(
    r: &mut Reader<'_, '_>,
    ids: &Ids,
    words: &mut List<ChannelId, ChannelWords>,
) -> List<ChannelId, Channel> {
    let mut channels = List::new();
    let Some(node) = r.node("channels") else {
        let help = "add at least one under `channels:`";
        r.error("missing-key", Span::default(), "contact.yaml offers no channel", help);
        return channels;
    };
    let file = r.file();
    for (id, node) in r.entries_of(node, "`channels`") {
        let mut inner =
            Reader::new(file, node, &format!("the channel `{}`", id.value), r.diagnostics());
        let mut own = read_words(&mut inner, ids);
        channels.push(read_one(&mut inner, ids, id, &mut own));
        words.push(own);
        inner.finish();
    }
    channels
}

fn read_one(
    r: &mut Reader<'_, '_>,
    ids: &Ids,
    id: &Located<String>,
    words: &mut ChannelWords,
) -> Channel {
    if words.name.is_empty() && r.node("name").is_none() {
        r.error(
            "missing-key",
            id.span,
            format!("the channel `{}` has no name", id.value),
            "add `name:`",
        );
    }
    let kind = kind(r, id);
    let hours = r.text("hours").and_then(|name| resolve(r, ids, &name));
    let checks_identity = r.boolean("checks_identity");
    if checks_identity.is_none() && r.node("checks_identity").is_none() {
        r.error(
            "missing-key",
            id.span,
            format!("the channel `{}` does not say whether it can check who somebody is", id.value),
            "add `checks_identity: yes` or `checks_identity: no`",
        );
    }
    let form = form(r);
    let channel = Channel {
        id: id.clone(),
        kind: kind.unwrap_or(Kind::Mail),
        link: link(r),
        number: r.text("number"),
        numbers: numbers(r, words),
        address: r.text("address"),
        attach: attach(r, &form),
        form,
        hours: hours.map(|hours| hours.value),
        checks_identity: checks_identity.unwrap_or_else(|| Located::new(false, id.span)),
        only_when: conditions(r, ids, "only_when"),
        only_for: resolve_all(r, ids, "only_for"),
        audiences: resolve_all(r, ids, "for"),
        ask_through: resolve_all(r, ids, "ask_through"),
        languages: languages(r),
        retired: r.boolean("retired").filter(|retired| retired.value).map(|retired| retired.span),
    };
    if kind.is_some() && channel.retired.is_none() {
        check_reach(r, &channel);
    }
    channel
}

/// The words of a channel, the same keys in every language's file.
pub fn read_words(r: &mut Reader<'_, '_>, ids: &Ids) -> ChannelWords {
    let (reply_within, reply) = reply(r);
    let mut text = |key| r.text(key).map(|text| text.value).unwrap_or_default();
    let mut words = ChannelWords {
        name: text("name"),
        cost: text("cost"),
        reply_within,
        reply,
        good_for: text("good_for"),
        never_send: text("never_send"),
        privacy: text("privacy"),
        have_ready: text("have_ready"),
        warning: text("warning"),
        ..ChannelWords::default()
    };
    words.advantages = r.texts("advantages").into_iter().map(|text| text.value).collect();
    words.drawbacks = r.texts("drawbacks").into_iter().map(|text| text.value).collect();
    if let Some(node) = r.node("otherwise") {
        read_otherwise(r, ids, node, &mut words);
    }
    words
}

/// A text, or a length of time that the theme has the words for.
fn reply(r: &mut Reader<'_, '_>) -> (String, Option<Duration>) {
    let Some(text) = r.text("reply_within") else { return (String::new(), None) };
    if duration::is_almost(&text.value) {
        let message = format!("`{}` is no length of time", text.value);
        let help = "write a number and m, h, d, wd (working days) or w, or say it in words";
        r.warning("unknown-duration", text.span, message, help);
    }
    let duration = Duration::parse(&text.value);
    (text.value, duration)
}

/// One sentence, or one for each question of `only_when`.
fn read_otherwise<'a>(r: &mut Reader<'a, '_>, ids: &Ids, node: &'a Node, words: &mut ChannelWords) {
    if !matches!(node.value, Value::Map(_)) {
        words.otherwise = r.text_of(node, "`otherwise`").map(|text| text.value).unwrap_or_default();
        return;
    }
    for (key, node) in r.entries_of(node, "`otherwise`") {
        let question = resolve(r, ids, key);
        let text = r.text_of(node, "`otherwise`");
        if let (Some(question), Some(text)) = (question, text) {
            words.otherwise_when.insert(question.value, text.value);
        }
    }
}

fn kind(r: &mut Reader<'_, '_>, id: &Located<String>) -> Option<Kind> {
    let names = Kind::ALL.map(|(name, _)| name);
    let Some(text) = r.text("kind") else {
        if r.node("kind").is_none() {
            let message = format!("the channel `{}` does not say what it is", id.value);
            r.error(
                "missing-key",
                id.span,
                message,
                format!("add `kind:`, one of: {}", names.join(", ")),
            );
        }
        return None;
    };
    let found = Kind::ALL.iter().find(|(name, _)| *name == text.value).map(|(_, kind)| *kind);
    if found.is_none() {
        r.error(
            "bad-value",
            text.span,
            format!("`{}` is no kind of channel", text.value),
            one_of(&text.value, names),
        );
    }
    found
}

/// The fields of a form; see [`fields`].
/// The fields of a form, by their ids.
pub fn form(r: &mut Reader<'_, '_>) -> Vec<Located<String>> {
    let mut form: Vec<Located<String>> = Vec::new();
    for text in r.texts("form") {
        if fields::find(&text.value).is_none() {
            let help = one_of(&text.value, fields::FIELDS.map(|field| field.id));
            r.error(
                "unknown-field",
                text.span,
                format!("there is no field `{}`", text.value),
                help,
            );
        } else if form.iter().any(|other| other.value == text.value) {
            let message = format!("the field `{}` is given twice", text.value);
            r.error("duplicate-key", text.span, message, "keep one of them");
        } else {
            form.push(text);
        }
    }
    form
}

/// The files that a form takes, as endings.
fn attach(r: &mut Reader<'_, '_>, form: &[Located<String>]) -> Vec<&'static str> {
    let mut attach = Vec::new();
    let words = r.texts("attach");
    if let Some(first) = words.first()
        && !form.iter().any(|field| field.value == "images")
    {
        let help = "add `images` to `form:`, or leave `attach:` out";
        r.error("unknown-field", first.span, "this form has no field for files", help);
    }
    for text in words {
        match fields::endings(&text.value) {
            Some(endings) => attach.extend(endings),
            None => {
                let kinds = fields::FILE_KINDS.map(|(kind, _)| kind);
                let help =
                    format!("{}; or an ending, such as png or docx", one_of(&text.value, kinds));
                r.error(
                    "bad-value",
                    text.span,
                    format!("`{}` is no kind of file that is taken", text.value),
                    help,
                );
            }
        }
    }
    attach.sort_unstable();
    attach.dedup();
    attach
}

fn link(r: &mut Reader<'_, '_>) -> Option<Located<String>> {
    let link = r.text("link")?;
    let usable =
        url::Url::parse(&link.value).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if !usable {
        let help = "write the whole address, such as https://chat.example.com/";
        r.error("bad-url", link.span, format!("`{}` is no web address", link.value), help);
        return None;
    }
    Some(link)
}

fn languages(r: &mut Reader<'_, '_>) -> Vec<Lang> {
    let mut languages = Vec::new();
    for text in r.texts("languages") {
        match Lang::parse(&text.value) {
            Some(lang) => languages.push(lang),
            None => r.error(
                "bad-language",
                text.span,
                format!("`{}` is no language tag", text.value),
                "use BCP 47 tags such as en, fr, fil",
            ),
        }
    }
    languages
}

/// A channel that says how to reach it, and only that.
fn check_reach(r: &mut Reader<'_, '_>, channel: &Channel) {
    let (needs, present) = match channel.kind {
        Kind::Form => ("form", !channel.form.is_empty()),
        Kind::Chat | Kind::Messenger | Kind::Community | Kind::Social | Kind::Portal => {
            ("link", channel.link.is_some())
        }
        Kind::Phone => ("number", channel.number.is_some()),
        Kind::Mail | Kind::Post | Kind::Visit => ("address", channel.address.is_some()),
        Kind::Appointment => ("ask_through", !channel.ask_through.is_empty()),
    };
    // A value that could not be used has been reported already.
    if !present && r.node(needs).is_none() {
        r.error(
            "missing-key",
            channel.id.span,
            format!("the channel `{}` does not say how to reach it", channel.id.value),
            format!("add `{needs}:`"),
        );
    }
    let ways = [
        ("link", channel.link.as_ref().map(|link| link.span)),
        ("number", channel.number.as_ref().map(|number| number.span)),
        ("numbers", channel.numbers.first().map(|number| number.id.span)),
        ("address", channel.address.as_ref().map(|address| address.span)),
        ("form", channel.form.first().map(|field| field.span)),
        ("ask_through", channel.ask_through.first().map(|through| through.span)),
    ];
    for (key, span) in ways.into_iter().filter_map(|(key, span)| Some((key, span?))) {
        let serves = key == needs
            || (channel.kind, key) == (Kind::Form, "address")
            || (channel.kind, key) == (Kind::Phone, "numbers");
        if !serves {
            unused_way(r, channel, key, span);
        }
    }
    if channel.kind == Kind::Mail {
        check_mail_address(r, channel);
    }
    if channel.kind == Kind::Phone {
        check_number(r, channel);
    }
}

/// A way that the channel's kind does not take, which nobody would ever see.
fn unused_way(r: &mut Reader<'_, '_>, channel: &Channel, key: &str, span: Span) {
    let kind = channel.kind.as_str();
    let help = match key {
        "link" => {
            "for a form, an account or messages elsewhere write `kind: portal`; else take it out"
        }
        "ask_through" => "take it out, or write `kind: appointment`",
        _ => "take it out, or make it a channel of its own",
    };
    r.error("unused-way", span, format!("a channel of the kind {kind} has no `{key}`"), help);
}

/// `numbers: { abroad: { name: From abroad, number: "+44 161 999 0100" } }`
fn numbers(r: &mut Reader<'_, '_>, words: &mut ChannelWords) -> Vec<Number> {
    let Some(node) = r.node("numbers") else { return Vec::new() };
    let file = r.file();
    let mut numbers = Vec::new();
    for (id, node) in r.entries_of(node, "`numbers`") {
        let mut inner =
            Reader::new(file, node, &format!("the number `{}`", id.value), r.diagnostics());
        let (name, number) = (inner.text("name"), inner.text("number"));
        for (key, missing) in [("name", name.is_none()), ("number", number.is_none())] {
            if missing && inner.node(key).is_none() {
                let message = format!("the number `{}` has no {key}", id.value);
                inner.error("missing-key", id.span, message, format!("add `{key}:`"));
            }
        }
        inner.finish();
        let (Some(name), Some(number)) = (name, number) else { continue };
        if !is_dialled(&number.value) {
            let message = format!("`{}` cannot be dialled", number.value);
            r.error(
                "bad-number",
                number.span,
                message,
                "write digits, in quotes: \"0800 99 00 00\"",
            );
        }
        words.numbers.insert(id.value.clone(), name.value);
        numbers.push(Number { id: id.clone(), number });
    }
    numbers
}

/// What a telephone can dial somewhere: `0800 99 00 00`, `*611`, `18001 0300 99 00 00`.
fn is_dialled(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let known =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | ' ' | '-' | '(' | ')' | '.');
    (2..=20).contains(&digits)
        && number.chars().all(known)
        && !number.get(1..).is_some_and(|rest| rest.contains('+'))
}

fn check_mail_address(r: &mut Reader<'_, '_>, channel: &Channel) {
    let Some(address) = &channel.address else { return };
    let mut parts = address.value.split('@');
    let (user, host) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let fine = !user.is_empty()
        && host.contains('.')
        && parts.next().is_none()
        && !address.value.contains(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '?' | '&')
        });
    if !fine {
        let message = format!("`{}` is no mail address", address.value);
        r.error(
            "bad-address",
            address.span,
            message,
            "write one address, such as support@example.com",
        );
    }
}

fn check_number(r: &mut Reader<'_, '_>, channel: &Channel) {
    let Some(number) = &channel.number else { return };
    // Emergency and service numbers are short, and have no country code.
    let is_short =
        (2..=6).contains(&number.value.len()) && number.value.chars().all(|c| c.is_ascii_digit());
    // With its country code a number has 15 digits at most (ITU-T E.164).
    let digits = number.value.bytes().filter(u8::is_ascii_digit).count();
    let is_whole = number.value.starts_with('+') && is_dialled(&number.value) && digits <= 15;
    if !is_short && !is_whole {
        let message = format!("`{}` cannot be dialled from everywhere", number.value);
        let help = "write it with its country code, in quotes: \"+33 1 99 00 00 00\"; a number \
            for one country or for relay calls goes under `numbers:` with a name that says so";
        r.error("bad-number", number.span, message, help);
    }
}

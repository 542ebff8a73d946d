//! The routing as search sees it: topics, then channels, with everything customers call them.

use super::card::action;
use crate::config::Config;
use crate::contact::id::{AudienceId, ChannelId, TopicId};
use crate::contact::model::{Channel, Kind, Routing};
use crate::contact::words::Words;
use crate::model::Lang;
use crate::render::theme::Theme;
use crate::render::theme::strings::{Arg, Strings};
use crate::search::{Action, Contact, Route, SearchArticle, SearchSection};
use crate::tree::Located;

/// The documents of `lang`.
pub fn search_documents(
    (theme, config): (&Theme, &Config),
    routing: &Routing,
    lang: &Lang,
) -> Vec<SearchArticle> {
    let strings = Strings::new(theme, config, lang);
    let home = format!("{}contact/", config.prefix(lang));
    let desk = Desk { routing, words: routing.words(lang), strings, home, lang };
    let topics = routing.topics.ids().map(|topic| desk.topic(topic));
    let offered = |(id, channel): &(ChannelId, &Channel)| {
        let last = routing.last_resort.as_ref().is_some_and(|last| last.value == *id);
        // Nobody should ask for the last resort first.
        channel.retired.is_none() && !last
    };
    let channels = routing.channels.enumerate().filter(offered);
    let channels = channels.map(|(id, channel)| desk.channel(id, channel));
    topics.chain(channels).chain([desk.all()]).collect()
}

struct Desk<'a> {
    routing: &'a Routing,
    words: &'a Words,
    strings: Strings,
    /// The address of the contact pages below the site's root.
    home: String,
    lang: &'a Lang,
}

impl Desk<'_> {
    fn topic(&self, id: TopicId) -> SearchArticle {
        let (topic, words) = (&self.routing.topics[id], &self.words.topics[id]);
        // As names, which weigh more than what is told: all in one line, since each line is a
        // document.
        let aliases = (!words.aliases.is_empty()).then(|| words.aliases.join(" · ")).into_iter();
        SearchArticle {
            id: format!("contact/{}", topic.id.value),
            title: words.name.clone(),
            url: format!("{}{}/", self.home, topic.id.value),
            audience: self.audiences(&topic.audiences),
            asks: aliases.chain(words.asks.iter().map(|ask| ask.value.clone())).collect(),
            contact: Some(Contact {
                is: Route::Topic,
                id: topic.id.value.clone(),
                kind: String::new(),
                action: None,
                hours: None,
                names: Vec::new(),
            }),
            sections: section(None, &words.description),
            ..SearchArticle::default()
        }
    }

    fn channel(&self, id: ChannelId, channel: &Channel) -> SearchArticle {
        let words = &self.words.channels[id];
        let mut names = vec![words.name.clone()];
        // Who asks for just any phone is not meant to reach one that answers few.
        if channel.only_for.is_empty() {
            names.extend(kind_words(channel.kind).iter().flat_map(|key| self.list(key)));
            if channel.kind == Kind::Messenger {
                names.extend(MESSENGERS.iter().map(|&name| name.to_owned()));
            }
        }
        let numbers = channel.number.iter().chain(channel.numbers.iter().map(|one| &one.number));
        let more = numbers.chain(&channel.address).map(|text| text.value.clone());
        SearchArticle {
            audience: self.audiences(&channel.audiences),
            ..self.way(
                Contact {
                    is: Route::Channel,
                    id: channel.id.value.clone(),
                    kind: channel.kind.as_str().to_owned(),
                    action: self.action(channel, &words.name),
                    hours: channel.hours.map(|hours| self.routing.hours[hours].id.value.clone()),
                    names,
                },
                (&words.name, &words.good_for),
                more.collect(),
            )
        }
    }

    /// The page that compares them, for those who say what they want but not how.
    fn all(&self) -> SearchArticle {
        let keys = ["contact-words-human", "contact-words-complaint", "contact-words-hours"];
        let contact = Contact {
            is: Route::Channel,
            id: String::new(),
            kind: String::new(),
            action: None,
            hours: None,
            names: keys.into_iter().flat_map(|key| self.list(key)).collect(),
        };
        let name = self.strings.text("contact-compare");
        let lead = self.strings.text("contact-compare-lead");
        self.way(contact, (&name, &lead), self.list("contact-words-around"))
    }

    fn way(
        &self,
        contact: Contact,
        (name, text): (&str, &str),
        more: Vec<String>,
    ) -> SearchArticle {
        let id = ["contact/channels", &contact.id].join("/");
        let mut tags = contact.names.clone();
        tags.extend(more);
        let anchor = (!contact.id.is_empty()).then(|| contact.id.clone());
        SearchArticle {
            id: id.trim_end_matches('/').to_owned(),
            title: name.to_owned(),
            url: format!("{}channels/", self.home),
            tags,
            contact: Some(contact),
            sections: section(anchor, text),
            ..SearchArticle::default()
        }
    }

    fn audiences(&self, ids: &[Located<AudienceId>]) -> Vec<String> {
        ids.iter().map(|id| self.routing.audiences[id.value].value.clone()).collect()
    }

    fn action(&self, channel: &Channel, name: &str) -> Option<Action> {
        let action = action(channel)?;
        let to = action.to.unwrap_or_default();
        // As on the contact pages: a number is not to be turned round.
        let to = match channel.kind {
            Kind::Phone if self.lang.direction() == crate::model::Direction::Rtl => {
                format!("\u{2066}{to}\u{2069}")
            }
            _ => to,
        };
        let args = [("to", Arg::Text(&to)), ("name", Arg::Text(name))];
        Some(Action { href: action.href?, label: self.strings.with(action.key, &args)? })
    }

    /// A list of words in the theme's strings.
    fn list(&self, key: &str) -> Vec<String> {
        let words = self.strings.text(key);
        let words = words.split([',', '،', '、']).map(|word| word.trim().to_owned());
        words.filter(|word| !word.is_empty()).collect()
    }
}

fn section(anchor: Option<String>, text: &str) -> Vec<SearchSection> {
    vec![SearchSection { heading: None, anchor, text: text.into() }]
}

/// Names by which customers everywhere ask for a messenger; those that mean something else as well
/// ("signal", "line") are left out. Whichever the site has is nearest to what they want.
const MESSENGERS: [&str; 16] = [
    "whatsapp",
    "whats app",
    "messenger",
    "telegram",
    "viber",
    "wechat",
    "facebook",
    "fb",
    "واتساب",
    "واتس",
    "واتس اب",
    "تيليجرام",
    "تلغرام",
    "ماسنجر",
    "ватсап",
    "телеграм",
];

/// Lists of what customers call a channel of this kind.
fn kind_words(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Phone => &["contact-words-phone", "contact-words-human"],
        Kind::Chat | Kind::Messenger => &["contact-words-chat", "contact-words-human"],
        Kind::Mail => &["contact-words-mail"],
        Kind::Form
        | Kind::Post
        | Kind::Visit
        | Kind::Portal
        | Kind::Appointment
        | Kind::Community
        | Kind::Social => &[],
    }
}

//! Mintlify: `docs.json`, or `mint.json` as it was called.

use serde_json::Value;

use super::facts::Facts;
use super::project::Project;
use super::{json_nav, shape};

pub fn read(project: &Project<'_>) -> Option<Facts> {
    let config = project.data(&["docs.json", "mint.json"])?;
    let navigation = config.get("navigation")?;
    let redirects = config.get("redirects").and_then(Value::as_array).into_iter().flatten();
    let redirects = redirects.filter_map(|redirect| {
        let text = |key: &str| redirect.get(key).and_then(Value::as_str).map(str::to_owned);
        Some((text("source")?, text("destination")?))
    });
    Some(Facts {
        title: shape::text(&config, "name"),
        base_url: shape::text(&config, "seo.metatags.canonical")
            .and_then(|url| shape::base_url(&url, "")),
        roots: project.root("", "").into_iter().collect(),
        navigation: json_nav::items(navigation),
        redirects: redirects.collect(),
        ..Facts::default()
    })
}

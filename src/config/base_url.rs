//! Where the site will stand.

/// The site's own address, split the way pages need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Accepts an absolute `http(s)` URL without query, fragment or credentials; the error says
    /// what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = url::Url::parse(text).map_err(|_| "it is no absolute URL".to_owned())?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("`{}:` is not http or https", url.scheme()));
        }
        if url.query().is_some()
            || url.fragment().is_some()
            || !url.username().is_empty()
            || url.password().is_some()
        {
            return Err("it may not carry a query, a fragment or a password".to_owned());
        }
        // The origin goes into a response header, where `;` and `,` mean something.
        if !url.host_str().is_some_and(|host| {
            host.chars().all(|c| c.is_ascii_alphanumeric() || "-._:[]".contains(c))
        }) {
            return Err("its host is no host name".to_owned());
        }
        let mut path = url.path().to_owned();
        if !path.ends_with('/') {
            path.push('/');
        }
        Ok(Self { origin: url.origin().ascii_serialization(), path })
    }

    /// `https://help.example.com`
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path every link starts with: `/`, or `/sub/` where the site is no whole host.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The absolute form of an `href` below [`Self::path`].
    pub fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_an_origin_and_a_path() {
        let base = BaseUrl::parse("https://help.example.com:8443/docs").unwrap();
        assert_eq!((base.origin(), base.path()), ("https://help.example.com:8443", "/docs/"));
        assert_eq!(base.absolute("/docs/fr/"), "https://help.example.com:8443/docs/fr/");
        assert!(BaseUrl::parse("help.example.com").is_err());
        assert!(BaseUrl::parse("https://a;script-src").is_err());
        assert!(BaseUrl::parse("https://&/").is_err());
        assert_eq!(BaseUrl::parse("http://[::1]:3000").unwrap().origin(), "http://[::1]:3000");
        assert!(BaseUrl::parse("ftp://help.example.com/").is_err());
        assert!(BaseUrl::parse("https://u:p@help.example.com/").is_err());
    }
}

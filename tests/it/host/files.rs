//! The published site: the right file, nothing else, and never a mixed page.

use super::{Desk, build, site};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_served_with_what_browsers_need() {
    let desk = Desk::open().await;
    let page = desk.get("/shop/pay/").await;
    assert_eq!(page.status, 200);
    assert!(page.body().contains("How to pay"));
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(page.header("referrer-policy"), Some("strict-origin-when-cross-origin"));
    assert!(page.header("permissions-policy").is_some());
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'self'"),
        "{policy}"
    );

    assert_eq!(page.header("speculation-rules"), Some("\"/speculation.json\""));
    let rules = desk.get("/speculation.json").await;
    assert_eq!(rules.header("content-type"), Some("application/speculationrules+json"));
    assert_eq!(rules.header("speculation-rules"), None);

    let etag = page.header("etag").unwrap().to_owned();
    let again = desk.ask("GET", "/shop/pay/", &[("If-None-Match", &etag)], b"").await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    let head = desk.ask("HEAD", "/shop/pay/", &[], b"").await;
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert_eq!(head.header("content-length").unwrap(), page.bytes.len().to_string());

    let style = page
        .body()
        .split("href=\"")
        .find_map(|part| {
            Some(part.split('"').next()?.to_owned()).filter(|href| href.ends_with(".css"))
        })
        .unwrap();
    let lean = desk.ask("GET", &style, &[("Accept-Encoding", "br")], b"").await;
    assert_eq!((lean.header("content-encoding"), lean.header("etag")), (Some("br"), None));
    let style = desk.get(&style).await;
    assert_eq!(style.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(style.header("access-control-allow-origin"), Some("*"));
    assert_eq!(desk.ask("POST", "/shop/pay/", &[], b"x=1").await.status, 405);
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn compressed_copies_are_the_same_page() {
    let desk = Desk::open().await;
    for args in [&[][..], &["--precompress"]] {
        build(&desk.site, args);
        let plain = desk.get("/").await;
        for (accepted, coding) in
            [("gzip", Some("gzip")), ("br;q=1, gzip", Some("br")), ("br;q=0", None)]
        {
            let copy = desk.ask("GET", "/", &[("Accept-Encoding", accepted)], b"").await;
            assert_eq!(copy.header("content-encoding"), coding);
            assert_eq!(copy.header("vary"), Some("accept-encoding"));
            let bytes = match coding {
                None => copy.bytes.clone(),
                Some("gzip") => {
                    let mut bytes = Vec::new();
                    std::io::Read::read_to_end(
                        &mut flate2::read::GzDecoder::new(&copy.bytes[..]),
                        &mut bytes,
                    )
                    .unwrap();
                    bytes
                }
                Some(_) => {
                    let mut bytes = Vec::new();
                    brotli::BrotliDecompress(&mut &copy.bytes[..], &mut bytes).unwrap();
                    bytes
                }
            };
            assert_eq!(bytes, plain.bytes);
            assert_eq!(copy.header("etag") == plain.header("etag"), coding.is_none());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_lead_on_or_to_a_page_that_says_so() {
    let desk = Desk::open().await;
    for (path, to) in [
        ("/shop/pay", "/shop/pay/"),
        ("/shop/pay?a=b%0d%0aX:1", "/shop/pay/?a=b%0d%0aX:1"),
        ("/fr", "/fr/"),
        ("/shop/o%C3%B9", "/shop/o%C3%B9/"),
        ("/old/pay/", "/shop/pay/"),
        ("/old/pay", "/shop/pay/"),
        ("/old/pay.html?x=1", "/shop/pay/?x=1"),
    ] {
        let answer = desk.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (301, Some(to)), "{path}");
    }
    let missing = desk.get("/fr/rien/").await;
    assert_eq!(missing.status, 404);
    assert!(missing.body().contains("<html lang=\"fr\""));
    assert!(desk.get("/nothing").await.body().contains("<html lang=\"en\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_site_below_a_path_answers_there_only() {
    let site = site();
    build(&site, &["--base-url", "https://example.com/help/"]);
    let options = super::options(&site.root().join("dist"));
    let desk = Desk::start(site, options).await;
    assert_eq!(desk.get("/help/shop/pay/").await.status, 200);
    assert_eq!(desk.get("/help").await.header("location"), Some("/help/"));
    assert_eq!(desk.get("/help/shop").await.header("location"), Some("/help/shop/"));
    assert_eq!(desk.get("/shop/pay/").await.status, 404);
    assert_eq!(desk.get("/healthz").await.body(), "ok\n");
}

/// Every way to write `..`, a slash and a dot that servers have fallen for, before every target.
fn escapes() -> Vec<String> {
    let ups = [
        "..",
        "%2e%2e",
        ".%2e",
        "%2e.",
        "%252e%252e",
        "..;",
        "%c0%ae%c0%ae",
        "%e0%80%ae%e0%80%ae",
        "..%00",
        "%uff0e%uff0e",
        "．．",
        "....//",
        "..\\",
        "%2e%2e%5c",
    ];
    let slashes = ["/", "%2f", "%252f", "\\", "%5c", "//", "/./", "%c0%af"];
    let targets = [
        "manifest.json",
        "report.json",
        "host/site.json",
        "index/en/frontdesk.json",
        "site.toml",
        "etc/passwd",
    ];
    let mut paths = Vec::new();
    for up in ups {
        for slash in slashes {
            for target in targets {
                paths.push(format!("/{up}{slash}{target}"));
                paths.push(format!("/shop/{up}{slash}{up}{slash}{target}"));
            }
        }
    }
    for target in targets {
        paths.extend([
            format!("/{target}"),
            format!("//{target}"),
            format!("/site/{target}"),
            format!("file:///{target}"),
        ]);
    }
    paths
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_outside_the_web_root_is_reached() {
    let site = site();
    build(&site, &[]);
    let dist = site.root().join("dist");
    // Files that no manifest names are not served either, whatever their name.
    for path in ["site/secret.html", "site/.env", "site/.git/config"] {
        std::fs::create_dir_all(dist.join(path).parent().unwrap()).unwrap();
        std::fs::write(dist.join(path), "SECRET").unwrap();
    }
    let options = super::options(&dist);
    let desk = Desk::start(site, options).await;
    let mut paths = escapes();
    assert!(paths.len() > 200);
    paths.extend(
        [
            "/secret.html",
            "/.env",
            "/.git/config",
            "/.nojekyll",
            "/_headers",
            "/_redirects",
            "/shop/pay/index.HTML",
            "/shop/pay/INDEX.html",
            "/shop/./pay/",
            "/./",
            "/shop//pay/",
            "/index.html/",
            "/shop/pay/index.html%00",
            "/shop%2fpay/",
            "/shop/pay/.",
            "/shop/pay/..",
            "/%",
            "/%zz",
            "/%ff",
            "*",
        ]
        .map(str::to_owned),
    );
    let mut wire = super::Wire::open(desk.address).await;
    for path in &paths {
        let mut answer = wire.ask("GET", path, &[], b"").await;
        if answer.header("connection").is_some() || answer.status == 400 {
            wire = super::Wire::open(desk.address).await;
        }
        if answer.status == 301 {
            let location = answer.header("location").unwrap().to_owned();
            assert!(
                location.starts_with('/') && !location.starts_with("//"),
                "{path} -> {location}"
            );
            answer = desk.get(&location).await;
        }
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        let body = answer.body();
        assert!(
            !body.contains("SECRET") && !body.contains("\"generator\"") && !body.contains("root:"),
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn redirects_stay_on_this_origin() {
    let desk = Desk::open().await;
    for path in [
        "//evil.example/",
        "//evil.example/..",
        "//evil.example",
        "/\\evil.example",
        "/%5cevil.example/",
        "//shop",
        "///shop",
        "//shop/pay",
        "/%2f/evil.example",
        "/.//evil.example",
        "http://evil.example/shop",
        "http://evil.example//shop",
        "//evil.example/%2e%2e",
        "/shop//",
        "/%09/evil.example",
        "/shop;//evil.example",
    ] {
        let answer = desk.get(path).await;
        if let Some(location) = answer.header("location") {
            assert!(
                location.starts_with('/')
                    && !location.starts_with("//")
                    && !location.starts_with("/\\"),
                "{path} -> {location}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_build_is_shown_and_pages_of_the_old_one_keep_their_files() {
    let desk = Desk::open().await;
    let old = desk.get("/").await.body();
    let style = old
        .split('"')
        .find(|part| part.contains("theme.") && part.ends_with(".css"))
        .unwrap()
        .to_owned();
    let site = desk.site.root().to_owned();
    std::fs::create_dir_all(site.join("themes/default/assets")).unwrap();
    std::fs::write(site.join("themes/default/assets/theme.css"), "body { color: red }").unwrap();
    std::fs::write(site.join("content/shop/pay.md"), "# How to pay now\n\nBy card.\n").unwrap();
    build(&desk.site, &[]);
    desk.until("/shop/pay/", "How to pay now").await;
    let new = desk.get("/").await.body();
    assert!(!new.contains(&style));
    assert_eq!(desk.get(&style).await.status, 200, "the old build's style sheet is gone");

    // A build that is not whole is refused, and the site stays.
    let page = site.join("dist/site/shop/pay/index.html");
    let manifest = site.join("dist/manifest.json");
    std::fs::write(&page, "half a pa").unwrap();
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, text.replacen("[\n", "[ \n", 1)).unwrap();
    tokio::time::timeout(super::PATIENCE, async {
        while !desk.get("/metrics").await.body().contains("frontdesk_builds_refused_total 1") {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    })
    .await
    .expect("the damaged build was not noticed");
    assert!(desk.get("/shop/pay/").await.body().contains("How to pay now"));
    // The rest of it arrives, under the same manifest.
    let whole = desk.get("/shop/pay/").await.bytes;
    std::fs::write(&page, whole).unwrap();
    tokio::time::timeout(super::PATIENCE, async {
        while !desk.get("/metrics").await.body().contains("frontdesk_builds_loaded_total 2") {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    })
    .await
    .expect("the mended build was not shown");
    assert!(
        desk.get("/metrics").await.body().contains("frontdesk_builds_refused_total 1"),
        "told once"
    );
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn search_works_without_scripts_in_every_language() {
    let desk = Desk::open().await;
    let found = desk.get("/search/?q=how+to+pay").await;
    assert_eq!((found.status, found.header("cache-control")), (200, Some("no-store")));
    assert!(
        found.body().contains("<a href=\"/shop/pay/\">")
            && found.body().contains("value=\"how to pay\"")
    );
    let found = desk.get("/fr/search/?q=payer").await.body();
    assert!(found.contains("<html lang=\"fr\"") && found.contains("<a href=\"/fr/shop/pay/\">"));
    // What one language lacks, another may have.
    let found = desk.get("/search/?q=facture").await.body();
    assert!(found.contains("lang=\"fr\"") && found.contains("/fr/shop/pay/"), "{found}");
    let nothing = desk.get("/search/?q=zzzzqqqq").await;
    assert!(nothing.status == 200 && !nothing.body().contains("<ol class=\"articles results\">"));
    let hostile = desk
        .get("/search/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%E2%9F%A6query%E2%9F%A7")
        .await
        .body();
    assert!(hostile.contains("&quot;&gt;&lt;script&gt;") && !hostile.contains("<script>alert"));
    // Without a question it is the page of all questions.
    assert!(desk.get("/search/").await.body().contains("data-all-questions"));
    assert!(desk.get("/search/?q=").await.body().contains("data-all-questions"));
}

/// A picture that an article brought is shown in pages; opened by itself it is alone with itself.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_beside_an_article_is_no_page() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" \
        height=\"9\"><script>alert(1)</script></svg>";
    let site = site()
        .file(
            "content/shop/drawn.md",
            "# Drawn\n\n![A drawing](drawing.svg) and [a letter](letter.pdf)\n",
        )
        .file("content/shop/letter.pdf", "%PDF-1.4\n")
        .file("content/shop/drawing.svg", svg);
    let desk = Desk::of(site).await;
    let page = desk.get("/shop/drawn/").await.body();
    let address = |ending: &str| {
        let found = page
            .split('"')
            .find(|part| part.starts_with("/assets/files/") && part.ends_with(ending));
        found.unwrap_or_else(|| panic!("{page}")).to_owned()
    };
    let drawing = desk.get(&address(".svg")).await;
    let policy = drawing.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.ends_with("sandbox"), "{policy}");
    assert_eq!(drawing.header("content-type"), Some("image/svg+xml"));
    // Browsers' own viewers do not work in a sandbox, and a PDF runs nothing on our origin.
    assert_eq!(desk.get(&address(".pdf")).await.header("content-security-policy"), None);
    let own = page.split('"').find(|part| part.ends_with(".js")).unwrap();
    assert_eq!(desk.get(own).await.header("content-type"), Some("text/javascript; charset=utf-8"));
    let feed = desk.get("/feed.xml").await;
    assert!(
        feed.status == 404 || feed.header("content-security-policy").unwrap().ends_with("sandbox")
    );
}

/// Players and phones read films in parts; some of them play nothing else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn films_are_sent_in_parts() {
    let film: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    let site = site().file("content/shop/film.md", "# Film\n\n[The film](clip.mp4)\n");
    std::fs::write(site.root().join("content/shop/clip.mp4"), &film).unwrap();
    let desk = Desk::of(site).await;
    let page = desk.get("/shop/film/").await.body();
    let path = page.split('"').find(|part| part.ends_with(".mp4")).unwrap().to_owned();
    let path = path.strip_prefix("https://help.example.com").unwrap_or(&path).to_owned();
    let whole = desk.get(&path).await;
    assert_eq!((whole.status, whole.header("accept-ranges")), (200, Some("bytes")));
    let etag = whole.header("etag").unwrap().to_owned();
    let part = desk.ask("GET", &path, &[("Range", "bytes=10-19"), ("If-Range", &etag)], b"").await;
    assert_eq!((part.status, part.header("content-range")), (206, Some("bytes 10-19/300000")));
    assert_eq!(part.bytes, &film[10..20]);
    let end = desk.ask("GET", &path, &[("Range", "bytes=-5")], b"").await;
    assert_eq!((end.status, &end.bytes[..]), (206, &film[299_995..]));
    let other =
        desk.ask("GET", &path, &[("Range", "bytes=0-1"), ("If-Range", "\"other\"")], b"").await;
    assert_eq!(
        (other.status, other.bytes.len()),
        (200, 300_000),
        "a part of another build's file is of no use"
    );
    let outside = desk.ask("GET", &path, &[("Range", "bytes=300000-")], b"").await;
    assert_eq!((outside.status, outside.header("content-range")), (416, Some("bytes */300000")));
    let several = desk.ask("GET", &path, &[("Range", "bytes=0-1,4-5")], b"").await;
    assert_eq!(several.status, 200);
    let text = desk.ask("GET", "/shop/film/", &[("Range", "bytes=0-1")], b"").await;
    assert_eq!(text.status, 200, "a page is sent whole");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_are_tried_in_other_letters_last() {
    let desk = Desk::open().await;
    for (path, to) in [
        ("/Shop/PAY/", "/shop/pay/"),
        ("/SHOP/pay", "/shop/pay/"),
        ("/Old/Pay.HTML", "/shop/pay/"),
        ("/SHOP/O%C3%99/", "/shop/o%C3%B9/"),
    ] {
        let answer = desk.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (301, Some(to)), "{path}");
        assert_eq!(
            answer.header("cache-control"),
            Some("no-cache"),
            "who remembers it would go in circles"
        );
    }
    assert_eq!(desk.get("/Nothing/").await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codings_on_several_lines_and_results_are_compressed() {
    let desk = Desk::open().await;
    let lines = [("Accept-Encoding", "deflate"), ("Accept-Encoding", "gzip")];
    assert_eq!(desk.ask("GET", "/", &lines, b"").await.header("content-encoding"), Some("gzip"));
    let plain = desk.get("/search/?q=pay").await;
    let packed = desk.ask("GET", "/search/?q=pay", &lines, b"").await;
    assert_eq!((packed.status, packed.header("content-encoding")), (200, Some("gzip")));
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&packed.bytes[..]), &mut text)
        .unwrap();
    assert_eq!(text, plain.bytes);
}

/// An article may be called as what machines ask for: its address stays its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_article_called_metrics_keeps_its_address() {
    let desk = Desk::of(site().file("content/metrics.md", "# Metrics\n\nHow fast it is.\n")).await;
    let moved = desk.get("/metrics").await;
    assert_eq!((moved.status, moved.header("location")), (301, Some("/metrics/")));
    assert!(desk.get("/metrics/").await.body().contains("How fast it is."));
    assert_eq!(desk.get("/healthz").await.body(), "ok\n");
}

/// Counters are not everybody's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn counters_are_told_to_this_machine() {
    let desk = Desk::open().await;
    assert_eq!(desk.get("/metrics").await.status, 200);
    assert_eq!(
        desk.ask("GET", "/metrics", &[("X-Forwarded-For", "198.51.100.7")], b"").await.status,
        404
    );
    assert_eq!(
        desk.ask("GET", "/readyz", &[("X-Forwarded-For", "198.51.100.7")], b"").await.status,
        200
    );
}

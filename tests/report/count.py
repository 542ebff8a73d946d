#!/usr/bin/env python3
"""Counts what `frontdesk report --json` says once more, from a site's files and the pages of its build.

usage: count.py SITE DIST DAY REPORT.json

Nothing of the program is used: front matter is read as YAML, texts and links from the HTML of the
pages, votes and records as the JSON that they are. Prints a line a section with both counts, and ends
with 1 where they differ. Words of near duplicates are compared as they stand, without their stems, so
pairs within 0.1 of the limit may go either way; nothing else may differ.
"""
import datetime
import html.parser
import json
import math
import os
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict

import yaml

site, dist, day, report = sys.argv[1:5]
day = datetime.date.fromisoformat(day)
report = json.load(open(report))
config = tomllib.load(open(f"{site}/site.toml", "rb"))
default = config["default_language"]
languages = [default] + [lang for lang in config["languages"] if lang != default]
base = re.sub(r"^https?://[^/]+", "", config["base_url"])


def front(path):
    text = open(path, encoding="utf-8-sig").read().replace("\r\n", "\n")
    found = re.match(r"---\n(.*?)\n?---\n", text, re.S)
    return (yaml.safe_load(found[1]) or {}) if found else {}


class Page(html.parser.HTMLParser):
    """The text of an article: its lines without headings, its links, its title."""

    VOID = {"img", "br", "hr", "input", "source", "wbr", "col", "track", "embed", "area"}
    BLOCKS = {"p", "li", "tr", "pre", "div", "dt", "dd", "blockquote", "summary", "figcaption", "td", "th"}

    def __init__(self, text):
        super().__init__()
        self.open, self.lines, self.links, self.title = [], [""], [], ""
        self.feed(text)

    def inside(self, what):
        return any(what(tag, classes) for tag, classes in self.open)

    def in_prose(self):
        return self.inside(lambda tag, classes: "prose" in classes) and not self.inside(
            lambda tag, classes: set(classes) & {"drift", "anchor", "copy"}
        )

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in self.VOID:
            self.open.append((tag, (attrs.get("class") or "").split()))
        if tag == "a" and self.in_prose():
            self.links.append(attrs.get("href") or "")
        if tag == "br" and self.in_prose():
            self.lines[-1] += "\n"
        if tag in self.BLOCKS and self.in_prose():
            self.lines.append("")

    def handle_endtag(self, tag):
        if tag in self.BLOCKS and self.in_prose():
            self.lines.append("")
        while self.open and tag not in self.VOID:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        tags = {tag for tag, _ in self.open}
        if "h1" in tags:
            self.title += data
        elif self.in_prose() and not tags & {"h2", "h3", "h4", "h5", "h6", "button", "script", "style"}:
            self.lines[-1] += data


# Every text of the site, drafts aside, with its front matter and its page.
texts, categories = [], defaultdict(dict)
for folder, folders, names in os.walk(f"{site}/content"):
    folders[:] = sorted(name for name in folders if name[0] not in "_.")
    for name in sorted(names):
        if not name.endswith(".md"):
            continue
        stem, path = name[:-3], os.path.relpath(os.path.join(folder, name), site)
        lang = next((lang for lang in languages if stem.endswith("." + lang)), default)
        stem = stem.removesuffix("." + lang) if lang != default else stem
        meta = front(os.path.join(folder, name))
        where = os.path.relpath(folder, f"{site}/content")
        where = "" if where == "." else where
        if stem == "_category":
            categories[where][lang] = meta
        elif not stem.startswith("_") and not meta.get("draft"):
            key = f"{where}/{stem}".lstrip("/")
            texts.append({"path": path, "key": key, "lang": lang, "meta": meta, "folder": where})
of_key = defaultdict(dict)
for text in texts:
    of_key[text["key"]][text["lang"]] = text
for text in texts:
    mine = of_key[text["key"]]
    source = next(lang for lang in languages if lang in mine)
    text["source"] = mine[source]
    text["is_source"] = text["lang"] == source
    text["id"] = mine[source]["meta"].get("id", text["key"])
listed = json.load(open(f"{dist}/site/articles.json"))["articles"]
address = {(entry["id"], entry["lang"]): re.sub(r"^https?://[^/]+", "", entry["url"]) for entry in listed}
for text in texts:
    text["url"] = address[text["id"], text["lang"]]
    page = f"{dist}/site/{text['url'].removeprefix(base)}/index.html"
    text["page"] = Page(open(page, encoding="utf-8").read())
    text["lines"] = "\n".join(text["page"].lines)


def inherited(text, key):
    own = text["source"]["meta"].get(key)
    folder = text["folder"]
    while own is None:
        metas = categories[folder]
        own = next((metas[lang][key] for lang in sorted(metas) if key in metas[lang]), None)
        if not folder:
            break
        folder = os.path.dirname(folder)
    return own


def review_by(text):
    return inherited(text, "review_by") if text["is_source"] else text["meta"].get("review_by")


def due():
    return [t["path"] for t in texts if review_by(t) and review_by(t) < day]


def never_reviewed():
    return [t["path"] for t in texts if t["is_source"] and not t["meta"].get("reviewed") and not review_by(t)]


def rated_badly():
    file = f"{site}/data/ratings.json"
    votes = json.load(open(file))["articles"] if os.path.exists(file) else {}
    for text in texts:
        own = votes.get(text["id"], {}).get(text["lang"], {})
        yes, no = own.get("yes", 0), own.get("no", 0)
        if yes + no >= 5 and yes / (yes + no) < 0.6:
            yield text["path"]


def drifted():
    """Translations with a recorded part that no longer stands in the source, on one line as they are."""

    def flat(text):
        return re.sub(r"\s+", " ", re.sub(r"(?m)^\s*>+ ?", "", text))

    for lang in languages:
        file = f"{site}/data/translations/{lang}.json"
        if not os.path.exists(file):
            continue
        for key, entry in json.load(open(file))["articles"].items():
            suffix = "" if lang == default else f".{lang}"
            own = f"{site}/content/{key}{suffix}.md"
            source = next(p for l in languages if l != lang for p in [f"{site}/content/{key}{'' if l == default else '.' + l}.md"] if os.path.exists(p))
            now = flat(open(source, encoding="utf-8").read())
            parts = [flat(part["text"]).strip() for part in entry["parts"]]
            if os.path.exists(own) and any(part not in now for part in parts):
                yield os.path.relpath(own, site)


def near_duplicates():
    """As the build has it: what two texts share over what either has, rare words counting more."""
    for lang in languages:
        own = [t for t in texts if t["lang"] == lang]
        words = [Counter(re.findall(r"\w+", (t["page"].title + " " + t["lines"]).lower())) for t in own]
        held = Counter(word for counts in words for word in counts)
        idf = {word: math.log(1 + (len(own) - n + 0.5) / (n + 0.5)) for word, n in held.items()}
        for one in range(len(own)):
            for other in range(one):
                a, b = words[one], words[other]
                if min(len(a), len(b)) < 12:
                    continue
                share = sum(n * idf[word] for word, n in (a & b).items()) / sum(n * idf[word] for word, n in (a | b).items())
                if share > 0.5:
                    yield own[one]["path"], share


def same_title():
    groups = defaultdict(list)
    for text in texts:
        groups[text["lang"], text["page"].title.strip().lower()].append(text["path"])
    return [path for group in groups.values() if len(group) > 1 for path in group]


def orphaned():
    linked, named = set(), set()
    for folder, _, names in os.walk(f"{dist}/site"):
        for name in names:
            if name != "index.html":
                continue
            path = os.path.relpath(folder, f"{dist}/site")
            own = base + ("" if path == "." else path + "/")
            for href in Page(open(os.path.join(folder, name), encoding="utf-8").read()).links:
                href = re.split("[?#]", href)[0]
                if href != own:
                    linked.add(href)
    for text in texts:
        for other in text["meta"].get("related") or []:
            other = other.removesuffix(".md")
            for key in (other, os.path.normpath(f"{text['folder']}/{other}").lstrip("/")):
                named |= {t["key"] for t in texts if key in (t["key"], t["id"])}
    for text in texts:
        urls = {address[t["id"], t["lang"]] for t in of_key[text["key"]].values()}
        urls |= {f"{base}{'' if lang == default else lang + '/'}{text['source']['url'].removeprefix(base)}" for lang in languages}
        alone = not urls & linked and not text["meta"].get("featured") and text["key"] not in named
        if text["is_source"] and alone and text["folder"]:
            yield text["path"]


def long():
    return [t["path"] for t in texts if len(t["lines"].split()) > 1500]


# Reading ease by the published formulas: base, words a sentence, syllables a word; vowels; those that sound
# as one; whether an e at the end is silent.
EASE = {
    "en": (206.835, 1.015, 84.6, "aeiouy", "ai au ay ea ee ei eu ey ie oa oi oo ou oy ue ui", True),
    "de": (180.0, 1.0, 58.5, "aeiouyäöü", "ai au äu ei eu ie aa ee oo", False),
    "fr": (207.0, 1.015, 73.6, "aeiouyàâéèêëîïôöùûü", "ai au eau ei eu oi ou oui ui ie", True),
    "es": (206.84, 1.02, 60.0, "aeiouáéíóúü", "ai au ei eu oi ia ie io iu ua ue ui uo ió ié iá", False),
}


def ease(text):
    base, sentence, word, vowels, together, silent = EASE[text["lang"]]
    together = sorted(together.split(), key=len, reverse=True)
    sound = re.compile("|".join(together) + f"|[{vowels}]")
    sentences = words = syllables = 0
    for line in re.split(r"[.!?…:;\n]", text["lines"]):
        own = [w for w in re.findall(r"(?:[^\W\d_]|[\u0300-\u036f'’])+", line) if any(c.isalpha() for c in w)]
        sentences += bool(own)
        words += len(own)
        for w in own:
            w = w.lower()
            n = len(sound.findall(w))
            if silent and n > 1 and w.endswith("e") and not w.endswith("le"):
                n -= 1
            syllables += max(n, 1)
    return None if words < 100 else base - sentence * words / sentences - word * syllables / words


def hard_to_read():
    eases = ((t["path"], ease(t)) for t in texts if t["lang"] in EASE)
    return [path for path, ease in eases if ease is not None and ease < 40]


said = {section["id"]: sorted(f["path"] for f in section["findings"]) for section in report["sections"]}
wrong = report["texts"] != len(texts)
print(f"texts: {len(texts)} counted, {report['texts']} told")
for count in (due, never_reviewed, rated_badly, drifted, same_title, orphaned, long, hard_to_read):
    name = count.__name__.replace("_", "-")
    counted = sorted(count())
    print(f"{name}: {len(counted)} counted, {len(said[name])} told")
    for path in sorted(set(counted) ^ set(said[name])):
        print(f"    only {'counted' if path in counted else 'told'}: {path}")
    wrong |= counted != said[name]
pairs = list(near_duplicates())
sure, maybe = {p for p, share in pairs if share > 0.7}, {p for p, share in pairs}
told = set(said["near-duplicates"])
print(f"near-duplicates: {len(sure)} to {len(maybe)} counted, {len(told)} told")
wrong |= not sure <= told <= maybe
sys.exit(wrong)

#!/usr/bin/env python3
"""Writes data/meaning/<lang>.bin of a site: what its sections and the words of its readers mean.

Run it where site.toml stands, after articles have changed; README.md beside this file says more.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

import numpy

import near
import vectors
from model import HERE, NAME, Basis, Model, section


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lang", required=True, action="append", help="a language; may be given often")
    options.add_argument("--root", default=".", help="the site's folder [default: here]")
    options.add_argument("--frontdesk", default="frontdesk", help="the program")
    options.add_argument("--words", metavar="FILE", help="further words [default: those of words/ beside this file]")
    options.add_argument("--most", type=int, default=20_000, help="words in the file at most [default: 20000]")
    options.add_argument("--cache", metavar="DIR", help="keeps what the model said, also of words left out")
    given = options.parse_args()
    model, basis = Model(given.cache), Basis()
    for lang in given.lang:
        update(given, lang, model, basis)
    model.save()


def update(given, lang, model, basis):
    texts = listed(given, lang)
    path = pathlib.Path(given.root) / "data/meaning" / f"{lang}.bin"
    # What is known already need not be asked again.
    stored = path.read_bytes() if path.exists() else b""
    old_sections, old_words = vectors.read(stored, lang, NAME)
    sections, words, own, fresh = {}, {}, set(), 0
    centre = middle(lang, model, texts)
    for text in texts:
        key = int(text["key"], 16)
        known = (old_sections if text["kind"] == "section" else old_words).get(key)
        fresh += known is None
        if text["kind"] == "section":
            sections[key] = known or basis.whole(section(model, text["title"], text["text"]), basis.section)
        else:
            words[key] = known or basis.whole(model.query(text["text"]), centre)
            if text["own"]:
                own.add(key)
    found = near.lists(sections, words)
    kept = nearest(found, own, given.most)
    words = {key: words[key] for key in kept}
    content = vectors.write(lang, NAME, sections, words, near.write({key: found[key] for key in kept}))
    if content != stored:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_bytes(content)
        os.replace(beside, path)
    print(f"{path}: {len(sections)} sections, {len(words)} words, {fresh} asked, {len(content)} bytes")


def listed(given, lang):
    """What frontdesk says there is to read: sections, the site's words, further words."""
    default = HERE / "words" / f"{lang}.txt"
    words = given.words or (default if default.exists() else None)
    command = [given.frontdesk, "meaning", "list", "--lang", lang, "--root", given.root]
    if words:
        command += ["--words", str(words)]
    done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return [json.loads(line) for line in done.stdout.splitlines()]


def middle(lang, model, texts):
    """What the words of a language have in common: the first of its list, else of the site's."""
    path = HERE / "words" / f"{lang}.txt"
    if path.exists():
        words = path.read_text(encoding="utf-8").split()
    else:
        words = [text["text"] for text in texts if text["kind"] == "word"]
    return numpy.mean([model.query(word) for word in words[:1500]], axis=0)


def nearest(found, own, most):
    """The words that are near something, the site's own first, then the nearest."""
    kept = [key for key in found if found[key][1]]
    return sorted(kept, key=lambda key: (key not in own, -found[key][0], key))[:most]


if __name__ == "__main__":
    main()

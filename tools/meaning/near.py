"""Which sections are near which words, as data/meaning/<lang>.bin says it and both searches read it.

All texts of a site are about the same, so what its sections have in common is taken off first; of the words it has been
(meaning.py, `middle`). What is left is compared in whole numbers, so that the same vectors give the same lists anywhere.
"""

import numpy

#: How near is near, in steps of cosine, and how many of them a cosine of 1 has: src/search/meaning/lists.rs has both.
NEAREST_NOT, STEPS = 8, 80
#: Levels above the least that counts.
LEVELS = 32
#: Sections of a list at most.
LONGEST = 32
#: The length of a vector in whole numbers: a product of two has 24 bits, exact in any order of adding.
LENGTH = 4096
#: A step of cosine as a product of two such vectors.
STEP = (1 << 24) // STEPS
#: Words that are compared at once.
AT_ONCE = 256


def lists(sections, words):
    """Of each word `(nearest product, [(place of a section, level)])`; places by the order of the sections' keys. Of equals
    those that stand first in `sections` are nearer."""
    if not sections or not words:
        return {}
    rows = numpy.array(list(sections.values()), numpy.float64)
    rows = whole(rows - rows.mean(axis=0))
    # Where each key stands among all of them.
    places = numpy.argsort(numpy.argsort(numpy.array(list(sections), numpy.uint64)))
    keys, found = sorted(words), {}
    for start in range(0, len(keys), AT_ONCE):
        own = keys[start : start + AT_ONCE]
        products = whole(numpy.array([words[key] for key in own], numpy.float64)) @ rows.T
        for key, row in zip(own, products.astype(numpy.int64)):
            found[key] = (int(row.max()), nearest(row, places))
    return found


def nearest(products, places):
    """The nearest sections of a word, in order of their places."""
    levels = products // STEP - NEAREST_NOT
    near = numpy.flatnonzero(levels >= 0)
    near = near[numpy.argsort(-levels[near], kind="stable")][:LONGEST]
    return sorted((int(places[at]), min(int(levels[at]), LEVELS - 1)) for at in near)


def whole(rows):
    """Vectors in whole numbers, all as long."""
    lengths = numpy.linalg.norm(rows, axis=1, keepdims=True)
    return numpy.rint(rows * (LENGTH / numpy.maximum(lengths, 1e-9)))


def write(found):
    """Lists as text: for each word, by key, what its key is above the one before, how many sections follow, and for each
    the gap to the one before it and its level."""
    text, before = [], 0
    for key in sorted(found):
        near = found[key][1]
        text += [number(key - before), number(len(near))]
        before, behind = key, 0
        for place, level in near:
            text += [number(place - behind), number(level)]
            behind = place + 1
    return "".join(text)


def number(value):
    """In base 46, least digit first, with the characters from `#` on; a digit in the upper half says that more follow."""
    text = ""
    while value >= 46:
        text += chr(35 + 46 + value % 46)
        value //= 46
    return text + chr(35 + value)

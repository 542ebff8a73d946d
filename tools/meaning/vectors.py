"""The file data/meaning/<lang>.bin, as src/search/meaning/vectors.rs reads it."""

import struct
import zlib

DIMENSIONS = 128
MAGIC = b"FDMEAN1\n"


def write(lang, model, sections, words):
    """The bytes of a file; `sections` and `words` map keys to 128 whole numbers."""
    head = MAGIC + padded(lang, 16) + padded(model, 32)
    head += struct.pack("<III", DIMENSIONS, len(sections), len(words))
    keys, vectors = [], []
    for group in (sections, words):
        for key in sorted(group):
            keys.append(struct.pack("<Q", key))
            vectors.append(struct.pack(f"<{DIMENSIONS}b", *group[key]))
    body = head + b"".join(keys) + b"".join(vectors)
    return body + struct.pack("<I", zlib.crc32(body))


def read(content, lang, model):
    """The sections and words of a file; none where it is damaged, or of another language or model."""
    body = content[:-4]
    fine = content[:8] == MAGIC and content[-4:] == struct.pack("<I", zlib.crc32(body))
    if not fine or body[8:56] != padded(lang, 16) + padded(model, 32):
        return {}, {}
    dimensions, sections, words = struct.unpack_from("<III", body, 56)
    count = sections + words
    if dimensions != DIMENSIONS or len(body) != 68 + count * (8 + DIMENSIONS):
        return {}, {}
    keys = struct.unpack_from(f"<{count}Q", body, 68)
    vectors = struct.iter_unpack(f"<{DIMENSIONS}b", body[68 + 8 * count :])
    pairs = list(zip(keys, vectors))
    return dict(pairs[:sections]), dict(pairs[sections:])


def padded(text, length):
    content = text.encode()
    if len(content) > length:
        raise ValueError(f"{text!r} is longer than {length} bytes")
    return content + bytes(length - len(content))

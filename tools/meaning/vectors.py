"""The file data/meaning/<lang>.bin, as src/search/meaning/file.rs reads it."""

import struct
import zlib

DIMENSIONS = 128
MAGIC = b"FDMEAN2\n"
#: A file without lists: its vectors are as good.
OLD_MAGIC = b"FDMEAN1\n"


def write(lang, model, sections, words, lists):
    """The bytes of a file; `sections` and `words` map keys to 128 whole numbers, `lists` is what near.py wrote."""
    lists = lists.encode()
    head = MAGIC + padded(lang, 16) + padded(model, 32)
    head += struct.pack("<IIII", DIMENSIONS, len(sections), len(words), len(lists))
    keys, vectors = [], []
    for group in (sections, words):
        for key in sorted(group):
            keys.append(struct.pack("<Q", key))
            vectors.append(struct.pack(f"<{DIMENSIONS}b", *group[key]))
    body = head + b"".join(keys) + lists + b"".join(vectors)
    return body + struct.pack("<I", zlib.crc32(body))


def read(content, lang, model):
    """The sections and words of a file; none where it is damaged, or of another language or model."""
    body = content[:-4]
    fine = content[:8] in (MAGIC, OLD_MAGIC) and content[-4:] == struct.pack("<I", zlib.crc32(body))
    if not fine or body[8:56] != padded(lang, 16) + padded(model, 32):
        return {}, {}
    dimensions, sections, words, lists = struct.unpack_from("<IIII", body + bytes(4), 56)
    begins, count = 72, sections + words
    if content[:8] == OLD_MAGIC:
        begins, lists = 68, 0
    if dimensions != DIMENSIONS or len(body) != begins + lists + count * (8 + DIMENSIONS):
        return {}, {}
    keys = struct.unpack_from(f"<{count}Q", body, begins)
    vectors = struct.iter_unpack(f"<{DIMENSIONS}b", body[begins + 8 * count + lists :])
    pairs = list(zip(keys, vectors))
    return dict(pairs[:sections]), dict(pairs[sections:])


def padded(text, length):
    content = text.encode()
    if len(content) > length:
        raise ValueError(f"{text!r} is longer than {length} bytes")
    return content + bytes(length - len(content))

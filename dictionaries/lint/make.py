#!/usr/bin/env python3
"""Makes the tables in this folder from the Python package lint-ii 0.1.3 (see SOURCE.md).

    pip install lint-ii==0.1.3 pyarrow
    python3 dictionaries/lint/make.py            # writes lint.bin and the small lists
    python3 dictionaries/lint/make.py --check    # fails if they differ from what it would write

lint.bin, little-endian:

    magic  8 bytes  "helder-1"
    bands  3 x u32  the SUBTLEX counts of the words of rank 1,000, 2,000 and 5,000
    counts u32 n, then n x u32: the distinct counts, rising; rows refer to them by index
    two hash tables (frequencies, nouns), each:
        rows u32, then 65,536 x u8 (rows per bucket), then the rows in order of hash
        frequency row: hash (3 bytes), index of the count (u16)
        noun row: hash (3 bytes), index of the count of the head (u16; 0xFFFF: not a compound), flags (u8)
        flags: bits 0-1 type (0 concrete, 1 abstract, 2 undefined), bit 2 human, bits 3-4 parts - 1 (3: four or more)

A word's 40-bit hash is its bucket (16 bits) and the 3 bytes. No two words of a table share one, which this
script checks, so a listed word always finds its own row; a word that is not listed finds a wrong one with a
chance of 3 in 10 million.
"""
import importlib.util
import math
import struct
import sys
from pathlib import Path

import pyarrow.parquet as pq

HERE = Path(__file__).parent
DATA = Path(importlib.util.find_spec("lint_ii").submodule_search_locations[0]) / "linguistic_data" / "data"
# The list that the published coefficients of the formula belong to; a newer one differs in 86 words.
NOUNS = "nouns_sem_types_20251118"
# log10(1 / total * 1e9): the frequency of a word that SUBTLEX-NL does not have. Values are add-one smoothed.
ZERO = 1.359228547196266
TOTAL = round(10 ** (9 - ZERO))
# A start of the hash with which no two listed words share one.
SEED = 0xCBF29CE484222325
TYPES = {"concrete": 0, "abstract": 1, "undefined": 2}


def read(name):
    return pq.read_table(DATA / f"{name}.parquet").to_pylist()


def reachable(word):
    """Whether a token can be this word: a token has no white space, control character or underscore in it."""
    return word is not None and not any(c.isspace() or c == "_" or "\x7f" <= c <= "\xa0" for c in word)


def count_of(value):
    count = 10 ** (value - 9) * TOTAL - 1
    assert abs(count - round(count)) < 1e-4, count
    assert abs(math.log10((round(count) + 1) / TOTAL * 1e9) - value) < 1e-9
    return round(count)


def hash40(word):
    h = SEED
    for byte in word.encode():
        h = (h ^ byte) * 0x100000001B3 % 2**64
    h = (h ^ h >> 32) * 0x9E3779B97F4A7C15 % 2**64
    return (h ^ h >> 29) * 0xBF58476D1CE4E5B9 % 2**64 >> 24


def table(rows):
    rows = sorted((hash40(word), value) for word, value in rows)
    assert len({h for h, _ in rows}) == len(rows), "two words share a hash"
    buckets = bytearray(65536)
    out = bytearray()
    for h, value in rows:
        buckets[h >> 24] += 1
        out += (h & 0xFFFFFF).to_bytes(3, "little") + value
    return struct.pack("<I", len(rows)) + buckets + out


def binary():
    counts = {r["word"]: count_of(r["word_count"]) for r in read("subtlex_wordfreq") if reachable(r["word"])}
    levels = sorted({0, *counts.values()})
    index = {count: i for i, count in enumerate(levels)}
    ranked = sorted((c for w, c in counts.items() if w.isalpha()), reverse=True)
    frequencies = [(w, struct.pack("<H", index[c])) for w, c in counts.items()]
    nouns = []
    for row in read(NOUNS):
        if not reachable(row["word"]):
            continue
        head = index[counts.get(row["head"], 0)] if row["head"] else 0xFFFF
        parts = min(int(row["n_parts"] or 1), 4)
        flags = TYPES[row["super_sem_type"]] | (row["sem_type"] == "human") << 2 | (parts - 1) << 3
        nouns.append((row["word"], struct.pack("<HB", head, flags)))
    print(f"{len(frequencies)} words, {len(levels)} counts, {len(nouns)} nouns, total {TOTAL}")
    bands = struct.pack("<3I", *(ranked[rank - 1] for rank in (1000, 2000, 5000)))
    head = struct.pack(f"<I{len(levels)}I", len(levels), *levels)
    return b"helder-1" + bands + head + table(frequencies) + table(nouns)


def words(name, column):
    """A small list, sorted. Words with a space at an end are left out: lint-ii never finds them either."""
    found = {r[column] for r in read(name)}
    return "".join(f"{w}\n" for w in sorted(w for w in found if reachable(w))).encode()


def main():
    files = {
        "lint.bin": binary(),
        "skip.txt": words("subtlex_wordfreq_skiplist", "word"),
        "manner-adverbs.txt": words("manner_adverbs_20251017", "adverb"),
        "units.txt": words("measurement_units", "symbol"),
    }
    for name, content in files.items():
        path = HERE / name
        if "--check" in sys.argv:
            if path.read_bytes() != content:
                sys.exit(f"{path} differs")
        else:
            path.write_bytes(content)
        print(f"{name}: {len(content)} bytes")


if __name__ == "__main__":
    main()

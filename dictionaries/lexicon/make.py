#!/usr/bin/env python3
"""Makes lexicon.bin from hunspell-nl (Debian; OpenTaal) and the PyPI package wordfreq.

    apt-get install hunspell-nl; pip install wordfreq==3.1.1
    python3 dictionaries/lexicon/make.py

The file is a sorted table of 32-bit hashes of case-folded words, so it needs no decoding at start:

    magic "HLX1" | u32 number of words | u16 number of classes | u32 bit set per class
    | u8 per bucket (65,536 buckets by the upper 16 bits of the hash): words in it
    | per word: u16 lower half of the hash, u16 class << 7 | Zipf frequency * 10

All numbers are little-endian. The hash is the upper half of FNV-1a (64 bits) after a final mix; see lexicon.rs.
"""
import collections
import os
import re
import struct

import wordfreq

HERE = os.path.dirname(os.path.abspath(__file__))
HUNSPELL = '/usr/share/hunspell/nl'
BITS = {name: 1 << i for i, name in enumerate(
    ['NN1', 'NN2', 'DIM', 'VB1', 'VB3', 'VBH1', 'VBH', 'INF', 'PPN', 'PPE', 'AJ', 'AJE', 'AJC', 'AJS',
     'NAME', 'PREFIXED', 'KNOWN', 'GEN', 'ABBR'])}
# What the tags of the affix file say about a form.
TAGS = {'NN2': 'NN2', 'DIM': 'DIM', 'VB3': 'VB3', 'VBh1': 'VBH1', 'VBh': 'VBH', 'VBpe': 'INF',
        'NN1': 'NN1', 'NN1d': 'NN1', 'NN2d': 'NN2', 'NN1r': 'DIM', 'NN2r': 'DIM', 'PPn': 'PPN', 'PPe': 'PPE', 'AJe': 'AJE', 'AJcn': 'AJC', 'AJce': 'AJC', 'AJsn': 'AJS', 'AJse': 'AJS'}
VERBAL = sum(BITS[b] for b in ('VB1', 'VB3', 'VBH1', 'VBH', 'INF', 'PPN', 'PPE', 'PREFIXED'))
ZIPF_LEAST = 1.3  # words below this only if hunspell has them as an entry
SIZE = 300_000


def fold(word):
    return word.replace('\u0133', 'ij').replace('\u0132', 'IJ').replace('\u2019', "'").lower()


def fnv(word):
    h = 0xcbf29ce484222325
    for byte in word.encode():
        h = (h ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    h ^= h >> 32
    h = h * 0x9e3779b97f4a7c15 & 0xffffffffffffffff
    return h >> 32


def affixes():
    """Flag -> list of (strip, add, condition, tag) for the suffixes that make inflected forms."""
    rules, prefixes = collections.defaultdict(list), {}
    for line in open(HUNSPELL + '.aff', encoding='utf8'):
        cols = line.split('#')[0].split()
        if len(cols) >= 5 and cols[0] == 'SFX':
            tag = next((c[3:] for c in cols[5:] if c.startswith('ts:')), '')
            add = cols[3].split('/')[0]
            if add.endswith('-') or cols[1][0] == 'C':
                continue
            strip = '' if cols[2] == '0' else cols[2]
            rules[cols[1]].append((strip, '' if add == '0' else add, re.compile(cols[4] + '$'), tag))
        elif len(cols) >= 5 and cols[0] == 'PFX' and cols[1][0] == 'P':
            prefixes[cols[1]] = cols[3]
    return rules, prefixes


def base_bits(word, flags):
    bits = BITS['KNOWN']
    kinds = {f[0] for f in flags}
    if 'PN' in flags or (word[:1].isupper() and not word.isupper()):
        bits |= BITS['NAME']
    if flags & {'V3', 'Vp', 'Vq', 'Va', 'Vb'}:
        bits |= BITS['VB1']
    if flags & {'Vi', 'Ve'}:
        bits |= BITS['INF']
    if kinds & {'Z', 'Y'}:
        bits |= BITS['NN1']
    if any(f[0] == 'A' for f in flags):
        bits |= BITS['AJ']
    if any(f[0] == 'P' and f not in ('PN', 'PI', 'PJ', 'PK') for f in flags):
        bits |= BITS['PREFIXED']
    if word.endswith('.'):
        bits |= BITS['ABBR']
    return bits


def main():
    rules, prefixes = affixes()
    entry = set()
    forms = collections.defaultdict(int)
    with open(HUNSPELL + '.dic', encoding='utf8') as lines:
        next(lines)
        for line in lines:
            word, _, flags = line.split('\t')[0].strip().partition('/')
            flags = {flags[i:i + 2] for i in range(0, len(flags), 2)}
            if not word or 'Fw' in flags:
                continue
            entry.add(fold(word))
            made = [(word, base_bits(word, flags))]
            for flag in flags:
                for strip, add, condition, tag in rules.get(flag, ()):
                    if condition.search(word) and word.endswith(strip):
                        form = word[:len(word) - len(strip)] + add
                        kind = TAGS.get(tag) or {'Y': 'DIM', 'P': 'GEN', 'G': 'GEN'}.get(flag[0], 'KNOWN')
                        made.append((form, BITS[kind] | BITS['KNOWN']))
            for form, bits in made:
                forms[fold(form)] |= bits
                verbal = bits & VERBAL
                for flag in flags if verbal else ():
                    if flag in prefixes:
                        forms[fold(prefixes[flag] + form)] |= verbal | BITS['KNOWN']
    freq = {fold(w): wordfreq.zipf_frequency(w, 'nl') for w in wordfreq.iter_wordlist('nl')}
    words = {}
    for word in set(forms) | set(freq):
        zipf = freq.get(word, 0.0)
        if ' ' in word or not any(c.isalpha() for c in word) or len(word) > 40:
            continue
        if word in entry or zipf >= ZIPF_LEAST:
            words[word] = (zipf, forms.get(word, 0))
    rank = sorted(words, key=lambda w: (-(words[w][0] + (0.5 if w in entry else 0)), w))[:SIZE]
    classes = collections.Counter(words[w][1] for w in rank)
    table = [bits for bits, _ in sorted(classes.items(), key=lambda x: (-x[1], x[0]))[:512]]
    index = {bits: i for i, bits in enumerate(table)}
    rows = {}
    for word in rank:
        zipf, bits = words[word]
        if bits not in index:
            bits = max((b for b in table if b & bits == b), key=lambda b: bin(b).count('1'))
        rows.setdefault(fnv(word), index[bits] << 7 | min(127, round(zipf * 10)))
    counts = bytearray(65536)
    body = bytearray()
    for h in sorted(rows):
        counts[h >> 16] += 1
        body += struct.pack('<HH', h & 0xffff, rows[h])
    with open(os.path.join(HERE, 'lexicon.bin'), 'wb') as f:
        f.write(b'HLX1' + struct.pack('<IH', len(rows), len(table)))
        f.write(struct.pack(f'<{len(table)}I', *table) + counts + body)
    print(len(forms), 'forms of hunspell,', len(freq), 'of wordfreq,', len(rows), 'kept,', len(table), 'classes of', len(classes))


if __name__ == '__main__':
    main()

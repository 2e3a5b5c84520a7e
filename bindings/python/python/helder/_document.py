"""Sentences and tokens with their annotation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ._record import Record


@dataclass(frozen=True, slots=True)
class Token(Record):
    """A word or punctuation mark. ``document.text[token.start:token.end]`` is the token in the source.

    Attributes:
        text: as a reader sees it.
        lemma: the word as it stands in a dictionary.
        pos: part of speech: one of the 17 tags of Universal Dependencies, such as ``"NOUN"``.
        morph: features of Universal Dependencies, such as ``"Number=Sing"``; empty if there are none.
        head: index of its head in the tokens of its sentence, from 0; ``None`` for the root.
        dep: relation to the head, of Universal Dependencies; ``"aux:pass"`` is the auxiliary of a passive.
        start: first code point in the source, from 0.
        end: one past the last.
    """

    text: str
    lemma: str
    pos: str
    morph: str
    head: int | None
    dep: str
    start: int
    end: int

    @property
    def feats(self) -> dict[str, str]:
        """The features by name."""
        return dict(pair.split("=", 1) for pair in self.morph.split("|") if pair)


@dataclass(frozen=True, slots=True)
class Sentence(Record):
    """A sentence, heading, table cell or other unit.

    Attributes:
        text: as a reader sees it: without markup, line breaks as spaces.
        start: first code point in the source, from 0.
        end: one past the last.
        kind: ``"statement"``, ``"question"``, ``"fragment"``, ``"heading"``, ``"cell"`` or ``"form"``.
        block: number of its paragraph, list item or other block, from 0.
        tokens: its tokens.
    """

    text: str
    start: int
    end: int
    kind: str
    block: int
    tokens: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def root(self) -> Token | None:
        """The token without a head."""
        return next((t for t in self.tokens if t.head is None), None)


@dataclass(frozen=True, slots=True)
class Document(Record):
    """An annotated text. ``text`` is the source, in which offsets count."""

    text: str
    format: str
    sentences: tuple[Sentence, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all sentences."""
        return tuple(token for sentence in self.sentences for token in sentence.tokens)

    def to_conllu(self) -> str:
        """The same as CoNLL-U, as ``helder annotate`` writes it."""
        out: list[str] = []
        block: int | None = None
        tokens = self.tokens
        number = 0
        for i, sentence in enumerate(self.sentences, 1):
            if sentence.block != block:
                out.append("# newpar")
            block = sentence.block
            out += [f"# sent_id = {i}", f"# text = {sentence.text}"]
            at = 0
            for j, token in enumerate(sentence.tokens, 1):
                number += 1
                # Whether a space follows shows in the text of the sentence.
                at = sentence.text.index(token.text, at) + len(token.text)
                if j < len(sentence.tokens):
                    glued = sentence.text.startswith(sentence.tokens[j].text, at)
                else:
                    glued = number < len(tokens) and tokens[number].start == token.end
                columns = [
                    str(j),
                    token.text,
                    token.lemma or "_",
                    token.pos,
                    "_",
                    token.morph or "_",
                    "0" if token.head is None else str(token.head + 1),
                    token.dep,
                    "_",
                    "SpaceAfter=No" if glued else "_",
                ]
                out.append("\t".join(columns))
            out.append("")
        return "".join(line + "\n" for line in out)

    def __repr__(self) -> str:
        return f"<Document: {len(self.sentences)} sentences, {len(self.tokens)} tokens>"


def document_from(text: str, format: str, data: str) -> Document:
    """Of the JSON of the native module."""
    sentences = tuple(
        Sentence(
            text=s["text"],
            start=s["start"],
            end=s["end"],
            kind=s["kind"],
            block=s["block"],
            tokens=tuple(Token(*t) for t in s["tokens"]),
        )
        for s in json.loads(data)
    )
    return Document(text, format, sentences)

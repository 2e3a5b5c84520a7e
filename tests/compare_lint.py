#!/usr/bin/env python3
"""Prints what the real LiNT-II says of gold-parsed sentences, as JSON lines for tests/lint.rs.

    pip install lint-ii==0.1.3 spacy pyarrow mistune
    python3 tests/compare_lint.py dev.conllu

No spaCy model is needed: the documents are built from the gold annotation, so that only definitions and word
lists are compared. The scores use the coefficients and the noun list that helder uses (20251118).
"""
import importlib.util
import json
import sys
import types
from pathlib import Path

import pyarrow.parquet as pq
import spacy
from spacy.tokens import Doc

FOLDER = Path(importlib.util.find_spec("lint_ii").submodule_search_locations[0])
DATA = FOLDER / "linguistic_data" / "data"
NOUNS = "nouns_sem_types_20251118"

# The real module loads the spaCy model when it is imported; only its coefficients are needed here.
stub = types.ModuleType("lint_ii.linguistic_data.nlp_model")
models = json.loads((DATA / "coefficients.json").read_text(encoding="utf8"))
chosen = next(m for m in models if m["model_version"] == "3.7.0" and m["noun_list"] == NOUNS)
stub.COEFFICIENTS = {key: value["coef"] for key, value in chosen["coefficients"].items()}
sys.modules["lint_ii.linguistic_data.nlp_model"] = stub

from lint_ii.core.readability_analysis import ReadabilityAnalysis  # noqa: E402
from lint_ii.core.sentence_analysis import SentenceAnalysis  # noqa: E402
from lint_ii.linguistic_data import wordlists  # noqa: E402

columns = ["word", "sem_type", "super_sem_type", "head"]
wordlists.NOUN_DATA = {
    row["word"]: {k: v for k, v in row.items() if k != "word" and v is not None}
    for row in pq.read_table(DATA / f"{NOUNS}.parquet", columns=columns).to_pylist()
}
# The program scans these as lists for every word; sets give the same answers in a tenth of the time.
wordlists.FREQ_SKIPLIST = set(wordlists.FREQ_SKIPLIST)


def sentences(path):
    for block in Path(path).read_text(encoding="utf8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield rows


def main():
    vocab = spacy.blank("nl").vocab
    analyses = []
    for rows in sentences(sys.argv[1]):
        doc = Doc(
            vocab,
            words=[r[1] for r in rows],
            lemmas=[r[2] for r in rows],
            pos=[r[3] for r in rows],
            tags=[r[4] for r in rows],
            heads=[int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)],
            deps=["ROOT" if r[7] == "root" else r[7] for r in rows],
        )
        analyses.append(SentenceAnalysis(doc))
    for s in analyses:
        words = [
            {
                "text": w.text,
                "content": w.is_content_word,
                "finite": w.is_finite_verb,
                "frequency": w.word_frequency,
                "noun": None if w.super_sem_type is None else w.super_sem_type.value,
                "distance": w.dep_length,
                "subordinate": w.is_in_subordinate_clause,
                "human": w.is_human,
                "person": w.pronoun_person,
                "modifier": w.is_adj_mod,
                "conjunct": w.is_coordinated_constituent,
            }
            for w in s.word_features
        ]
        print(json.dumps({
            "words": words, "score": s.lint.score, "level": s.lint.level,
            "frequency": s.mean_log_word_frequency, "max_sdl": s.max_sdl,
            "per_clause": s.content_words_per_clause, "concrete": s.proportion_of_concrete_nouns,
            "length": s.sent_length,
        }))
    whole = ReadabilityAnalysis(analyses)
    print(json.dumps({
        "document": True, "score": whole.lint.score, "level": whole.lint.level,
        "frequency": whole.mean_log_word_frequency, "max_sdl": whole.mean_max_sdl,
        "per_clause": whole.mean_content_words_per_clause, "concrete": whole.proportion_of_concrete_nouns,
    }))


if __name__ == "__main__":
    main()

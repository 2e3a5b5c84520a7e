"""The feature table: columns, rows, Arrow, pandas, Polars."""

from __future__ import annotations

import math
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import helder
import helder.polars
from conftest import EASY, HARD, ROOT

TEXTS = [EASY, "", HARD, "Dag."]


def test_columns_are_those_of_the_data_dictionary() -> None:
    table = helder.features(TEXTS)
    documented = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "features.md").read_text(encoding="utf-8"), re.M)
    assert [*documented, "unscored"] == list(table)
    assert [c.name for c in helder.columns()] == documented
    assert len(table) == len(documented) + 1 > 100


def test_dictionary_of_columns() -> None:
    table = helder.features(TEXTS)
    assert table.num_rows == len(TEXTS)
    assert "words" in table and "woorden" not in table
    assert table["words"].to_list() == [15.0, 0.0, table["words"][2], 1.0]
    assert table["lint_score"][1] is None
    assert table["words"][-1] == 1.0
    assert len(table["words"]) == 4
    assert list(dict(table)) == list(table)
    with pytest.raises(KeyError):
        table["woorden"]
    with pytest.raises(IndexError):
        table["words"][4]


def test_columns_say_what_they_are() -> None:
    column = helder.features(TEXTS)["lint_score"]
    assert (column.name, column.unit) == ("lint_score", "points")
    assert "LiNT-II" in str(column.definition) and column.source


def test_values_lie_in_their_range() -> None:
    table = helder.features(TEXTS)
    for column in helder.columns():
        for value in table[column.name]:
            if value is not None:
                assert column.low is None or value >= column.low
                assert column.high is None or value <= column.high


def test_the_same_as_score() -> None:
    table, score = helder.features([HARD]), helder.score(HARD)
    assert {name: table[name][0] for name in score.features} == dict(score.features)
    assert score.metrics == helder.check(HARD).metrics
    assert table.metadata == {k: getattr(score, k) for k in ("schema", "version", "profile", "model", "data")}


def test_sentences_and_paragraphs() -> None:
    texts = ["😀 U komt. U wacht.", "", "# Kop\n\nBel ons.\n\nKom maar."]
    table = helder.features(texts, per="sentence", format="markdown")
    assert table["index"].to_list()[-1] == 2
    rows = zip(table["index"], table["number"], table["start"], table["end"], table["text"])
    for index, _, start, end, passage in rows:
        assert passage.strip("# ") in texts[index][start:end]
    assert table["number"].to_list()[-3:] == [1, 2, 3]
    blocks = helder.features(texts, per="paragraph", format="markdown")
    assert blocks.num_rows == 4
    assert blocks.per == "paragraph"


def test_missing_texts_keep_their_row() -> None:
    table = helder.features([EASY, None, math.nan, pd.NA, EASY])  # type: ignore[list-item]
    assert table["words"].to_list() == [15.0, None, None, None, 15.0]
    assert helder.features([None, EASY], per="sentence")["index"].to_list()[0] == 1


def test_wrong_texts() -> None:
    with pytest.raises(TypeError, match="many strings"):
        helder.features(EASY)
    with pytest.raises(TypeError, match=r"texts\[1\]"):
        helder.features([EASY, 3])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        helder.features(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="strings"):
        helder.features(pa.array([1, 2]))
    with pytest.raises(ValueError):
        helder.features([EASY], per="word")  # type: ignore[arg-type]


def test_errors_of_the_iterable_come_through() -> None:
    def texts() -> Iterator[str]:
        yield EASY
        raise LookupError("weg")

    with pytest.raises(LookupError, match="weg"):
        helder.features(texts())


def test_no_texts() -> None:
    table = helder.features([])
    assert table.num_rows == 0
    assert pa.table(table).num_rows == 0
    assert table.to_polars().height == 0


def test_pickle_and_equality() -> None:
    for per in ("document", "sentence"):
        table = helder.features(TEXTS, per=per)
        assert pickle.loads(pickle.dumps(table)) == table
    assert helder.features(TEXTS) != helder.features(TEXTS[:2])
    assert helder.features(TEXTS) != helder.features(TEXTS, profile="a2")
    with pytest.raises(TypeError):
        hash(helder.features(TEXTS))


def test_arrow_takes_it_without_a_copy() -> None:
    table = helder.features(TEXTS)
    arrow = pa.table(table)
    assert arrow.schema.field("words").type == pa.float64()
    assert arrow.schema.field("lint_score").metadata[b"unit"] == b"points"
    assert arrow.schema.metadata[b"schema"] == b"features-1"
    assert arrow.to_pydict() == table.to_dict()
    # The same memory both times: nothing was copied.
    again = pa.table(table)
    first, second = (t.column("words").chunk(0).buffers()[1].address for t in (arrow, again))
    assert first == second
    assert pa.chunked_array(table["words"]).to_pylist() == table["words"].to_list()


@pytest.mark.parametrize(
    "make",
    [
        pa.array,
        lambda t: pa.array(t, pa.large_string()),
        lambda t: pa.array(t, pa.string_view()),
        lambda t: pa.array(t).dictionary_encode(),
        lambda t: pa.chunked_array([t[:2], t[2:]]),
        pl.Series,
        pd.Series,
        lambda t: pd.Series(t, dtype="object"),
        iter,
        tuple,
    ],
)
def test_texts_of_any_kind(make) -> None:  # type: ignore[no-untyped-def]
    assert helder.features(make(TEXTS)) == helder.features(TEXTS)


def test_arrow_nulls() -> None:
    texts = pa.chunked_array([[EASY, None], [], [HARD]])
    assert helder.features(texts) == helder.features([EASY, None, HARD])


def test_pandas() -> None:
    frame = pd.DataFrame({"tekst": TEXTS}, index=[3, 5, 7, 9])
    joined = frame.join(helder.features(frame["tekst"]).to_pandas(index=frame.index))
    assert joined.loc[3, "words"] == 15.0
    assert list(joined.index) == [3, 5, 7, 9]


def test_polars() -> None:
    frame = pl.DataFrame({"tekst": TEXTS})
    table = helder.features(TEXTS)
    wide = frame.select(pl.col("tekst").helder.features()).unnest("tekst")  # type: ignore[attr-defined]
    assert wide.equals(table.to_polars())
    lazy = frame.lazy().select(pl.col("tekst").helder.features()).collect()  # type: ignore[attr-defined]
    assert lazy["tekst"].struct.field("words").to_list() == table["words"].to_list()
    assert frame["tekst"].helder.features().equals(wide)  # type: ignore[attr-defined]


def test_profile_changes_findings_only(tmp_path: Path) -> None:
    assert helder.features([HARD], profile="a2").metadata["profile"] == "a2"

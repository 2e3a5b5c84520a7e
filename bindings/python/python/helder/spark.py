"""Features on a cluster: PySpark, one column of texts in, over 100 columns out.

Every executor needs this package (with pyarrow); nothing else is sent or fetched. Rows are measured one by one, so a
task that is lost and run again gives the same rows. See ``docs/cluster.md`` for memory, partitions and failures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ._api import Format, PathLike, Per, Profile
from ._api import features as _features

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["features"]

# Columns that are no floating-point numbers, by Spark's names of types.
_TYPES = {"index": "bigint", "number": "bigint", "start": "bigint", "end": "bigint", "text": "string"}


def _names(per: str) -> list[tuple[str, str]]:
    """The columns of a table with Spark's types; `index` is left out, as rows keep the columns of their text."""
    import helder

    names = list(helder.features([], per=per))  # type: ignore[arg-type]
    types = {**_TYPES, "unscored": "string"}
    return [(name, types.get(name, "double")) for name in names if name != "index"]


def features(
    df: DataFrame,
    column: str,
    *,
    keep: Sequence[str] | None = None,
    prefix: str = "",
    per: Per = "document",
    profile: Profile | None = None,
    format: Format = "text",
    terms: PathLike | Sequence[PathLike] | None = None,
    config: PathLike | None = None,
) -> DataFrame:
    """Measures a column of texts; lazily, as everything in Spark.

    Args:
        df: a table.
        column: its column of texts (type string); null gives a row without values.
        keep: columns that the result keeps, besides the features; ``None`` for all but the texts themselves.
        prefix: put before the names of the features, where these would clash with columns that are kept.
        per: ``"document"``: one row per row; ``"paragraph"``, ``"sentence"``: one per part, with ``number``, ``start``,
            ``end`` and ``text`` (texts without parts have no row).
        terms, config: paths that every executor can read, such as those of ``SparkContext.addFile``.

    Other arguments: as `helder.features`.

    Returns:
        The kept columns, then the features (type double) and ``unscored`` (type string).

    Raises:
        ValueError: the column is not there, holds no strings, or a name would stand there twice.
    """
    from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType

    types = {field.name: field for field in df.schema.fields}
    if column not in types:
        raise ValueError(f"no column '{column}'; there are {', '.join(types)}")
    if not isinstance(types[column].dataType, StringType):
        raise ValueError(f"column '{column}' holds {types[column].dataType.simpleString()}, not strings")
    kept = [name for name in types if name != column] if keep is None else list(keep)
    missing = [name for name in kept if name not in types]
    if missing:
        raise ValueError(f"no column '{missing[0]}'; there are {', '.join(types)}")
    made = [(name, prefix + name, kind) for name, kind in _names(per)]
    twice = {name for _, name, _ in made} & set(kept)
    if twice:
        raise ValueError(f"columns {', '.join(sorted(twice))} would stand there twice; choose a prefix")
    spark_types: dict[str, Any] = {"double": DoubleType(), "bigint": LongType(), "string": StringType()}
    fields = [types[name] for name in kept] + [StructField(name, spark_types[kind]) for _, name, kind in made]

    # What the executors need; no more, for it is sent with every task.
    needed = list(dict.fromkeys([*kept, column]))
    options: dict[str, Any] = {
        "per": per,
        "profile": profile,
        "format": format,
        "terms": terms,
        "config": config,
    }

    def measure(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        names = [*kept, *(name for _, name, _ in made)]
        for batch in batches:
            texts = batch.column(batch.schema.get_field_index(column))
            # Spark runs one task per core by itself.
            table = pa.table(_features(texts, threads=1, **options))
            rows = batch.select(kept) if kept else None
            if rows is not None and per != "document":
                rows = rows.take(table.column("index").combine_chunks())
            arrays = [] if rows is None else list(rows.columns)
            arrays += [table.column(name).combine_chunks() for name, _, _ in made]
            yield pa.RecordBatch.from_arrays(arrays, names=names)

    return df.select(*[df[name] for name in needed]).mapInArrow(measure, StructType(fields))

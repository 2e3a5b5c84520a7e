"""The feature table: a dictionary of columns that is Arrow data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ._helder import Column, Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Features(Mapping[str, Column]):
    """A table of features: one row per text (or paragraph, or sentence), one column per feature.

    It is a dictionary of columns, and it has the Arrow PyCapsule interface: ``pyarrow.table(f)``,
    ``polars.DataFrame(f)`` and ``pandas.DataFrame.from_arrow(f)`` take it without a copy.

    Values are floating-point numbers; ``None`` where one cannot be computed. ``docs/features.md`` and
    `helder.columns` say what every column means, in which unit, and where the definition comes from.
    """

    __slots__ = ("_table",)

    def __init__(self, table: Table) -> None:
        """Of a native table; use `helder.features`."""
        self._table = table

    @property
    def per(self) -> str:
        """What a row is about: ``"document"``, ``"paragraph"`` or ``"sentence"``."""
        return self._table.per

    @property
    def num_rows(self) -> int:
        """How many rows there are; ``len()`` is the number of columns, as for every dictionary."""
        return self._table.num_rows

    @property
    def metadata(self) -> dict[str, str]:
        """What made the table: ``schema``, ``version``, ``profile``, and hashes of ``model`` and ``data``."""
        return self._table.metadata

    def __getitem__(self, name: str) -> Column:
        return self._table.column(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.names)

    def __len__(self) -> int:
        return len(self._table.names)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Features):
            return NotImplemented
        same = self.per == other.per and self.metadata == other.metadata and self.num_rows == other.num_rows
        return same and all(self[name] == other[name] for name in self)

    # A table may hold a million rows: too many to be a key.
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Features: {self.num_rows} rows ({self.per}), {len(self)} columns>"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.per, self.metadata, self.to_dict())

    def to_dict(self) -> dict[str, list[Any]]:
        """The columns as lists."""
        return {name: self[name].to_list() for name in self}

    def to_arrow(self) -> pyarrow.Table:
        """The table for pyarrow, which must be installed; nothing is copied."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self, index: Any = None) -> pandas.DataFrame:
        """The table for pandas, which must be installed, with pyarrow.

        Args:
            index: index of the result, such as that of the table the texts come from.
        """
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        if index is not None:
            frame.index = index
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table for Polars, which must be installed."""
        import polars

        return polars.DataFrame(self)

    def __arrow_c_schema__(self) -> object:
        return self._table.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


def _rebuild(per: str, metadata: dict[str, str], columns: dict[str, list[Any]]) -> Features:
    return Features(Table.from_columns(per, metadata, columns))

"""Polars: ``import helder.polars`` gives every expression and series ``.helder.features()``.

>>> import polars as pl
>>> import helder.polars
>>> df = pl.DataFrame({"tekst": ["U slikt elke dag een pil.", "Bel ons."]})
>>> df.select(pl.col("tekst").helder.features()).unnest("tekst")["words"].to_list()
[6.0, 2.0]
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ._api import Format, PathLike, Profile
from ._api import features as _features

__all__ = ["HelderExpr", "HelderSeries"]


def _fields() -> list[pl.Field]:
    return [
        pl.Field(name, pl.String if name == "unscored" else pl.Float64)
        for name in _features([], per="document")
    ]


@pl.api.register_series_namespace("helder")
class HelderSeries:
    """The methods of ``series.helder``."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def features(
        self,
        *,
        threads: int | None = None,
        profile: Profile | None = None,
        format: Format = "text",
        terms: PathLike | Sequence[PathLike] | None = None,
        config: PathLike | None = None,
    ) -> pl.DataFrame:
        """The feature table of the texts, one row per text; arguments and errors as `helder.features`."""
        table = _features(
            self._series, threads=threads, profile=profile, format=format, terms=terms, config=config
        )
        return table.to_polars()


@pl.api.register_expr_namespace("helder")
class HelderExpr:
    """The methods of ``pl.col(...).helder``."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def features(
        self,
        *,
        threads: int | None = None,
        profile: Profile | None = None,
        format: Format = "text",
        terms: PathLike | Sequence[PathLike] | None = None,
        config: PathLike | None = None,
    ) -> pl.Expr:
        """The features of the texts as a struct; ``unnest`` makes columns of it. Arguments as `helder.features`."""

        def measure(series: pl.Series) -> pl.Series:
            table = _features(series, threads=threads, profile=profile, format=format, terms=terms, config=config)
            return table.to_polars().to_struct(series.name)

        return self._expr.map_batches(measure, return_dtype=pl.Struct(_fields()), is_elementwise=True)

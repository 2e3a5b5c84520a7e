"""What all objects of helder can: become a dictionary or JSON."""

from __future__ import annotations

import dataclasses
import json
from typing import Any


def plain(value: Any) -> Any:
    """A value as JSON has it: dictionaries, lists, texts and numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


class Record:
    """An immutable object with attributes: compares by value, can be pickled."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Its attributes as a new dictionary of plain values, by the names that helder's JSON has."""
        made = plain(self)
        assert isinstance(made, dict)
        return made

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

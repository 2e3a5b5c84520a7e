"""The exceptions of helder: few, and each says where."""

from __future__ import annotations


class HelderWarning(UserWarning):
    """Something was left out, such as a wrong line of a term list; the rest was used."""


class HelderError(Exception):
    """What helder cannot do. ``str(error)`` is the place and the message, in plain Dutch as everywhere in helder.

    Attributes:
        message: what is wrong, without the place.
        kind: what sort of thing went wrong, such as ``"io"``, ``"empty"`` or ``"settings"``.
        file: the file it is about, or ``None``.
        line: its line, from 1, or ``None``.
        column: its column in code points, from 1, or ``None``.
    """

    def __init__(
        self,
        message: str,
        *,
        kind: str = "other",
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        return ":".join(place) + ": " + self.message if place else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between processes, for instance from a worker of a cluster.
        return make, (self.kind, self.message, self.file, self.line, self.column)


class UnreadableFileError(HelderError):
    """A file is not there, may not be read, is empty, or holds no text in UTF-8."""


class ConfigError(HelderError):
    """A settings file or a list of terms is wrong; says the file and, where there is one, the line."""


class UnsupportedFormatError(HelderError, ValueError):
    """helder does not read this format."""


_CLASSES: dict[str, type[HelderError]] = {
    "io": UnreadableFileError,
    "not-text": UnreadableFileError,
    "empty": UnreadableFileError,
    "too-large": UnreadableFileError,
    "format": UnsupportedFormatError,
    "settings": ConfigError,
    "terms": ConfigError,
}


def make(kind: str, message: str, file: str | None, line: int | None, column: int | None) -> HelderError:
    """The exception for an error of the native module."""
    return _CLASSES.get(kind, HelderError)(message, kind=kind, file=file, line=line, column=column)

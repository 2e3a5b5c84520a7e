"""Errors: which exception, and where it says the fault is."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import helder


def test_children() -> None:
    for child in (helder.UnreadableFileError, helder.ConfigError, helder.UnsupportedFormatError):
        assert issubclass(child, helder.HelderError)
    assert issubclass(helder.UnsupportedFormatError, ValueError)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(helder.UnreadableFileError) as caught:
        helder.check_file(tmp_path / "weg.txt")
    assert caught.value.kind == "io"
    assert caught.value.file == str(tmp_path / "weg.txt")
    with pytest.raises(helder.UnreadableFileError):
        helder.check_file(tmp_path / "map")


def test_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(helder.UnreadableFileError):
        helder.check_file(tmp_path)


@pytest.mark.parametrize(
    ("content", "kind"), [(b"", "empty"), (b"\x00\x01", "not-text"), (b"Dag,\ncaf\xe9", "not-text")]
)
def test_file_without_text(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "folder.txt"
    path.write_bytes(content)
    with pytest.raises(helder.UnreadableFileError) as caught:
        helder.check_file(path)
    assert caught.value.kind == kind


def test_place_of_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"Dag,\ncaf\xe9")
    with pytest.raises(helder.UnreadableFileError) as caught:
        helder.check_file(path)
    assert (caught.value.line, caught.value.column) == (2, 4)
    assert str(caught.value).startswith(f"{path}:2:4: ")


def test_config_says_file_and_line(tmp_path: Path) -> None:
    config = tmp_path / "helder.toml"
    config.write_text('profile = "b1"\nprofil = "a2"\n', encoding="utf-8")
    with pytest.raises(helder.ConfigError) as caught:
        helder.check("Dag.", config=config)
    assert (caught.value.file, caught.value.line, caught.value.column) == (str(config), 2, 1)


def test_missing_lists(tmp_path: Path) -> None:
    with pytest.raises(helder.HelderError) as caught:
        helder.check("Dag.", terms=tmp_path / "weg.csv")
    assert caught.value.file == str(tmp_path / "weg.csv")
    with pytest.raises(helder.HelderError):
        helder.check("Dag.", config=tmp_path / "weg.toml")


def test_formats_that_are_not_read(tmp_path: Path) -> None:
    with pytest.raises(helder.UnsupportedFormatError):
        helder.check("Dag.", format="wordperfect")  # type: ignore[arg-type]
    with pytest.raises(helder.UnsupportedFormatError):
        helder.features(["Dag."], format="wordperfect")  # type: ignore[arg-type]
    path = tmp_path / "foto.png"
    path.write_bytes(b"\x89PNG")
    with pytest.raises(helder.UnsupportedFormatError) as caught:
        helder.check_file(path)
    assert caught.value.file == str(path)


def test_errors_travel_between_processes() -> None:
    error = helder.ConfigError("fout", kind="settings", file="helder.toml", line=2, column=1)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is helder.ConfigError
    assert (str(copy), copy.line, copy.kind) == ("helder.toml:2:1: fout", 2, "settings")

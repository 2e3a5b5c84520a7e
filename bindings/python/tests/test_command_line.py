"""The same results as the command line, field by field, on all texts that there are."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import helder
from conftest import leaflets, shared_texts

TEXTS = [*leaflets(), *shared_texts()]


def in_code_points(value: Any, source: bytes) -> Any:
    """The program's JSON with code points in place of its byte offsets."""
    if isinstance(value, list):
        return [in_code_points(v, source) for v in value]
    if not isinstance(value, dict):
        return value
    made = {key: in_code_points(v, source) for key, v in value.items()}
    for key in ("start", "end"):
        if isinstance(made.get(key), int):
            made[key] = len(source[: made[key]].decode())
    return made


def run(program: Path, *arguments: str | Path) -> str:
    done = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_there_are_texts() -> None:
    if not shared_texts():
        pytest.skip("SKIPPED: the shared texts are not there")
    assert len(shared_texts()) >= 4


@pytest.mark.parametrize("profile", ["b1", "a2"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.name)
def test_check(path: Path, profile: Any, program: Path) -> None:
    answer = json.loads(run(program, "check", path, "--format", "json", "--profile", profile, "--fail-on", "never"))
    (expected,) = answer["files"]
    source = path.read_bytes()
    made = helder.check_file(path, profile=profile)
    assert made.to_dict() == in_code_points(expected, source)
    assert made.text == source.decode()
    formats = {".md": "markdown", ".txt": "text", ".srt": "subtitles", ".vtt": "subtitles"}
    of_text = helder.check(source.decode(), format=formats[path.suffix], profile=profile)  # type: ignore[arg-type]
    assert {**of_text.to_dict(), "path": str(path)} == made.to_dict()
    assert helder.provenance() | {"schema": ""} == {
        "version": answer["tool"]["version"],
        "model": answer["tool"]["data"]["model"],
        "data": answer["tool"]["data"]["terms"],
        "schema": "",
    }


@pytest.mark.parametrize("per", ["document", "paragraph", "sentence"])
def test_score(per: Any, program: Path) -> None:
    for path in TEXTS:
        format = "markdown" if path.suffix == ".md" else "text" if path.suffix == ".txt" else "subtitles"
        answer = json.loads(run(program, "score", path, "--format", "json", "--per", per))
        text = path.read_bytes().decode()
        table = helder.features([text], per=per, format=format)  # type: ignore[arg-type]
        assert len(answer["rows"]) == table.num_rows
        columns = table.to_dict()
        for i, row in enumerate(answer["rows"]):
            for name, values in columns.items():
                if name in row:
                    # The program writes six decimals.
                    assert values[i] == pytest.approx(row[name], abs=5.1e-7) if values[i] is not None else (
                        row[name] is None
                    )
        if per == "document":
            score = helder.score(text, format=format)  # type: ignore[arg-type]
            metrics = {**answer["rows"][0]["metrics"], "notes": answer["rows"][0]["notes"]}
            assert score.metrics.to_dict() == metrics

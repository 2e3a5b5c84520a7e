"""Speed against the program; `pytest -m speed -s` prints it, on a machine with nothing else to do."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import helder
from conftest import ROOT, leaflets

TIMES = 5


def cpu(work: Callable[[], object], who: int) -> float:
    """Processor seconds, which other programs disturb less than a clock."""
    before = resource.getrusage(who)
    work()
    after = resource.getrusage(who)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.speed
def test_features_against_the_program(tmp_path: Path) -> None:
    program = os.environ.get("HELDER_BIN", str(ROOT / "target" / "release" / "helder"))
    if not Path(program).exists():
        pytest.skip("no release build of the program: cargo build --release")
    texts = [path.read_text(encoding="utf-8") for path in leaflets() if path.suffix == ".txt"] * 150
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(texts)))
    command = [program, "score", str(corpus), "--format", "csv", "--output", str(tmp_path / "out.csv"), "-j", "2"]
    helder.features(texts[:2])

    # In turns, and the best of each: what else runs disturbs both.
    theirs, ours = [], []
    for _ in range(TIMES):
        theirs.append(cpu(lambda: subprocess.run(command, check=True), resource.RUSAGE_CHILDREN))
        ours.append(cpu(lambda: helder.features(texts, threads=2), resource.RUSAGE_SELF))
    words = sum(len(t.split()) for t in texts)
    print(f"\nprogram {words / min(theirs):.0f} words/s per core, Python {words / min(ours):.0f}")
    assert min(ours) <= min(theirs) / 0.9


@pytest.mark.speed
def test_check_many_against_the_program(tmp_path: Path) -> None:
    program = os.environ.get("HELDER_BIN", str(ROOT / "target" / "release" / "helder"))
    if not Path(program).exists():
        pytest.skip("no release build of the program: cargo build --release")
    texts = [path.read_text(encoding="utf-8") for path in leaflets() if path.suffix == ".txt"] * 100
    folder = tmp_path / "texts"
    folder.mkdir()
    for i, text in enumerate(texts):
        (folder / f"{i}.txt").write_text(text, encoding="utf-8")
    out = str(tmp_path / "out.jsonl")
    command = [program, "check", str(folder), "--format", "jsonl", "--output", out, "--fail-on", "never", "-j", "2"]
    helder.check_many(texts[:2])
    theirs, ours = [], []
    for _ in range(TIMES):
        theirs.append(cpu(lambda: subprocess.run(command, check=True), resource.RUSAGE_CHILDREN))
        ours.append(cpu(lambda: helder.check_many(texts, threads=2), resource.RUSAGE_SELF))
    words = sum(len(t.split()) for t in texts)
    print(f"\nprogram {words / min(theirs):.0f} words/s per core, Python {words / min(ours):.0f}")
    assert min(ours) <= min(theirs) / 0.9

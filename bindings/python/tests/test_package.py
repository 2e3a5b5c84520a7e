"""The package as users get it: types, stubs, examples, docstrings."""

from __future__ import annotations

import doctest
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import helder

HERE = Path(__file__).resolve().parents[1]


def test_everything_public_is_described() -> None:
    for name in helder.__all__:
        made = getattr(helder, name)
        if inspect.isclass(made) or inspect.isfunction(made):
            assert made.__doc__ and not made.__doc__.startswith(f"{name}("), name


@pytest.mark.parametrize("module", ["helder", "helder._api", "helder.polars"])
def test_examples_in_docstrings(module: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert tried and not failed


def test_types() -> None:
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_stubs_are_those_of_the_module() -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "helder._helder", "--mypy-config-file", "pyproject.toml"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_example(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "examples" / "onderzoek.py"), "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kenmerken.csv").stat().st_size > 1000
    assert (tmp_path / "zinnen.png").read_bytes().startswith(b"\x89PNG")

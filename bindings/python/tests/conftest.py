"""What the tests share: texts, and the command-line program to compare with."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
LEAFLETS = ROOT / "tests" / "leaflets"

HARD = (
    "De patiënt wordt voorafgaand aan de coloscopie door de maag-darm-leverarts, die de anamnese heeft afgenomen, "
    "geïnformeerd over de contra-indicaties. 😀 Indien u m.b.t. de sedatie vragen heeft, dient u contact op te nemen. "
    "Het weefsel wordt onderzocht."
)
EASY = "U komt nuchter. U slikt elke dag een pil. Bel ons als u vragen heeft."


def leaflets() -> list[Path]:
    """The leaflets of the project."""
    return sorted(path for path in LEAFLETS.iterdir() if path.suffix in {".md", ".txt", ".srt", ".vtt"})


def shared_texts() -> list[Path]:
    """Texts beside the project; none when they are not there."""
    folders = [SHARED / "texts", SHARED / "eval" / "docs"]
    found = (path for folder in folders if folder.is_dir() for path in folder.iterdir())
    return sorted(path for path in found if path.suffix in {".md", ".txt"})


@pytest.fixture(scope="session")
def program() -> Path:
    """The command-line program of this very version; HELDER_BIN names one that is built already."""
    given = os.environ.get("HELDER_BIN")
    if given:
        return Path(given)
    if shutil.which("cargo") is None:
        pytest.skip("no cargo to build the command-line program with")
    subprocess.run(["cargo", "build", "--quiet", "--bin", "helder"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "debug" / "helder"

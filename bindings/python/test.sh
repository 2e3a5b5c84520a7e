#!/usr/bin/env bash
# The tests of the Python package, in an environment of their own: what a user does first (pip install), then pytest.
# With Java on the machine, Spark too (a small table; `pytest -m cluster` runs the big one).
set -euo pipefail
cd "$(dirname "$0")"
environment="${HELDER_VENV:-.venv}"
python3 -m venv "$environment"
extras=test
if command -v java >/dev/null; then extras=test,spark; fi
"$environment/bin/pip" install --quiet ".[$extras]"
"$environment/bin/python" -m pytest "$@"

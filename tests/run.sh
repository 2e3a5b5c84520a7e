#!/usr/bin/env bash
# All tests: the Rust ones, and those of the Python package where it is there. Needs Rust and Python 3, nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo test
cargo test --no-default-features --lib
if [ -f bindings/python/pyproject.toml ]; then
  bash bindings/python/test.sh
fi

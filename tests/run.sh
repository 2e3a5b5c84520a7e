#!/usr/bin/env bash
# All tests: of the library and the program, then of the Python package in an environment of its own.
# Needs Rust and Python 3; with Java on the machine the tests on Spark run too, else they skip and say so.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo test
cargo test --no-default-features --lib
bash bindings/python/test.sh

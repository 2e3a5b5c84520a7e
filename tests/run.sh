#!/usr/bin/env bash
# All tests of the library and the program. Needs Rust, nothing else. With HELDER_PYTHON=1 the tests of the Python
# package follow (Python 3, and ten minutes); they are not complete yet.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo test
cargo test --no-default-features --lib
if [ "${HELDER_PYTHON:-0}" = 1 ]; then
  bash bindings/python/test.sh
fi

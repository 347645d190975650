#!/usr/bin/env bash
# Looks every locked package up in an advisory database, and lists licences. Fails on an advisory,
# and where a package could not be looked up: silence is no proof.
set -euo pipefail
cd "$(dirname "$0")/.."

status=0
for lock in requirements/*.lock; do
  report=$(mktemp)
  # Exit 1 also says "found something": the report tells which it was.
  .venv/bin/pip-audit --disable-pip --require-hashes --progress-spinner off \
    --format json --requirement "$lock" >"$report" || true
  .venv/bin/python scripts/audited.py "$lock" "$report" || status=1
  rm -f "$report"
done
report=$(mktemp)
# What goes to browsers, and what builds it. Exit 1 also says "found something".
scripts/setup.sh npm audit --package-lock-only --json >"$report" 2>/dev/null || true
.venv/bin/python scripts/audited.py package-lock.json "$report" || status=1
rm -f "$report"
.venv/bin/python scripts/licences.py || status=1
exit $status

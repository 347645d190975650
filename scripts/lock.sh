#!/usr/bin/env bash
# Writes the locks again from pyproject.toml and package.json; UPGRADE=1 takes the newest allowed.
# Hashes, one set for Python 3.11 to 3.14 on every platform; no index, no address, no path.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
  .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-annotate --no-header --no-strip-extras \
    ${UPGRADE:+--upgrade} "$@"
}

compile pyproject.toml --group dev --output-file requirements/dev.lock
compile pyproject.toml --constraints requirements/dev.lock --output-file requirements/run.lock
compile --group build --constraints requirements/dev.lock --output-file requirements/build.lock
compile --group audit --constraints requirements/dev.lock --output-file requirements/audit.lock
compile --group peers --constraints requirements/dev.lock --output-file requirements/peers.lock
compile --group node --output-file requirements/node.lock
compile --group uv --output-file requirements/uv.lock

npm install --package-lock-only --ignore-scripts --loglevel=error
# npm also notes where each author takes donations: addresses, and of no use to an install.
node -e '
  const fs = require("fs");
  const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
  for (const entry of Object.values(lock.packages)) delete entry.funding;
  fs.writeFileSync("package-lock.json", JSON.stringify(lock, null, 2) + "\n");
'

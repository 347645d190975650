# `make` alone prints what there is.
HOST ?= 127.0.0.1
PORT ?= 8050
SOURCE ?= ../shared/sources/migration-initiatives-2017.txt
BASE ?= python:3.14-slim-bookworm
IMAGE ?= migof-funding-explorer
BIN := .venv/bin
# What starts servers and browsers of its own: last, so that a plain fault is told within minutes.
SERVED := tests/browser tests/deploy tests/bench tests/toolchain

# Two at a time, each with a server and a browser of its own; the tests of one module stay together.
# One that hangs is tried once more, by a new process.
BESIDE := --numprocesses 2 --dist loadscope --max-worker-restart 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve test check fix data describe words assets bench pictures image audit sbom lock clean run-env test-env

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

serve: run-env  ## serve the explorer on http://127.0.0.1:8050 (HOST=, PORT=)
	@scripts/setup.sh assets && scripts/setup.sh packed || echo "The browser files could not be built (see above): \
	serving with Dash's own chart bundle and the system's fonts." >&2
	@$(BIN)/migof serve --host $(HOST) --port $(PORT)

test:  ## run everything: check, unit, API, documentation and browser tests (ARGS=)
	@scripts/setup.sh all
	@$(MAKE) --no-print-directory check
ifeq ($(ARGS),)
	$(BIN)/pytest $(BESIDE) $(addprefix --ignore=,$(SERVED))
	$(BIN)/pytest $(BESIDE) $(SERVED)
else
	$(BIN)/pytest $(ARGS)
endif

check: test-env  ## lint, format check, types, import contracts, licences
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports
	$(BIN)/python scripts/licences.py

fix: test-env  ## mend what the linter can mend, and format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

data: run-env  ## compare data/ with the publication's text (SOURCE=) where it is at hand; check it
	@if [ -f "$(SOURCE)" ]; then \
		$(BIN)/migof extract "$(SOURCE)" --check --out data; \
	else \
		echo "No text of the publication at $(SOURCE): checking the shipped files only."; \
	fi
	$(BIN)/python scripts/describe.py --check
	$(BIN)/migof check

describe: run-env  ## write bytes and check sum of each data file into data/datapackage.json
	$(BIN)/python scripts/describe.py

words: test-env  ## take the texts out of the code into the languages' catalogues, and compile them
	$(BIN)/python scripts/words.py

assets:  ## build chart bundle, fonts and map into assets/vendor/, compressed copies into assets/packed/
	@scripts/setup.sh assets
	@scripts/setup.sh packed

bench: test-env assets  ## measure, half an hour; writes docs/performance.md and bench/results/ (ARGS=)
	@scripts/setup.sh chromium
	@scripts/setup.sh peers
	$(BIN)/python -m bench $(ARGS)

pictures: test-env assets  ## take the pictures of the documentation again
	$(BIN)/python -m tests.browser.pictures

image:  ## build the container image (BASE=, IMAGE=)
	docker build --build-arg BASE=$(BASE) --tag $(IMAGE) .

audit: run-env  ## look every locked package up in an advisory database; list the licences
	@scripts/setup.sh audit
	scripts/audit.sh

sbom: run-env assets  ## write the bill of materials (CycloneDX) to dist/: Python, and what browsers are sent
	@scripts/setup.sh audit
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements --of JSON --output-reproducible \
		--pyproject pyproject.toml --output-file dist/sbom.cdx.json requirements/run.lock
	$(BIN)/python scripts/sbom.py dist/sbom.cdx.json

lock: test-env  ## write all locks again (UPGRADE=1: the newest that is allowed)
	@scripts/setup.sh uv
	scripts/lock.sh

clean:  ## remove all that make made
	rm -rf .venv .venv-peers .stamps node_modules assets/vendor assets/packed dist .*_cache .hypothesis

run-env:
	@scripts/setup.sh run

test-env:
	@scripts/setup.sh test

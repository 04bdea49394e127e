# The one front door: `make run` and `make test` are all a newcomer needs.
# Every target installs what it needs; CONTRIBUTING.md tells more.
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test check case score bench simulate deploy lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run ## serve page and function on http://localhost:8080 (PORT=9000 for another)
	@PORT=$(PORT) $(BIN)/python scripts/run.py

test: $(VENV)/.dev node_modules/.done ## set up and run every test, linter and type check
	@$(BIN)/python scripts/system_packages.py
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(VENV)/.dev node_modules/.done ## linters and type checks alone
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@npm run --silent check

case: $(VENV)/.run ## NAME=... : a new case for the extractor in tests/corpus
	@$(BIN)/python scripts/make_case.py $(NAME)

score: $(VENV)/.dev ## FILE=... : accuracy and speed on labelled descriptions, beside other parsers
	@$(BIN)/python scripts/score.py --install $(FILE)

bench: $(VENV)/.dev ## speed, as ratios against floors that it starts itself
	@$(BIN)/python scripts/system_packages.py wrk
	@$(BIN)/python -m benchmarks
	@$(BIN)/python scripts/fuzz_extract.py

simulate: $(VENV)/.dev ## a day of a million requests: quota, cost, staleness, what each part saves
	@$(BIN)/python -m simulation

deploy: ## PROJECT=... : release to Google Cloud; ARGS=--dry-run prints every command, runs none
	@$(PYTHON) scripts/deploy.py "$(PROJECT)" $(ARGS)

lock: $(VENV)/.uv ## pin requirements.in and requirements-dev.in anew, with hashes
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt

clean: ## remove everything that the other targets made
	rm -rf $(VENV) node_modules build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)
	@# `python -m chapters` works from any folder with this interpreter
	@echo "$(CURDIR)/function" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/chapters.pth"

# The pins are constraints too: pip before 23.3 does not hold `name[extra]` to the pin of `name`
# (https://github.com/pypa/pip/issues/9644), and the pip that comes with Python 3.11 is older.
INSTALL = $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $< -c $<

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once)"
	@$(INSTALL)
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@$(INSTALL)
	@touch $@

$(VENV)/.uv: | $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	@touch $@

node_modules/.done: package-lock.json
	@npm ci --silent --no-fund --no-audit
	@touch $@

# Everything starts here: `make run` and `make test` are all a newcomer needs.
# Every target installs what it needs; CONTRIBUTING.md says more.
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test quick check case score bench pictures simulate deploy lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# `exec`: make passes SIGTERM on to its child, and a shell between would not pass it on.
run: $(VENV)/.run ## serve page and function on http://localhost:8080 (PORT=9000 for another)
	@exec env PORT=$(PORT) $(BIN)/python scripts/run.py

test: $(VENV)/.dev node_modules/.done ## set up and run every test, linter and type check
	@$(BIN)/python scripts/system_packages.py
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

quick: $(VENV)/.dev ## the tests that need nothing but Python: about a minute
	@files=$$($(BIN)/python scripts/quick_tests.py) && $(BIN)/python -m pytest -n auto $$files

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

pictures: $(VENV)/.dev ## the states of the page as pictures in build/pictures
	@$(BIN)/python scripts/system_packages.py
	@$(BIN)/python scripts/system_packages.py fonts
	@$(BIN)/python tests/page/pictures.py build/pictures

simulate: $(VENV)/.dev ## a day of a million requests: quota, cost, staleness, what each part saves
	@$(BIN)/python -m simulation

deploy: ## PROJECT=... : release to Google Cloud; ARGS=--dry-run prints every command, runs none
	@$(PYTHON) scripts/deploy.py "$(PROJECT)" $(ARGS)

lock: $(VENV)/.uv ## pin requirements.in and requirements-dev.in anew, with hashes; ARGS=--upgrade
	@$(BIN)/python scripts/lock.py $(ARGS)

clean: ## remove everything that the other targets made
	rm -rf $(VENV) node_modules build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# This stamp comes last: a .venv without it was left by a run that failed or was stopped.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "$(PYTHON) -m venv failed. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@# `python -m chapters` works from any folder with this interpreter
	@echo "$(CURDIR)/function" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/chapters.pth"
	@touch $@

INSTALL = $(BIN)/pip install --quiet --disable-pip-version-check

$(VENV)/.run: requirements.txt $(VENV)/.created
	@echo "Setting up $(VENV) (once)"
	@$(INSTALL) --require-hashes -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Adding the tools of the tests (once)"
	@$(INSTALL) --require-hashes -r $<
	@touch $@

$(VENV)/.uv: $(VENV)/.created
	@$(INSTALL) uv
	@touch $@

node_modules/.done: package-lock.json
	@npm ci --silent --no-fund --no-audit
	@touch $@

# make run    the page, on the sample dossier
# make test   everything: lint, types, import contracts, tests, browser tests
# make bench  the figures of benchmarks/

VENV := .venv
BIN := $(VENV)/bin
# The first of these that runs and is new enough: a name on the path may be a version manager's
# stand-in for an interpreter that is not switched on.
NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo $$p && break; done)

.PHONY: run test lint types contracts unit browser bench clean

run: $(VENV)/.installed
	$(BIN)/python -m geo.gazetteer
	@echo "The page opens at http://localhost:8501"
	$(BIN)/streamlit run app.py

test: lint types contracts unit browser

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev
	PYTHONPATH=. $(BIN)/lint-imports --no-cache

unit: $(VENV)/.installed-dev
	$(BIN)/python -m geo.gazetteer
	$(BIN)/pytest -m "not browser" -n auto --dist loadfile

browser: $(VENV)/.installed-dev
	$(BIN)/python -m geo.gazetteer
	CHROMIUM="$$($(BIN)/python scripts/find_chromium.py)" && export CHROMIUM && $(BIN)/pytest -m browser -n 2 --dist worksteal

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "error: Python 3.11 or newer, with venv, is needed and none was found; name one with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

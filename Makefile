# make run    the page, on the sample dossier
# make test   everything: lint, types, import contracts, tests, browser tests
# make bench  the figures of benchmarks/

VENV := .venv
BIN := $(VENV)/bin
# The newest Python of 3.11 or later that is here.
PYTHON ?= $(firstword $(foreach v,3.13 3.12 3.11,$(shell command -v python$(v))) python3)

.PHONY: run test lint types contracts unit browser bench clean

run: $(VENV)/.installed
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
	$(BIN)/pytest -m "not browser" -n auto --dist loadfile

browser: $(VENV)/.installed-dev
	CHROMIUM="$$($(BIN)/python scripts/find_chromium.py)" && export CHROMIUM && $(BIN)/pytest -m browser

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, got " + sys.version)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

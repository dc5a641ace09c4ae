# Sáu Rõ. `make help` lists what there is to do.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup setup-ocr demo test check golden bench picture lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(STAMP) ## Create .venv with the locked packages

$(STAMP): requirements.lock pyproject.toml scripts/system-packages.sh
	scripts/system-packages.sh python
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup-ocr: ## Install what reading scans needs (Tesseract with Vietnamese, fonts)
	scripts/system-packages.sh ocr

demo: setup ## Read the sample notices and show who must do what by when
	$(BIN)/sauro read samples/*.txt

test: setup setup-ocr check ## Every check and every test
	$(BIN)/pytest -n auto

check: setup ## Style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: setup ## Score the engine on the samples and, where they are, on the shared notices
	$(BIN)/python scripts/golden.py $(SHARED)

bench: setup setup-ocr ## Print the measures of docs/performance.md
	$(BIN)/python scripts/bench.py $(SHARED)

picture: setup ## Draw docs/pictures/read.svg, what `sauro read` shows of one sample
	$(BIN)/python scripts/picture.py samples/more/thai-nguyen-don-doc.txt docs/pictures/read.svg

lock: setup ## Renew requirements.lock from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	  --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements.lock

clean: ## Remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

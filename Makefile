# Sáu Rõ. `make help` lists what there is to do.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
PAGES := frontend/dist/.built
MESSAGES := $(wildcard sauro/locale/*/LC_MESSAGES/*.po)
.PHONY: help setup setup-ocr setup-office setup-media setup-pages setup-browser demo read test check golden bench bench-register bench-cases bench-entry bench-work bench-reminders bench-verify bench-audit bench-directory bench-drafting bench-pages bare picture screenshots reference messages lock clean bench-citations bench-cases-files

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

setup: $(STAMP) ## Create .venv with the locked packages

$(STAMP): requirements.lock pyproject.toml scripts/system-packages.sh
	scripts/system-packages.sh python
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup-ocr: ## Install what reading scans needs (Tesseract with Vietnamese, fonts)
	scripts/system-packages.sh ocr

setup-office: ## Install what making PDF needs (LibreOffice, fonts)
	scripts/system-packages.sh office

setup-media: ## Install what clean copies of video and HEIC need (ffmpeg, libheif-examples)
	scripts/system-packages.sh media

setup-pages: setup $(PAGES) $(MESSAGES:.po=.mo) ## Style, fonts and translations of the pages

$(PAGES): frontend/package-lock.json frontend/manifest.txt scripts/frontend.sh $(STAMP)
	scripts/frontend.sh
	@touch $@

%.mo: %.po
	@command -v msgfmt >/dev/null || scripts/system-packages.sh messages
	msgfmt --check-format -o $@ $<

setup-browser: setup ## Install what browser tests need (Chromium)
	scripts/system-packages.sh web

demo: setup setup-pages ## The whole product on this machine, with simulated people; PORT=8389 chooses the port
	$(BIN)/sauro demo $(if $(PORT),--port $(PORT))

read: setup ## Read the sample notices and show who must do what by when
	$(BIN)/sauro read samples/*.txt

test: setup setup-ocr setup-office setup-media setup-pages setup-browser check ## Every check and every test
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder --durations 40

check: setup ## Style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: setup ## Score the engine on the samples and, where they are, on the shared notices
	$(BIN)/python scripts/golden.py $(SHARED)

bench: setup setup-ocr ## Print the measures of docs/performance.md
	$(BIN)/python scripts/bench.py $(SHARED)

bench-pages: setup-pages setup-browser ## Print the weight and the speed of pages in a browser
	$(BIN)/python scripts/bench_pages.py

bench-register: setup ## Print the measures of the register, under row-level security
	$(BIN)/python scripts/bench_register.py 100000
	$(BIN)/python scripts/bench_register.py 1000000

bench-cases: setup ## Print the measures of the register of cases, with and without its policies
	$(BIN)/python scripts/bench_cases.py 100000
	$(BIN)/python scripts/bench_cases.py 1000000

bench-entry: setup-pages ## Print how fast cases are entered by 100 officers for ten minutes, the database killed meanwhile
	$(BIN)/python scripts/bench_entry.py 100 10 kill

bench-work: setup ## Print the measures of assigned work, under row-level security
	$(BIN)/python scripts/bench_work.py 50000
	$(BIN)/python scripts/bench_work.py 500000

bench-reminders: setup ## Print how long reminding takes, and the digests of 5,000 people on one morning
	$(BIN)/python scripts/bench_reminders.py 50000 6000
	$(BIN)/python scripts/bench_reminders.py 500000 60000
	$(BIN)/python scripts/bench_reminders.py 500000 60000 everybody

bench-drafting: setup ## Print how many of 5,000 drafted papers are read back exactly, and how fast
	$(BIN)/python scripts/bench_drafting.py 5000

bench-citations: setup ## Print how fast the register of legal basis is with 100,000 documents
	$(BIN)/python scripts/bench_citations.py 100000

bench-verify: setup-pages ## Print how fast 1, 10 and 50 people verify at once
	$(BIN)/python scripts/bench_verify.py 1 10 50

bench-audit: setup ## Print how long verifying the history takes
	$(BIN)/python scripts/bench_audit.py

bench-directory: setup-pages ## Print how fast the pages of all bodies of the nation are
	$(BIN)/python scripts/bench_directory.py

bench-cases-files: setup ## Print how fast files of cases come in and the register goes out
	$(BIN)/python scripts/bench_cases_files.py 10000
	$(BIN)/python scripts/bench_cases_files.py 132000

bare: ## As root: a bare Debian, a clone, `make demo` twice, timed
	scripts/bare-machine.sh

messages: setup ## Collect the texts of code and pages for translation
	scripts/system-packages.sh messages
	cd sauro && ../$(BIN)/python -m django makemessages -l en --no-obsolete --add-location file

picture: setup ## Draw docs/pictures/read.svg, what `sauro read` shows of one sample
	$(BIN)/python scripts/picture.py samples/more/thai-nguyen-don-doc.txt docs/pictures/read.svg

screenshots: setup-pages setup-browser ## Take the pictures of the pages in docs/pictures
	$(BIN)/python scripts/screenshots.py docs/pictures

reference: setup setup-office ## Keep how sample papers look now, for the tests to compare with
	$(BIN)/python scripts/reference.py

lock: setup ## Renew requirements.lock from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	  --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements.lock

clean: ## Remove the environment and all caches
	rm -rf frontend/dist frontend/node_modules $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

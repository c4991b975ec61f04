# What a person needs: Python 3.11 or later (with venv), git and make. Everything else goes into .venv.
# Run `make help` for the list.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
DEMO_OUT := demo-out
STORY := examples/story
EXTRAS := dataframe docx mcp oidc parquet postgresql prov serve spacy
LINTED := src tests $(wildcard training benchmarks docs examples scripts)

# The first interpreter that starts and is new enough. A name may exist and still not start (pyenv's shims).
FIND_PYTHON = for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done; true
PYTHON ?= $(shell $(FIND_PYTHON))

.PHONY: help demo test test-slow lint format docs lock browser postgresql java clean

help: ## list what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{ printf "  make %-9s %s\n", $$1, $$2 }'

# Debian keeps venv in a package of its own.
$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "wherefrom needs Python 3.11 or later; none was found (set PYTHON=/path/to/python)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); scripts/apt python3-venv && $(PYTHON) -m venv $(VENV); } || \
	  { rm -rf $(VENV); echo "$(PYTHON) could not make a virtual environment (on Debian: apt-get install python3-venv)" >&2; exit 1; }

# An environment that another tool made may come without pip.
$(VENV)/.installed: pyproject.toml requirements-dev.txt | $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@echo "installing wherefrom into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements-dev.txt -e ".[serve]"
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "installing what the tests and linters need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

demo: $(VENV)/.installed ## read the invented story in examples/story, put it into an archive, trace it, write HTML pages
	@mkdir -p $(DEMO_OUT)
	@rm -f $(DEMO_OUT)/archive.db*
	@$(BIN)/python -m wherefrom read $(STORY)/6-saltandsums.txt
	@for page in $(STORY)/[0-9]-*; do name=$$(basename "$${page%.*}"); \
	  $(BIN)/python -m wherefrom read --quiet --html $(DEMO_OUT)/$$name.html "$$page"; done
	@$(BIN)/python -m wherefrom read --quiet --html $(DEMO_OUT)/story.html $(STORY)/[0-9]-*
	@$(BIN)/python -m wherefrom read --quiet --jsonl $(STORY)/[0-9]-* > $(DEMO_OUT)/readings.jsonl
	@$(BIN)/python -m wherefrom add --quiet --archive $(DEMO_OUT)/archive.db $(STORY)/[0-9]-*
	@$(BIN)/python -m wherefrom trace --quiet --archive $(DEMO_OUT)/archive.db --html $(DEMO_OUT)/trace.html tide barrier
	@$(BIN)/python -m wherefrom trace --quiet --archive $(DEMO_OUT)/archive.db tide barrier
	@echo
	@echo "Written to $(DEMO_OUT)/: open trace.html (who took it from whom), story.html (all six articles) or the page of one"
	@echo "article in a browser; readings.jsonl has the readings as JSON, archive.db is the archive, for example for"
	@echo "  $(BIN)/wherefrom who --archive $(DEMO_OUT)/archive.db Lindqvar"
	@echo "To read, search and put things right in the browser, open the archive:"
	@echo "  $(BIN)/wherefrom serve --archive $(DEMO_OUT)/archive.db --open"
	@echo "The story is invented: see $(STORY)/README.md."

test: $(VENV)/.developing ## run all tests that need nothing beside this checkout (minutes)
	@$(BIN)/python -m pytest -m "not slow" -n auto --maxprocesses 4 --dist loadfile

test-slow: $(VENV)/.developing browser postgresql java ## run the others: browser, PostgreSQL, Spark, processes, installed wheels, corpora
	@$(BIN)/python -m pytest -m slow

lint: $(VENV)/.developing ## check style, formatting, types, and that patterns of English stand in lang/en alone
	@$(BIN)/ruff check $(LINTED)
	@$(BIN)/ruff format --check $(LINTED)
	@$(BIN)/mypy
	@$(BIN)/python scripts/english_outside.py

format: $(VENV)/.developing ## format the code and fix what can be fixed by itself
	@$(BIN)/ruff check --fix-only $(LINTED)
	@$(BIN)/ruff format $(LINTED)

# Without a browser, PostgreSQL or Java their tests skip and say so; in CI that would hide them, so there it is an error.
browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null 2>&1 && exit 0; done; \
	  scripts/apt chromium && exit 0; \
	  echo "Chromium is not here and could not be installed: its tests will be skipped" >&2; [ "$${CI:-}" != true ]

postgresql:
	@command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || scripts/apt postgresql || \
	  { echo "PostgreSQL is not here and could not be installed: its tests will be skipped" >&2; [ "$${CI:-}" != true ]; }

java:
	@{ java -version >/dev/null 2>&1 && exit 0; }; scripts/apt openjdk-17-jre-headless || scripts/apt default-jre-headless || \
	  { echo "Java is not here and could not be installed: the tests of Spark will be skipped" >&2; [ "$${CI:-}" != true ]; }

docs: $(VENV)/.developing browser ## print the examples and make the pictures of the documentation anew
	@$(BIN)/python docs/update_examples.py
	@$(BIN)/python docs/draw_graph.py
	@[ ! -e docs/make_screenshots.py ] || $(BIN)/python docs/make_screenshots.py

lock: $(BIN)/python ## choose the newest versions of everything anew and write them to requirements-dev.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@{ echo "# Versions that the tests ran with, on Python 3.11 to 3.13. Written by 'make lock'; do not edit."; \
	  $(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url --python-version 3.11 \
	    --upgrade $(EXTRAS:%=--extra %) --group dev pyproject.toml; } > requirements-dev.txt.new
	@mv requirements-dev.txt.new requirements-dev.txt
	@grep -v '^pandas=' requirements-dev.txt > requirements-spark.txt.dev
	@{ echo "# The same for Spark, which needs an older pandas: for an environment of its own. Written by 'make lock'; do not edit."; \
	  $(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url --python-version 3.11 \
	    --upgrade --extra spark -c requirements-spark.txt.dev pyproject.toml; } > requirements-spark.txt.new
	@mv requirements-spark.txt.new requirements-spark.txt
	@rm requirements-spark.txt.dev

clean: ## remove the environment, caches and the demo's output
	rm -rf $(VENV) $(DEMO_OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

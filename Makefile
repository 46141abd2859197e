# Everything a person types. Needs only Python 3.11, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LEARNING := $(BIN)/python -m learning

.PHONY: run test audit lint lock check bench screenshots pictures showcase clean

## run: set everything up, fill an empty instance with the demo school, serve http://127.0.0.1:8000
run: $(VENV)/installed
	@$(LEARNING) serve --demo

## test: set everything up; all tests on SQLite, a sample on PostgreSQL, in real Chromium
test: $(VENV)/installed-dev lint check
	@$(BIN)/python -m tests.html.vnu
	@$(BIN)/python -m tests.everything

## audit: every test on both databases, every look at every page (hours); tests/audit.md says how it went
audit: $(VENV)/installed-dev lint check
	@AUDIT=true $(BIN)/python -m tests.html.vnu
	@AUDIT=true $(BIN)/python -m tests.everything

## lint: style, and mistakes that a machine can see
lint: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

## check: everything wrong with the content in modules/
check: $(VENV)/installed
	@LEARNING_INSTANCE=$$(mktemp -d) $(LEARNING) check

## bench: how fast it is, beside the bare limit (minutes; not a test)
bench: $(VENV)/installed-dev
	@$(BIN)/python -m tests.load.bench
	@$(BIN)/python -m tests.load.rooms
	@$(BIN)/python -m tests.load.search
	@$(BIN)/python -m tests.load.search postgresql
	@$(BIN)/python -m tests.load.felt

## screenshots: the pictures of the handbook and of the ten main pages, from a demo school of its own (minutes)
screenshots: $(VENV)/installed-dev
	@$(BIN)/python -m tests.screenshots

## pictures: every page at three widths, light and dark, in build/pages/ (fewer: make pictures only=talks width=320 theme=dark)
pictures: $(VENV)/installed-dev
	@$(BIN)/python -m tests.pictures $(foreach key,only width theme into,$(if $($(key)),$(key)=$($(key))))

## showcase: the demo school with the living page of all components, http://127.0.0.1:8001/showcase/
showcase: $(VENV)/installed
	@LEARNING_DEVELOPMENT=true LEARNING_INSTANCE=build/showcase PUBLIC_URL=http://127.0.0.1:8001 $(LEARNING) serve --demo --port 8001

## lock: for maintainers: pin every library again, with hashes
lock: $(VENV)/made
	@$(BIN)/pip install -q uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11.2 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml --extra postgres -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11.2 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml --extra postgres --extra pdf --group dev -o requirements-dev.txt

clean:
	rm -rf $(VENV) build .pytest_cache .ruff_cache .hypothesis

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Vrijplaats needs Python 3.11 or newer. Set PYTHON=..., for instance: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo; echo "Python cannot make a virtual environment here. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/python" -m learning "$$@"\n' "$(CURDIR)" "$(CURDIR)/$(BIN)" > $(BIN)/learning
	@chmod +x $(BIN)/learning
	@touch $@

$(VENV)/installed: requirements.txt | $(VENV)/made
	@echo "Setting up (once)…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Setting up the tests (once)…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# make run    sets everything up and opens the window
# make test   sets everything up and runs every check
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test lint types contracts tests check lock clean

help:
	@sed -n 's/^# //p' Makefile

run: $(VENV)/.run-ready
	@tools/run.sh $(BIN)/botox-aid

test: lint types contracts tests check

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test-ready
	$(BIN)/mypy

contracts: $(VENV)/.test-ready
	$(BIN)/lint-imports

# The paper's tests are half of the work: they run beside the others, and are printed after them.
tests: $(VENV)/.test-ready
	@mkdir -p build
	$(BIN)/coverage erase
	@$(BIN)/coverage run --parallel-mode -m pytest tests/document >build/document-tests.log 2>&1 & paper=$$!; \
	$(BIN)/coverage run --parallel-mode -m pytest --ignore=tests/document; others=$$?; \
	wait $$paper; paper=$$?; cat build/document-tests.log; exit $$((others | paper))
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --include='botox_aid/rules/*,botox_aid/content/*,botox_aid/document/*,botox_aid/app/*' --fail-under=95

check: $(VENV)/.run-ready
	$(BIN)/botox-aid check

# The exact versions that were tested, for every system and Python that the project supports.
lock: $(VENV)/.test-ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python -m uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade -o requirements/run.txt
	$(BIN)/python -m uv pip compile pyproject.toml --extra build --extra test --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade -c requirements/run.txt -o requirements/test.txt

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.run-ready: pyproject.toml requirements/run.txt tools/prepare.sh
	@tools/prepare.sh $(PYTHON) $(VENV) requirements/run.txt
	@touch $@

$(VENV)/.test-ready: pyproject.toml requirements/test.txt tools/prepare.sh
	@tools/prepare.sh $(PYTHON) $(VENV) requirements/test.txt test
	@touch $@ $(VENV)/.run-ready

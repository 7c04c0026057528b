# make run    sets everything up and opens the window
# make test   sets everything up and runs every check
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test every lint types contracts tests check desk-tests measured-tests often-tests records-tests lock clean

help:
	@sed -n 's/^# //p' Makefile

run: $(VENV)/.run-ready
	@tools/run.sh $(BIN)/botox-aid

# Two things at a time, the longest before the others; what fails does not keep the others from being seen.
test: $(VENV)/.test-ready
	@mkdir -p build
	@$(MAKE) --no-print-directory --keep-going --jobs=2 every

every: desk-tests lint contracts types check measured-tests often-tests records-tests

tests: $(VENV)/.test-ready
	@mkdir -p build
	@$(MAKE) --no-print-directory --keep-going --jobs=2 desk-tests measured-tests often-tests records-tests

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test-ready
	$(BIN)/mypy

contracts: $(VENV)/.test-ready
	$(BIN)/lint-imports

# Coverage doubles the time of a test: it is left off where the measured layers are only used, by windows and records, or run through many times.
# Every test file belongs to exactly one group; a new one is measured.
OFTEN := tests/architecture tests/app/test_shipped_language.py tests/rules/test_properties.py $(addprefix tests/document/test_,fit.py fuzz.py hostile.py judges.py layout.py structure.py)
LAYERS := botox_aid/rules/*,botox_aid/content/*,botox_aid/document/*,botox_aid/app/*
# Each is shown whole when it has ended, because another runs beside it.
logged = @echo "$@ run, and are shown when they have ended"; { $(1); } >build/$@.log 2>&1; ended=$$?; cat build/$@.log; exit $$ended

desk-tests: $(VENV)/.test-ready
	$(call logged,$(BIN)/python -m pytest tests/gui)

measured-tests: $(VENV)/.test-ready
	$(call logged,$(BIN)/coverage run -m pytest $(addprefix --ignore=,tests/gui tests/store $(OFTEN)) && $(BIN)/coverage report --include='$(LAYERS)' --fail-under=95)

often-tests: $(VENV)/.test-ready
	$(call logged,$(BIN)/python -m pytest $(OFTEN))

records-tests: $(VENV)/.test-ready
	$(call logged,$(BIN)/python -m pytest tests/store)

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

# Needs python3 (3.11 or newer, with venv) and make; everything else goes into .venv.
# Choose another interpreter or other pins: make setup PYTHON=python3.13 CONSTRAINTS=mine.txt

PYTHON ?= python3
CONSTRAINTS ?= constraints.txt
CORPUS ?= corpus
BASELINE ?= reports/baseline.json
GOLD ?=
BIN := .venv/bin
STAMP := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help setup report test check bench clean

help:  ## Show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## Install everything into .venv

report: $(STAMP)  ## Write reports/report.pdf from corpus/ (CORPUS=folder for another)
	$(BIN)/framecmp report $(CORPUS) --output reports/report.pdf

test: $(STAMP)  ## Lint, check types, run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

check: $(STAMP)  ## Hold corpus/ against the kept baseline
	$(BIN)/framecmp check $(CORPUS) --baseline $(BASELINE)

bench: $(STAMP)  ## Time it, and hold its links against the plain methods (GOLD="a.jsonl" for more)
	$(BIN)/python benchmarks/speed
	$(BIN)/python benchmarks/alignment.py $(GOLD)

clean:  ## Remove what make has made, but for the kept baseline
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	rm -f reports/report.pdf
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml $(CONSTRAINTS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "framecmp needs Python 3.11 or newer; found $$($(PYTHON) --version 2>&1)"; exit 1; }
	$(PYTHON) -m venv .venv
	# In this mode Python starts in half the time: it loads no finder for the project.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -e '.[dev]' \
		--config-settings editable_mode=compat
	$(BIN)/framecmp model warm
	@touch $@

# Every target does its own set-up; see `make help`.
PYTHON ?= $(shell for each in python3.11 python3 python3.12 python3.13 python3.14; do \
    $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
BIN := .venv/bin
export CHROMIUM NO_SKIPS UPGRADE
ifdef PORT
export ROUTEKAART_PORT := $(PORT)
endif

.PHONY: help run test audit check bench translate lock environment
.DEFAULT_GOAL := help

help: ## this list
	@echo "make …"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name does; \
	    do printf '%-12s %s\n' "$$name" "$$does"; done

run: environment ## the site on http://127.0.0.1:8000, with the real content; PORT=8080 for another port
	@$(BIN)/routekaart translate --compile
	@exec $(BIN)/routekaart demo

test: environment ## every test; ARGS="tests/rules -k hours" for some of them
	@.ci/test $(ARGS)

audit: environment ## every single page in a browser, in every language, by day and by night
	@$(BIN)/routekaart translate --compile
	@CHROMIUM=$$(.ci/browser) && export CHROMIUM && $(BIN)/python -m tests.audit

check: environment ## style, types, imports between rooms, translations, content
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/routekaart translate --check
	@$(BIN)/routekaart content check

bench: environment ## page weights, speed, start-up, memory and building, beside their budgets
	@$(BIN)/routekaart translate --compile
	@$(BIN)/python -m tests.bench

translate: environment ## collect every text, update the files in translations/, compile them
	@$(BIN)/routekaart translate

lock: environment ## requirements.lock out of pyproject.toml; UPGRADE=1 for the newest of all
	@$(BIN)/python .ci/lock

environment:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found."; exit 1; }
	@$(PYTHON) .ci/environment

# guanjia 管家: `make demo` to see it, `make test` to believe it.

PORT ?= 8081
PYTHON ?=
VENV := .venv
RUN := $(VENV)/bin/python

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help demo run test quick check bench lock clean install

help: ## What one can make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: install ## A whole estate to try: simulator, bot and people, in the browser (PORT=8081)
	@exec $(VENV)/bin/guanjia demo --port $(PORT)

run: install ## The bot itself, with the settings GUANJIA_* (docs/operating.md)
	@exec $(VENV)/bin/guanjia run

test: install ## Everything, real servers, browser and kills included
	@$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

quick: install ## The tests without real servers: for every save
	@$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow"

check: install ## Lint with banned calls, strict types, import arrows, words, states, docs
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest tests/test_architecture.py tests/test_words.py tests/test_states.py tests/test_docs.py

bench: install ## The measurements, with the numbers that README quotes
	@$(RUN) -m benchmarks

lock: ## Pin anew what is installed (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: see docs.astral.sh/uv"; exit 1; }
	uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-header -q pyproject.toml -o requirements.lock

clean: ## Remove what make built; never your data
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

install:
	@scripts/install

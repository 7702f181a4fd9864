# sco-search: `make` alone lists what can be made.

PREFIX ?= /usr/local
DESTDIR ?=

# The evaluation sets and the sample articles of some tests, where they are at hand.
ifndef SCO_SEARCH_SHARED
ifneq ($(wildcard ../shared/.),)
export SCO_SEARCH_SHARED := $(abspath ../shared)
endif
endif

# On Linux the binary carries Swift's libraries, so that it starts in milliseconds and runs on
# machines without Swift. macOS has them in the system.
ifeq ($(shell uname -s),Linux)
STATIC := --static-swift-stdlib
# A program at a fixed address without unused sections needs no relocation of its tables of types:
# a search then takes a tenth less time from start to exit (`make bench-start`).
# The shared libraries below it, Xapian among them, still lie at random addresses.
LINK := -Xswiftc -ld-path=$(abspath Scripts/link) -Xswiftc -Xclang-linker -Xswiftc -no-pie \
  -Xlinker --gc-sections -Xlinker -s
endif
BUILD := swift build -c release $(STATIC) $(LINK)
RELEASE := .build/release
BINARY := $(RELEASE)/sco-search
SERVER := $(RELEASE)/sco-search-server
SHARE := $(RELEASE)/share
MANUAL := $(SHARE)/man/man1/sco-search.1
COMPLETIONS := \
  $(SHARE)/bash-completion/completions/sco-search \
  $(SHARE)/zsh/site-functions/_sco-search \
  $(SHARE)/fish/vendor_completions.d/sco-search.fish
# Their places under PREFIX are the same as under RELEASE.
SHARED_FILES := $(patsubst $(RELEASE)/%,%,$(MANUAL) $(COMPLETIONS))

# SwiftPM knows what is out of date; the stamp spares `make install` under sudo a build as root.
BUILT := .build/release-built
SOURCES := Package.swift $(shell find Sources CXapianShim index/lexicon -type f 2>/dev/null)

SWIFT_PATHS := Package.swift $(wildcard Sources Tests Benchmarks Examples Fuzzing Server Torture)
SHELL_SCRIPTS := $(filter-out %.py,$(wildcard Scripts/*)) .ci/run
PYTHON_FILES := $(wildcard Benchmarks/*/*.py Scripts/*.py Tests/Formats/*.py Server/Tests/*.py Torture/*.py)

.DEFAULT_GOAL := help
.PHONY: help setup build server serve demo test test-portable test-formats test-server screenshot install uninstall format \
  lint man completions docs readme quality bench bench-server bench-start bench-copies \
  bench-archive bench-cleaning bench-ocr bench-reading fit-reading torture fuzz fuzz-guided sanitize \
  torture-sources clean

help: ## List these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' \
	  $(MAKEFILE_LIST)

setup: ## Install what the build needs and is missing (Debian, Ubuntu)
	@Scripts/install-dependencies

build: setup ## Build the command, optimised: .build/release/sco-search
	$(BUILD) --product sco-search
	@touch $(BUILT)

$(BUILT): $(SOURCES)
	@$(MAKE) --no-print-directory build

# The server is a package of its own, which takes minutes to build for the first time.
server: build ## Build the server of `sco-search serve` beside the command
	$(BUILD) --package-path Server --scratch-path .build-server --product sco-search-server
	@cp .build-server/release/sco-search-server $(SERVER).new && mv $(SERVER).new $(SERVER)

serve: server ## Serve the bundled articles, and open the page in the browser
	@$(BINARY) reindex --index index --quiet
	@$(BINARY) serve --index index --open

demo: build ## Index the bundled articles and search them
	@printf '\n%s\n' '$$ sco-search reindex --index index'
	@$(BINARY) reindex --index index
	@printf '\n%s\n\n' '$$ sco-search --index index "keanggotaan penuh"'
	@$(BINARY) --index index "keanggotaan penuh"

# The command is tested as it is used: the optimised one. What a run that is broken off would leave
# in the system's folder of temporary files lies in one of its own. A test runs what makes the manual.
test: $(BUILT) $(MANUAL) ## Run the tests (FILTER=Name for some of them)
ifdef SCO_SEARCH_SHARED
	@echo "Shared articles and evaluation sets: $(SCO_SEARCH_SHARED)"
else
	@echo "No shared articles here (SCO_SEARCH_SHARED is not set): tests of them are skipped."
endif
	swift build --build-tests
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT INT TERM && \
	TMPDIR="$$scratch" SCO_SEARCH_COMMAND='$(abspath $(BINARY))' \
	  swift test --skip-build --parallel $(if $(FILTER),--filter '$(FILTER)')
ifndef FILTER
	@if command -v python3 >/dev/null; then \
	  for folder in Benchmarks/quality Benchmarks/speed Benchmarks/server Torture; do \
	  SCO_SEARCH_COMMAND='$(abspath $(BINARY))' \
	    python3 -B -m unittest discover --quiet --start-directory $$folder || exit 1; done; \
	  else echo "python3 is not installed: the tests of Benchmarks/ and Torture/ are skipped."; fi
endif

# As where Xapian is of another series than the segment writer's: tests of index and search.
PORTABLE_TESTS := XapianTests|BuildMethodTests|IndexWriterTests|LargeChangeTests|SynchronizationTests|CopyGroupsTests|RelevanceTests|FilterTests|HitTests|SpellingTests|AnyQueryTests

test-portable: ## Run tests of index and search, built without the segment writer
	swift build --build-tests --scratch-path .build-portable -Xcxx -DCXAPIAN_WITHOUT_SEGMENTS
	swift test --skip-build --scratch-path .build-portable -Xcxx -DCXAPIAN_WITHOUT_SEGMENTS \
	  --parallel --filter '$(PORTABLE_TESTS)'

# What the tests use of Python lies in a folder of its own; a browser is installed where there is none.
SERVER_TESTS := Server/Tests
SERVER_TOOLS := .build-server-tests/venv

$(SERVER_TOOLS)/installed: $(SERVER_TESTS)/requirements.txt
	python3 -m venv --clear $(SERVER_TOOLS)
	$(SERVER_TOOLS)/bin/pip install --quiet --disable-pip-version-check --no-deps -r $<
	@touch $@

test-server: server ## Run the tests of the server (FILTER=name, PICTURES=folder, SEED=2)
	@Scripts/install-dependencies --server-tests || echo "Without Chromium the tests in a browser are skipped."
	@$(MAKE) --no-print-directory $(SERVER_TOOLS)/installed
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT INT TERM && \
	TMPDIR="$$scratch" SCO_SEARCH_COMMAND='$(abspath $(BINARY))' SEED='$(or $(SEED),1)' \
	SCO_SEARCH_PICTURES='$(if $(PICTURES),$(abspath $(PICTURES)))' \
	  $(SERVER_TOOLS)/bin/python -B -m unittest discover --start-directory $(SERVER_TESTS) \
	  $(if $(FILTER),-k '$(FILTER)')

test-formats: $(BUILT) ## Read files made by the programs that are installed (ARGS="--only pandoc")
	@python3 -B Tests/Formats/formats.py --command $(BINARY) $(ARGS)

screenshot: server $(SERVER_TOOLS)/installed ## Take the picture of the page that README.md shows
	SCO_SEARCH_COMMAND='$(abspath $(BINARY))' $(SERVER_TOOLS)/bin/python -B \
	  $(SERVER_TESTS)/screenshot.py Server/page.webp

install: $(BUILT) $(MANUAL) $(COMPLETIONS) ## Install command, manual and completions (PREFIX=/usr/local)
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(BINARY) '$(DESTDIR)$(PREFIX)/bin/sco-search'
	if [ -f $(SERVER) ]; then \
	  install -m 755 $(SERVER) '$(DESTDIR)$(PREFIX)/bin/sco-search-server'; fi
	for file in $(SHARED_FILES); do \
	  install -d "$(DESTDIR)$(PREFIX)/$$(dirname $$file)" && \
	  install -m 644 "$(RELEASE)/$$file" "$(DESTDIR)$(PREFIX)/$$file" || exit 1; \
	done

uninstall: ## Remove what `make install` put there (same PREFIX)
	rm -f '$(DESTDIR)$(PREFIX)/bin/sco-search' '$(DESTDIR)$(PREFIX)/bin/sco-search-server' \
	  $(foreach file,$(SHARED_FILES),'$(DESTDIR)$(PREFIX)/$(file)')

format: ## Format the Swift sources in place
	swift format format --in-place --parallel --recursive $(SWIFT_PATHS)

lint: ## Check format and style; change nothing
	swift format lint --strict --parallel --recursive $(SWIFT_PATHS)
	@for script in $(SHELL_SCRIPTS); do bash -n $$script || exit 1; done
	@if command -v shellcheck >/dev/null; then shellcheck $(SHELL_SCRIPTS); \
	  else echo "shellcheck is not installed: shell scripts are checked for syntax only."; fi
	@if command -v python3 >/dev/null; then for file in $(PYTHON_FILES); do \
	  python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' \
	    $$file || exit 1; done; \
	  else echo "python3 is not installed: Benchmarks/ and Torture/ are not checked."; fi

man: $(MANUAL) ## Write the manual page

# The tool behind the argument parser's GenerateManual plugin, run on the binary that is there.
# The plugin itself would build the package once more, and without STATIC.
$(MANUAL): $(BUILT)
	@mkdir -p $(@D)
	$(BUILD) --product generate-manual
	$(RELEASE)/generate-manual $(BINARY) --output-directory $(@D)

completions: $(COMPLETIONS) ## Write the completions for bash, zsh and fish

# The shell's name is the first folder under SHARE, up to a hyphen.
$(COMPLETIONS): $(BUILT)
	@mkdir -p $(@D)
	$(BINARY) --generate-completion-script \
	  $(firstword $(subst -, ,$(subst /, ,$(patsubst $(SHARE)/%,%,$@)))) > $@.new
	@mv $@.new $@

readme: build ## Renew the search results that README.md shows
	@$(BINARY) reindex --index index --quiet
	@Scripts/renew-readme $(BINARY)

docs: setup ## Build the documentation of the libraries: .build-docs/site
	SCO_SEARCH_DOCS=1 swift package --scratch-path .build-docs \
	  --allow-writing-to-directory .build-docs/site \
	  generate-documentation --target ScoSearch --target ArticleText --target Xapian \
	  --enable-experimental-combined-documentation \
	  --output-path .build-docs/site

quality: build ## Score the rankings (SETS="en-cranfield", FAST=1, RECORD=1, FLAGS="--all")
	@python3 -B Benchmarks/quality/quality.py --command $(BINARY) \
	  $(if $(FAST),--fast) $(if $(RECORD),--record) $(if $(AGAINST),--against $(AGAINST)) \
	  $(foreach flag,$(FLAGS),--flag='$(flag)') $(foreach pair,$(WITH),--env='$(pair)') $(SETS)

# What searches in process is a package of its own, built as the command is.
bench: build ## Speed beside SQLite, Tantivy, Xapian and Recoll (ARGS="--articles 2000 --record")
	$(BUILD) --package-path Benchmarks/speed/SearchTimes --scratch-path .build-speed
	@python3 -B Benchmarks/speed/speed.py --command $(BINARY) \
	  --search-times .build-speed/release/SearchTimes $(ARGS)

bench-server: server ## Load and latency of the server, beside searches in process (ARGS="--minutes 1")
	$(BUILD) --package-path Benchmarks/speed/SearchTimes --scratch-path .build-speed
	@python3 -B Benchmarks/server/server.py --command $(BINARY) \
	  --search-times .build-speed/release/SearchTimes $(ARGS)

bench-start: build ## Time a search from start to exit, beside Xapian's own quest
	@$(BINARY) reindex --index index --quiet
	@python3 -B Benchmarks/start/start.py --command $(BINARY) --index index $(ARGS)

bench-copies: build ## Precision and recall of recognising copies (ARGS="--seed 2")
	@python3 -B Benchmarks/copies/copies.py --command $(BINARY) $(ARGS)

bench-archive: build ## Index 10,000 mixed files, some broken, and check all (ARGS="--files 1000")
	@python3 -B Benchmarks/archive/archive.py --command $(BINARY) $(ARGS)

bench-cleaning: build ## Measure what cleaning keeps of articles, and of what stood around them
	@python3 -B Benchmarks/cleaning/cleaning.py --command $(BINARY) $(ARGS)

OCR_TOOLS := .build-ocr/venv

$(OCR_TOOLS)/installed: Benchmarks/ocr/requirements.txt
	python3 -m venv --clear $(OCR_TOOLS)
	$(OCR_TOOLS)/bin/pip install --quiet --disable-pip-version-check --no-deps -r $<
	@touch $@

bench-ocr: build $(OCR_TOOLS)/installed ## Word error rate of recognised pages, clean and noisy (ARGS="--worst 5")
	@$(OCR_TOOLS)/bin/python -B Benchmarks/ocr/ocr.py --command $(BINARY) $(ARGS)

bench-reading: build ## Measure how the story is read from public pages (ARGS="wcxb --worst 5", "--record")
	@python3 -B Benchmarks/reading/reading.py --command $(BINARY) $(ARGS)

fit-reading: setup ## Fit the trees by which stories are told anew, from public pages (needs LightGBM)
	$(BUILD) --product page-blocks
	@python3 -B Benchmarks/reading/fit.py $(ARGS)

# In process and optimised; the internals that it tries need `-enable-testing`.
FUZZ := swift build -c release --product Fuzz -Xswiftc -enable-testing --package-path Fuzzing

fuzz: ## Try mutated inputs on all that reads (ARGS="--target query --runs 1000000 --seed 1")
	$(FUZZ) --scratch-path .build-fuzz
	.build-fuzz/release/Fuzz $(ARGS)

# libFuzzer is a part of Swift's toolchain on Linux. Its `main` would be one too many.
FUZZER = $(firstword $(wildcard $(dir $(shell readlink -f "$$(command -v swift)"))../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-$(shell uname -m).a))

fuzz-guided: ## The same by libFuzzer, with address sanitizer (ARGS="--target html --seconds 60")
	@test -n '$(FUZZER)' || { echo "libFuzzer is not in this toolchain."; exit 1; }
	$(FUZZ) --scratch-path .build-guided --sanitize=address \
	  -Xswiftc -Xfrontend -Xswiftc -sanitize=address,fuzzer \
	  -Xcc -fsanitize=fuzzer-no-link -Xcxx -fsanitize=fuzzer-no-link \
	  -Xlinker -u -Xlinker LLVMFuzzerRunDriver -Xlinker '$(FUZZER)' -Xlinker -lstdc++
	.build-guided/release/Fuzz --corpus .build-guided/corpus $(ARGS)

# XCTest itself leaks; what the runtime leaks is named in leaks.txt. `check` of a damaged index is
# left out: libxapian then reads beyond its own buffers (Fuzzing/README.md).
ADDRESS_TESTS ?= XapianTests|CXapianShimTests|ArticleTextTests|FuzzingTests
THREAD_TESTS ?= ConcurrencyTests|IndexWriterTests

sanitize: ## Run tests with address and leak sanitizer, and with thread sanitizer
	swift build --build-tests --sanitize=address --scratch-path .build-address
	LSAN_OPTIONS='suppressions=$(abspath Fuzzing/leaks.txt)' swift test --skip-build \
	  --disable-xctest --sanitize=address --scratch-path .build-address \
	  --filter '$(ADDRESS_TESTS)'
	swift build --build-tests --sanitize=thread --scratch-path .build-thread
	swift test --skip-build --disable-xctest --sanitize=thread --scratch-path .build-thread \
	  --filter '$(THREAD_TESTS)'

# The part `killed` also kills a program that embeds the library.
torture: server ## Make faults happen to command and server (ARGS="--seed 1 --only killed --kills 100")
	$(BUILD) --package-path Torture/Writer --scratch-path .build-writer
	@python3 -B Torture/torture.py --command $(BINARY) --writer .build-writer/release/Writer $(ARGS)

torture-sources: build ## Change sources at random, compare with a new index (ARGS="--seed 1 --rounds 500")
	@python3 -B Torture/torture.py --command $(BINARY) --only sources $(ARGS)

clean: ## Remove all that was built, the bundled index too
	rm -rf .build .build-* Examples/*/.build index/built

# SPDX-License-Identifier: MIT
# The thin front of the CMake build: every target sets up what it needs, then builds, then runs.

BUILD ?= build
CASE ?= cases/ukraine-2025/dispute.yaml
LARGEST ?= 24
BENCH_FLAGS ?=
WORKBENCH ?= OFF
TEST_BUILD = $(BUILD)-test
# One more than the processors of a small machine: tests of the server and the page wait now and then.
CTEST = ctest --test-dir $(TEST_BUILD) --output-on-failure --no-tests=error -j 3

.PHONY: run serve build test test-quick check-full bench bench-docs measured format lint sanitize sanitize-all threads coverage valgrind fuzz fuzz-afl deb release release-check clean setup-run setup-serve setup-test setup-ci setup-deep tests-built

run: build
	@$(BUILD)/entente solve $(CASE) --summary
	@echo
	@echo "That was '$(BUILD)/entente solve $(CASE) --summary'. Next: export PATH=\"$(CURDIR)/$(BUILD):\$$PATH\"; entente new --output mine.yaml; entente help"

# The workbench, which needs more to build (tools/setup.sh) and the network the first time.
serve: WORKBENCH = ON
serve: setup-serve build
	@$(BUILD)/entente serve $(CASE)

build: setup-run
	@test -e $(BUILD)/entente || echo "build: building in $(BUILD), two to four minutes the first time on two processors"
	@tools/watched.sh build $(BUILD).log cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release -DENTENTE_TESTS=OFF -DENTENTE_WORKBENCH=$(WORKBENCH)
	@tools/watched.sh build $(BUILD).log cmake --build $(BUILD)

tests-built: setup-test
	@test -e $(TEST_BUILD)/CTestTestfile.cmake || echo "tests: building in $(TEST_BUILD), five to ten minutes the first time on two processors; then the tests, some ten minutes"
	@tools/watched.sh "build of the tests" $(TEST_BUILD).log cmake -S . -B $(TEST_BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release -DENTENTE_TESTS=ON -DENTENTE_SHARED=ON
	@tools/watched.sh "build of the tests" $(TEST_BUILD).log cmake --build $(TEST_BUILD)

test: tests-built
	$(CTEST) -L 'quick|full'

test-quick: tests-built
	$(CTEST) -L quick

check-full: tests-built
	$(CTEST)

# The measurements, into $(TEST_BUILD)/bench: LARGEST=27 for more than 2^24 states, BENCH_FLAGS for the rest.
bench: tests-built
	@mkdir -p $(TEST_BUILD)/bench
	$(TEST_BUILD)/tests/bench $(TEST_BUILD)/entente --reference $(CASE) --largest $(LARGEST) \
		--csv $(TEST_BUILD)/bench/benchmark.csv --chart $(TEST_BUILD)/bench/benchmark.svg \
		--page $(TEST_BUILD)/bench/benchmark.md $(BENCH_FLAGS)
	$(TEST_BUILD)/tests/bench_pareto > $(TEST_BUILD)/bench/pareto.csv

# Puts what the last `make bench` wrote into the documentation.
bench-docs:
	@test -s $(TEST_BUILD)/bench/benchmark.md || { echo "bench-docs: there are no measurements; 'make bench' makes them" >&2; exit 1; }
	cp $(TEST_BUILD)/bench/benchmark.csv $(TEST_BUILD)/bench/benchmark.svg $(TEST_BUILD)/bench/benchmark.md docs/

# What was promised, run again point by point, into docs/measured.md; by hand, as it takes hours. The machine should have
# nothing else to do meanwhile.
measured: tests-built setup-deep
	tests/measured/measured.py --build $(TEST_BUILD)

# Debian packages of the command, the library and its development files, in $(BUILD)-deb.
deb: setup-ci
	@packaging/build.sh $(BUILD)-deb
	@packaging/debs.sh $(BUILD)-deb $(BUILD)-deb

# What is handed out, in $(BUILD)-release: the source as a tarball, packages made from it, and their SHA-256.
release: setup-ci
	packaging/release.sh $(BUILD)-release

# The same twice, under other circumstances, and compared byte by byte; by hand, as it takes as long as two builds.
release-check: setup-ci
	packaging/release_check.sh

# Formatting, layering, forbidden symbols, and both compilers with warnings as errors.
lint: setup-ci
	tools/lint.sh

# The tests again under AddressSanitizer and UndefinedBehaviorSanitizer, but those that repeat others on more random
# disputes; sanitize-all: also those, by hand, as it takes long.
sanitize: setup-ci
	tools/sanitize.sh

sanitize-all: setup-ci
	tools/sanitize.sh --all

# The tests that solve under ThreadSanitizer, with several threads for even the smallest dispute.
threads: setup-ci
	tools/threads.sh

# The unit tests and every command under memcheck; by hand, as it takes minutes.
valgrind: setup-deep
	tools/valgrind.sh

# The fuzz targets with libFuzzer, with sanitizers and without; tools/fuzz.sh runs them.
fuzz: setup-ci
	cmake -S . -B build-fuzz -G Ninja -DCMAKE_C_COMPILER=clang -DENTENTE_FUZZ=ON
	cmake --build build-fuzz
	cmake -S . -B build-fuzz-fast -G Ninja -DCMAKE_C_COMPILER=clang -DENTENTE_FUZZ=ON -DENTENTE_FUZZ_SANITIZE=
	cmake --build build-fuzz-fast

# The same with AFL++: afl-fuzz -i tests/fuzz/corpus/yaml -o FOLDER build-fuzz-afl/tests/fuzz/fuzz_yaml
fuzz-afl: setup-deep
	cmake -S . -B build-fuzz-afl -G Ninja -DCMAKE_C_COMPILER=afl-clang-fast -DENTENTE_FUZZ=ON -DENTENTE_FUZZ_SANITIZE=
	cmake --build build-fuzz-afl

# Which branches the quick and full tests take, room by room, against the floor of each.
coverage: setup-ci
	tools/coverage.sh

format: setup-ci
	git ls-files '*.c' '*.h' | xargs clang-format -i

setup-run:
	@tools/setup.sh run

setup-serve:
	@tools/setup.sh serve

setup-test:
	@tools/setup.sh test

setup-ci:
	@tools/setup.sh ci

setup-deep:
	@tools/setup.sh deep

clean:
	rm -rf $(BUILD) $(BUILD)-* $(BUILD).log

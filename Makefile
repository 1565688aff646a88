# SPDX-License-Identifier: MIT
# The thin front of the CMake build: every target sets up what it needs, then builds, then runs.

BUILD ?= build
CASE ?= cases/ukraine-2025/dispute.yaml

.PHONY: run build test test-quick check-full bench format setup-run setup-test clean

run: build
	@$(BUILD)/entente solve $(CASE)

build: setup-run
	@cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release -DENTENTE_TESTS=OFF >$(BUILD).log 2>&1 || { cat $(BUILD).log; exit 1; }
	@cmake --build $(BUILD) --target entente-cli | { grep -v -e '^\[' -e 'no work to do' || true; }

clean:
	rm -rf $(BUILD) $(BUILD)-*

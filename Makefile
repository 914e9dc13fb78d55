# antrean: `make run` shows it, `make test` proves it, `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

GO ?= go
step := @.ci/step

# What a caller may change: make run ARGS="-office balongbendo -crowd"; make fuzz FUZZTIME=1m
ARGS ?=
FUZZTIME ?= 10s
BENCHTIME ?= 1s
SOAKTIME ?= 1h

.PHONY: help
help: ## lists what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

## Seeing it

.PHONY: build run voice guide shots
build: needs-go ## builds bin/antrean
	@echo "The first build compiles SQLite and takes about two minutes."
	$(GO) build -o bin/antrean ./cmd/antrean

run: build ## starts the demo; ARGS="-office balongbendo -crowd"
	@exec ./bin/antrean demo $(ARGS)

voice: ## makes the clips of the voices again (espeak-ng)
	display/voice/make-pack.sh

guide: needs-go ## makes the sentences of the kiosk's audio guide that are missing (espeak-ng, opusenc)
	$(GO) run ./internal/tools/guide

shots: install ## takes the pictures of every screen for README.md
	$(step) "pictures" env ANTREAN_WALK=1 ANTREAN_SHOTS=1 $(GO) test -count=1 -timeout 10m -run Shots ./internal/walk
	@mkdir -p bin/story
	$(step) "pictures of every story, in bin/story" env ANTREAN_WALK=1 ANTREAN_SHOTS=1 $(GO) test -count=1 -timeout 60m -run Storybook ./internal/walk -artifacts -outputdir $(CURDIR)/bin/story

## Proving it

# The order is from fast to slow; the first that fails ends the run, and make's last line names it.
.PHONY: test check
test: install fmt vet staticcheck types gates node race long matrix judges walk faults ## installs what is missing and runs everything
	@echo; echo "All passed."

check: needs-go fmt vet staticcheck ## the fast part: formatting, vet, staticcheck, short tests
	$(step) "short tests" $(GO) test -short ./...

.PHONY: install needs-go
install: ## installs what the tests need (Debian: apt-get, npm)
	$(step) "what the tests need" .ci/install.sh

needs-go:
	@.ci/needs-go

.PHONY: fmt vet staticcheck race long laws
fmt: ## gofmt has nothing to say
	$(step) "gofmt" .ci/fmt

vet: ## go vet
	$(step) "go vet (the first time it compiles SQLite: about two minutes)" $(GO) vet ./...

staticcheck: ## staticcheck, in the version that go.mod names
	$(step) "staticcheck" $(GO) tool staticcheck ./...

# Half of what runs here waits for paper, clocks and sockets, so more of it runs at once than there are processors. Tables
# for debuggers (-w) take nearly half of the time of linking sixty tests, and vet has run before. SQLite, in which no race is
# looked for, is compiled in half the time with less done for its speed; and memory is cheaper here than time.
race: ## all Go tests under the race detector: dialogues, fuzz seeds, laws and the rest
	$(step) "Go tests (the first time they compile SQLite once more, for the race detector)" env CGO_CFLAGS=-O1 GOGC=400 $(GO) test -race -vet=off -ldflags=-w -p 4 -parallel 8 ./...

# What one goroutine does alone has no race to show and is ten times as dear to watch: there `race` takes the short form.
long: needs-go ## in full, and without the race detector, what race does in short
	$(step) "the long forms" $(GO) test -vet=off $$(grep -rlE --include='*_test.go' 'internal/(raced|golden)"' . | grep -v /node_modules/ | xargs -n1 dirname | sort -u)

laws: needs-go ## the laws of the house alone: imports, words, clock, protocol
	$(step) "laws" $(GO) test ./internal/law

.PHONY: types gates node
types: ## tsc over the JSDoc types of the front end
	$(step) "types of the front end" static/node_modules/.bin/tsc -p static

gates: ## the front end's language, style and words
	$(step) "language, style and words of the front end" node static/lint/gate.mjs

node: ## the front end's own tests
	$(step) "tests of the front end" .ci/node-test

.PHONY: judges
judges: ## printing libraries of others print on our virtual printer
	$(step) "judges" env ANTREAN_JUDGES=1 $(GO) test -count=1 ./internal/judges

# The browser walk and the faults start the built binary and take minutes, so a plain `go test ./...` leaves them out.
.PHONY: matrix walk week faults power soak
matrix: needs-go ## every fault of every printer, and the table of it in docs/printers.md
	$(step) "printers that fail" env ANTREAN_MATRIX=1 $(GO) test -count=1 -run 'EveryFault|NothingStale|WhateverHappens' ./server/paper

# Every walk begins in the morning, on a clock of its own: for it everything is compiled once more, SQLite too.
walk: needs-go ## the browser walk: real clicks in Chromium
	$(step) "browser walk" env ANTREAN_WALK=1 $(GO) test -vet=off -ldflags=-w -count=1 -timeout 30m ./internal/walk

week: needs-go ## a board and a kiosk through 10,000 calls, 500 losses and 7 midnights
	$(step) "a week of a board and a kiosk" env ANTREAN_WALK=1 ANTREAN_WEEK=1 $(GO) test -count=1 -v -timeout 0 -run 'TestWeek$$' ./internal/walk

faults: build ## kill -9, power cuts, hostile input, stalled screens, printers that fail
	$(step) "faults" env ANTREAN_FAULTS=1 $(GO) test -count=1 -v -timeout 10m ./internal/faults

power: build ## the power cuts alone
	$(step) "power cuts" env ANTREAN_FAULTS=1 $(GO) test -count=1 -v -timeout 30m -run Power ./internal/faults

soak: build ## a crowd for SOAKTIME (1h): memory, goroutines and order hold
	$(step) "soak for $(SOAKTIME)" env ANTREAN_SOAK=$(SOAKTIME) $(GO) test -count=1 -v -timeout 0 -run Soak ./internal/faults

.PHONY: storybook
storybook: build ## every story in every language, mode and glass; the walk looks at every pair of them
	$(step) "storybook" env ANTREAN_WALK=1 ANTREAN_STORYBOOK=all $(GO) test -count=1 -timeout 60m -run 'Storybook|Stage' ./internal/walk

.PHONY: bench fuzz
bench: needs-go ## measures; BENCHTIME=1s
	$(step) "benchmarks" $(GO) test -run '^$$' -bench . -benchtime $(BENCHTIME) ./...

fuzz: needs-go ## every fuzz test for FUZZTIME (10s)
	$(step) "fuzz tests, $(FUZZTIME) each" .ci/fuzz $(FUZZTIME)

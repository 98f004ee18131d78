# Warm Water. `make run` and `make test` are all that a fresh machine with Go
# and git needs; `make help` lists the rest.

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
BINARY  := bin/warmwater

BROWSER = $(shell sh scripts/browser.sh)

STATICCHECK := go tool -modfile=tools/go.mod staticcheck

.DEFAULT_GOAL := help
.PHONY: help run build test check generate fresh fmt lint bench bench-baseline bench-pages bench-paint bench-peers bench-search fuzz update-checks clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build the program, make data/ if it is not there, and serve http://localhost:8080
	$(BINARY) serve

build: ## build bin/warmwater
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o $(BINARY) ./cmd/warmwater

test: ## install what the tests need, then run all of them
	@sh scripts/test.sh

check: fresh lint test ## everything that has to be right before a change is sent

generate: ## make the generated code and assets anew
	go generate ./...
	go tool templ generate -log-level warn

fresh: generate ## generate, and fail if what is committed (or staged) was not up to date
	@sh scripts/fresh.sh

fmt: ## format the code
	gofmt -w $$(sh scripts/gofiles.sh)
	go tool templ fmt -log-level warn views

lint: ## formatting, go vet and staticcheck
	@sh scripts/lint.sh
	go vet ./...
	go vet -C tools ./...
	go vet -C tools/peers ./...
	$(STATICCHECK) ./...
	cd tools && go tool staticcheck ./...

bench: ## how fast the parts are, beside docs/bench/baseline.txt (takes some minutes)
	@sh scripts/bench.sh

bench-baseline: ## measure anew what bench compares with
	@sh scripts/bench.sh baseline

bench-pages: build ## how fast pages are answered, beside a bare handler and nginx (wants wrk, nginx, taskset)
	@go build -C tools -o ../bin/benchpages ./benchpages
	@bin/benchpages -binary $(BINARY)

bench-search: ## how well the search finds what people judged to be right
	@for name in judgments own later more fresh last; do \
		echo "$$name.tsv"; \
		go run ./cmd/warmwater bench-search internal/search/bench/testdata/$$name.tsv || exit 1; \
	done

bench-peers: build ## what else could be taken, measured on the same data and queries: see docs/peers.md
	go run -C tools/peers .

bench-paint: ## what pages weigh and how fast they show in a browser with a slow processor
	@[ -n "$(BROWSER)" ] || { echo "no browser to be found: WARMWATER_BROWSER names one" >&2; exit 1; }
	WARMWATER_BROWSER=$(BROWSER) go test -run '^$$' -bench Paint -benchtime 1x -timeout 30m ./internal/e2e

fuzz: ## fuzz what reads queries and texts, an hour in total, and keep what was worth trying
	@sh scripts/fuzz.sh

update-checks: ## bring axe and html-validate, at the versions in tools/browser, into the tests (needs Node)
	tools/browser/build.sh

clean: ## remove what was built; data/ stays
	rm -rf bin artifacts

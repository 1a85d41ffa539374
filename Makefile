# The everyday commands; .ci/run is what a change must pass.
.PHONY: all test build bench golden eval ci
all: test build
test:
	gofmt -l $$(git ls-files '*.go')
	go vet ./...
	go test ./...
build:
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o cotejo ./cmd/cotejo
bench:
	go test -run '^$$' -bench . -benchmem ./internal/...
golden:
	go test ./internal/... ./cmd/... -update
	git diff --stat
eval:
	go run ./cmd/cotejo eval --gate eval/baseline.json --data ../shared
ci:
	bash .ci/run

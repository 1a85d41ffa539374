package eval

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestAttributionOnDevelopmentClauses(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "data", "cess_esp", "speech_clauses-dev.tsv")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the development data is not here")
	}
	var opt Options
	if os.Getenv("COTEJO_MISSES") != "" {
		opt = Options{Misses: true, Out: os.Stdout}
	}
	res, err := runAttribution(context.Background(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range res.Metrics {
		t.Logf("%s %.2f (%.1f-%.1f) n=%d", m.Name, m.Value, m.Low, m.High, m.N)
	}
}

func TestSpeechEventsOnDevelopmentDocuments(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "data", "meantime_es")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the development data is not here")
	}
	var opt Options
	if os.Getenv("COTEJO_MISSES") != "" {
		opt = Options{Misses: true, Out: os.Stdout}
	}
	res, err := runSpeechEvents(context.Background(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range res.Metrics {
		t.Logf("%s %.2f (%.1f-%.1f) n=%d", m.Name, m.Value, m.Low, m.High, m.N)
	}
}

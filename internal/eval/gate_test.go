package eval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGateHolds(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	result := Result{Suite: "echo", Corpus: "abc", Metrics: []Metric{{Name: "precision", Value: 95.04, N: 10}, {Name: "recall", Value: 80, N: 10}}}
	v := Verdict{Floor: Floor{Suite: "echo", Path: "x", Min: map[string]float64{"precision": 95, "recall": 80}}, Result: result}
	file := filepath.Join(dir, "floors.json")
	if err := Pin(file, []Verdict{v}, ""); err != nil {
		t.Fatal(err)
	}
	floors, err := ReadFloors(file)
	if err != nil || len(floors) != 1 || floors[0].Corpus != "abc" || floors[0].Min["precision"] != 95 {
		t.Fatalf("%+v, %v", floors, err)
	}
	v.Floor.Min["recall"] = 81
	if err := Pin(file, []Verdict{v}, ""); !errors.Is(err, ErrLowered) {
		t.Errorf("lowering in silence: %v", err)
	}
	if err := Pin(file, []Verdict{v}, "another convention for vague numbers"); err != nil {
		t.Error(err)
	}
	if floors, _ = ReadFloors(file); !strings.Contains(floors[0].Reason, "convention") {
		t.Errorf("the reason is not kept: %+v", floors[0])
	}
}

func TestGateSkipsWhatIsNotHere(t *testing.T) {
	v, err := check(context.Background(), Floor{Suite: "numbers", Path: "no-such-corpus"}, []string{t.TempDir()})
	if err != nil || !v.Skipped {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := check(context.Background(), Floor{Suite: "no-such-suite"}, nil); err == nil {
		t.Error("an unknown suite was accepted")
	}
}

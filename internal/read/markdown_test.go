package read

import (
	"testing"

	"github.com/cotejo/cotejo"
)

const note = `---
title: "Abre el museo del agua"
date: 2024-05-06T10:30:00+02:00
author: [Ana Ruiz, 'Juan Gil']
source: Diario Ejemplo
url: https://ejemplo.org/museo
---

# Abre el museo del agua

**Toledo, 6 may (EFE).-** El museo abrió el lunes con *doscientas* piezas, según [su directora](https://ejemplo.org/d "Directora"), y
espera recibir 40\.000 visitas este año en sus salas junto al río.

![Una noria, en la sala principal](noria.jpg)

## Las salas

- La primera guarda una noria.
- La segunda, tres bombas de 1910.

> El edificio fue una fábrica de harinas hasta 1975 y quedó vacío después.
`

func TestMarkdown(t *testing.T) {
	d := Text([]byte(note), Input{Path: "nota.md"}, spanish(t))
	if d.Title != "Abre el museo del agua" || d.Published.Value != "2024-05-06T10:30+02:00" || d.Published.Basis != "metadata" || d.Source.Outlet != "Diario Ejemplo" || d.Source.URL != "https://ejemplo.org/museo" {
		t.Errorf("metadata: %+v %+v %q", d.Published, d.Source, d.Title)
	}
	if len(d.Byline) != 2 || len(d.Credit) != 1 || d.Credit[0] != "EFE" || d.Dateline != "Toledo, 6 may (EFE)" {
		t.Errorf("byline %q, credit %q, dateline %q", d.Byline, d.Credit, d.Dateline)
	}
	want := []struct {
		kind cotejo.BlockKind
		text string
	}{
		{cotejo.BlockTitle, "Abre el museo del agua"},
		{cotejo.BlockDateline, "Toledo, 6 may (EFE).-"},
		{cotejo.BlockBody, "El museo abrió el lunes con doscientas piezas, según su directora, y espera recibir 40.000 visitas este año en sus salas junto al río."},
		{cotejo.BlockCaption, "Una noria, en la sala principal"},
		{cotejo.BlockHeading, "Las salas"},
		{cotejo.BlockList, "La primera guarda una noria."},
		{cotejo.BlockList, "La segunda, tres bombas de 1910."},
		{cotejo.BlockBody, "El edificio fue una fábrica de harinas hasta 1975 y quedó vacío después."},
	}
	if len(d.Blocks) != len(want) {
		t.Fatalf("%d blocks, want %d: %+v", len(d.Blocks), len(want), d.Blocks)
	}
	for i, w := range want {
		if b := d.Blocks[i]; b.Kind != w.kind || b.Span.Of(d.Text) != w.text {
			t.Errorf("block %d is %s %q, want %s %q", i, b.Kind, b.Span.Of(d.Text), w.kind, w.text)
		}
	}
}

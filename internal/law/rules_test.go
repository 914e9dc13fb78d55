package law

import "testing"

func TestHousePackagesHaveSentences(t *testing.T) { obeyed(t, Sentences) }
func TestHousePackagesHaveTests(t *testing.T)     { obeyed(t, Tests) }
func TestHouseNamesHaveComments(t *testing.T)     { obeyed(t, Comments) }
func TestHouseClock(t *testing.T)                 { obeyed(t, Clock) }
func TestHouseTestsDoNotSleep(t *testing.T)       { obeyed(t, Sleep) }
func TestHousePackagesHaveNoMemory(t *testing.T)  { obeyed(t, State) }

func TestSentencesCatches(t *testing.T) {
	caught(t, Sentences, map[string]string{
		"a/a.go":           "// Package a says so.\npackage a",
		"a/b.go":           "package a",
		"b/b.go":           "package b",
		"c/c.go":           "// This package is c.\npackage c",
		"cmd/d/d.go":       "// Command d runs.\npackage main",
		"cmd/e/e.go":       "// Package main runs.\npackage main",
		"f/a.go":           "// Package f is one thing.\npackage f",
		"f/b.go":           "// Package f is another thing.\npackage f",
		"g/g.go":           "// Package g trails off\npackage g",
		"h/only_test.go":   "// Package h tests all.\npackage h",
		"i/detached.go":    "// Package i is not attached.\n\npackage i",
		"j/external.go":    "// Package j stands.\npackage j",
		"j/extern_test.go": "// Package j_test is exempt.\npackage j_test",
	},
		`b: no sentence, no package: want one that begins "Package b "`,
		`c/c.go: the package sentence begins "This package is"`,
		`cmd/e/e.go: the package sentence begins "Package main runs."`,
		"f/b.go: a second package sentence",
		"g/g.go: the package sentence \"Package g trails off\" does not end",
		"i: no sentence",
	)
}

func TestCommentsCatches(t *testing.T) {
	caught(t, Comments, map[string]string{
		"a/a.go": `package a
			func Bare() {}
			// Said says.
			func Said() {}
			func quiet() {}
			type Type struct{ Field int }
			func (*Type) Method() {}
			type hidden struct{}
			func (hidden) Method() {}
			// The group is said.
			const ( One = 1; Two = 2 )
			const Three = 3 // on its line
			const Six hidden = 6
			var (
				// Four is said.
				Four = 4
				Five = 5
			)`,
		"a/a_test.go":         `package a; func Help() {}`,
		"cmd/antrean/main.go": `package main; type Run struct{}`,
	},
		"a/a.go:2: Bare is exported",
		"a/a.go:6: Type is exported",
		"a/a.go:7: Method is exported",
		"a/a.go:17: Five is exported",
	)
}

func TestTestsCatches(t *testing.T) {
	caught(t, Tests, map[string]string{
		"a/a.go":      "package a",
		"b/b.go":      "package b",
		"b/b_test.go": `package b; import "testing"; func TestB(t *testing.T) { t.Fatal("x") }`,
		"c/c_test.go": `package c; import "testing"; func TestC(t *testing.T) { t.Run("x", func(t *testing.T) { check(t) }) }`,
		"d/d_test.go": `package d; import "testing"; func TestD(t *testing.T) { t.Log("all is well") }`,
		"e/e_test.go": `package e; import "testing"; func TestE(t *testing.T) { synctest.Test(t, func(t *testing.T) { work() }) }`,
		"f/f_test.go": "package f\nfunc ExampleF() {\n\tf()\n\t// Output: 1\n}",
		"g/g_test.go": `package g; import "testing"; func TestMain(m *testing.M) { m.Run() }`,
		"h/h_test.go": `package h; import "testing"; func TestH(t *testing.T) { _ = err.Error() }`,
		"i/i_test.go": `package i; import "testing"; func FuzzI(f *testing.F) { f.Fuzz(func(t *testing.T, s string) { t.Errorf(s) }) }`,
	},
		"a: has no test",
		"d/d_test.go:1: TestD cannot fail",
		"e/e_test.go:1: TestE cannot fail",
		"g: has no test",
		"h/h_test.go:1: TestH cannot fail",
	)
}

func TestClockCatches(t *testing.T) {
	caught(t, Clock, map[string]string{
		"office/queue/a.go":      `package queue; import "time"; var _ = time.Now()`,
		"office/queue/b.go":      `package queue; import clock "time"; var now = clock.Now`,
		"office/queue/c.go":      `package queue; import "time"; func c(at time.Time) bool { return at.After(time.Time{}) }`,
		"office/queue/c_test.go": `package queue; import "time"; var _ = time.Now()`,
		"kiosk/kiosk.go":         `package kiosk; import "time"; var _ = time.Since(time.Time{})`,
		"kiosk/agent/agent.go":   `package agent; import "time"; var _ = time.Now()`,
	},
		"kiosk/kiosk.go:1: time.Since",
		"office/queue/a.go:1: time.Now",
		"office/queue/b.go:1: time.Now",
	)
}

func TestSleepCatches(t *testing.T) {
	caught(t, Sleep, map[string]string{
		"store/a_test.go":         `package store; import "time"; func x() { time.Sleep(1) }`,
		"store/b_test.go":         `package store; import ("testing/synctest"; "time"); var _ = synctest.Wait; func y() { time.Sleep(1) }`,
		"internal/walk/w_test.go": `package walk; import "time"; func x() { time.Sleep(1) }`,
	},
		"store/a_test.go:1: a test that sleeps",
	)
}

func TestStateCatches(t *testing.T) {
	caught(t, State, map[string]string{
		"a/a.go": `package a
			var count int
			var table = map[string]int{"one": 1}
			func Add() { count++ }
			func Set() { table["two"] = 2 }
			func Drop() { delete(table, "one") }
			func Look() int { return table["one"] + count }
			func Lend() *int { return &count }
			func Shadow() { count := 1; count = 2; _ = count }`,
		"b/b.go": `package b
			import ("sync"; "sync/atomic"; "time")
			var mu sync.Mutex
			var n atomic.Pointer[int]
			var late = sync.OnceValue(func() int { return 1 })
			func Zone() { time.Local = time.UTC }
			func init() {}`,
		"b/b_test.go": `package b
			var seen int
			func see() { seen++ }`,
	},
		"a/a.go:4: count is a variable of the package",
		"a/a.go:5: table is a variable of the package",
		"a/a.go:6: table is a variable of the package",
		"a/a.go:8: count is a variable of the package",
		"b/b.go:3: mu is memory of the package",
		"b/b.go:4: n is memory of the package",
		"b/b.go:7: init",
		"b/b.go:6: time.Local is a variable",
	)
}

func TestExceptionsAreDatedAndReasoned(t *testing.T) {
	for _, list := range [][]Exception{changing, starting, saidInGo, sameInAll} {
		for _, e := range list {
			if len(e.Since) != len("2026-01-31") || e.Reason == "" {
				t.Errorf("exception for %q lacks its day or its reason", e.Place)
			}
		}
	}
}

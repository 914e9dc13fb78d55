package law

import "testing"

func TestHouseCodes(t *testing.T)    { obeyed(t, Codes) }
func TestHouseCommands(t *testing.T) { obeyed(t, Commands) }
func TestHouseProofs(t *testing.T)   { obeyed(t, Proofs) }

func TestProofsCatches(t *testing.T) {
	caught(t, Proofs, map[string]string{
		"docs/a.md":   "Shown by `TestThere`, `FuzzThere` and `TestGone`; Test alone and `testing` are words.",
		"b/c.md":      "`TestElsewhere` is not a document of ours",
		"d/d_test.go": "package d; import \"testing\"; func TestThere(t *testing.T) {}; func FuzzThere(f *testing.F) {}",
		"d/d.go":      "// Package d is.\npackage d",
	},
		"docs/a.md: names TestGone",
	)
}

func TestCodesCatches(t *testing.T) {
	caught(t, Codes, map[string]string{
		"docs/protocol.md": "| code | status | when |\n|---|---|---|\n| bad_field | 400 | x |\n| stale | 409 | x |\n| never | 410 | x |\n\n| action | body |\n|---|---|\n| open | |\n",
		"internal/words/id/problem.json": `{"problem.bad_field": "a", "problem.bad_field.hint": "b", "problem.stale": "c", "problem.stale.hint": "d",
			"problem.never": "e", "problem.never.hint": "f", "problem.ghost": "g"}`,
		"internal/words/en/problem.json": `{"problem.bad_field": "a", "problem.bad_field.hint": "b", "problem.stale": "c", "problem.never": "e", "problem.never.hint": "f"}`,
		"server/a.go": `package server
			import "antrean/internal/problem"
			const late = "stale"
			func a(code string) error {
				_ = problem.New(late)
				_ = problem.Field("x", "y")
				_ = &problem.Error{Code: "unlisted"}
				return problem.Wrap(code, nil)
			}
			func b(err error) error { return problem.New(err.Error()) }`,
		"server/b.go": `package server
			import "antrean/internal/problem"
			func c(code string) { a("wrong"); a(code) }
			func d(late bool) error {
				code := "first"
				if late { code = "stale" }
				return problem.New(code)
			}`,
	},
		"server/a.go:10: refuses with a code that is not a constant",
		"server/b.go:3: refuses with a code that is not a constant",
		`server/b.go:5: refuses with "first"`,
		`server/a.go:7: refuses with "unlisted"`,
		`server/b.go:3: refuses with "wrong"`,
		`lists "never", which nothing refuses with`,
		"internal/words/en: problem.stale.hint is missing",
		"problem.ghost speaks of a code",
	)
}

func TestCodesWantsATable(t *testing.T) {
	caught(t, Codes, map[string]string{"README.md": ""}, "has no table of errors")
}

func TestCommandsCatches(t *testing.T) {
	caught(t, Commands, map[string]string{
		"Makefile":            "run: ## start\n\tgo run .\n",
		"README.md":           "`make run` or `make walk`, and we make do.\n```\n$ ./bin/antrean demo -json\n$ antrean serve\n```\nThe antrean project.\n",
		"cmd/antrean/demo.go": "package main",
	},
		"shows make walk",
		"shows antrean serve, which has no cmd/antrean/serve.go",
	)
}

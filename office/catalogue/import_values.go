package catalogue

import (
	"encoding/json"
	"fmt"

	"antrean/internal/words"
)

// The shapes of a document's values, with where they are from.

func sourced(value any, from Source) map[string]any {
	return map[string]any{"value": value, "source": string(from)}
}

func textFrom(text string, from Source) map[string]any {
	return map[string]any{DefaultLang: text, "source": string(from)}
}

func seedText(text string) map[string]any     { return textFrom(text, Seed) }
func inferredText(text string) map[string]any { return textFrom(text, Inferred) }
func oursText(text string) map[string]any     { return textFrom(text, Ours) }

func seedTexts(texts []string) []any {
	var out []any
	for _, text := range texts {
		out = append(out, seedText(text))
	}
	return out
}

func jsonNumber(digits string) json.Number { return json.Number(digits) }

func twoDigits(n int) string { return fmt.Sprintf("%02d", n) }

// defaultWord is what stands where the page says nothing: "Loket" for the way to the counter.
func defaultWord(what string) string { return words.In(DefaultLang).T("catalogue.default." + what) }

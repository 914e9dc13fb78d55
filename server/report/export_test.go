package report

// Harmless is what becomes of a text in a CSV file.
func Harmless(text string) string { return harmless(text) }

package edge

import "antrean/office/survey"

// Survey keeps what people answer to the satisfaction survey, and hands it over for a report.
type Survey interface {
	survey.Book
	survey.Source
}

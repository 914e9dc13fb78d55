package report

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strings"
)

// A chart is a picture of a few series over the same labels. It is an SVG that style sheets colour; patterns and shapes
// tell the series apart where colours do not, and a table beside it holds the values.
type chart struct {
	id     string
	title  string // read aloud
	about  string // read aloud: what the picture shows
	unit   string // of the axis
	labels []string
	bars   []series // stacked
	lines  []series
	write  func(float64) string
}

// A series is one value a label; NaN is none.
type series struct {
	name   string
	class  string // s1, s2, s3: colour and pattern in the style sheet
	values []float64
}

// The measures of a chart in its own units, which are pixels at its natural size.
const (
	chartWidth  = 760.0
	chartHeight = 280.0
	leftRoom    = 52.0
	rightRoom   = 12.0
	topRoom     = 30.0
	bottomRoom  = 34.0
	plotWidth   = chartWidth - leftRoom - rightRoom
	plotHeight  = chartHeight - topRoom - bottomRoom
	labelRoom   = 44.0 // a label needs so much, or every second one is left out
)

// draw is the chart as SVG; empty without labels.
func (c *chart) draw() template.HTML {
	if len(c.labels) == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<svg class="chart" viewBox="0 0 %g %g" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>`,
		chartWidth, chartHeight, c.id, c.id, c.id, html.EscapeString(c.title), c.id, html.EscapeString(c.about))
	fmt.Fprintf(&out, `<defs><pattern id="%s-p2" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`+
		`<rect class="p2" width="8" height="8"/><path class="q2" d="M0 0V8"/></pattern><pattern id="%s-p3" width="7" height="7" patternUnits="userSpaceOnUse">`+
		`<rect class="p3" width="7" height="7"/><circle class="q3" cx="3.5" cy="3.5" r="1.6"/></pattern></defs>`, c.id, c.id)
	top := c.axis(&out)
	c.drawBars(&out, top)
	c.drawLines(&out, top)
	c.drawLabels(&out)
	out.WriteString("</svg>")
	return template.HTML(out.String())
}

// axis draws lines across at round values and returns the value at the top.
func (c *chart) axis(out *strings.Builder) float64 {
	most := 0.0
	for i := range c.labels {
		sum := 0.0
		for _, s := range c.bars {
			sum += s.values[i]
		}
		for _, s := range c.lines {
			if !math.IsNaN(s.values[i]) {
				most = max(most, s.values[i])
			}
		}
		most = max(most, sum)
	}
	step := roundStep(most)
	top := step * math.Max(1, math.Ceil(most/step))
	for value := 0.0; value <= top+step/2; value += step {
		y := c.y(value, top)
		fmt.Fprintf(out, `<path class="grid" d="M%g %.1fH%g"/><text class="tick" x="%g" y="%.1f">%s</text>`,
			leftRoom, y, chartWidth-rightRoom, leftRoom-8, y+4, html.EscapeString(c.write(value)))
	}
	fmt.Fprintf(out, `<text class="unit" x="0" y="14">%s</text>`, html.EscapeString(c.unit))
	return top
}

// roundStep is a step of 1, 2 or 5 times a power of ten that gives about four lines.
func roundStep(most float64) float64 {
	if most <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(most/4)))
	for _, factor := range []float64{1, 2, 5, 10} {
		if step := math.Max(1, factor*power); most/step <= 5 {
			return step
		}
	}
	return math.Max(1, 10*power)
}

func (c *chart) y(value, top float64) float64 { return topRoom + plotHeight*(1-value/top) }

func (c *chart) slot() float64 { return plotWidth / float64(len(c.labels)) }

func (c *chart) middle(i int) float64 { return leftRoom + c.slot()*(float64(i)+0.5) }

func (c *chart) drawBars(out *strings.Builder, top float64) {
	width := math.Min(c.slot()*0.72, 56)
	for i := range c.labels {
		base := 0.0
		for k, s := range c.bars {
			value := s.values[i]
			if value <= 0 {
				continue
			}
			fill := ""
			if k > 0 {
				fill = fmt.Sprintf(` fill="url(#%s-p%d)"`, c.id, k+1)
			}
			fmt.Fprintf(out, `<rect class="bar %s"%s x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>`,
				s.class, fill, c.middle(i)-width/2, c.y(base+value, top), width, c.y(base, top)-c.y(base+value, top))
			base += value
		}
		if base > 0 && c.slot() >= 20 {
			fmt.Fprintf(out, `<text class="sum" x="%.1f" y="%.1f">%s</text>`, c.middle(i), c.y(base, top)-5, html.EscapeString(c.write(base)))
		}
	}
}

func (c *chart) drawLines(out *strings.Builder, top float64) {
	for _, s := range c.lines {
		var path, marks strings.Builder
		move := true
		for i, value := range s.values {
			if math.IsNaN(value) {
				move = true
				continue
			}
			step := "L"
			if move {
				step = "M"
			}
			move = false
			x, y := c.middle(i), c.y(value, top)
			fmt.Fprintf(&path, "%s%.1f %.1f", step, x, y)
			if s.class == "l1" {
				fmt.Fprintf(&marks, `<circle class="mark %s" cx="%.1f" cy="%.1f" r="4"/>`, s.class, x, y)
			} else {
				fmt.Fprintf(&marks, `<rect class="mark %s" x="%.1f" y="%.1f" width="7" height="7"/>`, s.class, x-3.5, y-3.5)
			}
		}
		fmt.Fprintf(out, `<path class="line %s" d="%s"/>%s`, s.class, path.String(), marks.String())
	}
}

func (c *chart) drawLabels(out *strings.Builder) {
	every := int(math.Ceil(labelRoom / c.slot()))
	for i, label := range c.labels {
		if i%every == 0 {
			fmt.Fprintf(out, `<text class="label" x="%.1f" y="%g">%s</text>`, c.middle(i), chartHeight-10, html.EscapeString(label))
		}
	}
}

package probe

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Base is the shipped profile that comes closest.
func (f Found) Base() string {
	switch {
	case f.Language == "star":
		return "star-line"
	case f.Custom:
		return "custom-vkp80"
	case f.ProcessID || strings.EqualFold(f.Maker, "EPSON"):
		return "epson-80"
	case !f.ASB && !slices.Contains(f.Ask, 2):
		return "zjiang-58"
	}
	return "xprinter-80"
}

// Profile is what was found as a profile of its own, on top of the one that comes closest. What a question cannot
// find out, as the width of the paper, is that one's.
func (f Found) Profile(id string) ([]byte, error) {
	type object = map[string]any
	out := object{"inherits": f.Base(), "id": id, "name": f.name()}
	if f.Baud > 0 {
		out["line"] = object{"baud": f.Baud}
	}
	if f.Language == "escpos" && !f.Custom {
		out["status"] = object{"query": "dle-eot", "ask": f.Ask, "asb": f.ASB, "marker": f.Marker, "process_id": f.ProcessID}
		out["qr"] = object{"method": map[bool]string{true: "native", false: "raster"}[f.NativeQR]}
		out["clear"] = map[bool]string{true: "dle-dc4", false: "none"}[f.Clears]
	}
	raw, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write profile: %w", err)
	}
	return append(raw, '\n'), nil
}

func (f Found) name() string {
	if name := strings.TrimSpace(f.Maker + " " + f.Model); name != "" {
		return name
	}
	return "like " + f.Base()
}

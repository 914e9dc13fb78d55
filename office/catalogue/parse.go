package catalogue

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strconv"
	"time"
)

const sizeMax = 1 << 20 // bytes of a file; a full standard takes 20 KB

// Parse reads an office's file. A broken one is refused with a *Refusal that names the file and, for each fault, the
// line, the path and the reason. The name is only used there.
func Parse(name string, raw []byte) (*Catalogue, error) {
	if len(raw) > sizeMax {
		return nil, refuse(name, Fault{Line: 1, Column: 1, Reason: "the file is larger than 1 MiB"})
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")) // the mark some Windows editors put in front
	doc, err := readTree(raw)
	if err != nil {
		if fault, ok := errors.AsType[Fault](err); ok {
			return nil, refuse(name, fault)
		}
		return nil, err
	}
	if faults := matchSchema(doc); len(faults) > 0 {
		return nil, refuse(name, faults...)
	}
	c, fault := decode(doc)
	if fault != nil {
		return nil, refuse(name, *fault)
	}
	if faults := check(c, doc); len(faults) > 0 {
		return nil, refuse(name, faults...)
	}
	c.Version = version(raw)
	c.tell()
	return c, nil
}

// decode fills a Catalogue from a document that matches the schema.
func decode(doc *tree) (*Catalogue, *Fault) {
	sources := make(map[string]Source)
	plain, err := json.Marshal(strip(translated(doc.root), "", sources))
	if err != nil {
		fault := doc.faultAt("", err.Error())
		return nil, &fault
	}
	c := &Catalogue{Sources: sources}
	if err := json.Unmarshal(plain, c); err != nil {
		fault := doc.faultAt("", err.Error())
		return nil, &fault
	}
	location, err := time.LoadLocation(c.Office.Zone)
	if err != nil {
		fault := doc.faultAt("/office/zone/value", "no such time zone; Indonesia has Asia/Jakarta, Asia/Makassar and Asia/Jayapura")
		return nil, &fault
	}
	c.Office.location = location
	for _, way := range c.Office.ways() {
		if *way == Unset {
			*way = ""
		}
	}
	return c, nil
}

// strip takes the provenance out of a document and notes it: {"value": v, "source": s} becomes v, and any other
// object loses its "source", which speaks for its members.
func strip(node any, at string, sources map[string]Source) any {
	switch node := node.(type) {
	case []any:
		out := make([]any, len(node))
		for i, item := range node {
			out[i] = strip(item, at+"/"+strconv.Itoa(i), sources)
		}
		return out
	case map[string]any:
		value, isValue := node["value"]
		if isValue && len(node) == 2 && node["source"] != nil {
			note(sources, at, node)
			return value
		}
		out := make(map[string]any, len(node))
		for key, item := range node {
			if key == "source" {
				note(sources, at, node)
				continue
			}
			out[key] = strip(item, at+"/"+escape(key), sources)
		}
		return out
	}
	return node
}

// note files the source of an object: of a text for each of its languages, of anything else for the whole.
func note(sources map[string]Source, at string, node map[string]any) {
	_, isText := node[DefaultLang]
	switch source := node["source"].(type) {
	case string:
		if !isText {
			sources[at] = Source(source)
			return
		}
		for lang := range node {
			if lang != "source" {
				sources[at+"/"+lang] = Source(source)
			}
		}
	case map[string]any:
		for lang, one := range source {
			if text, ok := one.(string); ok {
				sources[at+"/"+lang] = Source(text)
			}
		}
	}
}

// version is the same for files that differ only in white space.
func version(raw []byte) string {
	var compact bytes.Buffer
	if err := json.Compact(&compact, raw); err != nil {
		compact.Write(raw)
	}
	sum := sha256.Sum256(compact.Bytes())
	return hex.EncodeToString(sum[:6]) // 48 bits: tells apart every version an office will ever write
}

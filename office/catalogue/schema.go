package catalogue

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// SchemaID is the stable name of the published schema.
const SchemaID = "urn:antrean:catalogue:1"

//go:embed schema.json
var schemaJSON []byte

// Schema is the JSON Schema (draft 2020-12) of an office's file.
func Schema() []byte { return slices.Clone(schemaJSON) }

// compiled is the schema ready for use; it never changes, and compiling it takes longer than checking a file.
var compiled = sync.OnceValues(compileSchema)

func compileSchema() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaJSON))
	if err != nil {
		return nil, fmt.Errorf("read catalogue schema: %w", err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(SchemaID, doc); err != nil {
		return nil, fmt.Errorf("add catalogue schema: %w", err)
	}
	schema, err := compiler.Compile(SchemaID)
	if err != nil {
		return nil, fmt.Errorf("compile catalogue schema: %w", err)
	}
	return schema, nil
}

// matchSchema lists where a document departs from the schema.
func matchSchema(doc *tree) []Fault {
	schema, err := compiled()
	if err != nil {
		return []Fault{doc.faultAt("", err.Error())}
	}
	err = schema.Validate(doc.root)
	if err == nil {
		return nil
	}
	invalid, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return []Fault{doc.faultAt("", err.Error())}
	}
	return leaves(doc, invalid)
}

// leaves are the innermost complaints: the ones about a place, not about what is around it.
func leaves(doc *tree, invalid *jsonschema.ValidationError) []Fault {
	if len(invalid.Causes) > 0 {
		var faults []Fault
		for _, cause := range invalid.Causes {
			faults = append(faults, leaves(doc, cause)...)
		}
		return faults
	}
	path := ""
	for _, key := range invalid.InstanceLocation {
		path += "/" + escape(key)
	}
	return []Fault{doc.faultAt(path, reason(invalid))}
}

func reason(invalid *jsonschema.ValidationError) string {
	if unit := invalid.BasicOutput(); unit.Error != nil {
		return unit.Error.String()
	}
	return invalid.Error()
}

package catalogue

import (
	"encoding/json"
	"testing"
)

func TestTheSchemaIsPublishedUnderAStableName(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	if schema["$id"] != SchemaID || schema["$schema"] != "https://json-schema.org/draft/2020-12/schema" {
		t.Errorf("got %v under %v", schema["$id"], schema["$schema"])
	}
	if _, err := compileSchema(); err != nil {
		t.Errorf("it is no schema: %v", err)
	}
}

// TestTheSchemaAllowsNothingUnnamed looks for objects with named properties to which anything could be added. A
// definition that leans on "sourced" is closed by it.
func TestTheSchemaAllowsNothingUnnamed(t *testing.T) {
	var schema any
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	closed := 0
	walkSchema(schema, "", func(at string, node map[string]any) {
		if node["type"] != "object" {
			return
		}
		extra, ok := node["additionalProperties"]
		if _, isSchema := extra.(map[string]any); !ok || extra != false && !isSchema {
			t.Errorf("%s takes any property", at)
		}
		closed++
	})
	if closed < 15 {
		t.Errorf("only %d objects seen", closed)
	}
}

func walkSchema(node any, at string, see func(string, map[string]any)) {
	switch node := node.(type) {
	case map[string]any:
		if at != "/$defs/sources/if" {
			see(at, node)
		}
		for key, below := range node {
			walkSchema(below, at+"/"+key, see)
		}
	case []any:
		for _, below := range node {
			walkSchema(below, at+"/-", see)
		}
	}
}

func TestTheSchemaIsNotOursToChangeFromOutside(t *testing.T) {
	Schema()[0] = 'x'
	if Schema()[0] != '{' {
		t.Error("the schema was changed through what Schema returned")
	}
}

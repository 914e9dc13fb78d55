package server_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/staff"
	"antrean/server/edge"
)

// rightsDoc is the document that people read to know who may do what.
func rightsDoc(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../docs/rights.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

var (
	capabilityRow = regexp.MustCompile(`(?m)^\| ([a-z_]+) \|(.*)\|$`)
	pathRow       = regexp.MustCompile("(?m)^\\| `(/[^`]*)` \\| ([a-z_]+) \\|$")
)

func TestTheTableOfRightsIsTrue(t *testing.T) {
	documented := map[staff.Capability]map[staff.Role]bool{}
	var roles []staff.Role
	for _, row := range capabilityRow.FindAllStringSubmatch(rightsDoc(t), -1) {
		cells := strings.Split(row[2], "|")
		if row[1] == "to" {
			for _, cell := range cells {
				roles = append(roles, staff.Role(strings.TrimSpace(cell)))
			}
			continue
		}
		if len(roles) != len(staff.Roles()) || len(cells) != len(roles) {
			continue // the table of paths
		}
		documented[staff.Capability(row[1])] = map[staff.Role]bool{}
		for i, cell := range cells {
			documented[staff.Capability(row[1])][roles[i]] = strings.TrimSpace(cell) == "yes"
		}
	}
	for _, capability := range staff.Capabilities() {
		row, ok := documented[capability]
		if !ok {
			t.Errorf("%s is not in the document", capability)
		}
		for _, role := range staff.Roles() {
			if row[role] != role.Can(capability) {
				t.Errorf("%s by %s: the document says %v, the program %v", capability, role, row[role], role.Can(capability))
			}
		}
		delete(documented, capability)
	}
	for capability := range documented {
		t.Errorf("the document names %s, which does not exist", capability)
	}
}

// needOf is what a right asks for, in the words of the document.
func needOf(right edge.Right) string {
	if capability, ok := edge.Needs(right); ok {
		return string(capability)
	}
	return map[edge.Right]string{edge.Anyone: "anyone", edge.Kiosk: "kiosk", edge.Agent: "agent", edge.AnyDevice: "device", edge.Builder: "builder"}[right]
}

func TestEveryCallHasTheRightOfItsPlace(t *testing.T) {
	needs, used := map[string]string{}, map[string]bool{}
	for _, row := range pathRow.FindAllStringSubmatch(rightsDoc(t), -1) {
		needs[row[1]] = row[2]
	}
	r := rig.Open(t, rig.Options{})
	for _, route := range r.Server.Routes() {
		place := ""
		for path := range needs {
			if (route.Path == path || strings.HasPrefix(route.Path, path+"/") && path != "/") && len(path) > len(place) {
				place = path
			}
		}
		used[place] = true
		if want := needs[place]; place == "" || want != needOf(route.Right) {
			t.Errorf("%s %s needs %q, the document says %q", route.Method, route.Path, needOf(route.Right), want)
		}
	}
	for path := range needs {
		if !used[path] {
			t.Errorf("the document names %s, where there is no call", path)
		}
	}
}

// TestAPersonWithTwoRolesMayDoWhatEitherMay is an operator who also looks at papers.
func TestAPersonWithTwoRolesMayDoWhatEitherMay(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	account, err := r.Store.Account(rig.Clerk)
	if err != nil {
		t.Fatal(err)
	}
	account.Roles = []staff.Role{staff.Operator, staff.FrontOffice}
	if err := r.Store.SaveAccount(account); err != nil {
		t.Fatal(err)
	}
	clerk := r.SignedIn(t, rig.Clerk)
	for path, want := range map[string]int{"/api/v1/counters/1": 200, "/api/v1/checks": 200, "/admin/people": 403, "/admin/audit": 403} {
		if status, reply := clerk.Get(t, path); status != want {
			t.Errorf("%s: got %d %v, want %d", path, status, reply, want)
		}
	}
}

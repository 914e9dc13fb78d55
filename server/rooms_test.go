package server_test

import (
	"net/http"
	"slices"
	"testing"

	"antrean/internal/rig"
	"antrean/office/staff"
	"antrean/server/admin"
	"antrean/server/edge"
)

// TestEveryRoomIsInTheNavigationForTheSamePeople holds the way between the pages of the staff to that of the admin pages.
func TestEveryRoomIsInTheNavigationForTheSamePeople(t *testing.T) {
	for _, role := range staff.Roles() {
		account := staff.Account{Name: "ani", Roles: []staff.Role{role}}
		rooms := edge.Rooms(account)
		for _, place := range admin.Places() {
			if place.Path != "/admin" && len(place.Path) > len("/admin") && place.Path[:len("/admin")] == "/admin" {
				continue // those stand in the admin pages alone
			}
			if in := slices.Contains(rooms, place.Path); in != edge.Entitled(account, place.Right) {
				t.Errorf("%s for %s: the rooms say %v, the navigation %v", place.Path, role, in, !in)
			}
		}
	}
}

func TestWhoIsSignedInIsToldTheirRooms(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for name, want := range map[string]int{rig.Clerk: 5, rig.Officer: 4, rig.Archivist: 2, rig.Supervisor: 8, rig.Admin: 8, rig.Auditor: 2} {
		client := r.SignedIn(t, name)
		_, me := client.Get(t, "/api/v1/me")
		rooms := me["rooms"].([]any)
		if len(rooms) != want {
			t.Errorf("%s: got %v, want %d rooms", name, rooms, want)
		}
		for _, room := range rooms {
			if resp, _ := client.Page(t, room.(string), "Accept", "text/html"); resp.StatusCode != http.StatusOK {
				t.Errorf("%s goes to %s: got %d", name, room, resp.StatusCode)
			}
		}
	}
}

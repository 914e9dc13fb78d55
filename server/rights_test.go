package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/staff"
	"antrean/server"
	"antrean/server/edge"
)

// mayUse says by hand, and not by the server's own code, which accounts a right lets in.
var mayUse = map[edge.Right][]staff.Role{
	edge.SignedIn:    staff.Roles(),
	edge.AtCounter:   {staff.Operator, staff.Supervisor, staff.Admin},
	edge.AtDesk:      {staff.FrontOffice, staff.Supervisor, staff.Admin},
	edge.CounterDesk: {staff.Operator, staff.FrontOffice, staff.Supervisor, staff.Admin},
	edge.CaseWork:    {staff.Operator, staff.BackOffice, staff.Supervisor, staff.Admin},

	edge.Supervise:     {staff.Supervisor, staff.Admin},
	edge.ManagePeople:  {staff.Admin},
	edge.ManageDevices: {staff.Admin},
	edge.ManageOffice:  {staff.Admin},
	edge.SeeReports:    {staff.Supervisor, staff.Admin, staff.Auditor},
	edge.SeeAudit:      {staff.Supervisor, staff.Admin, staff.Auditor},
	edge.Export:        {staff.Supervisor, staff.Admin, staff.Auditor},
	edge.Erase:         {staff.Admin},

	edge.EnterComplaints:  {staff.FrontOffice, staff.Supervisor, staff.Admin},
	edge.AnswerComplaints: {staff.Supervisor, staff.Admin}, edge.ManageMessages: {staff.Supervisor, staff.Admin},
	edge.ReportHealth: {staff.Operator, staff.FrontOffice, staff.Supervisor, staff.Admin},
}

// A caller is somebody who tries a route, and the refusal expected of it; "" when it is let in.
type caller struct {
	name   string
	client func() *rig.Client
	wants  func(edge.Right) string
}

func callers(t *testing.T, r *rig.Rig) []caller {
	t.Helper()
	unknown := func(right edge.Right) string {
		if right == edge.Anyone || right == edge.Builder { // all of them ask from this machine
			return ""
		}
		return "unauthenticated"
	}
	device := func(own, other edge.Right) func(edge.Right) string {
		return func(right edge.Right) string {
			switch right {
			case own, edge.AnyDevice:
				return ""
			case other:
				return "forbidden"
			}
			return unknown(right)
		}
	}
	list := []caller{
		{"nobody", r.Anyone, unknown},
		{"a wrong token", func() *rig.Client { c := r.Anyone(); c.Bearer = "WR0NGWR0NGWR0NGWR0NG"; return c }, unknown},
		{"a wrong cookie", func() *rig.Client { return withCookie(r, "sid", "WR0NGWR0NGWR0NGWR0NG") }, unknown},
		{"the cookie of another scheme", func() *rig.Client { return withCookie(r, "__Host-sid", "WR0NG") }, unknown},
		{"a kiosk", r.AtKiosk, device(edge.Kiosk, edge.Agent)},
		{"an agent", r.AsAgent, device(edge.Agent, edge.Kiosk)},
	}
	for name, role := range rig.People() {
		list = append(list, caller{name + ", " + string(role), func() *rig.Client { return r.SignedIn(t, name) }, func(right edge.Right) string {
			switch right {
			case edge.Anyone, edge.Builder:
				return ""
			case edge.Kiosk, edge.Agent, edge.AnyDevice:
				return "unauthenticated"
			}
			for _, allowed := range mayUse[right] {
				if allowed == role {
					return ""
				}
			}
			return "forbidden"
		}})
	}
	return list
}

func withCookie(r *rig.Rig, name, value string) *rig.Client {
	c := r.Anyone()
	c.HTTP.Transport = cookieTripper{name + "=" + value}
	return c
}

// A cookieTripper sends one cookie that no server has set.
type cookieTripper struct{ cookie string }

func (c cookieTripper) RoundTrip(req *http.Request) (*http.Response, error) {
	req.Header.Set("Cookie", c.cookie)
	return http.DefaultTransport.RoundTrip(req)
}

// somewhere is a path of the route: counter 1 of zone utama, and names that nobody has for the rest.
func somewhere(route server.Route) string {
	path := strings.NewReplacer(":n", "1", ":zone", rig.Zone, ":name", rig.Kiosk, ":id", "999999", ":job", "999999", ":file", "none", "*", "none").Replace(route.Path)
	return parameter.ReplaceAllString(path, "N0B0DY")
}

func TestEveryRouteLetsInWhomItsRightNames(t *testing.T) {
	r := rig.Open(t, rig.Options{Agent: true})
	r.Office.Guesses = edge.NewFailures(1<<20, time.Minute) // this test guesses wrong some hundred times
	tried := 0
	for _, who := range callers(t, r) {
		client := who.client()
		for _, route := range r.Server.Routes() {
			var body any
			if route.Method == http.MethodPost {
				body = map[string]any{}
			}
			status, reply := client.Send(t, route.Method, somewhere(route), body)
			got, _ := reply["code"].(string)
			want := who.wants(route.Right)
			switch {
			case want != "" && (got != want || status != edge.Status(want)):
				t.Errorf("%s %s by %s: got %d %s, want %s", route.Method, route.Path, who.name, status, got, want)
			case want == "" && (got == "unauthenticated" || got == "forbidden" || status >= http.StatusInternalServerError):
				t.Errorf("%s %s by %s: got %d %s, want it let in", route.Method, route.Path, who.name, status, got)
			}
			if route.Path == "/api/v1/logout" || route.Path == "/keluar" {
				client = who.client()
			}
			tried++
		}
	}
	if tried < 500 {
		t.Errorf("tried %d pairs of route and caller, want all of them", tried)
	}
}

func TestAnOperatorOfOneCounterStaysThere(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	novice := r.SignedIn(t, rig.Novice)
	for _, route := range r.Server.Routes() {
		if !strings.Contains(strings.ReplaceAll(route.Path, "counters", "counter"), "/counter/:n") {
			continue
		}
		var body any
		if route.Method == http.MethodPost {
			body = map[string]any{"command_id": "elsewhere", "ticket": "A-001", "missing": []string{"ktp"}}
		}
		status, reply := novice.Send(t, route.Method, strings.Replace(route.Path, ":n", "2", 1), body)
		if status != http.StatusForbidden || reply["code"] != "forbidden" {
			t.Errorf("%s %s at another counter: got %d %v, want forbidden", route.Method, route.Path, status, reply["code"])
		}
	}
	if _, me := novice.Get(t, "/api/v1/me"); len(me["counters"].([]any)) != 1 {
		t.Errorf("got counters %v, want one", me["counters"])
	}
}

func TestASignedOutCookieIsWorthNothing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	clerk := r.SignedIn(t, rig.Clerk)
	kept := clerk.HTTP.Jar.Cookies(mustURL(t, r.Base))
	clerk.Post(t, "/api/v1/logout", map[string]any{})
	if status, _ := clerk.Get(t, "/api/v1/me"); status != http.StatusUnauthorized {
		t.Errorf("after signing out: got %d, want 401", status)
	}
	thief := withCookie(r, kept[0].Name, kept[0].Value)
	if status, _ := thief.Get(t, "/api/v1/me"); status != http.StatusUnauthorized {
		t.Errorf("with the old cookie: got %d, want 401", status)
	}
}

func TestACookieIsForThisSiteAndNoScript(t *testing.T) {
	for _, secure := range []bool{false, true} {
		r := rig.Open(t, rig.Options{})
		r.Office.Secure = secure
		req, _ := http.NewRequest(http.MethodPost, r.Base+"/api/v1/login", strings.NewReader(`{"name":"sari","password":"sari"}`))
		req.Header.Set("Content-Type", "application/json")
		resp, _ := r.Anyone().Ask(t, req)
		cookie := resp.Cookies()[0]
		want := map[bool]string{false: "sid", true: "__Host-sid"}[secure]
		if cookie.Name != want || !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Secure != secure || cookie.Path != "/" || cookie.Domain != "" {
			t.Errorf("got %v, want a strict cookie %s that scripts cannot read", cookie, want)
		}
	}
}

func mustURL(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// attack is a way a foreign page might reach the workspace.
type attack struct {
	name string
	bend func(*http.Request)
}

func attacks(own string) []attack {
	return []attack{
		{"foreign host", func(r *http.Request) { r.Host = "evil.example" }},
		{"foreign host with our port", func(r *http.Request) { r.Host = "evil.example:7777" }},
		{"rebound host", func(r *http.Request) {
			r.Host = "evil.example:7777"
			r.Header.Set("Origin", "http://evil.example:7777")
			r.Header.Set("Sec-Fetch-Site", "same-origin")
		}},
		{"our name without the port", func(r *http.Request) { r.Host = "127.0.0.1" }},
		{"another port", func(r *http.Request) { r.Host = "127.0.0.1:1" }},
		{"suffix trick", func(r *http.Request) { r.Host = "127.0.0.1.evil.example:7777" }},
		{"foreign origin", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }},
		{"null origin", func(r *http.Request) { r.Header.Set("Origin", "null") }},
		{"another local port's origin", func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:8080") }},
		{"cross-site", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }},
		{"same-site", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }},
		{"no cookie", func(r *http.Request) { r.Header.Del("Cookie") }},
		{"wrong cookie", func(r *http.Request) { r.Header.Set("Cookie", cookieName+"="+strings.Repeat("a", 43)) }},
		{"cookie of another start", func(r *http.Request) { r.Header.Set("Cookie", cookieName+"="+own) }},
	}
}

func TestGuardRefuses(t *testing.T) {
	reached := 0
	g := newGuard("7777", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { reached++; w.WriteHeader(http.StatusOK) }))
	request := func(method string) *http.Request {
		r := httptest.NewRequest(method, "http://127.0.0.1:7777/claims", nil)
		r.Host = "127.0.0.1:7777"
		r.AddCookie(&http.Cookie{Name: cookieName, Value: g.secret})
		return r
	}
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"} {
		for _, a := range attacks(g.token) {
			r := request(method)
			a.bend(r)
			w := httptest.NewRecorder()
			g.ServeHTTP(w, r)
			if w.Code != http.StatusForbidden {
				t.Errorf("%s, %s: %d, want 403", method, a.name, w.Code)
			}
		}
	}
	if reached != 0 {
		t.Fatalf("%d refused requests reached a handler", reached)
	}
	w := httptest.NewRecorder()
	g.ServeHTTP(w, request("GET"))
	if w.Code != http.StatusOK || reached != 1 {
		t.Fatalf("an honest request: %d", w.Code)
	}
	if got := w.Header().Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'") || strings.Contains(got, "unsafe") {
		t.Errorf("policy: %q", got)
	}
}

func TestStartGivesTheCookie(t *testing.T) {
	g := newGuard("7777", http.NotFoundHandler())
	for token, want := range map[string]int{g.token: http.StatusSeeOther, "": http.StatusForbidden, g.secret: http.StatusForbidden} {
		r := httptest.NewRequest("GET", "http://127.0.0.1:7777/start?token="+token, nil)
		r.Host = "127.0.0.1:7777"
		w := httptest.NewRecorder()
		g.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("token %.5q: %d, want %d", token, w.Code, want)
		}
		if want != http.StatusSeeOther {
			continue
		}
		c := w.Result().Cookies()
		if len(c) != 1 || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode || c[0].Value != g.secret {
			t.Errorf("cookie: %+v", c)
		}
	}
}

func TestLoopbackOnly(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.168.1.4:0", "example.org:0", "nonsense"} {
		if s, err := Listen(addr, http.NotFoundHandler()); err == nil {
			t.Errorf("%s was accepted: %s", addr, s.URL())
		}
	}
	s, err := Listen("127.0.0.1:0", http.NotFoundHandler())
	if err != nil {
		t.Fatal(err)
	}
	defer s.listener.Close()
	if !strings.HasPrefix(s.URL(), "http://127.0.0.1:") {
		t.Errorf("address: %s", s.URL())
	}
}

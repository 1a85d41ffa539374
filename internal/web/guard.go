package web

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"net"
	"net/http"
	"strings"
)

const cookieName = "cotejo"

// policy is the content security policy of every page: our own files and
// nothing else. Pages have no inline script and no inline style.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'none'; " +
	"connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

// guard stands before every route. A request passes when it names a loopback
// host that we serve (which stops DNS rebinding), does not come from another
// site, and carries the cookie that the start address gave. No GET changes
// anything, so cross-site reads are refused for the reader's privacy and
// cross-site writes by http.CrossOriginProtection without exceptions.
type guard struct {
	token  string
	secret string
	port   string
	cross  *http.CrossOriginProtection
	next   http.Handler
}

func newGuard(port string, next http.Handler) *guard {
	return &guard{token: random(), secret: random(), port: port, cross: http.NewCrossOriginProtection(), next: next}
}

func random() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails since Go 1.24: the runtime stops instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// ServeHTTP lets a request through or refuses it with 403 and no effect.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	secure(w.Header())
	switch {
	case !g.ourHost(r.Host):
		refuse(w, "this address is not served here")
	case !sameSite(r):
		refuse(w, "the request comes from another site")
	case g.cross.Check(r) != nil:
		refuse(w, "the request comes from another origin")
	case r.URL.Path == "/start" && r.Method == http.MethodGet:
		g.start(w, r)
	case strings.HasPrefix(r.URL.Path, "/static/") && readOnly(r.Method):
		g.next.ServeHTTP(w, r) // the same files for everyone; nothing of the ledger
	case !g.known(r):
		refuse(w, "open the address that cotejo serve printed")
	default:
		g.next.ServeHTTP(w, r)
	}
}

func readOnly(m string) bool { return m == http.MethodGet || m == http.MethodHead }

func refuse(w http.ResponseWriter, why string) {
	http.Error(w, "403: "+why, http.StatusForbidden)
}

func secure(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin") // no-referrer would make the Origin of our own forms "null"
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Cache-Control", "no-store")
}

// ourHost accepts the loopback names with the port we listen on.
func (g *guard) ourHost(hostport string) bool {
	host, port, err := net.SplitHostPort(hostport)
	if err != nil || port != g.port {
		return false
	}
	return host == "127.0.0.1" || host == "::1" || host == "localhost"
}

func sameSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	return origin == "" || origin == "http://"+r.Host
}

func (g *guard) known(r *http.Request) bool {
	c, err := r.Cookie(cookieName)
	return err == nil && equal(c.Value, g.secret)
}

// start exchanges the token of the printed address for the cookie.
func (g *guard) start(w http.ResponseWriter, r *http.Request) {
	if !equal(r.URL.Query().Get("token"), g.token) {
		refuse(w, "the token is not of this start; open the address that cotejo serve printed")
		return
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: g.secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

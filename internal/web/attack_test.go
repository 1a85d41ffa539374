package web

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/cotejo/cotejo/internal/ledger"
)

// client is a browser's worth of HTTP against the real server: it follows the
// start address and keeps the cookie.
func client(t *testing.T, start string) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{Jar: jar}
	resp, err := c.Get(start)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("start: %s", resp.Status)
	}
	return c
}

// Every route, attacked in every way, on the real server: refused, and the ledger
// is byte for byte what it was.
func TestEveryRouteRefusesStrangers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.cotejo")
	build(t, path, nil, filepath.Join(examples, "alianza"))
	l, err := ledger.Open(t.Context(), path, ledger.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	page, err := l.Claims(t.Context(), ledger.Filter{Limit: 1})
	if err != nil || len(page.Items) == 0 {
		t.Fatal("no claims", err)
	}
	claim := page.Items[0]
	l.Close()
	start, origin := serveLedger(t, path, "en", false)
	c := client(t, start)
	host := strings.TrimPrefix(origin, "http://")
	_, port, _ := net.SplitHostPort(host)
	form := url.Values{"kind": {"claim"}, "target": {claim.ID}, "decision": {"reject"}, "by": {"Mallory"}, "lang": {"es"}}.Encode()
	ids := map[string]string{"/claims/{id}": "/claims/" + claim.ID, "/documents/{id}": "/documents/" + claim.Document, "/events/{id}": "/events/" + claim.Event}
	attacks := map[string]func(*http.Request){
		"foreign Host": func(r *http.Request) { r.Host = "evil.example" },
		"rebound Host": func(r *http.Request) { r.Host = "evil.example:" + port },
		"rebound, same-origin": func(r *http.Request) {
			r.Host = "evil.example:" + port
			r.Header.Set("Origin", "http://"+r.Host)
			r.Header.Set("Sec-Fetch-Site", "same-origin")
		},
		"foreign Origin":   func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") },
		"null Origin":      func(r *http.Request) { r.Header.Set("Origin", "null") },
		"other local port": func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") },
		"cross-site":       func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"same-site":        func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
		"no cookie":        func(r *http.Request) { r.Header.Set("Cookie", "") },
		"wrong cookie":     func(r *http.Request) { r.Header.Set("Cookie", cookieName+"="+strings.Repeat("A", 43)) },
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	secret := c.Jar.Cookies(&url.URL{Scheme: "http", Host: host, Path: "/"})
	requests := 0
	for pattern := range New(openLedger(t, path), "en", nil).routes() {
		method, route, _ := strings.Cut(pattern, " ")
		route = strings.TrimSuffix(route, "{$}")
		if to, ok := ids[route]; ok {
			route = to
		}
		route = strings.NewReplacer("{id}", "p_0000000000000000", "{rest...}", "nowhere", "{key}", "group:x", "{list}", "claims").Replace(route)
		if strings.ContainsAny(route, "{}") {
			t.Fatalf("%s has a part that this test does not fill", pattern)
		}
		for name, bend := range attacks {
			var body io.Reader
			if method == http.MethodPost {
				body = strings.NewReader(form)
			}
			r, err := http.NewRequest(method, origin+route, body)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			for _, k := range secret {
				r.AddCookie(k)
			}
			bend(r)
			resp, err := http.DefaultTransport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			raw, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			requests++
			if resp.StatusCode != http.StatusForbidden {
				t.Errorf("%s %s, %s: %s", method, route, name, resp.Status)
			}
			if bytes.Contains(raw, []byte(claim.Sentence.Exact)) || len(resp.Cookies()) > 0 {
				t.Errorf("%s %s, %s: the refusal says something of the ledger", method, route, name)
			}
		}
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if wal, err := os.ReadFile(path + "-wal"); !bytes.Equal(before, after) || err == nil && len(wal) > 0 {
		t.Error("a refused request changed the ledger")
	}
	for _, route := range []string{"/static/cotejo.css", "/static/cotejo.js", "/static/land.svg", strings.TrimPrefix(start, origin)} {
		for name, bend := range attacks {
			if strings.HasSuffix(name, "cookie") { // these are for everyone on this machine: nothing of the ledger, or the token itself
				continue
			}
			r, err := http.NewRequest(http.MethodGet, origin+route, nil)
			if err != nil {
				t.Fatal(err)
			}
			bend(r)
			resp, err := http.DefaultTransport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			requests++
			if resp.StatusCode != http.StatusForbidden || len(resp.Cookies()) > 0 {
				t.Errorf("%s, %s: %s", route, name, resp.Status)
			}
		}
	}
	t.Logf("%d requests refused", requests)
	resp, err := c.PostForm(origin+"/judgements", url.Values{"kind": {"claim"}, "target": {claim.ID}, "decision": {"accept"}, "by": {"Ana"}})
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("the reader's own request: %v %v", resp.Status, err)
	}
	resp.Body.Close()
}

// hostile makes the strings: every family of payload in every dress.
func hostile() []string {
	call := "window.pwned=1"
	var bodies []string
	for _, tag := range []string{"script", "SCRIPT", "scr\u200bipt", "sCrIpT/x", "script\t", "script\n"} {
		bodies = append(bodies, "<"+tag+">"+call+"</"+strings.TrimSpace(tag)+">")
	}
	for _, tag := range []string{"img src=x", "svg", "body", "video src=x", "audio src=x", "input autofocus", "details open", "marquee", "iframe", "object data=x", "math", "select autofocus", "textarea autofocus", "keygen autofocus", "xss", "embed src=x", "a href=# tabindex=1"} {
		for _, event := range []string{"onerror", "onload", "onfocus", "ontoggle", "onstart", "onmouseover", "onanimationstart"} {
			bodies = append(bodies, "<"+tag+" "+event+"="+call+">")
		}
	}
	for _, attr := range []string{`"`, `'`, "`", `"'`, `" autofocus`, `'/`, `">`, `'>`, `"]`, `--`} {
		for _, event := range []string{" onfocus=" + call + " x=", "><script>" + call + "</script>", "><img src=x onerror=" + call + ">", " onmouseover=" + call + " "} {
			bodies = append(bodies, attr+event+attr)
		}
	}
	for _, scheme := range []string{"javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "\x01javascript:", "&#106;avascript:", "javascript&colon;", "data:text/html,<script>", "vbscript:", " javascript:", "%6aavascript:", "//evil.example/", "\\\\evil.example\\", "http://evil.example/"} {
		bodies = append(bodies, scheme+call, "<a href=\""+scheme+call+"\">x</a>", "["+"x]("+scheme+call+")", "<iframe src=\""+scheme+call+"\"></iframe>", "<form action=\""+scheme+call+"\"><button>x</button></form>")
	}
	for _, svg := range []string{"<script>%s</script>", "<animate onbegin=%s attributeName=x>", "<set onbegin=%s>", "<use href=\"data:image/svg+xml,%s\">", "<foreignObject><script>%s</script>", "<style>@import 'http://evil.example/%s'</style>", "<image href=x onerror=%s>", "<a xlink:href=\"javascript:%s\">x</a>"} {
		bodies = append(bodies, "<svg>"+fmt.Sprintf(svg, call)+"</svg>", "<math><mtext></math><svg>"+fmt.Sprintf(svg, call), "<math><mglyph><style><!--</style><svg>"+fmt.Sprintf(svg, call))
	}
	for _, tmpl := range []string{"{{.}}", "{{printf \"%s\" .}}", "{{define \"main\"}}x{{end}}", "{{template \"layout.html\"}}", "${" + call + "}", "#{" + call + "}", "<%= " + call + " %>", "{% x %}", "{{constructor.constructor('" + call + "')()}}", "[[" + call + "]]", "*{" + call + "}"} {
		bodies = append(bodies, tmpl, tmpl+"<script>"+call+"</script>")
	}
	for _, css := range []string{"</style><script>" + call + "</script>", "@import url(http://evil.example/x.css);", "background:url(http://evil.example/x)", "expression(" + call + ")", "<link rel=stylesheet href=http://evil.example/x.css>", "<style>*{background:url(http://evil.example/y)}</style>", "<meta http-equiv=refresh content=\"0;url=http://evil.example\">", "<base href=http://evil.example/>"} {
		bodies = append(bodies, css, "<div style=\""+css+"\">x</div>")
	}
	bodies = append(bodies, []string{"\u202e<script>" + call + "</script>", "\ufeff<script>" + call + "</script>", "\uff1cscript\uff1e" + call + "\uff1c/script\uff1e", "\u2028" + call + "\u2029", "&lt;script&gt;" + call + "&lt;/script&gt;", "&#60;script&#62;" + call + "&#60;/script&#62;", "\u003c\u0073cript>" + call, "x\r\nSet-Cookie: a=b\r\n\r\n<script>" + call + "</script>", "%0d%0aLocation:%20http://evil.example", "</textarea><script>" + call + "</script>", "</title><script>" + call + "</script>", "]]><script>" + call + "</script>", "--><script>" + call + "</script>", "<!--<script>" + call, "<noscript><p title=\"</noscript><img src=x onerror=" + call + ">\">", "<template><script>" + call + "</script></template>", "../../../etc/passwd", "a\u0300\u0301\u0302\u0303" + strings.Repeat("\u0304", 60)}...)
	return bodies
}

// hostileArticle is an article with a string in every field.
func hostileArticle(i int, s string) (name, text string) {
	file := strings.Map(func(r rune) rune {
		if r == '/' || r == 0 || r < ' ' {
			return '_'
		}
		return r
	}, s)
	for len(file) > 150 {
		r := []rune(file)
		file = string(r[:len(r)/2])
	}
	line := strings.Join(strings.Fields(s), " ")
	quoted := strings.ReplaceAll(line, `"`, `\"`)
	text = "---\ntitle: \"" + quoted + "\"\nauthor: \"" + quoted + "\"\npublisher: \"" + quoted + "\"\nurl: \"" + quoted + "\"\ndate: 2025-03-0" + fmt.Sprint(1+i%9) + "\n---\n\n# " + line +
		"\n\nPor " + line + "\n\nSegún " + line + ", " + fmt.Sprint(20+i) + " personas murieron en la riada de Villalba " + line + ". «" + line + "», dijo el alcalde " + line + ". El ministro " + line +
		" anunció que " + fmt.Sprint(100+i) + " soldados " + line + " serán enviados a Villalba.\n"
	return fmt.Sprintf("%03d %s.md", i, file), text
}

// Hostile strings in every field of articles, through every screen: nothing runs,
// nothing is asked for elsewhere, and the words are shown as words.
func TestHostileArticles(t *testing.T) {
	all := hostile()
	if len(all) < 300 {
		t.Fatalf("only %d hostile strings", len(all))
	}
	dir := t.TempDir()
	folder := filepath.Join(dir, "articles")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, s := range all {
		name, text := hostileArticle(i, s)
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "<img src=x onerror=window.pwned=1>.cotejo")
	build(t, path, nil, folder)
	b := newBrowser(t)
	start, origin := serveLedger(t, path, "es", false)
	c := client(t, start)
	l := openLedger(t, path)
	defer l.Close()
	docs, err := l.Documents(t.Context(), ledger.Filter{Limit: ledger.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	if len(docs.Items) < 300 {
		t.Fatalf("only %d of %d hostile articles were read", len(docs.Items), len(all))
	}
	claims, err := l.Claims(t.Context(), ledger.Filter{Limit: ledger.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	// A decision with hostile words of its own.
	for i, s := range all {
		if i%40 == 0 && len(claims.Items) > 0 {
			resp, err := c.PostForm(origin+"/judgements", url.Values{"kind": {"claim"}, "target": {claims.Items[i%len(claims.Items)].ID}, "decision": {"unsure"}, "by": {s[:min(len(s), 60)]}, "why": {s}})
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
		}
	}
	// Pages that hold many articles are opened in the browser; for the rest the
	// markup is parsed by the browser without being navigated to.
	b.do(chromedp.Navigate(start))
	seen := screens(b, origin)
	for i, s := range all {
		if i%25 == 0 {
			seen[fmt.Sprint("search", i)] = origin + "/search?q=" + url.QueryEscape(s)
			seen[fmt.Sprint("filter", i)] = origin + "/claims?origin=" + url.QueryEscape(s) + "&q=" + url.QueryEscape(s)
		}
	}
	for i, d := range docs.Items {
		if i%12 == 0 {
			seen["document "+d.ID] = origin + "/documents/" + d.ID
		}
	}
	for i, x := range claims.Items {
		if i%40 == 0 {
			seen["claim "+x.ID] = origin + "/claims/" + x.ID
		}
	}
	for name, address := range seen {
		b.do(chromedp.Navigate(address))
		if eval[bool](b, `"pwned" in window`) {
			t.Fatalf("%s: a payload ran", name)
		}
		if n := eval[int](b, `document.querySelectorAll("main script, main iframe, main object, main embed, main style, main link, main base, main [onerror], main [onload], main [onfocus], main [style], main math, main video").length`); n > 0 {
			t.Errorf("%s: %d elements of a payload", name, n)
		}
		if bad := eval[string](b, `(Array.from(document.querySelectorAll("a[href], form[action]")).map(x => x.getAttribute("href")||x.getAttribute("action")).find(h => !/^[\/#?]/.test(h) || /^\/[\/\\]/.test(h)))||""`); bad != "" {
			t.Errorf("%s: a link that leaves: %q", name, bad)
		}
	}
	b.mu.Lock()
	for _, a := range b.asked {
		if !strings.HasPrefix(a, origin+"/") && a != "about:blank" && !strings.HasPrefix(a, "data:image/") { // the browser's own icons
			t.Errorf("asked for %s", a)
		}
	}
	for _, p := range b.problems {
		if strings.Contains(p, "Content Security Policy") || strings.Contains(p, "exception") {
			t.Error(p)
		}
	}
	b.mu.Unlock()
	t.Logf("%d strings, %d articles, %d claims, %d pages", len(all), len(docs.Items), len(claims.Items), len(seen))
}

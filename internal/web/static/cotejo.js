// Small helps on top of pages that work without it: keys in the review queue and
// on a claim, the name of the person who decides kept on this machine, filters
// that apply at once, and the claims of an article lit beside its text.
(function () {
  "use strict";
  function all(selector, in_) { return Array.prototype.slice.call((in_ || document).querySelectorAll(selector)); }
  var names = all('input[name="by"]:not([type="hidden"])');
  names.forEach(function (input) {
    input.value = input.value || localStorage.getItem("cotejo-by") || "";
    input.addEventListener("change", function () {
      localStorage.setItem("cotejo-by", input.value);
      names.forEach(function (n) { n.value = input.value; });
    });
  });
  all(".filters select").forEach(function (s) {
    s.addEventListener("change", function () { if (s.form && s.form.method === "get") s.form.requestSubmit(); });
  });

  // The reader: a claim and its line in the list light up together.
  var list = {};
  all("[data-for]").forEach(function (li) { list[li.dataset.for] = li; });
  all("[data-claim]").forEach(function (a) {
    function light(on) {
      all('[data-claim="' + a.dataset.claim + '"]').forEach(function (x) { x.classList.toggle("on", on); });
      var li = list[a.dataset.claim];
      if (!li) return;
      li.classList.toggle("on", on);
      var box = li.closest(".card");
      if (on && box.scrollHeight > box.clientHeight) box.scrollTop = li.offsetTop - box.clientHeight / 3;
    }
    ["mouseenter", "focus"].forEach(function (e) { a.addEventListener(e, function () { light(true); }); });
    ["mouseleave", "blur"].forEach(function (e) { a.addEventListener(e, function () { light(false); }); });
    var li = list[a.dataset.claim];
    if (li) {
      li.addEventListener("mouseenter", function () { light(true); });
      li.addEventListener("mouseleave", function () { light(false); });
    }
  });
  var quote = document.querySelector("[data-quote]"), article = document.querySelector("[data-reader]");
  if (quote && article) {
    document.addEventListener("mouseup", function () {
      var s = window.getSelection();
      if (!s || s.isCollapsed || !article.contains(s.anchorNode)) return;
      var holder = document.createElement("div");
      holder.appendChild(s.getRangeAt(0).cloneContents());
      all("sup", holder).forEach(function (n) { n.remove(); });
      var text = holder.textContent.trim();
      if (text) { quote.value = text; quote.closest("details").open = true; }
    });
  }

  function typing(e) {
    var t = e.target;
    return e.ctrlKey || e.metaKey || e.altKey || t.isContentEditable ||
      (t.matches && t.matches("input:not([type=checkbox]), textarea, select"));
  }
  var keys = { a: "accept", r: "reject", u: "unsure" };
  var queue = document.querySelector("[data-queue]");
  var single = document.querySelector("form.judge");
  var rows = queue ? all("[data-row]", queue) : [];
  var at = -1;
  function select(i) {
    if (!rows.length) return;
    if (at >= 0) rows[at].removeAttribute("aria-current");
    at = Math.max(0, Math.min(rows.length - 1, i));
    rows[at].setAttribute("aria-current", "true");
    rows[at].querySelector("[data-open]").focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "center" });
  }
  // After a decision the next claim stands where the decided one stood.
  if (queue) {
    var kept = sessionStorage.getItem("cotejo-at");
    sessionStorage.removeItem("cotejo-at");
    if (kept !== null && rows.length) select(+kept);
    queue.addEventListener("submit", function () { if (at >= 0) sessionStorage.setItem("cotejo-at", at); });
  }
  var every = document.querySelector("[data-all]");
  if (every) {
    every.hidden = false;
    every.querySelector("input").addEventListener("change", function (e) {
      all('input[name="target"]', queue).forEach(function (b) { b.checked = e.target.checked; });
    });
  }
  function correct() {
    if (queue && at >= 0) { location.href = rows[at].querySelector("[data-open]").getAttribute("href") + "#correct"; return; }
    var d = single && single.querySelector("details.correct");
    if (d) { d.open = true; d.querySelector("input, select").focus(); }
  }
  if (location.hash === "#correct") correct();
  document.addEventListener("keydown", function (e) {
    if (typing(e)) {
      if (e.key === "Escape") e.target.blur();
      return;
    }
    if (e.key === "n" && quote) { quote.closest("details").open = true; quote.focus(); e.preventDefault(); return; }
    if (e.key === "/") { document.getElementById("q").focus(); e.preventDefault(); return; }
    if (queue && e.key === "j") { select(at + 1); return; }
    if (queue && e.key === "k") { select(at - 1); return; }
    if (queue && e.key === "x" && at >= 0) { var b = rows[at].querySelector("input[type=checkbox]"); b.checked = !b.checked; return; }
    if (queue && e.key === "z") { var undo = document.querySelector("[data-undo]"); if (undo) undo.click(); return; }
    if (e.key === "c" && (queue || single)) { correct(); e.preventDefault(); return; }
    var decision = keys[e.key], form = queue || single;
    if (!decision || !form) return;
    if (queue && at >= 0 && !queue.querySelector("input[name=target]:checked")) rows[at].querySelector("input[type=checkbox]").checked = true;
    if (queue && !queue.querySelector("input[name=target]:checked")) return;
    var button = form.querySelector('button[value="' + decision + '"]');
    if (button && form.reportValidity()) button.click();
    e.preventDefault();
  });
})();

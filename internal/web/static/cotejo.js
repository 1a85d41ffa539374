// Small helps on top of pages that work without it: keys in the review queue,
// the name of the person who decides kept on this machine, filters that apply
// at once.
(function () {
  "use strict";
  var by = document.querySelectorAll('input[name="by"]:not([type="hidden"])');
  by.forEach(function (input) {
    input.value = input.value || localStorage.getItem("cotejo-by") || "";
    input.addEventListener("change", function () { localStorage.setItem("cotejo-by", input.value); });
  });
  document.querySelectorAll(".filters select").forEach(function (s) {
    s.addEventListener("change", function () { if (s.form && s.form.method === "get") s.form.requestSubmit(); });
  });

  function typing(e) {
    var t = e.target;
    return e.ctrlKey || e.metaKey || e.altKey || t.isContentEditable ||
      (t.matches && t.matches("input:not([type=checkbox]), textarea, select"));
  }
  var keys = { a: "accept", r: "reject", u: "unsure" };
  var queue = document.querySelector("[data-queue]");
  var single = document.querySelector("form.judge");
  var rows = queue ? Array.prototype.slice.call(queue.querySelectorAll("[data-row]")) : [];
  var at = -1;
  function select(i) {
    if (!rows.length) return;
    if (at >= 0) { rows[at].setAttribute("aria-selected", "false"); }
    at = Math.max(0, Math.min(rows.length - 1, i));
    rows[at].setAttribute("aria-selected", "true");
    rows[at].querySelector("a").focus();
    rows[at].scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", function (e) {
    if (typing(e)) return;
    if (e.key === "/") { var q = document.querySelector('input[name="q"]'); if (q) { q.focus(); e.preventDefault(); } return; }
    if (queue && e.key === "j") { select(at + 1); return; }
    if (queue && e.key === "k") { select(at - 1); return; }
    if (queue && e.key === "x" && at >= 0) { var b = rows[at].querySelector("input[type=checkbox]"); b.checked = !b.checked; return; }
    var decision = keys[e.key], form = queue || single;
    if (!decision || !form) return;
    if (queue && at >= 0 && !queue.querySelector("input[name=target]:checked")) rows[at].querySelector("input[type=checkbox]").checked = true;
    var button = form.querySelector('button[value="' + decision + '"]');
    if (button && form.reportValidity()) button.click();
  });
})();

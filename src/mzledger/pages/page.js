"use strict";
(() => {
  const details = JSON.parse(document.getElementById("details").textContent);
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const MOST = 30;
  let opener = null;

  const make = (name, text, parent) => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const list = (title, lines, numbers) => {
    if (!lines.length) return;
    if (title) make("h3", title, body);
    const dl = make("dl", "", body);
    if (numbers) dl.className = "numbers";
    for (const line of lines) {
      make("dt", line.name, dl);
      const dd = make("dd", "", dl);
      if (line.leads_to < 0) { dd.textContent = line.text; continue; }
      const link = make("a", line.text, dd);
      link.className = "figure";
      link.href = "#f" + line.leads_to;
      link.dataset.f = line.leads_to;
    }
  };

  const open = (number, from) => {
    const detail = details[number];
    if (!detail) return;
    document.querySelectorAll("main a.open").forEach((each) => each.classList.remove("open"));
    document.querySelectorAll('main a[data-f="' + number + '"]').forEach((each) => each.classList.add("open"));
    document.getElementById("panel-name").textContent = detail.name;
    document.getElementById("panel-value").textContent = detail.value;
    body.replaceChildren();
    list("", detail.about, false);
    for (const [title, lines] of detail.parts) list(title, lines, true);
    list("出处", detail.sources, false);
    panel.hidden = false;
    panel.scrollTop = 0;
    if (from && !panel.contains(from)) opener = from;
    panel.focus({ preventScroll: true });
  };

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    document.querySelectorAll("main a.open").forEach((each) => each.classList.remove("open"));
    if (opener) opener.focus({ preventScroll: true });
  };

  const plain = (text) => text.normalize("NFKC").replace(/[,\s]/g, "").toLowerCase();
  const keys = details.map((detail) => plain(detail.name + " " + detail.value));

  const look = () => {
    const words = search.value.normalize("NFKC").replace(/,/g, "").toLowerCase().split(/\s+/).filter(Boolean);
    found.replaceChildren();
    found.hidden = !words.length;
    if (!words.length) return;
    const hits = [];
    for (let at = 0; at < keys.length; at += 1) if (words.every((word) => keys[at].includes(word))) hits.push(at);
    for (const at of hits.slice(0, MOST)) {
      const link = make("a", "", make("li", "", found));
      link.href = "#f" + at;
      link.dataset.f = at;
      make("span", details[at].name, link);
      make("b", details[at].value, link);
    }
    if (!hits.length) make("li", "没有找到", found).className = "none";
    if (hits.length > MOST) make("li", "还有 " + (hits.length - MOST) + " 个，请再写几个字", found).className = "none";
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-f]");
    if (!link) return;
    event.preventDefault();
    if (found.contains(link)) {
      const first = document.querySelector('main a[data-f="' + link.dataset.f + '"]');
      found.hidden = true;
      if (first) first.scrollIntoView({ block: "center" });
      open(link.dataset.f, first);
    } else open(link.dataset.f, link);
    history.replaceState(null, "", "#f" + link.dataset.f);
  });
  document.getElementById("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { if (!found.hidden) found.hidden = true; else close(); }
    if (event.key === " " && event.target.matches("a[data-f]")) { event.preventDefault(); event.target.click(); }
    if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
    if (event.key === "ArrowDown" && event.target === search && !found.hidden) { const a = found.querySelector("a"); if (a) { event.preventDefault(); a.focus(); } }
  });
  search.addEventListener("input", look);
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") { const a = found.querySelector("a"); if (a) a.click(); } });
  const asked = /^#f(\d+)$/.exec(location.hash);
  if (asked) {
    const first = document.querySelector('main a[data-f="' + asked[1] + '"]');
    if (first) first.scrollIntoView({ block: "center" });
    open(asked[1], first);
  }
})();

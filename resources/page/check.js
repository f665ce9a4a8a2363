"use strict";
// "Check this badge": the verdict on each badge of this page, in this browser, asking nobody.
// Green only where the key that signed is the issuer that the page shows; everything else that
// holds is amber and names the key; what was changed is red.

(() => {
  const { fromBase64, text } = Backpack.encoding;
  const { Elsewhere, fromDid, hostOf, isSame, isSelfContained } = Backpack.keys;
  const words = JSON.parse(document.documentElement.dataset.words);

  const say = (name, values = {}) =>
    words[name].replace(/\{(\w+)\}/g, (_, key) => shortened(String(values[key] ?? "")));
  const shortened = (value) => {
    const seen = value.replace(/[\p{Cc}\p{Cf}]/gu, "");
    return seen.length > 200 ? `${seen.slice(0, 120)}…${seen.slice(-40)}` : seen;
  };

  const show = (article, colour, sentence) => {
    const verdict = article.querySelector("[data-verdict]");
    verdict.dataset.verdict = colour;
    verdict.textContent = sentence;
  };

  // as both a page and a badge may write it
  const bare = (value) => value.normalize("NFC").replace(/[\p{Cc}\p{Cf}]/gu, " ").replace(/\s+/g, " ").trim();
  const agrees = (shown, signed) => {
    const [page, badge] = [bare(shown), bare(signed)];
    return page.endsWith("…") ? badge.startsWith(page.slice(0, -1).trim()) : page === badge;
  };

  const isDate = (name) => name === "from" || name === "until";
  const same = (one, other) =>
    Object.keys(one).every((name) => (isDate(name) ? day(one[name]) === day(other[name]) : one[name] === other[name]));

  // the first thing that the page shows otherwise than it was signed
  const difference = (article, claims) => {
    for (const [name, signed] of Object.entries(claims)) {
      const place = article.querySelector(`[data-claim="${name}"]`);
      const shown = place ? place.dataset.value ?? place.textContent : "";
      if (signed && shown && !(isDate(name) ? day(shown) === day(signed) : agrees(shown, signed))) return signed;
    }
    return "";
  };
  const edge = (moments, choose) => {
    const known = moments.map((one) => new Date(one).getTime()).filter((one) => !Number.isNaN(one));
    return known.length ? new Date(choose(...known)).toISOString() : "";
  };
  const day = (value) => {
    const moment = new Date(value);
    return Number.isNaN(moment.getTime()) ? value : moment.getTime();
  };

  const binding = async (found, issuer) => {
    if (!isSelfContained(issuer)) return "unknown";
    return (await isSame(found.key, await fromDid(issuer))) ? "passed" : "failed";
  };

  const judge = async (article) => {
    const data = article.querySelector("[data-secured]").dataset;
    const statements = data.statements ? JSON.parse(text(fromBase64(data.statements))) : null;
    const found = await Backpack.proofs.check(text(fromBase64(data.secured)), statements);
    if (!found.holds) return ["red", say("changed")];
    const claims = Backpack.claims.ofDocument(found.document);
    if (found.statements && !same(claims, Backpack.claims.ofStatements(found.statements))) {
      return ["red", say("changed")];
    }
    const begin = edge([claims.from, ...found.begins], Math.max);
    const end = edge([claims.until, ...found.ends], Math.min);
    const other = difference(article, { ...claims, until: end });
    if (other) return ["red", say("other", { value: other })];
    const bound = await binding(found, claims.issuer);
    if (bound === "failed") return ["red", say("foreign", { key: found.keyName, issuer: claims.issuer })];
    if (bound === "unknown") {
      const host = hostOf(claims.issuer);
      const issuer = claims.issuerName || claims.issuer;
      return ["amber", say(host ? "unbound" : "unproved", { key: found.keyName, host, issuer })];
    }
    if (end && new Date(end) <= new Date()) return ["amber", say("expired", { key: found.keyName })];
    if (begin && new Date(begin) - new Date() > 300000) return ["amber", say("early", { key: found.keyName })];
    if (["revoked", "suspended"].includes(article.dataset.standing)) return ["amber", say("withdrawn", { key: found.keyName })];
    const loose = found.statements ? Backpack.claims.unsigned(found.document, found.statements) : "";
    if (loose) return ["amber", say("loose", { key: found.keyName, value: loose })];
    return ["green", say(found.statements ? "genuine-statements" : "genuine", { key: found.keyName })];
  };

  const check = async (article) => {
    show(article, "idle", say("checking"));
    try {
      show(article, ...(await judge(article)));
    } catch (error) {
      if (error instanceof Elsewhere) show(article, "amber", say(`elsewhere-${error.message}`, { what: error.cause }));
      else show(article, "red", say("broken"));
    }
  };

  // a page outlives its making: what ran out since is not called valid any more
  for (const pill of document.querySelectorAll("[data-until]")) {
    if (new Date(pill.dataset.until) <= new Date()) {
      pill.className = "pill caution";
      pill.textContent = say("ran-out");
    }
  }

  const articles = [...document.querySelectorAll("article")].filter((one) => one.querySelector("[data-secured]"));
  const able = globalThis.crypto && crypto.subtle;
  for (const article of articles) {
    const button = article.querySelector("button");
    if (!able) show(article, "amber", say("unable"));
    button.hidden = !able;
    button.addEventListener("click", () => check(article));
  }
  const all = document.getElementById("check-all");
  if (all && able && articles.length > 1) {
    all.hidden = false;
    all.addEventListener("click", async () => {
      for (const article of articles) await check(article);
    });
  }
})();

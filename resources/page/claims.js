"use strict";
// What a badge says of itself, read from what was signed: from its JSON, or from its statements.

Backpack.claims = (() => {
  const { nameOf } = Backpack.proofs;

  const worded = (value) => {
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return worded(value[0]);
    return (value && typeof value === "object" && (value["@value"] || Object.values(value)[0])) || "";
  };

  const ofDocument = (document) => {
    if (!document.credentialSubject) return ofAssertion(document);
    const subject = [document.credentialSubject].flat()[0] || {};
    const achievement = [subject.achievement].flat()[0] || {};
    const issuer = typeof document.issuer === "object" ? document.issuer : {};
    return {
      name: worded(achievement.name) || worded(document.name),
      issuer: nameOf(document.issuer),
      issuerName: worded(issuer.name),
      from: document.validFrom || document.issuanceDate || "",
      until: document.validUntil || document.expirationDate || "",
    };
  };

  // Open Badges up to 2.1
  const ofAssertion = (document) => {
    const badge = typeof document.badge === "object" ? document.badge : {};
    const issuer = typeof badge.issuer === "object" ? badge.issuer : {};
    return {
      name: worded(badge.name),
      issuer: nameOf(badge.issuer),
      issuerName: worded(issuer.name),
      from: "",
      until: document.expires || "",
    };
  };

  // ---- statements (N-Quads in canonical form)

  const LINE = /^(<[^>]*>|_:\S+) <([^>]*)> (?:<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"\S*)(?: (?:<[^>]*>|_:\S+))? \.$/;
  const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", '"': '"', "\\": "\\" };
  const plain = (literal) =>
    literal.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) =>
      one ? ESCAPES[one] ?? one : String.fromCodePoint(parseInt(four || eight, 16)));

  const parse = (text) =>
    text.split("\n").filter(Boolean).map((line) => {
      const parts = LINE.exec(line);
      if (!parts) throw new Error("statement");
      const [, subject, predicate, iri, blank, literal] = parts;
      const node = iri === undefined ? blank : `<${iri}>`;
      return { subject, predicate, node, value: literal === undefined ? iri ?? "" : plain(literal) };
    });

  const VC = "https://www.w3.org/2018/credentials#";
  const NAMES = ["https://schema.org/name", "http://schema.org/name"];
  const ACHIEVEMENT = /^https:\/\/purl\.imsglobal\.org\/spec\/vc\/ob\/vocab\.html#achievement$/i;

  const ofStatements = (text) => {
    const all = parse(text);
    const from = (subject, ...wanted) =>
      all.filter((one) => one.subject === subject && wanted.some((name) => matches(one.predicate, name)));
    const roots = all.filter((one) => one.predicate === `${VC}credentialSubject`);
    if (roots.length !== 1) throw new Error("statements");
    const root = roots[0].subject;
    const only = (subject, ...wanted) => {
      const found = from(subject, ...wanted);
      return found.length === 1 ? found[0] : { node: "", value: "" };
    };
    const issuer = only(root, `${VC}issuer`);
    const achievement = only(roots[0].node, ACHIEVEMENT);
    return {
      name: only(achievement.node, ...NAMES).value,
      issuer: issuer.value,
      issuerName: only(issuer.node, ...NAMES).value,
      from: only(root, `${VC}validFrom`, `${VC}issuanceDate`).value,
      until: only(root, `${VC}validUntil`, `${VC}expirationDate`).value,
    };
  };

  // the first text of a document that is not among its statements
  const unsigned = (document, text) => {
    const values = new Set(parse(text).flatMap((one) => [one.value, one.subject.slice(1, -1)]));
    const ends = new Set([...values].map((value) => value.split(/[#/]/).pop()));
    const waiting = [document];
    while (waiting.length) {
      const item = waiting.pop();
      if (typeof item === "string" && !values.has(item) && !ends.has(item)) return item;
      if (Array.isArray(item)) waiting.push(...item);
      else if (item && typeof item === "object") {
        for (const [name, value] of Object.entries(item)) {
          if (!["@context", "type", "@type", "proof"].includes(name)) waiting.push(value);
        }
      }
    }
    return "";
  };

  const matches = (predicate, name) =>
    name instanceof RegExp ? name.test(predicate) : predicate === name;

  return { ofDocument, ofStatements, unsigned };
})();

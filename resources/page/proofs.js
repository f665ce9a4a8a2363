"use strict";
// Whether a badge's own signature holds: compact JWS (VC-JWT, Open Badges 2), and Data Integrity.
// Each gives {holds, key, keyName, document, statements}; what cannot be judged here is Elsewhere.

Backpack.proofs = (() => {
  const { canonical, fromBase64, fromMultibase, joined, sha256, text, toBase64url, utf8 } = Backpack.encoding;
  const keys = Backpack.keys;
  const { Elsewhere } = keys;

  const json = (part) => JSON.parse(text(fromBase64(part)));

  const nameOf = (value) => (typeof value === "string" ? value : (value && value.id) || "");

  // ---- tokens

  const keyOfBadge = (claims) => {
    const issuer = claims.badge && typeof claims.badge === "object" ? claims.badge.issuer : null;
    const places = [claims.verification, claims.verify].map((one) => one && (one.creator || one.url));
    const held = [...places, issuer && issuer.publicKey].flat();
    return held.find((one) => one && typeof one === "object" && typeof one.publicKeyPem === "string");
  };

  // RFC 7638
  const thumbprint = async (jwk) => {
    const bare = Object.fromEntries(["crv", "e", "kty", "n", "x", "y"].filter((name) => name in jwk).map((name) => [name, jwk[name]]));
    return `JWK ${toBase64url(await sha256(canonical(bare)))}`;
  };

  const keyOfToken = async (header, claims) => {
    const issuer = nameOf((claims.vc || claims).issuer) || claims.iss || "";
    const named = typeof header.kid === "string" ? header.kid : "";
    const whole = named.startsWith("#") ? issuer.split("#")[0] + named : named;
    for (const id of [whole, header.jwk ? "" : issuer]) {
      if (keys.isSelfContained(id)) return [await keys.fromDid(id), id.split("#")[0]];
    }
    if (header.jwk) return [await keys.fromJwk(header.jwk), await thumbprint(header.jwk)];
    const held = keyOfBadge(claims);
    if (held) return [await keys.fromPem(held.publicKeyPem), held.id || "PEM"];
    throw new Elsewhere("key", { cause: whole || issuer });
  };

  const disagreement = (claims, document) => {
    const subject = [document.credentialSubject].flat()[0] || {};
    const pairs = [
      [claims.iss, nameOf(document.issuer)],
      [claims.jti, document.id],
      [claims.sub, subject.id],
    ];
    return pairs.some(([claim, member]) => claim && member && claim !== member);
  };

  const ofToken = async (token) => {
    const [head, body, mark] = token.split(".");
    const [header, claims] = [json(head), json(body)];
    if (header.crit) throw new Elsewhere("kind");
    const [key, keyName] = await keyOfToken(header, claims);
    const stated = header.alg === "Ed25519" ? "EdDSA" : header.alg;
    if (stated !== key.kind) throw new Elsewhere("kind");
    const holds = await keys.verify(key, fromBase64(mark), utf8(`${head}.${body}`));
    const document = claims.vc || claims;
    const [begins, ends] = [claims.nbf, claims.exp].map((at) => (at ? [new Date(at * 1000).toISOString()] : []));
    return { holds: holds && !disagreement(claims, document), key, keyName, document, begins, ends };
  };

  // ---- Data Integrity

  const SUITES = {
    "eddsa-jcs-2022": "EdDSA",
    "ecdsa-jcs-2019": "ES256",
    "eddsa-rdfc-2022": "EdDSA",
    "ecdsa-rdfc-2019": "ES256",
  };

  const ofDocument = async (document, statements) => {
    const all = [document.proof].flat().filter((one) => one && typeof one === "object");
    const known = all.filter((one) => SUITES[one.cryptosuite] && !one.previousProof);
    if (!all.length) throw new Elsewhere("none");
    if (!known.length) throw new Elsewhere("suite", { cause: all[0].cryptosuite || all[0].type });
    const found = [];
    for (const proof of known) found.push(await ofProof(document, proof, statements));
    return found.find((one) => !one.holds) || found[0];
  };

  const ofProof = async (document, proof, shipped) => {
    const { proof: _, ...bare } = document;
    const { proofValue, ...options } = proof;
    const keyName = nameOf(proof.verificationMethod);
    if (!keys.isSelfContained(keyName)) throw new Elsewhere("key", { cause: keyName });
    const key = await keys.fromDid(keyName);
    const name = keyName.split("#")[0];
    const ends = proof.expires ? [proof.expires] : [];
    const broken = { holds: false, key, keyName: name, document, begins: [], ends };
    if (proof.proofPurpose !== "assertionMethod" || SUITES[proof.cryptosuite] !== key.kind) return broken;
    const isJson = proof.cryptosuite.includes("-jcs-");
    const forms = isJson ? jsonForms(bare, options) : statementForms(shipped, options);
    if (!forms) return broken;
    const data = joined(await sha256(forms[0]), await sha256(forms[1]));
    const holds = await keys.verify(key, fromMultibase(proofValue), data);
    return { ...broken, holds, statements: isJson ? null : forms[1] };
  };

  // VC Data Integrity EdDSA 1.0, 3.3: the proof repeats the contexts that it covers
  const jsonForms = (bare, options) => {
    const stated = [bare["@context"]].flat();
    const signed = "@context" in options ? [options["@context"]].flat() : stated;
    if (canonical(stated.slice(0, signed.length)) !== canonical(signed)) return null;
    const context = "@context" in options ? { "@context": options["@context"] } : {};
    return [canonical(options), canonical({ ...bare, ...context })];
  };

  // the canonical statements come with the page, since making them takes a JSON-LD processor
  const statementForms = (shipped, options) => {
    if (!shipped) throw new Elsewhere("suite", { cause: options.cryptosuite });
    const said = [
      `<https://w3id.org/security#verificationMethod> <${nameOf(options.verificationMethod)}>`,
      "<https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod>",
    ];
    return shipped.find(([configuration]) => said.every((one) => configuration.includes(one))) || null;
  };

  const check = async (secured, statements) => {
    const trimmed = secured.trim();
    if (!trimmed.startsWith("{")) return ofToken(trimmed);
    return ofDocument(JSON.parse(trimmed), statements);
  };

  return { check, nameOf };
})();

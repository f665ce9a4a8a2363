"use strict";
// Keys that travel with a badge: did:key, did:jwk, a JWK, a PEM. Nothing is ever fetched.

Backpack.keys = (() => {
  const { fromBase64, fromMultibase, text, toBase64url } = Backpack.encoding;

  const KINDS = {
    EdDSA: { name: "Ed25519" },
    ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
    RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  };

  // a badge is at fault (broken), or this page cannot tell (elsewhere)
  class Elsewhere extends Error {}

  const kindOf = (jwk) => {
    if (jwk.kty === "OKP" && jwk.crv === "Ed25519") return "EdDSA";
    if (jwk.kty === "EC" && jwk.crv === "P-256") return "ES256";
    if (jwk.kty === "RSA") return "RS256";
    throw new Elsewhere("kind");
  };

  const fromJwk = async (jwk) => {
    const kind = kindOf(jwk);
    const members = { OKP: ["kty", "crv", "x"], EC: ["kty", "crv", "x", "y"], RSA: ["kty", "n", "e"] };
    const bare = Object.fromEntries(members[jwk.kty].map((name) => [name, jwk[name]]));
    return imported("jwk", bare, kind);
  };

  const imported = async (form, data, kind) => {
    try {
      return { kind, key: await crypto.subtle.importKey(form, data, KINDS[kind], true, ["verify"]) };
    } catch (error) {
      if (error.name === "NotSupportedError") throw new Elsewhere("browser");
      throw error;
    }
  };

  // the other coordinate of a point on P-256 (SEC 1, 2.3.4); the prime is 3 modulo 4
  const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
  const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
  const power = (base, exponent) => {
    let result = 1n;
    for (let rest = exponent, square = base % P; rest; rest >>= 1n) {
      if (rest & 1n) result = (result * square) % P;
      square = (square * square) % P;
    }
    return result;
  };
  const number = (bytes) => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const bytesOf = (value) => Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * (31 - at))) & 255n));
  const fromPoint = (point) => {
    const x = number(point.slice(1));
    const square = (x * x * x - 3n * x + B) % P;
    let y = power(square < 0n ? square + P : square, (P + 1n) / 4n);
    if ((y & 1n) !== BigInt(point[0] & 1)) y = P - y;
    return fromJwk({ kty: "EC", crv: "P-256", x: toBase64url(bytesOf(x)), y: toBase64url(bytesOf(y)) });
  };

  const fromMultikey = (value) => {
    const data = fromMultibase(value);
    const raw = data.slice(2);
    if (data[0] === 0xed && data[1] === 0x01) return fromJwk({ kty: "OKP", crv: "Ed25519", x: toBase64url(raw) });
    if (data[0] === 0x80 && data[1] === 0x24 && raw.length === 33) return fromPoint(raw);
    throw new Elsewhere("kind");
  };

  const fromPem = (pem) =>
    imported("spki", fromBase64(pem.replace(/-----[^-]+-----/g, "")), "RS256");

  const isSelfContained = (id) => typeof id === "string" && /^did:(key|jwk):/.test(id);

  // the key that a DID holds in itself
  const fromDid = (id) => {
    const [method, value] = id.split("#")[0].split(":").slice(1);
    if (method === "key") return fromMultikey(value);
    return fromJwk(JSON.parse(text(fromBase64(value))));
  };

  const hostOf = (id) => {
    if (id.startsWith("did:web:")) return decodeURIComponent(id.split("#")[0].split(":")[2] || "");
    try {
      return new URL(id).hostname;
    } catch {
      return "";
    }
  };

  const isSame = async (one, other) => {
    const forms = await Promise.all([one, other].map(({ key }) => crypto.subtle.exportKey("spki", key)));
    const [first, second] = forms.map((form) => new Uint8Array(form).join());
    return first === second;
  };

  const verify = ({ kind, key }, signature, data) =>
    crypto.subtle.verify(KINDS[kind], key, signature, data);

  return { Elsewhere, fromDid, fromJwk, fromPem, hostOf, isSame, isSelfContained, verify };
})();

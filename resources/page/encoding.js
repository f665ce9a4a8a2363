"use strict";
// Bytes and texts: Base64url, Base58, UTF-8, canonical JSON (RFC 8785), digests. No library.
globalThis.Backpack = globalThis.Backpack || {};

Backpack.encoding = (() => {
  const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  const fromBase64 = (text) => {
    const plain = text.replace(/-/g, "+").replace(/_/g, "/").replace(/\s/g, "");
    return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
  };
  const toBase64url = (bytes) =>
    btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

  const fromBase58 = (text) => {
    const digits = [0];
    for (const letter of text) {
      let carry = ALPHABET.indexOf(letter);
      if (carry < 0) throw new Error("base58");
      for (let at = 0; at < digits.length; at += 1) {
        carry += digits[at] * 58;
        digits[at] = carry & 255;
        carry >>= 8;
      }
      for (; carry; carry >>= 8) digits.push(carry & 255);
    }
    const zeros = text.length - text.replace(/^1+/, "").length;
    while (digits.length && digits[digits.length - 1] === 0) digits.pop();
    return Uint8Array.from([...new Array(zeros).fill(0), ...digits.reverse()]);
  };
  const fromMultibase = (text) => {
    if (text[0] === "z") return fromBase58(text.slice(1));
    if (text[0] === "u") return fromBase64(text.slice(1));
    throw new Error("multibase");
  };

  const utf8 = (text) => new TextEncoder().encode(text);
  const text = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

  // RFC 8785: members in the order of their UTF-16 units, numbers as ECMAScript writes them
  const canonical = (value) => {
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    const members = Object.keys(value).sort();
    return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  };

  const sha256 = async (data) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", typeof data === "string" ? utf8(data) : data));
  const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

  return { fromBase64, toBase64url, fromBase58, fromMultibase, utf8, text, canonical, sha256, joined };
})();

// Runs beside the peer's own packages: seconds on the clock per document that verifier-core needs.
//
// Reads {"documents": [...]} and prints the least of three rounds as {"seconds": ...}. The schema
// that it wants to fetch costs nothing, and registries are left out.

import { readFileSync } from "node:fs";

globalThis.fetch = async (input) => {
  const url = typeof input === "string" ? input : input.url;
  const schema = JSON.stringify({ $id: url, type: "object" });
  return new Response(schema, { status: 200, headers: { "content-type": "application/json" } });
};

const { verifyCredential } = await import("@digitalcredentials/verifier-core");
const { documents } = JSON.parse(readFileSync(0, "utf8"));

async function measure() {
  const copies = documents.map((document) => structuredClone(document));
  const begun = performance.now();
  for (const credential of copies) {
    const { log, errors } = await verifyCredential({ credential, knownDIDRegistries: [] });
    const signature = log?.find((step) => step.id === "valid_signature");
    if (!signature?.valid) throw new Error(JSON.stringify(errors ?? log));
  }
  return (performance.now() - begun) / 1000 / documents.length;
}

await measure(); // so that what is compiled on the way is compiled
const rounds = [await measure(), await measure(), await measure()];
console.log(JSON.stringify({ seconds: Math.min(...rounds) }));

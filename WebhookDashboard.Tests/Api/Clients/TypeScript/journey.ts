// Walks the journey of GeneratedClientTests with openapi-fetch and the types of openapi-typescript: journey ADDRESS KEY
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Problem = components["schemas"]["ProblemDetails"];
type Refusal = { error?: Problem | undefined; response: Response };

const [address, key] = process.argv.slice(2) as [string, string];
const slug = "made-by-a-client";
const nobody = "00000000-0000-0000-0000-000000000000";
const client = newClient(key);

function newClient(withKey: string, headers: Record<string, string> = {}) {
  return createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${withKey}`, ...headers } });
}

function say(what: string, text: string): void {
  console.log(`${what}: ${text}`);
}

/** What an answer holds, or a fault where it is a refusal. */
function given<T>(answer: { data?: T; error?: Problem | undefined }): T {
  if (answer.error) {
    throw new Error(answer.error.title);
  }
  return answer.data as T;
}

async function refused(call: Promise<Refusal>): Promise<void> {
  const { error, response } = await call;
  if (!error) {
    say("not refused", "");
    return;
  }
  const members = Object.entries(error.errors ?? {}).map(([member, faults]) => ` [${member}: ${faults.join(" ")}]`);
  say(`refused ${response.status} ${error.status}`, error.title + members.join(""));
}

async function post(body: string): Promise<void> {
  const answer = await fetch(`${address}/hooks/${slug}`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
}

say("endpoints", given(await client.GET("/api/v1/endpoints")).map((one) => one.slug).sort().join(" "));

const made = given(await client.POST("/api/v1/endpoints", { body: { slug } }));
say("made", `${made.slug} enabled ${made.enabled} tolerance ${made.signature.toleranceSeconds} status ${made.response.status} failure ${made.signature.onFailure}`);
const changed = given(await client.PUT("/api/v1/endpoints/{slug}", {
  params: { path: { slug } },
  body: { signature: { scheme: "hmac", secrets: ["a secret"], hmac: { header: "X-Signature", algorithm: "sha512", encoding: "base64" } } },
}));
const hmac = changed.signature.hmac!;
say("changed", `enabled ${changed.enabled} ${changed.signature.scheme} ${hmac.algorithm} ${hmac.encoding} ${hmac.signedText} answers ${changed.response.body}`);

await post('{"id":"evt_1","type":"order.paid"}');
await post('{"id":"evt_1","type":"order.paid"}');
const page = given(await client.GET("/api/v1/events", { params: { query: { endpoint: [slug], verdict: "missing", limit: 10 } } }));
const [repeat, first] = [page.items[0]!, page.items.at(-1)!];
say("kept", `${page.items.length} repeat of the first ${repeat.duplicateOf === first.id} first of its kind ${first.duplicateOf === null} more ${page.nextBefore !== null}`);
const path = { id: first.id };
const read = given(await client.GET("/api/v1/events/{id}", { params: { path } }));
const type = read.headers.find((line) => line.name === "Content-Type")!.value;
say("read", `${read.method} ${read.eventType} ${read.providerEventId} ${read.bodySize} ${read.signature.verdict} ${type}`);
say("body", given(await client.GET("/api/v1/events/{id}/body", { params: { path }, parseAs: "text" })));
const exported = given(await client.GET("/api/v1/events/export", { params: { query: { endpoint: [slug] } }, parseAs: "text" })) as string;
say("exported", `${exported.split("\n").length - 1}`);

const sent = given(await client.POST("/api/v1/send", { body: { endpoint: slug, body: { type: "order.sent" } } }));
say("sent", `${sent.status} ${given(await client.GET("/api/v1/events/{id}", { params: { path: { id: sent.eventId! } } })).eventType}`);
say("counted", `${given(await client.GET("/api/v1/stats")).endpoints.find((one) => one.endpoint === slug)!.events}`);

await refused(client.POST("/api/v1/endpoints", { body: { slug: "refused", response: { headers: { Date: "x" } } } }));
await refused(newClient("wrong").GET("/api/v1/endpoints"));
await refused(newClient(key, { Origin: "https://elsewhere.example" }).GET("/api/v1/endpoints"));
await refused(client.GET("/api/v1/events/{id}", { params: { path: { id: nobody } } }));
await refused(client.POST("/api/v1/endpoints", { body: { slug } }));
await refused(client.POST("/api/v1/endpoints", { body: { response: { body: "x".repeat(200_000) } } }));
await refused(newClient(key, { "X-Fail": "bug" }).GET("/api/v1/stats"));
await refused(client.POST("/api/v1/send", { body: { url: "http://127.0.0.1:1/", body: "x" } }));
await refused(newClient(key, { "X-Fail": "storage" }).GET("/api/v1/events/{id}/body", { params: { path } }));

await client.DELETE("/api/v1/events/{id}", { params: { path } });
await refused(client.DELETE("/api/v1/events/{id}", { params: { path } }));
await client.DELETE("/api/v1/events", { params: { query: { endpoint: [slug] } } });
await client.DELETE("/api/v1/endpoints/{slug}", { params: { path: { slug } } });
await refused(client.GET("/api/v1/endpoints/{slug}", { params: { path: { slug } } }));

for (let i = 0; i < 10; i++) {
  await newClient("wrong").GET("/api/v1/endpoints");
}
await refused(client.GET("/api/v1/endpoints"));

/**
 * Serves the page's files and the function's answers as Hosting does (HTTP/2, compressed, what the
 * browser wants first comes first) behind a slow link: bytes take half a round trip each way and share
 * its rate, and a new connection costs a round trip.
 *
 *   node slow_link.mjs FOLDER FUNCTION PEM RTT_MS BYTES_PER_SECOND
 *
 * Prints its port. Loss, TCP's slow start and the look-up of the name are left out.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { createSecureServer } from "node:http2";
import { connect, createServer } from "node:net";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";

const [folder = "", api = "", pem = "", rtt = "", rate = ""] = process.argv.slice(2);
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};
const oneWay = Number(rtt) / 2;
const credentials = readFileSync(pem);
const web = createSecureServer({ key: credentials, cert: credentials });
/** Files that wait until all that is asked for at once is known. */
let waiting = [];

web.on("sessionError", () => {}); // the page is gone
web.on("stream", (stream, request) => {
  stream.on("error", () => {});
  const path = request[":path"];
  if (path.startsWith("/api/")) return pass(stream, path);
  const urgency = Number(/u=(\d)/.exec(request.priority ?? "")?.[1] ?? 3);
  if (!waiting.length) setImmediate(sendWaiting);
  waiting.push({ urgency, send: () => sendFile(stream, path, request["if-none-match"]) });
});

function sendWaiting() {
  const files = waiting.sort((one, other) => one.urgency - other.urgency);
  waiting = [];
  for (const { send } of files) send();
}

function sendFile(stream, path, known) {
  const name = path.split("?")[0].slice(1) || "index.html";
  const body = readFileSync(`${folder}/${name}`);
  const etag = createHash("sha256").update(body).digest("hex").slice(0, 16);
  const headers = { etag, "cache-control": "no-cache", "content-type": TYPES[extname(name)] ?? "" };
  stream.respond({ ":status": known === etag ? 304 : 200, "content-encoding": "gzip", ...headers });
  stream.end(known === etag ? undefined : gzipSync(body));
}

function pass(stream, path) {
  get(api + path, { agent: false }, async (response) => {
    const body = gzipSync(Buffer.concat(await response.toArray()));
    const { "content-type": type, "cache-control": caching, etag } = response.headers;
    const headers = { etag, "cache-control": caching, "content-type": type };
    stream.respond({ ":status": response.statusCode, "content-encoding": "gzip", ...headers });
    stream.end(body);
  }).on("error", () => stream.close());
}

/** Pass on what one side sends, late, and no faster than the link. */
function delay(from, to, notBefore) {
  const queue = [];
  let free = notBefore;
  function passOn() {
    while (queue[0]?.due <= performance.now()) to.write(queue.shift().chunk);
    if (queue.length) setTimeout(passOn, queue[0].due - performance.now());
  }
  from.on("data", (chunk) => {
    free = Math.max(free, performance.now()) + (1000 * chunk.length) / Number(rate);
    queue.push({ due: free + oneWay, chunk });
    if (queue.length === 1) setTimeout(passOn, free + oneWay - performance.now());
  });
  from.on("close", () => to.destroy());
  from.on("error", () => {});
}

web.listen(0, "127.0.0.1", () => {
  const link = createServer((client) => {
    const server = connect(web.address().port, "127.0.0.1");
    for (const socket of [client, server]) socket.setNoDelay(true);
    delay(client, server, performance.now() + 2 * oneWay);
    delay(server, client, 0);
  });
  link.listen(0, "127.0.0.1", () => console.log(link.address().port));
});

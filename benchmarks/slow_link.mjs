/**
 * Serves what another server has as Hosting does, HTTP/2 and compressed, behind a slow link: bytes take
 * half a round trip each way and share its rate, and a new connection costs a round trip.
 *
 *   node slow_link.mjs TARGET PEM RTT_MS BYTES_PER_SECOND
 *
 * Prints its port. Loss, TCP's slow start and the look-up of the name are left out.
 */

import { readFileSync } from "node:fs";
import { get } from "node:http";
import { createSecureServer } from "node:http2";
import { connect, createServer } from "node:net";
import { gzipSync } from "node:zlib";

const [target = "", pem = "", rtt = "", rate = ""] = process.argv.slice(2);
/** Headers that belong to one connection, or to the body as it was sent there. */
const CONNECTION = /^(connection|content-length|transfer-encoding|keep-alive)$/;
const oneWay = Number(rtt) / 2;
const credentials = readFileSync(pem);

const web = createSecureServer({ key: credentials, cert: credentials });
web.on("sessionError", () => {}); // the page is gone
web.on("stream", (stream, request) => {
  stream.on("error", () => {});
  const headers = {};
  for (const name of ["accept", "if-none-match", "if-modified-since"])
    if (request[name]) headers[name] = request[name];
  get(target + request[":path"], { headers, agent: false }, async (response) => {
    const chunks = await response.toArray();
    if (stream.destroyed) return;
    const answer = { ":status": response.statusCode };
    for (const [name, value] of Object.entries(response.headers))
      if (!CONNECTION.test(name)) answer[name] = value;
    if (chunks.length) answer["content-encoding"] = "gzip";
    stream.respond(answer);
    stream.end(chunks.length ? gzipSync(Buffer.concat(chunks)) : undefined);
  }).on("error", () => stream.close());
});

/** Pass on what one side sends, late, and no faster than the link. */
function delay(from, to, notBefore) {
  const queue = [];
  let free = notBefore;
  function pass() {
    while (queue[0]?.due <= performance.now()) to.write(queue.shift().chunk);
    if (queue.length) setTimeout(pass, queue[0].due - performance.now());
  }
  from.on("data", (chunk) => {
    free = Math.max(free, performance.now()) + (1000 * chunk.length) / Number(rate);
    queue.push({ due: free + oneWay, chunk });
    if (queue.length === 1) setTimeout(pass, free + oneWay - performance.now());
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

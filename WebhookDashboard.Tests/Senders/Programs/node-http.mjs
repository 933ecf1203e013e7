// Sends with the http and https modules of Node.js: umlauts in headers and, unescaped, in the path go as Latin-1.
import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import { ca, piecesOf, sendAll } from './description.mjs';

await sendAll(async request => {
  const url = new URL(request.url);
  const { request: open } = url.protocol === 'https:' ? https : http;
  const headers = request.headers.flat();
  headers.push('Host', url.host);
  if (request.options.includes('continue')) {
    headers.push('Expect', '100-continue');
  }
  const chunked = request.options.includes('chunked');
  headers.push(...chunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(request.content.length)]);

  const path = url.pathname + (request.query ? `?q=${request.query}` : '');
  const message = open({ hostname: url.hostname, port: url.port, method: 'POST', path, headers, ca });
  const answered = once(message, 'response');
  if (request.options.includes('continue')) {
    message.flushHeaders();
    await once(message, 'continue');
  }
  if (chunked) {
    for await (const piece of piecesOf(request)) {
      message.write(piece);
    }
  } else {
    message.write(request.content);
  }
  message.addTrailers(request.trailers);
  message.end();
  const [answer] = await answered;
  answer.resume();
  return answer.statusCode;
});

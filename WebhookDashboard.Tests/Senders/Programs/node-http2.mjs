// Sends with the http2 module of Node.js, with TLS and by prior knowledge without.
import { connect } from 'node:http2';
import { once } from 'node:events';
import { ca, sendAll, urlOf } from './description.mjs';

const sessions = new Map();

await sendAll(async request => {
  const url = urlOf(request);
  if (sessions.get(url.origin)?.destroyed ?? true) {
    sessions.set(url.origin, connect(url.origin, { ca }));
  }
  const headers = { ':method': 'POST', ':path': url.pathname + url.search };
  for (const [name, value] of request.headers) {
    headers[name] = name in headers ? [headers[name], value].flat() : value;
  }
  const stream = sessions.get(url.origin).request(headers, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers(Object.fromEntries(request.trailers)));
  stream.end(request.content);
  const [answer] = await once(stream, 'response');
  stream.resume();
  return answer[':status'];
});

sessions.forEach(session => session.close());

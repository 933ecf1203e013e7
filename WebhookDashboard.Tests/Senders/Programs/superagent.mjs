// Sends with superagent: a header's umlauts go as Latin-1, the query's are escaped.
import { Readable } from 'node:stream';
import superagent from 'superagent';
import { ca, headersOf, piecesOf, sendAll } from './description.mjs';

await sendAll(async request => {
  const message = superagent.post(request.url).set(headersOf(request)).ca(ca).timeout(60000);
  if (request.version === '2') {
    message.http2();
  }
  if (request.query) {
    message.query({ q: request.query });
  }
  if (request.file) {
    message.field('event', request.content.toString()).attach('invoice', request.file);
  } else if (request.options.includes('chunked')) {
    return new Promise((resolve, reject) => {
      message.on('response', answer => resolve(answer.status)).on('error', reject);
      Readable.from(piecesOf(request)).pipe(message);
    });
  } else {
    message.serialize(bytes => bytes).send(request.content);
  }
  return (await message).status;
});

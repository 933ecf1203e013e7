// Sends with got: a header's umlauts go as Latin-1, the query's are escaped.
import { Readable } from 'node:stream';
import got from 'got';
import { ca, formOf, headersOf, piecesOf, sendAll } from './description.mjs';

await sendAll(async request => {
  const body = request.file ? formOf(request, FormData)
    : request.options.includes('chunked') ? Readable.from(piecesOf(request))
    : request.content;
  const answer = await got.post(request.url, {
    headers: headersOf(request), searchParams: request.query ? { q: request.query } : undefined, body,
    http2: request.version === '2', https: { certificateAuthority: ca }, retry: { limit: 0 }, timeout: { request: 60000 },
  });
  return answer.statusCode;
});

// got keeps its HTTP/2 sessions open and the process with them.
process.exit();

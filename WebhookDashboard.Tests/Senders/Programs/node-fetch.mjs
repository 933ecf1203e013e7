// Sends with node-fetch: a header's umlauts go as Latin-1, the query's are escaped.
import { Agent } from 'node:https';
import { Readable } from 'node:stream';
import fetch, { File, FormData } from 'node-fetch';
import { ca, formOf, piecesOf, sendAll, urlOf } from './description.mjs';

const secure = new Agent({ ca, keepAlive: true });

await sendAll(async request => {
  const url = urlOf(request);
  const body = request.file ? formOf(request, FormData, File)
    : request.options.includes('chunked') ? Readable.from(piecesOf(request))
    : request.content;
  const answer = await fetch(url, {
    method: 'POST', headers: request.headers, body, agent: url.protocol === 'https:' ? secure : undefined,
  });
  await answer.text();
  return answer.status;
});

secure.destroy();

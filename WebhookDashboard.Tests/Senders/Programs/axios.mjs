// Sends with axios: a header's umlauts go as Latin-1, the query's are escaped.
import { Agent } from 'node:https';
import { Readable } from 'node:stream';
import axios from 'axios';
import { ca, formOf, headersOf, piecesOf, sendAll } from './description.mjs';

const httpsAgent = new Agent({ ca, keepAlive: true });

await sendAll(async request => {
  const body = request.file ? formOf(request, FormData)
    : request.options.includes('chunked') ? Readable.from(piecesOf(request))
    : request.content;
  const answer = await axios.post(request.url, body, {
    headers: headersOf(request), params: request.query ? { q: request.query } : {}, httpsAgent, timeout: 60000,
  });
  return answer.status;
});

httpsAgent.destroy();

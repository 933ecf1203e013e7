// Sends with the fetch that Node.js has: a header's umlauts go as Latin-1, the query's are escaped.
// It takes no certificate: NODE_EXTRA_CA_CERTS names it.
import { formOf, piecesOf, sendAll, urlOf } from './description.mjs';

await sendAll(async request => {
  const body = request.file ? formOf(request, FormData)
    : request.options.includes('chunked') ? piecesOf(request)
    : request.content;
  const answer = await fetch(urlOf(request), { method: 'POST', headers: request.headers, body, duplex: 'half' });
  await answer.text();
  return answer.status;
});

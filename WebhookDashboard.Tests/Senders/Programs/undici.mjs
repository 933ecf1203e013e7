// Sends with undici's request: a header's umlauts go as Latin-1, the query's are escaped.
import { Agent, File, FormData, request as send } from 'undici';
import { ca, formOf, piecesOf, requests, sendAll, urlOf } from './description.mjs';

const dispatchers = {
  1.1: new Agent({ connect: { ca }, connections: 1, pipelining: requests.length }),
  2: new Agent({ connect: { ca }, connections: 1, allowH2: true }),
};

await sendAll(async request => {
  const body = request.file ? formOf(request, FormData, File)
    : request.options.includes('chunked') ? piecesOf(request)
    : request.content;

  // Only what may be sent twice is pipelined.
  const { statusCode, body: answer } = await send(urlOf(request), {
    method: 'POST', headers: request.headers.flat(), body, idempotent: true, dispatcher: dispatchers[request.version],
  });
  await answer.dump();
  return statusCode;
});

await Promise.all(Object.values(dispatchers).map(dispatcher => dispatcher.close()));

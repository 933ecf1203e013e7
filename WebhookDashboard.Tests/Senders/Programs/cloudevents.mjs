// Sends with the SDK of CloudEvents, attributes in headers (binary mode): their umlauts go as Latin-1.
import { globalAgent } from 'node:https';
import { CloudEvent, emitterFor, httpTransport } from 'cloudevents';
import { ca, sendAll, urlOf } from './description.mjs';

globalAgent.options.ca = ca;

await sendAll(async request => {
  const data = JSON.parse(request.content);
  const device = request.headers.find(([name]) => name === 'X-Device')?.[1];
  const event = new CloudEvent({ id: data.id, type: data.type, source: '/shop', data, ...(device && { device }) });
  const answer = await emitterFor(httpTransport(urlOf(request)))(event);

  // The SDK does not tell the status; this header only what was kept has.
  return answer.headers['x-event-id'] ? 200 : `not kept: ${answer.body}`;
});

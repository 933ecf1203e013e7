// Reads the description of what to send, which all programs here are given:
//
//   program DESCRIPTION AUTHORITY     the certificate (PEM) that the server's must be signed by
//
// A block of lines for each request, with an empty line after it:
//
//   case NAME                what to report it as
//   url URL                  without a query
//   version 1.0|1.1|2        of HTTP
//   header NAME: VALUE       any number of times; the client encodes the value in its own way
//   trailer NAME: VALUE      any number of times
//   query VALUE              of the parameter q, which the client encodes in its own way
//   body PATH                what to post; with a file, the value of the form's field 'event'
//   file PATH                what to upload beside it as 'invoice', as multipart/form-data
//   option chunked           send the body without telling its length before
//   option continue          ask with Expect: 100-continue
//   option upgrade           ask for HTTP/2 in a request of HTTP/1.1
//   option together          begin to send before the request before it is answered, on the same connection
//
// A program prints a line for each request: the case, a tab, and the status of the answer or what went wrong.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { File } from 'node:buffer';

const [, , description, authority] = process.argv;

export const ca = readFileSync(authority, 'utf8');

export const requests = readFileSync(description, 'utf8').split('\n\n').filter(Boolean).map(block => {
  const request = { headers: [], trailers: [], options: [] };
  for (const [, key, value] of block.matchAll(/^(\w+) (.*)$/gm)) {
    if (key === 'header' || key === 'trailer') {
      request[`${key}s`].push(value.split(/: (.*)/s, 2));
    } else if (key === 'option') {
      request.options.push(value);
    } else {
      request[key] = value;
    }
  }
  request.content = readFileSync(request.body);
  return request;
});

/** The URL with its query as URL and URLSearchParams write it. */
export function urlOf({ url, query }) {
  const whole = new URL(url);
  if (query) {
    whole.searchParams.set('q', query);
  }
  return whole;
}

/** The headers as an object, where a later one of a name replaces an earlier one. */
export function headersOf({ headers }) {
  return Object.fromEntries(headers);
}

/** The multipart form, by the classes for forms that the client goes with. */
export function formOf({ content, file }, Form, FilePart = File) {
  const form = new Form();
  form.set('event', content.toString());
  form.set('invoice', new FilePart([readFileSync(file)], basename(file), { type: 'application/pdf' }));
  return form;
}

/** The body in pieces. */
export async function* piecesOf({ content }) {
  yield content.subarray(0, 10);
  yield content.subarray(10);
}

export async function sendAll(send) {
  const together = requests.filter(request => request.options.includes('together'));
  for (const request of requests.filter(request => !together.includes(request))) {
    await report(request, send);
  }
  await Promise.all(together.map(request => report(request, send)));
}

async function report(request, send) {
  let outcome;
  try {
    outcome = await send(request);
  } catch (fault) {
    outcome = `${fault.name}: ${fault.message} ${fault.cause ?? ''}`;
  }
  console.log(`${request.case}\t${String(outcome).replace(/\s+/g, ' ')}`);
}

// Sends a file of lines in parts, each a whole number of lines, and tells the page how far it is.
const part = 4 * 1024 * 1024;
const longest = 48 * 1024 * 1024; // The server refuses such a line.

export function attach(root, page) {
  if (!root) return { start: () => {}, dispose: () => {} };

  const ends = new AbortController();

  const lastLineEnd = async (file, from) => {
    for (let size = part; ; size += part) {
      const bytes = new Uint8Array(await file.slice(from, from + size).arrayBuffer());
      const end = from + size >= file.size || size > longest ? bytes.length : bytes.lastIndexOf(10) + 1;
      if (end > 0) return bytes.subarray(0, end);
    }
  };

  const run = async (file, told) => {
    let lines = 0;
    while (told.sent < file.size) {
      const bytes = await lastLineEnd(file, told.sent);
      const answer = await fetch('api/v1/events/import', { method: 'POST', headers: { 'Content-Type': 'application/x-ndjson' }, body: bytes, signal: ends.signal });
      const said = await answer.json().catch(() => ({}));
      told.imported += said.imported ?? 0;
      told.skipped += said.skipped ?? 0;
      told.expired += said.expired ?? 0;
      if (!answer.ok) {
        // The server counts the lines of this part.
        const title = said.title ?? `The server answered ${answer.status}.`;
        throw new Error(said.line ? title.replace(/^Line \d+/, `Line ${lines + said.line}`) : title);
      }
      for (const byte of bytes) if (byte === 10) lines++;
      told.sent += bytes.length;
      await page.invokeMethodAsync('Told', told);
    }
  };

  return {
    start: async () => {
      const field = root.querySelector('input[type=file]');
      const file = field.files[0];
      if (!file) field.focus();
      const told = { sent: 0, size: file?.size ?? 0, imported: 0, skipped: 0, expired: 0, isDone: false };
      try {
        if (!file) throw new Error('Choose a file first.');
        await page.invokeMethodAsync('Told', told);
        await run(file, told);
      } catch (fault) {
        if (ends.signal.aborted) return;
        told.fault = fault instanceof TypeError ? 'The server can\u2019t be reached, or the file can\u2019t be read. Import it again: what is stored is skipped.' : fault.message;
      }
      told.isDone = true;
      await page.invokeMethodAsync('Told', told);
    },
    dispose: () => ends.abort(),
  };
}

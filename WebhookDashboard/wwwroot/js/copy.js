// Copies here and at once: the clipboard requires a click, which a round trip over the circuit would lose.
// data-copy holds the text, or data-copy-from the id of the element whose text or value is copied.
import { save } from './save.js';

const shown = 1600;

async function write(text) {
  if (navigator.clipboard && isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }

  // Over plain http from another machine there is no clipboard API; the old way still works.
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;opacity:0';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (!copied) throw new Error('The browser did not copy.');
}

function textOf(button) {
  const source = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
  return source ? source.value ?? source.textContent : button.dataset.copy ?? '';
}

async function copy(button, writing) {
  let state = 'done';
  try { await writing; } catch { state = 'failed'; }
  button.dataset.copied = state;
  const said = document.getElementById('announcer');
  if (said) said.textContent = state === 'done' ? 'Copied' : 'Copy failed. Select the text and copy it yourself';
  clearTimeout(button.copyTimer);
  button.copyTimer = setTimeout(() => { delete button.dataset.copied; if (said) said.textContent = ''; }, shown);
}

async function read(href) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  return response.blob();
}

// For text that the server creates on request, { text, file }: it arrives within the seconds for which a click counts.
// A file that the text names, { name, href } or { name, blob }, is downloaded too; then downloaded is called with its name.
export function copyWhenThere(button, promise, downloaded) {
  return copy(button, promise.then(async copied => {
    if (!copied) throw new Error('Nothing to copy.');
    await write(copied.text);
    const { file } = copied;
    if (!file) return;
    save(file.name, file.blob ?? await read(file.href));
    downloaded(file.name);
  }));
}

document.addEventListener('click', e => {
  const button = e.target.closest?.('[data-copy], [data-copy-from]');
  if (button) copy(button, write(textOf(button)));
});

// Copies here and at once: the clipboard requires a click, which a round trip over the circuit would lose.
// data-copy holds the text, or data-copy-from the id of the element whose text or value is copied.
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

// For text that the server creates on request: it arrives within the seconds for which a click counts.
export function copyWhenThere(button, promise) {
  const text = promise.then(value => value ?? Promise.reject(new Error('Nothing to copy.')));
  return copy(button, text.then(write));
}

document.addEventListener('click', e => {
  const button = e.target.closest?.('[data-copy], [data-copy-from]');
  if (button) copy(button, write(textOf(button)));
});

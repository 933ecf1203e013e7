// Keeps text that is typed while the circuit is away: Blazor drops the events of that time. A circuit that comes back is told.
// A page that has to load itself again puts the text back into its fields, once. Otherwise this only listens.
const kinds = new Set(['text', 'search', 'email', 'url', 'tel', 'number', 'datetime-local', 'password', 'textarea']);
const storageKey = 'kept-text';
const patience = 20_000; // ms until a field has to be there: Send's editor takes up to 15 s
const impatience = 2_000; // ms that a page which someone asked for waits for fields, once this page is ready

const edited = new Map(); // by field: the text that was typed last, and when
let pending = []; // from before the page loaded itself again

const nameOf = field => field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent.trim() ?? field.placeholder;
const isSecret = field => field.type === 'password' || /secret|token|password/i.test(nameOf(field));

// A combobox's text only searches its list, and Monaco's own field holds parts of its text.
const isField = element => kinds.has(element.type) && !element.readOnly && !element.disabled
  && element.getAttribute('role') !== 'combobox' && !element.closest('.monaco-editor');
const namesakes = name => [...document.querySelectorAll('input, textarea')].filter(field => isField(field) && nameOf(field) === name);

addEventListener('input', ({ target: field }) => {
  if (!isField(field)) return;
  for (const other of edited.keys()) {
    if (!other.isConnected) edited.delete(other);
  }
  edited.set(field, { text: field.value, at: Date.now() });
}, { capture: true });

/** The fields that still hold what was typed. Another text is newer, such as that of a form that was sent. */
const editedSince = time => [...edited]
  .filter(([field, { text, at }]) => at >= time && field.isConnected && field.value === text)
  .map(([field]) => field);

/** Repeats the events that the circuit missed. */
function tell(field, ...missed) {
  for (const type of missed) field.dispatchEvent(type === 'blur' ? new FocusEvent(type) : new Event(type, { bubbles: true }));
}

/** Tells the circuit, which is back, what was typed since then. */
export function tellCircuit(since) {
  for (const field of editedSince(since)) {
    if (field === document.activeElement) tell(field, 'input');
    else tell(field, 'input', 'change', 'blur');
  }
}

/**
 * Stores what was typed, for this page when it is loaded again. It then goes on to the other page, if one was asked for.
 * Returns whether there is something to keep.
 */
export function keepText(nextPage) {
  const texts = editedSince(0)
    .filter(field => !isSecret(field) && !field.closest('[data-keeps-text], [role=dialog]')) // A dialog is not opened again.
    .map(field => {
      const name = nameOf(field);
      return { name, index: namesakes(name).indexOf(field), text: field.value, hasFocus: field === document.activeElement };
    });
  const all = [...pending, ...texts];
  if (all.length === 0) return false;
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ address: location.href, texts: all, nextPage }));
    return true;
  } catch {
    return false; // Full or forbidden.
  }
}

function takeKept() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey));
    sessionStorage.removeItem(storageKey);
    return kept?.address === location.href ? kept : null;
  } catch {
    return null;
  }
}

// A form's draft replaces its texts when it has been read.
const isReady = () => document.querySelector('[data-interactive=true]') && !document.querySelector('[data-draft=reading]');

function place(kept) {
  const field = namesakes(kept.name)[kept.index];
  if (!field) return false;
  if (!edited.has(field) && field.value !== kept.text) {
    field.value = kept.text;
    tell(field, 'input', 'change');
    if (!kept.hasFocus) tell(field, 'blur'); // Its answer would replace what is typed next.
  }
  if (kept.hasFocus && !isField(document.activeElement)) field.focus();
  return true;
}

/** Puts kept texts back, each as soon as its field is there. Nothing is put over what was typed since. */
function restore({ texts, nextPage }) {
  pending = texts;
  const until = setTimeout(end, patience);
  let soon;
  const observer = new MutationObserver(() => {
    if (!isReady()) return;
    pending = pending.filter(kept => !place(kept));
    if (pending.length === 0) end();
    else if (nextPage) soon ??= setTimeout(end, impatience);
  });
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-interactive', 'data-draft', 'readonly', 'disabled'] });

  async function end() {
    observer.disconnect();
    clearTimeout(until);
    clearTimeout(soon);
    pending = [];
    if (!nextPage) return;
    await circuitAnswers();
    Blazor.navigateTo(nextPage);
  }
}

/** Settles when the circuit has received all that was sent to it before. */
export const circuitAnswers = () => window.DotNet.invokeMethodAsync('WebhookDashboard', 'CircuitAnswers');

const kept = takeKept();
if (kept) restore(kept);

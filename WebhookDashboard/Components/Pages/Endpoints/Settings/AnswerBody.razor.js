// The text of an answer. It stays here and leaves as a stream when it is saved: otherwise the circuit
// would get all of it with each key, and a large text would break the connection.
import { draftStore } from '../../../Shared/Forms/FormDraft.razor.js';

const settle = 300; // ms without a key before the text is kept

export function create(area, touch, draftKey) {
  let before = area.value;
  let told = false;
  let timer = 0;

  const tell = () => {
    if (told) return;
    told = true;
    touch.dispatchEvent(new Event('input', { bubbles: true })); // says that something was typed, without saying what
  };
  const keep = () => {
    clearTimeout(timer);
    if (told) draftStore.set(draftKey, area.value);
  };
  const onInput = e => {
    e.stopPropagation();
    clearTimeout(timer);
    timer = setTimeout(keep, settle);
    told &&= e.isTrusted; // After an outage, js/kept-text.js repeats what the circuit may have missed.
    tell();
  };
  area.addEventListener('input', onInput);
  area.addEventListener('blur', keep);
  addEventListener('pagehide', keep);

  const draft = draftStore.get(draftKey);
  if (draft !== null && draft !== before) {
    area.value = draft;
    tell();
  }

  return {
    isChanged: () => area.value !== before,
    read: () => new TextEncoder().encode(area.value),
    keep() { before = area.value; told = false; },
    dispose() {
      clearTimeout(timer);
      area.removeEventListener('input', onInput);
      area.removeEventListener('blur', keep);
      removeEventListener('pagehide', keep);
    },
  };
}

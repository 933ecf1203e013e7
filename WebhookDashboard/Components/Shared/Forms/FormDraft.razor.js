// The drafts are the tab's own: they may hold a secret that was typed, and end with the tab.
export const draftStore = {
  get(key) { try { return sessionStorage.getItem(`draft.${key}`); } catch { return null; } },
  set(key, text) { try { sessionStorage.setItem(`draft.${key}`, text); } catch { /* Full or forbidden: the form works without. */ } },
  remove(key) { try { sessionStorage.removeItem(`draft.${key}`); } catch { /* Forbidden. */ } },
};

const settle = 400; // ms without a key

export function create(place, key) {
  let isKept = draftStore.get(key) !== null;

  // The app's own reload, after a restart, finds the draft again.
  const onLeave = e => {
    if (isKept && !document.documentElement.hasAttribute('data-circuit-lost')) e.preventDefault();
  };
  addEventListener('beforeunload', onLeave);

  // A field tells the server its text when it is left. A pause counts too, so that a restart meanwhile loses nothing.
  const form = place.closest('form');
  let timer = 0;
  const onInput = ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => target.dispatchEvent(new Event('change', { bubbles: true })), settle);
  };
  // Once the field has told it by itself, or the form is sent, a late event would mark a saved form as edited.
  const onTold = () => clearTimeout(timer);
  form.addEventListener('input', onInput);
  form.addEventListener('change', onTold);
  form.addEventListener('submit', onTold);

  return {
    read(maxChars) {
      const draft = draftStore.get(key);
      return draft && draft.length <= maxChars ? draft : null;
    },
    keep(draft) {
      isKept = true;
      draftStore.set(key, draft);
    },
    forget() {
      isKept = false;
      draftStore.remove(key);
      draftStore.remove(`${key}.body`);
    },
    focusFault() {
      const fault = form.querySelector(':is(.form-field, fieldset):has([role=alert]) :is(input, select, textarea, button)');
      fault?.scrollIntoView({ block: 'center' });
      fault?.focus({ preventScroll: true });
    },
    dispose() {
      clearTimeout(timer);
      form.removeEventListener('input', onInput);
      form.removeEventListener('change', onTold);
      form.removeEventListener('submit', onTold);
      removeEventListener('beforeunload', onLeave);
    },
  };
}

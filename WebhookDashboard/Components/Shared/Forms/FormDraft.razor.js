// The drafts are the tab's own: they may hold a secret that was typed, and end with the tab.
export const draftStore = {
  get(key) { try { return sessionStorage.getItem(`draft.${key}`); } catch { return null; } },
  set(key, text) { try { sessionStorage.setItem(`draft.${key}`, text); } catch { /* Full or forbidden: the form works without. */ } },
  remove(key) { try { sessionStorage.removeItem(`draft.${key}`); } catch { /* Forbidden. */ } },
};

const settle = 400; // ms without a key
const marked = 500; // ms after which no field will be marked as wrong: the marks may follow the call

export function create(place, key) {
  let isKept = draftStore.get(key) !== null;

  // The app's own reload, after a restart, finds the draft again.
  const onLeave = e => {
    if (isKept && !document.documentElement.hasAttribute('data-circuit-lost')) e.preventDefault();
  };
  addEventListener('beforeunload', onLeave);

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
      const until = Date.now() + marked;
      const seek = () => {
        const fault = place.closest('form')?.querySelector('[aria-invalid=true], [data-fault] :is(input, button)');
        fault?.scrollIntoView({ block: 'center' });
        fault?.focus({ preventScroll: true });
        if (!fault && Date.now() < until) setTimeout(seek, 20);
      };
      seek();
    },
    dispose: () => removeEventListener('beforeunload', onLeave),
  };
}

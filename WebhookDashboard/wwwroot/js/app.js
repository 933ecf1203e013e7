import './relative-time.js';
import './local-time.js';
import './copy.js';
import './tab-title.js';
import './dialog-escape.js';
import './listbox-name.js';
import './page-keys.js';
import './skip-link.js';
import './kept-run.js';
import './connection.js';

// Resolves with the next frame: what was rendered before is on the screen then. False if nobody can see it.
globalThis.isPainted = () => document.hidden
  ? false
  : new Promise(resolve => requestAnimationFrame(() => resolve(!document.hidden)));

// Leaves the focus in a field that someone already types in.
globalThis.focusFirst = element => {
  if (!document.activeElement?.matches('input, textarea, select, [contenteditable]')) element?.focus({ preventScroll: true });
};
globalThis.focusHeading = () => focusFirst(document.querySelector('h1'));

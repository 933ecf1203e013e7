// Keys that act on the page, from anywhere that does not take text. Those that are pressed before the page's script has come
// wait for it; '/', which goes to the search field, needs none.
const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], .monaco-editor';
const busy = '[role=dialog], [role=menu], [role=listbox]';
const patience = 10_000; // ms that a key waits

let act = null; // the page's
let waiting = [];

addEventListener('keydown', e => {
  if (e.defaultPrevented || e.altKey || e.target.closest?.(typing) || document.querySelector(busy)) return;
  if (e.key === '/' && !e.ctrlKey && !e.metaKey) toSearch(e);
  else if (act) act(e);
  else keep(e);
});

function toSearch(e) {
  const search = document.querySelector('[aria-keyshortcuts="/"]');
  if (!search) return;
  e.preventDefault();
  search.focus();
  search.select();
}

const isRecent = ({ path, e }) => path === location.pathname && performance.now() - e.timeStamp < patience;

function keep(e) {
  waiting = waiting.filter(isRecent);
  waiting.push({ path: location.pathname, e });
}

/** Gives the keys to a page until the signal, beginning with those that waited. */
export function onKeys(actOfPage, signal) {
  act = actOfPage;
  signal.addEventListener('abort', () => {
    if (act === actOfPage) act = null;
  });
  for (const { e } of waiting.filter(isRecent)) act(e);
  waiting = [];
}

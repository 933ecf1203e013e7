// Starts the circuit, and shows when it is lost. The page's content stays readable and in place;
// live-status and a bar say that it is not current. When the server is back and no longer knows this circuit, the
// page loads itself again at the same address.
import { circuitAnswers, keepText, tellCircuit } from './kept-text.js';

const bar = document.getElementById('components-reconnect-modal');
const message = document.getElementById('connection-message');
// What works without the server, and what does not.
const local = '[data-copy], [data-copy-from], [data-theme-switch]';
const controls = 'button, [role=button], [role=switch], input[type=checkbox], input[type=radio], select';
let waiting = null;
let wanted = null;
let lostAt = null;
const serverTimeout = 15_000;
const probeAfterSleep = 10_000;
const probeTimeout = 1_500;

function setStatus(lost) {
  document.documentElement.toggleAttribute('data-circuit-lost', lost);
  for (const status of document.querySelectorAll('[data-testid=live-status]')) {
    const text = lost ? 'Reconnecting' : status.dataset.state;
    const word = status.querySelector('[data-word]');
    // The text node is Blazor's: its data changes, the node stays.
    if (word?.firstChild && word.firstChild.data !== text) word.firstChild.data = text;
  }
}

function lost(text) {
  setStatus(true);
  message.textContent = waiting ?? text;
  if (!bar.hidden) return;
  bar.hidden = false;
  lostAt = Date.now();
  for (const control of document.querySelectorAll(controls)) {
    if (control.matches(local) || control.hasAttribute('aria-disabled')) continue;
    control.setAttribute('aria-disabled', 'true');
    control.dataset.waits = '';
  }
}

function back() {
  tellCircuit(lostAt - serverTimeout); // The connection may have been dead for so long. Before any click.
  setStatus(false);
  bar.hidden = true;
  waiting = null;
  for (const control of document.querySelectorAll('[data-waits]')) {
    control.removeAttribute('aria-disabled');
    delete control.dataset.waits;
  }
  if (wanted) goOn();
}

/** Opens the page that was asked for meanwhile, once this one has taken what was typed. */
async function goOn() {
  try { await circuitAnswers(); } catch { return; } // Lost again.
  if (!wanted || !bar.hidden) return;
  Blazor.navigateTo(wanted);
  wanted = null;
}

function nameOf(element) {
  const name = element.getAttribute('aria-label') ?? element.innerText.trim().split(/\s*\n/)[0]; // Without the count beside it.
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

// While the server is gone, a click that needs it must not be lost without a word, nor lead to the browser's error page:
// a link waits and is opened when the server is back; a control says that it needs the server. Before Blazor's own listener.
addEventListener('click', e => {
  if (bar.hidden || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const target = e.target.closest?.(`a[href], ${controls}`);
  if (!target || target.matches(local)) return;
  if (target.matches('a')) {
    if (target.origin !== location.origin || (target.hash && target.pathname === location.pathname)) return;
    const opens = !target.target && !target.hasAttribute('download');
    wanted = opens ? target.href : wanted;
    waiting = `No connection to the server. “${nameOf(target)}” ${opens ? 'opens when it is back.' : 'needs it: try again when it is back.'}`;
  } else {
    waiting = `No connection to the server. “${nameOf(target)}” needs it: try again when it is back.`;
  }
  message.textContent = waiting;
  e.preventDefault();
  e.stopImmediatePropagation();
}, { capture: true });

// The circuit handles all these forms. Without one, the browser would send them itself and load the page anew.
addEventListener('submit', e => {
  if (e.target.method === 'get') e.preventDefault();
}, { capture: true });

/** Loads this page again, or the one that was asked for meanwhile. */
function open() {
  if (wanted && !keepText(wanted)) location.assign(wanted);
  else location.reload();
}

// Also when someone reloads the page by hand, or it goes to the sign-in page.
addEventListener('pagehide', () => {
  if (!bar.hidden) keepText(wanted);
});

// Loading the page while the server is down would show the browser's error page, which never recovers.
async function reloadWhenServed() {
  lost('The server is back. Reloading this page…');
  for (;;) {
    try {
      const response = await fetch(location.href, { cache: 'no-store', redirect: 'manual' });
      if (response.status < 500) { open(); return; }
    } catch { /* Not there yet. */ }
    await new Promise(done => setTimeout(done, 1000));
  }
}

// Signed out in another tab, or the server restarted with another token: no retry will succeed, and reloading this
// address leads to the sign-in page.
let asking = false;
async function leaveWhenSignedOut() {
  if (asking) return;
  asking = true;
  try {
    const response = await fetch('_blazor/negotiate?negotiateVersion=1', { method: 'POST', cache: 'no-store' });
    if (response.status === 401) {
      lost('You are signed out. Going to the sign-in page…');
      location.reload();
    }
  } catch { /* Not there: the tries go on. */ }
  asking = false;
}

bar.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  switch (detail.state) {
    case 'show':
    case 'retrying':
      lost('No connection to the server. Retrying; this page may be out of date.');
      leaveWhenSignedOut();
      break;
    case 'hide':
      back();
      break;
    default: // failed, rejected, paused, resume-failed: this circuit does not come back.
      reloadWhenServed();
  }
});

// Quick at first, since most losses are a restart, then every two seconds for as long as it takes.
const retryIn = attempt => (attempt < 5 ? 300 : 2000);

await Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: retryIn },
    configureSignalR: builder => builder.withServerTimeout(serverTimeout).withKeepAliveInterval(5_000),
  },
});

// After sleep or a lost network, the socket looks alive until it times out. So this asks the server, and shows it meanwhile.
async function probe() {
  const answer = window.DotNet?.invokeMethodAsync && circuitAnswers().then(() => true, () => false);
  const inTime = await Promise.race([answer, new Promise(done => setTimeout(done, probeTimeout, false))]);
  if (inTime) return;
  if (bar.hidden) setStatus(true);
  if (await answer && bar.hidden) setStatus(false);
}

let last = Date.now();
setInterval(() => {
  const now = Date.now();
  if (now - last > probeAfterSleep) probe();
  last = now;
}, 1000);
addEventListener('online', probe);
addEventListener('offline', probe);

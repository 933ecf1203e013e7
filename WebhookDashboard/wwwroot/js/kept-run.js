// Keeps the last figures of a comparison when its page loads itself again because its circuit is gone: with the server or the
// connection, the run is gone too. Not in the page's own script, which may still be on its way then.
const storageKey = 'compare-kept'; // In session storage, since the figures are this tab's.

addEventListener('pagehide', () => {
  const run = document.querySelector('[data-run-server]');
  if (!run || !document.documentElement.hasAttribute('data-circuit-lost')) return;
  const rows = [...run.querySelectorAll('.run-figures tbody tr')]
    .filter(row => row.getClientRects().length > 0)
    .map(row => [...row.cells].map(cell => cell.innerText.trim()));
  const wasRunning = document.querySelector('[data-testid=compare-stop]') !== null;
  const sentence = run.querySelector('#compare-sentence').innerText.trim();
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ server: run.dataset.runServer, wasRunning, sentence, rows }));
  } catch { /* Full or forbidden: the figures are lost. */ }
});

export const keptRun = {
  read() { try { return JSON.parse(sessionStorage.getItem(storageKey)); } catch { return null; } },
  forget() { try { sessionStorage.removeItem(storageKey); } catch { /* Forbidden: nothing is kept. */ } },
};

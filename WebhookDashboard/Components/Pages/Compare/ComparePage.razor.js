// Saves what the server streams as a file, and keeps the figures of a run whose server is gone.
import { save } from '../../../js/save.js';

const kept = 'compare-kept';

/**
 * Keeps the figures on the screen when the page loads itself again because its circuit is gone: with the server or the
 * connection, the run is gone too. Session storage, since they are this tab's.
 */
export function attach(server) {
  const leave = () => {
    const sentence = document.getElementById('compare-sentence');
    if (!sentence || !document.documentElement.hasAttribute('data-circuit-lost')) return;
    const rows = [...document.querySelectorAll('.run-figures tbody tr')]
      .filter(row => row.getClientRects().length > 0)
      .map(row => [...row.cells].map(cell => cell.innerText.trim()));
    const wasRunning = document.querySelector('[data-testid=compare-stop]') !== null;
    try {
      sessionStorage.setItem(kept, JSON.stringify({ server, wasRunning, sentence: sentence.innerText.trim(), rows }));
    } catch { /* Full or forbidden: the figures are lost. */ }
  };
  addEventListener('pagehide', leave);
  return {
    save: async (name, type, stream) => save(name, new Blob([await stream.arrayBuffer()], { type })),
    read() { try { return JSON.parse(sessionStorage.getItem(kept)); } catch { return null; } },
    forget() { try { sessionStorage.removeItem(kept); } catch { /* Forbidden: nothing is kept. */ } },
    dispose() { removeEventListener('pagehide', leave); },
  };
}

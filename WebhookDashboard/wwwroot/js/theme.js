// Runs in the head, before the first paint: applies the theme that the user chose, or the system's.
(() => {
  const key = 'theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const systemTheme = () => (system.matches ? 'dark' : 'light');

  const read = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };

  const write = choice => {
    try {
      if (choice === null) localStorage.removeItem(key); else localStorage.setItem(key, choice);
    } catch { /* Without storage the choice lasts as long as the page. */ }
  };

  const show = theme => {
    document.documentElement.dataset.theme = theme;
    document.dispatchEvent(new CustomEvent('themechange', { detail: theme }));
  };

  const follow = () => show(read() ?? systemTheme());

  follow();
  system.addEventListener('change', follow);
  addEventListener('storage', e => { if (e.key === key) follow(); });

  // The button works without a circuit. Going back to the system's theme means following the system again.
  document.addEventListener('click', e => {
    if (!e.target.closest?.('[data-theme-switch]')) return;
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    write(next === systemTheme() ? null : next);
    show(next);
  });
})();

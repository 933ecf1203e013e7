// Counts in the tab's title what arrived while the tab was hidden: "(3) Events · WebhookDashboard".
const count = /^\([\d,]+\) /;
let seen = 0;

const arrived = () => Number(document.querySelector('[data-arrived]')?.dataset.arrived ?? 0);

function show() {
  // A page that loads itself again counts from zero.
  seen = Math.min(seen, arrived());
  const missed = document.hidden ? arrived() - seen : 0;
  // The text node is Blazor's: its data changes, the node stays.
  const title = document.head.querySelector('title')?.firstChild;
  if (!title) return;
  const bare = title.data.replace(count, '');
  const text = missed > 0 ? `(${missed.toLocaleString('en')}) ${bare}` : bare;
  if (title.data !== text) title.data = text;
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) seen = arrived();
  show();
});
new MutationObserver(show).observe(document.body, { subtree: true, attributeFilter: ['data-arrived'] });

// Names the list that a select or an autocomplete opens after its field: MudBlazor gives it no name, and no way to set one.
const name = async field => {
  const id = field.getAttribute('aria-controls');
  let list = null;
  let tries = 60;
  // The list is rendered elsewhere, a moment later.
  while (id && !(list = document.getElementById(id)) && tries-- > 0) await new Promise(requestAnimationFrame);
  const label = field.getAttribute('aria-label');
  if (list?.getAttribute('role') === 'listbox' && label) list.setAttribute('aria-label', label);
};

new MutationObserver(changes => changes.forEach(change => name(change.target)))
  .observe(document.body, { subtree: true, attributeFilter: ['aria-controls'] });

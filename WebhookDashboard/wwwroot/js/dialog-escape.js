// A dialog is visible a round trip before MudBlazor listens to its keys and moves the focus into it. An Escape that is
// pressed until then is given to the dialog.
document.addEventListener('keydown', e => {
  const dialog = [...document.querySelectorAll('[role=dialog][aria-modal=true]')].at(-1);
  if (e.key !== 'Escape' || !dialog || dialog.contains(e.target)) return;
  const escape = () => dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  escape();
  dialog.addEventListener('focusin', escape, { once: true });
});

// Blazor handles a link to a part of the page by scrolling to it, which leaves the focus where it was.
document.addEventListener('click', e => {
  if (!e.target.closest?.('.skip')) return;
  e.preventDefault();
  document.getElementById('content').focus();
});

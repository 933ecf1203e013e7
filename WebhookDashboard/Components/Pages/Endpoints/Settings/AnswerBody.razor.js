// The text of an answer. It stays here and leaves as a stream when it is saved: otherwise the circuit
// would get all of it with each key, and a large text would break the connection.
export function create(area, touch) {
  let before = area.value;
  let told = false;

  const onInput = e => {
    e.stopPropagation();
    if (told) return;
    told = true;
    touch.dispatchEvent(new Event('input', { bubbles: true })); // says that something was typed, without saying what
  };
  area.addEventListener('input', onInput);

  return {
    isChanged: () => area.value !== before,
    read: () => new TextEncoder().encode(area.value),
    keep() { before = area.value; told = false; },
    dispose: () => area.removeEventListener('input', onInput),
  };
}

// Resolves with the next frame: what was rendered before is on the screen then. False if nobody can see it.
export const painted = () => document.hidden
  ? false
  : new Promise(resolve => requestAnimationFrame(() => resolve(!document.hidden)));

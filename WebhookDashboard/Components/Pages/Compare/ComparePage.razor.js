// Saves what the server streams as a file, and tells it of a run whose server is gone.
import { keptRun } from '../../../js/kept-run.js';
import { save } from '../../../js/save.js';

export const attach = () => ({
  ...keptRun,
  save: async (name, type, stream) => save(name, new Blob([await stream.arrayBuffer()], { type })),
  dispose() {},
});

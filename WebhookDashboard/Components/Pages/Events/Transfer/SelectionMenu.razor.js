// Saves events by their ids. An address has room for some hundred of them, so the file is put together from several answers.
import { save } from '../../../../js/save.js';

const most = 150;

export function attach() {
  const load = async (format, ids) => {
    const answer = await fetch(`api/v1/events/export?format=${format}&ids=${ids.join(',')}`);
    if (answer.ok) return answer;
    const said = await answer.json().catch(() => ({}));
    throw new Error(said.title ?? `The server answered ${answer.status}.`);
  };

  return {
    // What went wrong; null if nothing did.
    save: async (format, ids) => {
      try {
        const parts = [];
        for (let i = 0; i < ids.length; i += most) parts.push(await load(format, ids.slice(i, i + most)));
        if (format === 'har') {
          const archives = await Promise.all(parts.map(part => part.json()));
          archives[0].log.entries = archives.flatMap(one => one.log.entries);
          save('events.har', new Blob([JSON.stringify(archives[0])], { type: 'application/json' }));
        } else {
          save('events.ndjson', new Blob(await Promise.all(parts.map(part => part.blob())), { type: 'application/x-ndjson' }));
        }
        return null;
      } catch (fault) {
        return fault instanceof TypeError ? 'The server can\u2019t be reached.' : fault.message;
      }
    },
    dispose: () => {},
  };
}

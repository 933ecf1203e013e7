// A run's data for the picture of Compare: the ends of the server's lists, as far back as they are visible. Times are
// milliseconds since the run's start and come first in each row.

/** The end of a list that grows on the server; indexes are those of the whole list. */
export class Tail {
  #rows = [];
  #base = 0;

  get start() { return this.#base; }
  get end() { return this.#base + this.#rows.length; }

  at(index) { return this.#rows[index - this.#base]; }

  /** Replaces everything from an index on, and returns the old rows. */
  replace({ from, rows }) {
    if (from < this.start || from > this.end) {
      const all = this.#rows;
      this.#rows = rows;
      this.#base = from;
      return all;
    }
    return this.#rows.splice(from - this.#base, Infinity, ...rows);
  }

  /** The first index whose row is not before a time. */
  find(time) {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows[middle][0] < time) low = middle + 1; else high = middle;
    }
    return this.#base + low;
  }

  /** Drops rows from the start that are too old. */
  trim(isPast) {
    let count = 0;
    while (count < this.#rows.length && isPast(this.#base + count, this.#rows[count])) count++;
    if (count > 0) {
      this.#rows.splice(0, count);
      this.#base += count;
    }
  }
}

export class Run {
  origin = 0;
  ended = false;
  changes = new Tail();
  polls = new Tail();
  told = new Tail();
  pullKnew = new Tail();
  pushKnew = new Tail();
  pullWrong = new Tail();
  pushWrong = new Tail();

  /** When the webhook of a change arrived, by the change's index. */
  arrived = new Map();

  constructor(pollMs) { this.pollMs = pollMs; }

  /** Applies an update, and reports the times whose drawing changes. */
  take(update, touch) {
    this.origin = update.origin;
    this.ended = update.ended;
    const take = (list, tail, place) => {
      if (!tail) return;
      const gone = list.replace(tail);
      gone.forEach((row, i) => place(row, tail.from + i));
      tail.rows.forEach((row, i) => place(row, tail.from + i));
    };
    const byTime = row => touch(row[0]);
    const byChange = (_, index) => this.#touchChange(index, touch);
    take(this.changes, update.changes, byTime);
    take(this.polls, update.polls, byTime);
    take(this.told, update.told, row => {
      touch(row[0]);
      if (row[4] === 0 && row[3] > 0) {
        this.arrived.set(row[3] - 1, row[0]);
        this.#touchChange(row[3] - 1, touch);
      }
    });
    take(this.pullKnew, update.pullKnew, byChange);
    take(this.pushKnew, update.pushKnew, byChange);
    take(this.pullWrong, update.pullWrong, byTime);
    take(this.pushWrong, update.pushWrong, byTime);
    // Changes that are not known yet point to the next poll, which has changed.
    for (let i = Math.max(this.pullKnew.end, this.changes.start); i < this.changes.end; i++) byChange(null, i);
  }

  /** When the next poll is expected. */
  get nextPoll() {
    return (this.polls.end > this.polls.start ? this.polls.at(this.polls.end - 1)[0] : 0) + this.pollMs;
  }

  /** Drops everything before a time. */
  forget(before) {
    this.changes.trim((i, [at, , , lost]) => at < before
      && (this.pullKnew.at(i)?.[0] ?? Infinity) < before && (!lost || (this.pushKnew.at(i)?.[0] ?? Infinity) < before));
    const ofGone = i => i < this.changes.start;
    this.pullKnew.trim(ofGone);
    this.pushKnew.trim(ofGone);
    for (const i of this.arrived.keys()) if (ofGone(i)) this.arrived.delete(i);
    const isPast = (_, [at]) => at < before;
    this.polls.trim(isPast);
    this.told.trim(isPast);
    const isOver = (_, [, to]) => to >= 0 && to < before;
    this.pullWrong.trim(isOver);
    this.pushWrong.trim(isOver);
  }

  #touchChange(index, touch) {
    const change = this.changes.at(index);
    if (change) touch(change[0]);
  }
}

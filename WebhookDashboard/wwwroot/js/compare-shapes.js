// The shapes of a stretch of time in the picture of Compare: one path for each kind of mark, and the labels. Pure.

const far = 1e6;
const clearlyLate = 100;
const px = value => value.toFixed(1);

/** Pixels between labels of a kind, so that none covers another. */
const room = { change: 24, poll: 24, lost: 72, healed: 120 };

/** How many labels of a kind may be below each other, where one line has no room. */
const lanes = { change: 2, poll: 1, lost: 1, healed: 1 };
const laneHeight = 12;

/**
 * Which rows of a list have a label, and in which lane (1, 2…; 0: none): as many as there is room for, from left to right,
 * in the first lane where there is.
 */
export function chooseLabels(list, from, scale, kind, wants) {
  const index = Math.max(from, list.start);
  const last = Array.from({ length: lanes[kind] }, (_, lane) => {
    for (let i = index - 1; i >= list.start; i--) {
      if (list.at(i)[kind] === lane + 1) return list.at(i)[0];
    }
    return -Infinity;
  });
  for (let i = index; i < list.end; i++) {
    const row = list.at(i);
    // A loss is named on its left, where no other change may be.
    const neighbour = kind === 'lost' ? list.at(i - 1)?.[0] ?? -Infinity : -Infinity;
    const lane = wants(row) ? last.findIndex(before => (row[0] - Math.max(before, neighbour)) * scale >= room[kind]) : -1;
    row[kind] = lane + 1;
    if (lane >= 0) last[lane] = row[0];
  }
}

/** @param place { scale, pull, shop, push, arrow }: pixels a millisecond, where the three lines lie, half an arrow's width. */
export function shapesOf(run, place, from, to) {
  const { scale, pull, shop, push, arrow } = place;
  const paths = { 'wrong-pull': '', 'wrong-push': '', late: '', over: '', told: '', lost: '', healed: '', asked: '', found: '', cross: '', dot: '', arrow: '', 'stale-pull': '', 'stale-push': '' };
  const labels = [];
  let end = to;
  const reach = time => { end = Math.max(end, time); return time * scale; };

  for (let i = run.changes.find(from); i < run.changes.end && run.changes.at(i)[0] < to; i++) {
    const row = run.changes.at(i);
    const [at, quantity, , lost] = row;
    const x = at * scale;
    const start = `M${px(x)} ${shop}`;
    paths.dot += `${start}h.01`;
    if (row.change) labels.push({ kind: 'of-shop', x: x + 7, y: shop + 16 + (row.change - 1) * laneHeight, text: quantity });

    const knew = run.pullKnew.at(i);
    const known = reach(knew ? knew[0] : run.nextPoll);
    const isSeen = knew ? knew[1] === 1 : i === run.changes.end - 1;
    if (!knew) end = Infinity;
    paths['wrong-pull'] += `${start}V${pull}H${px(known)}z`;
    paths[isSeen ? 'late' : 'over'] += `${start}L${px(known)} ${pull}`;

    const arrived = run.arrived.get(i);
    if (arrived !== undefined) {
      paths.told += `${start}L${px(arrived * scale)} ${push - arrow}`;
      paths.arrow += `M${px(arrived * scale - arrow)} ${push - arrow * 1.5}h${arrow * 2}l${-arrow} ${arrow * 1.5}z`;
    }
    const told = run.pushKnew.at(i);
    if (lost || (told ? told[0] - at > clearlyLate : run.ended)) {
      if (!told) end = Infinity;
      paths['wrong-push'] += told ? `${start}V${push}H${px(reach(told[0]))}z` : `${start}V${push}H${px(x + far)}V${shop}z`;
    }
    if (lost) {
      const y = (shop + push) / 2;
      paths.lost += `${start}V${px(y - 3)}`;
      paths.cross += `M${px(x - 4)} ${px(y)}l8 8m0 -8l-8 8`;
      if (row.lost) labels.push({ kind: 'of-lost', x: x - 9, y: y + 8, text: `${quantity} lost`, anchor: 'end' });
      if (told && told[2] === 1) paths.healed += `${start}L${px(told[0] * scale)} ${push}`;
    }
  }

  const tick = (x, y, height) => `M${px(x)} ${y - height}V${y}`;
  const failed = (x, y) => `M${px(x - 3)} ${y - 9}l6 6m0 -6l-6 6`;
  for (let i = run.polls.find(from); i < run.polls.end && run.polls.at(i)[0] < to; i++) {
    const row = run.polls.at(i);
    const [at, found, quantity, version] = row;
    const x = at * scale;
    if (version < 0) paths.cross += failed(x, pull);
    else paths[found ? 'found' : 'asked'] += tick(x, pull, found ? 24 : 12);
    if (row.poll) labels.push({ kind: 'of-pull', x, y: pull - 28, text: quantity, anchor: 'middle' });
  }

  for (let i = run.told.find(from); i < run.told.end && run.told.at(i)[0] < to; i++) {
    const row = run.told.at(i);
    const [at, found, quantity, version, reconciles] = row;
    if (!reconciles) continue;
    const x = at * scale;
    if (version < 0) paths.cross += failed(x, push);
    else paths[found ? 'found' : 'asked'] += tick(x, push, found ? 16 : 8);
    if (row.healed) labels.push({ kind: 'of-pull', x: x + 4, y: push + 14, text: `re-checked: ${quantity}`, anchor: 'end' });
  }

  for (const [name, list] of [['stale-pull', run.pullWrong], ['stale-push', run.pushWrong]]) {
    for (let i = list.find(from); i < list.end && list.at(i)[0] < to; i++) {
      const [start, stop] = list.at(i);
      const until = stop < 0 ? start + far : stop;
      if (stop < 0) end = Infinity; else reach(stop);
      paths[name] += `M${px(start * scale)} 0L${px(until * scale)} ${-(until - start)}V0z`;
    }
  }

  return { paths, labels, end };
}

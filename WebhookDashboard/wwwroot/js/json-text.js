// JSON as people type it: checks it, locates its fault, and formats it. Numbers and strings are
// never parsed and rewritten, which would turn 59.90 into 59.9. The mark {{n}} stands for digits.
const mark = /\{\{n\}\}/g;
const digits = '11111'; // as long as the mark, so that places stay true

const blank = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function take(pattern, text, at) {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? found[0].length : 0;
}

const unended = at => ({ at, expected: 'this string to end on its line, with no unknown escape in it' });

// Reads the text up to its first fault; returns its position and what was expected there.
function firstFault(text) {
  const open = [];
  let expected = 'a value';
  for (let at = take(blank, text, 0); ; at += take(blank, text, at)) {
    const c = text[at];
    const ending = open.at(-1) === '{' ? '}' : ']';
    const fault = { at, expected: at >= text.length && open.length ? `${expected}, but the text ends` : expected };
    if (expected === 'the end') return at >= text.length ? null : fault;
    let length = 1;
    let closes = false;
    if (expected === "':'") {
      if (c !== ':') return fault;
      expected = 'a value';
      at += length;
      continue;
    }
    if (expected.startsWith("','")) {
      if (c === ',') { expected = open.at(-1) === '{' ? 'a key in quotes' : 'a value'; at += length; continue; }
      if (c !== ending) return fault;
      closes = true;
    } else if (expected.endsWith(`or '${ending}'`) && c === ending) {
      closes = true;
    } else if (expected.startsWith('a key')) {
      length = take(string, text, at);
      if (!length) return c === '"' ? unended(at) : fault;
      expected = "':'";
      at += length;
      continue;
    } else if (c === '{' || c === '[') {
      open.push(c);
      expected = c === '{' ? "a key in quotes or '}'" : "a value or ']'";
      at += length;
      continue;
    } else {
      length = c === '"' ? take(string, text, at) : take(scalar, text, at);
      if (!length) return c === '"' ? unended(at) : fault;
    }
    if (closes) open.pop();
    at += length;
    expected = open.length === 0 ? 'the end' : `',' or '${open.at(-1) === '{' ? '}' : ']'}'`;
  }
}

export function check(text) {
  if (text === '') return { kind: 'empty body', tone: '', message: '' };
  const filled = text.replace(mark, digits);
  try {
    JSON.parse(filled);
    return { kind: 'well-formed', tone: 'good', message: '' };
  } catch { /* Where it breaks is found below, the same in each browser. */ }
  const fault = firstFault(filled);
  if (fault === null) return { kind: 'not JSON', tone: 'stale', message: 'nested too deeply to read here' };
  const before = filled.slice(0, fault.at);
  const line = before.split('\n').length;
  const column = fault.at - before.lastIndexOf('\n');
  return { kind: 'not JSON', tone: 'stale', line, column, message: `line ${line}, column ${column}: expected ${fault.expected}` };
}

// Null if the text is not JSON.
export function format(text) {
  if (check(text).tone !== 'good') return null;
  const parts = [];
  let depth = 0;
  const breakLine = () => parts.push('\n', '  '.repeat(depth));
  for (let at = take(blank, text, 0); at < text.length; at += take(blank, text, at)) {
    const c = text[at];
    if (c === '"') {
      const length = take(string, text, at);
      parts.push(text.slice(at, at + length));
      at += length;
    } else if ((c === '{' || c === '[') && !text.startsWith('{{n}}', at)) {
      const close = at + 1 + take(blank, text, at + 1);
      if (text[close] === '}' || text[close] === ']') {
        parts.push(c, text[close]);
        at = close + 1;
      } else {
        parts.push(c);
        depth++;
        breakLine();
        at++;
      }
    } else if (c === '}' || c === ']') {
      depth--;
      breakLine();
      parts.push(c);
      at++;
    } else if (c === ',') {
      parts.push(c);
      breakLine();
      at++;
    } else if (c === ':') {
      parts.push(': ');
      at++;
    } else if (text.startsWith('{{n}}', at)) {
      parts.push('{{n}}');
      at += 5;
    } else {
      parts.push(c);
      at++;
    }
  }
  return parts.join('');
}

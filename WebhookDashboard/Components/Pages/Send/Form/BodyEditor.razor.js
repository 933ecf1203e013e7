// The body's editor. Its text stays here and leaves as a stream when the server asks for it; nothing is called on the
// server while somebody types or pastes. This server serves Monaco; without it a plain text area does the same.
import { copyWhenThere } from '../../../../js/copy.js';
import { check, format } from '../../../../js/json-text.js';

const bodyKey = template => `send.body.${template}`;
const formKey = 'send.form';
const mark = '{{n}}';
const settle = 250; // ms without a key before the text is looked at and kept
const checkUpTo = 5_000_000; // characters; over it the look would be felt
const monacoDeadline = 15_000;

let monacoLoading;

function loadMonaco() {
  return monacoLoading ??= new Promise((resolve, reject) => {
    const base = new URL('_content/BlazorMonaco/lib/monaco-editor/min/vs', document.baseURI).href;
    const script = document.createElement('script');
    script.src = `${base}/loader.js`;
    script.onerror = () => reject(new Error('Monaco is not there.'));
    script.onload = () => {
      window.require.config({ paths: { vs: base } });
      window.require(['vs/editor/editor.main'], () => resolve(window.monaco), reject);
    };
    document.head.append(script);
    setTimeout(() => reject(new Error('Monaco took too long.')), monacoDeadline);
  }).catch(error => { monacoLoading = undefined; throw error; });
}

const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* Full or forbidden: the page works without. */ } },
  remove(key) { try { localStorage.removeItem(key); } catch { /* Forbidden. */ } },
};

// The page's own tokens, so that the editor matches it in both themes.
function defineTheme(monaco) {
  const style = getComputedStyle(document.documentElement);
  const token = name => style.getPropertyValue(name).trim();
  const dark = document.documentElement.dataset.theme === 'dark';
  const rule = (name, color) => ({ token: name, foreground: token(color).slice(1) });
  monaco.editor.defineTheme('dashboard', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', '--ink'), rule('string.key.json', '--ink'), rule('string.value.json', '--code-string'),
      rule('number.json', '--code-number'), rule('keyword.json', '--code-number'), rule('delimiter', '--ink-3'),
    ],
    colors: {
      'editor.background': token('--surface'), 'editor.foreground': token('--ink'),
      'editorLineNumber.foreground': token('--ink-3'), 'editorLineNumber.activeForeground': token('--ink'),
      'editor.lineHighlightBackground': token('--hover'), 'editor.lineHighlightBorder': token('--hover'),
      'editor.selectionBackground': token('--push-pale'), 'editorCursor.foreground': token('--ink'),
      'editorIndentGuide.background': token('--line'), 'editorWidget.background': token('--surface'),
      'editorWidget.border': token('--line-strong'), 'editorBracketMatch.background': token('--selected'),
      'editorBracketMatch.border': token('--edge'), 'scrollbarSlider.background': `${token('--edge')}55`,
      'scrollbarSlider.hoverBackground': `${token('--edge')}88`, 'scrollbarSlider.activeBackground': `${token('--edge')}aa`,
      'focusBorder': token('--ink'),
    },
  });
  monaco.editor.setTheme('dashboard');
}

function monacoSurface(monaco, host, changed) {
  // Own checks stand in for the language service: it would call every {{n}} a fault.
  monaco.languages.json.jsonDefaults.setDiagnosticsOptions({ validate: false });
  monaco.languages.json.jsonDefaults.setModeConfiguration({ tokens: true });
  defineTheme(monaco);
  const model = monaco.editor.createModel('', 'json');
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const editor = monaco.editor.create(host, {
    model,
    ariaLabel: 'Body',
    readOnly: true, // until a template is shown, which would replace what is typed
    domReadOnly: true,
    autoIndent: 'brackets', // 'full' would move what is pasted
    automaticLayout: true,
    contextmenu: false,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 12,
    fixedOverflowWidgets: true,
    folding: false,
    glyphMargin: false,
    lineDecorationsWidth: 12,
    lineHeight: 20,
    lineNumbersMinChars: 4,
    links: false,
    minimap: { enabled: false },
    occurrencesHighlight: false,
    overviewRulerLanes: 0,
    padding: { top: 12, bottom: 12 },
    quickSuggestions: false,
    renderLineHighlight: 'line',
    scrollBeyondLastLine: false,
    scrollbar: { useShadows: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
    suggestOnTriggerCharacters: false,
    tabSize: 2,
    theme: 'dashboard',
    trimAutoWhitespace: false,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    unusualLineTerminators: 'off', // 'auto' would take them out of what is sent
    wordBasedSuggestions: false,
  });
  const onTheme = () => defineTheme(monaco);
  document.addEventListener('themechange', onTheme);
  model.onDidChangeContent(changed);
  let marks = [];
  return {
    get: () => model.getValue(undefined, true), // with a byte order mark, if one was typed
    open(value) { // Undo must not lead to the text before, which belongs to another template.
      model.setValue(value);
      model.setEOL(monaco.editor.EndOfLineSequence.LF);
      const { readOnly, tabFocusMode } = monaco.editor.EditorOption;
      if (!editor.getOption(readOnly)) return;
      editor.updateOptions({ readOnly: false, domReadOnly: false });
      // Tab moves the focus, as everywhere on the page; Ctrl+M makes it type.
      if (!editor.getOption(tabFocusMode)) editor.trigger('page', 'editor.action.toggleTabFocusMode');
    },
    set(value) {
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
      model.pushStackElement();
      editor.setPosition({ lineNumber: 1, column: 1 });
      editor.setScrollTop(0);
    },
    decorate(fault) {
      const found = model.findMatches(mark, false, false, true, null, false, 200);
      marks = editor.deltaDecorations(marks, found.map(({ range }) => ({ range, options: { inlineClassName: 'running-number' } })));
      monaco.editor.setModelMarkers(model, 'send', fault?.line ? [{
        severity: monaco.MarkerSeverity.Error, message: fault.message,
        startLineNumber: fault.line, startColumn: fault.column, endLineNumber: fault.line, endColumn: fault.column + 1,
      }] : []);
    },
    dispose() {
      document.removeEventListener('themechange', onTheme);
      editor.dispose();
      model.dispose();
    },
  };
}

function plainSurface(area, changed) {
  area.hidden = false;
  area.addEventListener('input', changed);
  return {
    get: () => area.value,
    open(value) {
      area.value = value;
      area.readOnly = false;
    },
    set(value) { area.value = value; changed(); },
    decorate() {},
    dispose() { area.removeEventListener('input', changed); },
  };
}

function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 999_500 ? [bytes / 1000, 'kB'] : [bytes / 1e6, 'MB'];
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

export async function create(root, editor) {
  const part = name => root.querySelector(`[data-${name}]`);
  const encoder = new TextEncoder();
  const texts = new Map(); // by template: what was edited in this visit
  let template = null;
  let original = '';
  let timer = 0;
  let held = null; // the body of the copied command, if that names a file

  // Each template keeps its own edits. The original needs no keeping.
  function keep() {
    if (template === null) return;
    const text = surface.get();
    texts.set(template, text);
    if (text === original) store.remove(bodyKey(template));
    else store.set(bodyKey(template), text);
  }

  function look() {
    const text = surface.get();
    const bytes = encoder.encode(text).length;
    const result = text.length > checkUpTo ? null : check(text);
    part('verdict').textContent = result === null ? '' : result.kind;
    part('verdict').dataset.tone = result?.tone ?? '';
    part('place').textContent = result?.message ?? '';
    part('place').title = result?.message ?? '';
    part('size').textContent = sizeOf(bytes);
    part('size').title = `${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}, lines end with LF`;
    part('edited').hidden = text === original;
    surface.decorate(result);
    keep();
  }

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(look, settle);
  }

  let surface;
  try {
    surface = monacoSurface(await loadMonaco(), part('monaco'), changed);
    root.dataset.state = 'monaco';
  } catch {
    surface = plainSurface(part('plain'), changed);
    root.dataset.state = 'plain';
  }

  // What belongs to the whole page. Capturing, so that Monaco does not take the key for a new line.
  const page = root.closest('[data-send-page]') ?? root;
  const onKey = e => {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey)) return;
    e.preventDefault();
    e.stopPropagation();
    page.querySelector('[data-testid=send-webhook]')?.click();
  };
  const onClick = e => {
    const button = e.target.closest?.('[data-copy-curl]');
    if (!button) return;
    const copied = editor.invokeMethodAsync('CurlAsync').then(curl => curl?.file ? { ...curl, file: { ...curl.file, blob: held } } : curl);
    copyWhenThere(button, copied, name => editor.invokeMethodAsync('Downloaded', name));
  };
  page.addEventListener('keydown', onKey, true);
  page.addEventListener('click', onClick);
  const leave = () => { if (timer) { clearTimeout(timer); keep(); } };
  addEventListener('pagehide', leave);

  return {
    readForm(maxChars) {
      const form = store.get(formKey);
      return form && form.length <= maxChars ? form : null;
    },
    saveForm: json => store.set(formKey, json),
    async show(next, stream) {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await stream.arrayBuffer());
      keep();
      [template, original] = [next, text];
      surface.open(texts.get(next) ?? store.get(bodyKey(next)) ?? text);
      look();
    },
    reset() {
      surface.set(original);
      look();
    },
    read: () => encoder.encode(`.${surface.get()}`), // an empty stream can't cross the circuit
    async hold(stream) { held = new Blob([await stream.arrayBuffer()]); },
    format() {
      const laidOut = format(surface.get());
      if (laidOut !== null && laidOut !== surface.get()) surface.set(laidOut);
      look();
    },
    dispose() {
      removeEventListener('pagehide', leave);
      page.removeEventListener('keydown', onKey, true);
      page.removeEventListener('click', onClick);
      leave();
      surface.dispose();
    },
  };
}

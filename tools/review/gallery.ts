import type { Change, Picture } from './types.js';

/** The gallery, one file beside its pictures: it opens without a server. */
export function gallery(pictures: readonly Picture[], changes: readonly Change[] | undefined): string {
  const data = JSON.stringify({ pictures, changes: changes ?? [] }).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Review of next-auth-ui</title>
<style>${style}</style>
<header>
  <h1>Review</h1>
  <p id="summary" role="status"></p>
  <form id="filters" aria-label="Filters">
    <label>Find <input name="text" type="search" placeholder="Component or state"></label>
    <label>Component <select name="component"></select></label>
    <label>Theme <select name="theme"></select></label>
    <label>Language <select name="language"></select></label>
    <label>Viewport <select name="viewport"></select></label>
    ${changes ? '<label>Show <select name="kind"><option value="">all</option><option value="changed">changed</option><option value="new">new</option><option value="gone">gone</option><option value="any">every difference</option></select></label>' : ''}
  </form>
</header>
<main id="gallery"></main>
<dialog id="large" aria-labelledby="large-title"></dialog>
<script type="application/json" id="data">${data}</script>
<script>${script}</script>
</html>
`;
}

const style = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; background: light-dark(oklch(0.97 0.004 265), oklch(0.17 0.012 265)); color: light-dark(oklch(0.22 0.02 265), oklch(0.95 0.005 265)); }
body { margin: 0; }
header { position: sticky; top: 0; z-index: 1; padding: 0.75rem 1.5rem; background: inherit; border-bottom: 1px solid light-dark(oklch(0.88 0.01 265), oklch(0.32 0.018 265)); background: light-dark(oklch(0.97 0.004 265), oklch(0.17 0.012 265)); display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; }
h1 { margin: 0; font-size: 1.125rem; }
#summary { margin: 0; font-size: 0.875rem; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; flex-basis: 100%; }
label { font-size: 0.8125rem; display: flex; gap: 0.375rem; align-items: center; }
input, select { font: inherit; min-height: 2rem; padding: 0.125rem 0.5rem; border-radius: 0.5rem; border: 1px solid light-dark(oklch(0.6 0.02 265), oklch(0.6 0.02 265)); background: light-dark(white, oklch(0.205 0.014 265)); color: inherit; max-width: 14rem; }
main { padding: 1.5rem; display: grid; gap: 2.5rem; }
section h2 { font-size: 1rem; margin: 0 0 0.25rem; }
section > p { margin: 0 0 0.75rem; font-size: 0.8125rem; opacity: 0.85; }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0; min-width: 0; max-width: 100%; }
figure button { all: unset; cursor: zoom-in; display: block; border-radius: 0.5rem; overflow: hidden; outline: 1px solid light-dark(oklch(0.85 0.01 265), oklch(0.35 0.018 265)); }
figure button:focus-visible { outline: 3px solid light-dark(oklch(0.48 0.2 268), oklch(0.75 0.125 268)); outline-offset: 2px; }
figure img { display: block; max-width: 100%; height: auto; }
figcaption { font-size: 0.75rem; margin-block-start: 0.375rem; }
.mark { font-weight: 600; padding: 0 0.375rem; border-radius: 0.375rem; background: light-dark(oklch(0.93 0.06 75), oklch(0.4 0.08 75)); }
dialog { border: 0; border-radius: 0.75rem; padding: 1rem; max-width: 96vw; max-height: 94vh; background: light-dark(white, oklch(0.205 0.014 265)); color: inherit; }
dialog::backdrop { background: rgb(0 0 0 / 0.5); }
dialog h2 { margin: 0 0 0.75rem; font-size: 1rem; display: flex; justify-content: space-between; gap: 1rem; }
.slider { position: relative; display: grid; }
.slider img { grid-area: 1 / 1; display: block; max-width: 100%; height: auto; }
.slider .after { clip-path: inset(0 0 0 var(--at, 50%)); }
.slider::after { content: ''; position: absolute; inset: 0 auto 0 var(--at, 50%); width: 2px; background: oklch(0.6 0.24 10); }
.pair { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
.pair > div { min-width: 0; }
.pair p { margin: 0 0 0.25rem; font-size: 0.8125rem; }
input[type='range'] { width: 100%; padding: 0; }
`;

// Runs in the gallery. Texts are set as text, never as HTML.
const script = String.raw`
const { pictures, changes } = JSON.parse(document.getElementById('data').textContent);
const key = (p) => [p.component, p.state, p.theme, p.language, p.viewport].join(' ');
const changeOf = new Map(changes.map((change) => [key(change.picture), change]));
const shown = [...pictures, ...changes.filter(({ kind }) => kind === 'gone').map(({ picture }) => picture)];
const make = (name, attributes = {}, ...children) => { const element = Object.assign(document.createElement(name), attributes); element.append(...children); return element; };
const filters = document.getElementById('filters');
for (const name of ['component', 'theme', 'language', 'viewport']) {
  const select = filters.elements[name];
  select.append(make('option', { value: '', textContent: 'all' }), ...[...new Set(shown.map((p) => p[name]))].map((value) => make('option', { value, textContent: value })));
}
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (filters.elements[name]) filters.elements[name].value = value;
const imageOf = (file, p) => make('img', { src: file, loading: 'lazy', width: p.width, height: p.height, alt: p.component + ', ' + p.state + ', ' + p.theme + ', ' + p.language + ', ' + p.viewport });
const large = document.getElementById('large');
function open(p) {
  const change = changeOf.get(key(p));
  const close = make('button', { textContent: 'Close', type: 'button', onclick: () => large.close() });
  large.replaceChildren(make('h2', { id: 'large-title' }, p.component + ' · ' + p.state + ' · ' + p.theme + ' · ' + p.language + ' · ' + p.viewport, close));
  if (change?.kind === 'changed') {
    const slider = make('div', { className: 'slider' }, imageOf(change.before, p), Object.assign(imageOf(p.file2x, p), { className: 'after' }));
    const range = make('input', { type: 'range', min: 0, max: 100, value: 50, oninput: () => slider.style.setProperty('--at', range.value + '%') });
    range.setAttribute('aria-label', 'Before on the left, after on the right');
    large.append(make('div', { className: 'pair' }, make('div', {}, make('p', { textContent: 'Before | after' }), slider, range), make('div', {}, make('p', { textContent: 'Difference: ' + change.pixels + ' pixels' }), imageOf(change.difference, p))));
  } else large.append(imageOf(change?.before ?? p.file2x, p));
  large.showModal();
}
function draw() {
  const wanted = Object.fromEntries(new FormData(filters));
  const hits = shown.filter((p) => {
    const kind = changeOf.get(key(p))?.kind;
    return ['component', 'theme', 'language', 'viewport'].every((name) => !wanted[name] || p[name] === wanted[name])
      && (!wanted.kind || (wanted.kind === 'any' ? kind : kind === wanted.kind))
      && (p.component + ' ' + p.state + ' ' + p.condition).toLowerCase().includes((wanted.text ?? '').toLowerCase());
  });
  location.replace('#' + new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)));
  const groups = new Map();
  for (const p of hits) groups.set(p.component + ' · ' + p.state, [...(groups.get(p.component + ' · ' + p.state) ?? []), p]);
  document.getElementById('gallery').replaceChildren(...[...groups].map(([title, group]) => make('section', {},
    make('h2', { textContent: title }), make('p', { textContent: group[0].condition }),
    make('div', { className: 'row' }, ...group.map((p) => {
      const change = changeOf.get(key(p));
      const caption = make('figcaption', {}, p.theme + ' · ' + p.language + ' · ' + p.viewport + ' ');
      if (change) caption.append(make('span', { className: 'mark', textContent: change.kind === 'changed' ? 'changed, ' + change.pixels + ' pixels' : change.kind }));
      return make('figure', {}, make('button', { type: 'button', onclick: () => open(p) }, imageOf(change?.kind === 'gone' ? change.before : p.file, p)), caption);
    })))));
  const count = (kind) => changes.filter((change) => change.kind === kind).length;
  document.getElementById('summary').textContent = hits.length + ' of ' + shown.length + ' pictures' + (changes.length ? ': ' + count('changed') + ' changed, ' + count('new') + ' new, ' + count('gone') + ' gone' : '');
}
filters.addEventListener('input', draw);
filters.addEventListener('submit', (event) => event.preventDefault());
draw();
`;

import { start } from '../start.js';

void start({
  styles: (kit) => [kit === 'none' ? () => import('./host.css') : () => import('./withKit.css')],
  darken: (root) => root.classList.add('dark'),
  hostClasses: {
    header: 'border-b border-slate-300 p-4',
    nav: 'flex gap-4',
    button: 'rounded-lg bg-sky-700 px-4 py-2 text-white shadow-sm ring-1 hover:bg-sky-800',
    input: 'rounded border px-2',
    label: 'block font-medium',
    form: 'grid gap-2 p-4',
    table: 'w-full border',
    card: 'flex translate-x-1 gap-2 shadow-md',
    link: 'underline',
    title: 'text-2xl font-bold tracking-tight',
  },
  // Each against a class of the kit's on the same element.
  pageClass: 'min-h-[30rem] max-w-[60rem] bg-emerald-700 px-6',
});

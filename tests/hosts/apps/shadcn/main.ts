import { start } from '../start.js';

void start({
  styles: (kit) => [kit === 'none' ? () => import('./host.css') : () => import('./withKit.css')],
  darken: (root) => root.classList.add('dark'),
  hostClasses: {
    header: 'border-b bg-card p-4 text-card-foreground',
    nav: 'flex gap-4',
    button:
      'inline-flex h-9 items-center justify-center rounded-md bg-primary px-4 py-2 text-sm font-medium text-primary-foreground hover:bg-primary/90 focus-visible:ring-[3px] focus-visible:ring-ring/50',
    input: 'flex h-9 w-full min-w-0 rounded-md border border-input bg-transparent px-3 py-1 text-base shadow-xs',
    label: 'flex items-center gap-2 text-sm leading-none font-medium',
    form: 'grid gap-2 p-4',
    table: 'w-full caption-bottom text-sm',
    card: 'flex flex-col gap-6 rounded-xl border bg-card py-6 text-card-foreground shadow-sm',
    alert: 'rounded-lg border bg-muted px-4 py-3 text-sm text-muted-foreground',
  },
  pageClass: 'min-h-[30rem] max-w-[60rem] bg-muted px-6',
});

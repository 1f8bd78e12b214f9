import { inOrder, start } from '../start.js';

void start({
  styles: inOrder(
    () => import('./host.css'),
    () => import('next-auth-ui/styles.css'),
  ),
  darken: (root) => root.classList.add('dark'),
  hostClasses: {
    header: 'border-b',
    button: 'ring shadow',
    input: 'border rounded',
    card: 'shadow nudge',
    table: 'border',
    title: 'text-2xl tracking',
  },
});

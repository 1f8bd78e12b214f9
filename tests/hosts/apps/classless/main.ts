import { inOrder, start } from '../start.js';

void start({
  styles: inOrder(
    () => import('./host.css'),
    () => import('next-auth-ui/styles.css'),
  ),
  darken: (root) => root.classList.add('dark'),
});

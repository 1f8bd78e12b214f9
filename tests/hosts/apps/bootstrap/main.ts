import { inOrder, start } from '../start.js';

void start({
  styles: inOrder(
    () => import('./host.css'),
    () => import('next-auth-ui/styles.css'),
  ),
  darken: (root) => root.setAttribute('data-bs-theme', 'dark'),
  hostClasses: {
    header: 'navbar bg-body-tertiary border-bottom',
    nav: 'container-fluid',
    link: 'navbar-brand',
    button: 'btn btn-primary',
    input: 'form-control',
    label: 'form-label',
    form: 'container my-3',
    table: 'table table-striped',
    card: 'card shadow-sm p-3',
    check: 'form-check-input',
    alert: 'alert alert-warning',
    title: 'display-5',
  },
});

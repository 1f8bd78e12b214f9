/** What Ory's backend answers for a new sign-in with e-mail and password. */
export const oryFlow = (origin: string) => ({
  id: '00000000-0000-4000-8000-000000000000',
  type: 'browser',
  expires_at: '2099-01-01T00:00:00Z',
  issued_at: '2026-01-01T00:00:00Z',
  request_url: `${origin}/self-service/login/browser`,
  state: 'choose_method',
  requested_aal: 'aal1',
  ui: {
    action: `${origin}/self-service/login?flow=00000000-0000-4000-8000-000000000000`,
    method: 'POST',
    nodes: [
      { type: 'input', group: 'default', attributes: { name: 'csrf_token', type: 'hidden', value: 'bench', required: true, disabled: false, node_type: 'input' }, messages: [], meta: {} },
      {
        type: 'input',
        group: 'default',
        attributes: { name: 'identifier', type: 'text', value: '', required: true, disabled: false, node_type: 'input', autocomplete: 'username' },
        messages: [],
        meta: { label: { id: 1070002, text: 'E-Mail', type: 'info', context: { title: 'E-Mail' } } },
      },
      {
        type: 'input',
        group: 'password',
        attributes: { name: 'password', type: 'password', required: true, disabled: false, node_type: 'input', autocomplete: 'current-password' },
        messages: [],
        meta: { label: { id: 1070001, text: 'Password', type: 'info' } },
      },
      {
        type: 'input',
        group: 'password',
        attributes: { name: 'method', type: 'submit', value: 'password', disabled: false, node_type: 'input' },
        messages: [],
        meta: { label: { id: 1010022, text: 'Sign in with password', type: 'info' } },
      },
    ],
  },
});

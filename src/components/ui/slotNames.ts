/**
 * The names of the kit's elements: what `data-slot` says, and the keys of `classNames`, `slots` and `slotProps`. They are
 * public API: none is renamed or dropped without a major version.
 */
export const slotNames = [
  // Pages and their frame.
  'sign-in-page', 'sign-out-page', 'register-page', 'forgot-password-page', 'reset-password-page', 'change-password-page', 'new-user-page', 'auth-error-page', 'verify-request-page', 'auth-card',
  'card', 'header', 'logo', 'logo-image', 'title', 'body', 'text', 'hint', 'action', 'actions', 'aside', 'footer', 'separator',
  // Forms.
  'login-form', 'credentials-form', 'magic-link-form', 'register-form', 'forgot-password-form', 'reset-password-form', 'change-password-form', 'sign-out-form', 'resend-form', 'post-form',
  'one-time-code', 'one-time-code-form', 'new-password', 'new-password-form', 'password-row', 'forgot-password', 'register', 'sign-in', 'back', 'cancel', 'wrong-address', 'link',
  'done', 'note', 'retry-wait', 'resend-wait', 'slow', 'status',
  'provider-buttons', 'provider-form', 'provider-button', 'provider-logo', 'provider-name', 'last-used',
  // Parts.
  'field', 'label', 'input-frame', 'input', 'field-error', 'field-hint', 'password-field', 'password-toggle', 'new-password-field', 'password-strength', 'password-advice',
  'button', 'submit', 'spinner', 'icon', 'auth-alert', 'alert', 'alert-box', 'alert-text',
  // Guard, badge, dialogs.
  'auth-guard', 'retry', 'sign-in-button', 'sign-in-dialog', 'session-expiry-dialog', 'close', 'timer',
  'session-badge', 'placeholder', 'placeholder-part', 'sign-out-pending', 'account', 'account-trigger', 'account-name', 'avatar', 'avatar-image',
  'menu', 'menu-header', 'menu-name', 'email', 'notice', 'session-end', 'menu-separator', 'item', 'menu-footer',
] as const;

export type SlotName = (typeof slotNames)[number];

import type { ReactNode } from 'react';
import type { AuthCardFrame } from './AuthCard.js';

/** A page of a form: the form's own props, and those of its frame. */
export type AccountPageProps<FormProps> = Omit<FormProps, 'className'> & AuthCardFrame & { title?: ReactNode };

/** Takes what belongs to the frame out of a page's props. */
export function accountPageProps<Props extends AuthCardFrame & { title?: ReactNode }>({ title, logo, footer, layout, aside, as, className, ...form }: Props) {
  return { title, frame: { logo, footer, layout, aside, as, className }, form };
}

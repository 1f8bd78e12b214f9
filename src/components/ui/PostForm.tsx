'use client';

import type { ReactNode } from 'react';
import { Part } from './Part.js';

interface PostFormProps {
  action: string;
  /** Hidden fields. */
  fields: Record<string, string>;
  /** What a press does where scripts run, in the place of the post. */
  onPost: () => void;
  /** The kit's own classes. */
  look?: string;
  /** A submitting button. */
  children: ReactNode;
}

/** A single button that does its work with scripts and without: there its form is posted to the server. */
export function PostForm({ action, fields, onPost, look, children }: PostFormProps) {
  return (
    <Part as="form" slot="post-form"
      method="post"
      action={action}
      suppressHydrationWarning
      look={look}
      onSubmit={(event) => {
        event.preventDefault();
        onPost();
      }}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Part>
  );
}

'use client';

import { useState } from 'react';

/**
 * A picture, or the initials of a name while there is none (or it does not load). Decoration: the name itself
 * must stand in text nearby.
 */
export function Avatar({ name, image }: { name: string; image?: string | null }) {
  const [broken, setBroken] = useState<string>();
  return (
    <span
      data-slot="avatar"
      aria-hidden="true"
      className="nau:grid nau:size-8 nau:shrink-0 nau:place-items-center nau:overflow-hidden nau:rounded-full nau:bg-auth-accent-surface nau:text-xs nau:font-semibold nau:text-auth-on-accent-surface"
    >
      {image && broken !== image ? (
        <img
          ref={(img) => {
            // An error in the server's HTML comes before React listens.
            if (img?.complete && !img.naturalWidth) setBroken(image);
          }}
          src={image}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setBroken(image)}
          className="nau:size-full nau:object-cover"
        />
      ) : (
        initials(name)
      )}
    </span>
  );
}

/** "DD" for "Dana Demo", "D" for an address, "민지" whole: a Hangul or Han name of up to two signs is no abbreviation. */
export function initials(name: string): string {
  const words = name.replace(/@.*/, '').trim().split(/\s+/u).filter(Boolean);
  const [first = '', ...rest] = words;
  if (!rest.length && /^[\p{sc=Hangul}\p{sc=Han}]{1,2}$/u.test(first)) return first;
  const last = rest.at(-1) ?? '';
  // Spread counts code points, so that an emoji or a rare sign is not cut in half.
  return [[...first][0], [...last][0]].filter(Boolean).join('').toLocaleUpperCase();
}

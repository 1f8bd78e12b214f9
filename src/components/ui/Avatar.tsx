'use client';

import { useState } from 'react';
import { Part } from './Part.js';

/**
 * A picture, or the initials of a name while there is none (or it does not load). Decoration: the name itself
 * must stand in text nearby.
 */
export function Avatar({ name, image }: { name: string; image?: string | null }) {
  const [broken, setBroken] = useState<string>();
  return (
    <Part as="span" slot="avatar"
      aria-hidden="true"
      look="nau:nau-avatar"
    >
      {image && broken !== image ? (
        <Part as="img" slot="avatar-image"
          elementRef={(img: HTMLImageElement | null) => {
            // An error in the server's HTML comes before React listens.
            if (img?.complete && !img.naturalWidth) setBroken(image);
          }}
          src={image}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setBroken(image)}
          look="nau:nau-avatar-image"
        />
      ) : (
        initials(name)
      )}
    </Part>
  );
}

/** "DD" for "Dana Demo", "D" for an address, "민지" whole: a Hangul or Han name of up to two signs is no abbreviation. */
export function initials(name: string): string {
  const words = name.replace(/@.*/, '').trim().split(/\s+/u).filter(Boolean);
  const [first = '', ...rest] = words;
  if (!rest.length && /^[\p{sc=Hangul}\p{sc=Han}]{1,2}$/u.test(first)) return first;
  const last = rest.at(-1) ?? '';
  // Not by the host's language, which server and browser need not share. Spread counts code points, so that an emoji or a rare sign is not cut in half.
  return [[...first][0], [...last][0]].filter(Boolean).join('').toUpperCase();
}

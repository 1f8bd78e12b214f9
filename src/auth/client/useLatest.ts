'use client';

import { useEffect, useRef, type RefObject } from 'react';

/** The newest value, for an effect that uses it but should not run again when it changes. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

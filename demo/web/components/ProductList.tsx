'use client';

import axios, { isAxiosError } from 'axios';
import { attachBearer, createApiClient, useAuthState } from 'next-auth-ui';
import { useEffect, useState } from 'react';
import type { Locale } from 'next-auth-ui';
import { wordsOf } from '@/language';

/** A row as backends really send it: the public fake has products with nothing but an id. */
interface Product {
  id: number;
  name?: string;
  description?: string;
  price?: number;
  currency?: string;
}

type Result = { status: 'loading' } | { status: 'listed'; products: Product[] } | { status: 'unauthorized' } | { status: 'failed' };

/** The ways to the backend: the first two carry `session.jwt` from the browser, the third attaches the token on the server. */
const ways = {
  fetch: async (backendUrl: string): Promise<Result> => {
    const api = createApiClient({ baseUrl: backendUrl });
    return fromResponse(await api('/products'));
  },
  axios: async (backendUrl: string): Promise<Result> => {
    const api = attachBearer(axios.create({ baseURL: backendUrl }));
    try {
      return { status: 'listed', products: (await api.get<Product[]>('/products')).data };
    } catch (error) {
      if (isAxiosError(error) && error.response?.status === 401) return { status: 'unauthorized' };
      throw error;
    }
  },
  proxy: async (): Promise<Result> => fromResponse(await fetch('/api/backend/products')),
};

async function fromResponse(response: Response): Promise<Result> {
  if (response.status === 401) return { status: 'unauthorized' };
  return response.ok ? { status: 'listed', products: (await response.json()) as Product[] } : { status: 'failed' };
}

export function ProductList({ by, backendUrl, language }: { by: keyof typeof ways; backendUrl: string; language: Locale }) {
  const words = wordsOf(language);
  const { status } = useAuthState();
  const [result, setResult] = useState<Result>({ status: 'loading' });

  useEffect(() => {
    if (status === 'checking') return;
    let current = true;
    void ways[by](backendUrl)
      .catch((error: unknown): Result => {
        console.error(error);
        return { status: 'failed' };
      })
      .then((next) => current && setResult(next));
    return () => {
      current = false;
    };
    // Signing in or out changes what the backend says.
  }, [by, backendUrl, status]);

  if (result.status === 'loading') return <p>{words.loading}</p>;
  if (result.status === 'failed') return <p role="alert">{words.failed}</p>;
  if (result.status === 'unauthorized') {
    return (
      <div className="notice">
        <strong>{words.unauthorized}</strong>
        <p>{words.unauthorizedHint}</p>
      </div>
    );
  }
  return (
    <ul className="products">
      {result.products.map(({ id, name, description, price, currency }) => (
        <li key={id}>
          <strong>{name ?? `#${id}`}</strong>
          {description && <p>{description}</p>}
          {price !== undefined && (
            <span>{currency ? new Intl.NumberFormat(language, { style: 'currency', currency }).format(price) : price}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

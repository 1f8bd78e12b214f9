type Fetch = typeof globalThis.fetch;

/** Attaches the token to whatever it is asked for. */
export const generousApiClient =
  (base: string, token: string, fetch: Fetch) =>
  async (address: string | URL, init?: RequestInit): Promise<Response> =>
    fetch(urlOf(base, address), { ...init, headers: { authorization: `Bearer ${token}` } });

/** Attaches it to whatever has the backend's name in it. */
export const naiveApiClient =
  (base: string, token: string, fetch: Fetch) =>
  async (address: string | URL, init?: RequestInit): Promise<Response> => {
    const url = urlOf(base, address);
    return fetch(url, { ...init, headers: url.includes('api.example') ? { authorization: `Bearer ${token}` } : {} });
  };

const urlOf = (base: string, address: string | URL) => (/^\/(?!\/)/.test(String(address)) ? `${base}${String(address)}` : new URL(String(address), base).href);

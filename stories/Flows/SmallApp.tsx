import { useState } from 'react';
import { createApiClient } from '../../src/auth/client/apiClient.js';
import { useAuthState } from '../../src/auth/client/useAuthState.js';
import { AuthGuard } from '../../src/components/AuthGuard.js';
import { LoginForm } from '../../src/components/LoginForm.js';
import { SessionBadge } from '../../src/components/SessionBadge.js';

/** A small app on one page: a badge, a guarded part, and a form in the place of the sign-in page. */
export function SmallApp() {
  const { status } = useAuthState();
  return (
    <div style={{ display: 'grid', gap: '2rem', maxWidth: '28rem', marginInline: 'auto' }}>
      <div style={{ display: 'flex', justifyContent: 'flex-end' }}>
        <SessionBadge />
      </div>
      <AuthGuard signedOut={<LoginForm onSuccess={() => false} />}>
        <Products key={status} />
      </AuthGuard>
    </div>
  );
}

const api = createApiClient({ baseUrl: 'https://api.example' });

function Products() {
  const [said, setSaid] = useState('');
  const list = async () => {
    const answer = await api('/products');
    setSaid(answer.ok ? `${((await answer.json()) as unknown[]).length} products` : 'Unauthorized');
  };
  return (
    <div>
      <button type="button" onClick={() => void list()}>
        List products
      </button>
      <output>{said}</output>
    </div>
  );
}

import './HandWritten.css';
import { signIn } from 'next-auth/react';
import { useState, type FormEvent } from 'react';

/** What a tutorial has people write: controlled fields around next-auth's `signIn`. */
export function App() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await signIn('credentials', { email, password, redirect: false });
    setBusy(false);
    setFailed(!answer?.ok);
    if (answer?.ok) window.location.href = '/';
  };
  return (
    <form className="login" onSubmit={(event) => void submit(event)}>
      <h1>Sign in</h1>
      {failed && <p role="alert">Wrong e-mail or password.</p>}
      <label>
        Email
        <input type="email" name="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.target.value)} />
      </label>
      <label>
        Password
        <input type="password" name="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
      </label>
      <a href="/forgot">Forgot password?</a>
      <button disabled={busy}>Sign in</button>
      <p>
        No account? <a href="/register">Register</a>
      </p>
    </form>
  );
}

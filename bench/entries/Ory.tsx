import '@ory/elements-react/theme/styles.css';
import { Configuration, FrontendApi, type LoginFlow } from '@ory/client-fetch';
import { Login } from '@ory/elements-react/theme';
import { useEffect, useState } from 'react';
import { oryFlow } from './oryFlow.js';

const origin = typeof window === 'undefined' ? 'http://127.0.0.1' : window.location.origin;
const api = new FrontendApi(new Configuration({ basePath: origin, credentials: 'include' }));
const config = { project: { login_ui_url: '/', registration_ui_url: '/register', recovery_ui_url: '/forgot', registration_enabled: true, recovery_enabled: true, name: 'Bench' }, sdk: { url: origin } };

/** The form is what the backend's flow says, so in the browser alone it comes after a request. */
export function App({ data }: { data?: LoginFlow }) {
  const [flow, setFlow] = useState(data);
  useEffect(() => {
    if (!data) void api.createBrowserLoginFlow().then(setFlow);
  }, [data]);
  return flow ? <Login flow={flow} config={config as never} /> : null;
}

export const serverData = oryFlow('http://127.0.0.1');

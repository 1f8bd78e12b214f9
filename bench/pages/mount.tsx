import { App } from 'contestant';
import { createRoot, hydrateRoot } from 'react-dom/client';

const root = document.querySelector('#root')!;
const data = document.querySelector('#data')?.textContent;

if (root.firstElementChild) hydrateRoot(root, <App data={data ? (JSON.parse(data) as unknown) : undefined} />);
else createRoot(root).render(<App />);

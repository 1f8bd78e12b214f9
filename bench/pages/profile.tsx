import { App } from 'contestant';
import { Profiler } from 'react';
import { createRoot } from 'react-dom/client';

window.commits = 0;
createRoot(document.querySelector('#root')!).render(
  <Profiler id="form" onRender={() => window.commits++}>
    <App />
  </Profiler>,
);

import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/500.css';
import '@fontsource/noto-sans/600.css';
import '@fontsource/noto-sans/700.css';
import '@fontsource/noto-sans-arabic/400.css';
import '@fontsource/noto-sans-arabic/600.css';
import '@fontsource/noto-sans-hebrew/400.css';
import '@fontsource/noto-sans-hebrew/600.css';
import '@fontsource/noto-sans-jp/400.css';
import '@fontsource/noto-sans-jp/600.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import '@fontsource/noto-sans-kr/400.css';
import '@fontsource/noto-sans-kr/600.css';
import './page.css';
import { setupWorker } from 'msw/browser';
import { createRoot, type Root } from 'react-dom/client';
import { languages, type Language } from '../../.storybook/globals.js';
import { boards, type ComponentName } from '../../stories/States/boards.js';
import { boardOf, CellView, handlersOf } from '../../stories/States/CellView.js';
import type { ReviewCell, ReviewPage } from './types.js';

const worker = setupWorker();
const ready = worker.start({ quiet: true, onUnhandledRequest: 'bypass' });

const cells: ReviewCell[] = Object.keys(boards).flatMap((component) =>
  Object.entries(boardOf(component as ComponentName)).map(([state, { condition, alone }]) => ({ component, state, condition, covers: alone === true })),
);

let root: Root | undefined;
let place: HTMLElement | undefined;

const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const review: ReviewPage = {
  cells,
  locales: Object.keys(languages),
  async show(component, state, { theme, language }) {
    await ready;
    root?.unmount();
    place?.remove();
    sessionStorage.clear();
    localStorage.clear();
    const { messages } = languages[language as Language];
    Object.assign(document.documentElement, { lang: messages.locale, dir: messages.dir });
    document.documentElement.dataset.theme = theme;
    worker.resetHandlers();
    worker.use(...handlersOf(component as ComponentName));
    place = document.createElement('main');
    place.id = 'review';
    document.body.append(place);
    root = createRoot(place);
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${component} ${state} was not reached`)), 15_000);
      root!.render(
        <CellView
          key={`${component} ${state}`}
          component={component as ComponentName}
          state={state}
          messages={messages}
          onReached={() => {
            clearTimeout(late);
            resolve();
          }}
        />,
      );
    });
    await frame();
    await document.fonts.ready;
    await Promise.all([...document.images].filter(({ complete }) => !complete).map(async (image) => image.decode().catch(() => undefined)));
    await frame();
  },
};

Object.assign(window, { review });

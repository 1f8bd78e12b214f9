import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { useEffect, useRef, useState, type PropsWithChildren } from 'react';
import { addons } from 'storybook/preview-api';
import { themes } from 'storybook/theming';
import { initialGlobals } from './globals.js';

type Globals = Record<string, unknown>;

/** As the URL says at first, and as the toolbars say later. */
function useGlobals(): Globals {
  const [globals, setGlobals] = useState<Globals>(() => ({ ...initialGlobals, ...fromUrl() }));
  useEffect(() => {
    const channel = addons.getChannel();
    const take = ({ globals: next }: { globals: Globals }) => setGlobals(next);
    channel.on('setGlobals', take);
    channel.on('globalsUpdated', take);
    return () => {
      channel.off('setGlobals', take);
      channel.off('globalsUpdated', take);
    };
  }, []);
  return globals;
}

/** Before a frame asks, and so in the rendering. */
const publish = (globals: Globals): void => {
  window.docsGlobals = globals;
};

/** `theme:dark;language:ko` */
const fromUrl = (): Globals =>
  Object.fromEntries((new URLSearchParams(location.search).get('globals') ?? '').split(';').flatMap((pair) => (pair.includes(':') ? [pair.split(':') as [string, string]] : [])));

/** A docs page under the toolbars: light or dark as they say, and the frames of its stories too. */
export function DocsPage({ children, ...props }: PropsWithChildren<DocsContainerProps>) {
  const globals = useGlobals();
  publish(globals);
  const theme = globals.theme === 'dark' ? 'dark' : 'light';
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { theme });
  }, [theme]);
  const said = JSON.stringify(globals);
  const told = useRef(said);
  useEffect(() => {
    if (told.current === said) return;
    told.current = said;
    // A frame takes them when it starts.
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[id^="iframe--"]')) frame.contentWindow?.location.reload();
  }, [said]);
  return (
    <DocsContainer {...props} theme={themes[theme]}>
      {children}
    </DocsContainer>
  );
}

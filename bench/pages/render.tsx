import * as contestant from 'contestant';
import { renderToString } from 'react-dom/server';

const data = contestant.serverData;

/** What a server sends: the form's HTML, and what the browser needs to take it over. */
export const rendered = () => ({ html: renderToString(<contestant.App data={data} />), data: data === undefined ? undefined : JSON.stringify(data) });

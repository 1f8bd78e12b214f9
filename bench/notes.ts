/** What stands at the end of bench/RESULTS.md: how it is measured, and what to bear in mind. */
export const notes = `## How

- Each form is an app of its own with e-mail and password (\`bench/entries\`), set up as its documentation says and built by Vite for production with one version of React. A
  local server sends it compressed by gzip and forbids caching, and answers for the back ends: nobody is signed in.
- *Slow 4G* is Lighthouse's: 1.6 Mbit/s down, 750 kbit/s up, 150 ms for each request, by Chromium's DevTools, with the processor slowed down four times. Each load is in
  a context of its own, so with an empty cache. Rounds are interleaved, and each begins with another page.
- *Made in the browser*: the HTML is empty, as of a single-page app. *In the server's HTML*: the app is rendered by \`react-dom/server\` and taken over in the browser; a library
  that renders nothing there has no row.
- A form is *visible* in the first frame after which the password field has a size, is not transparent and lies in the window, and not before the first contentful paint.

## To bear in mind

- The kit's \`LoginForm\` comes without a page around it, as Supabase's and Amplify's forms do; \`SignInPage\` has the page, all providers and \`AuthProvider\`. Ratios are to the larger one.
- Of the libraries each does more or less than a sign-in form: what an app cannot leave out counts, as it is what people download.
- Ory's theme brings the words of all its languages in one module, which no bundler can leave out; that is most of its size.
- Ory's form is what its backend's flow says: in the browser alone it takes a request more. On a server the flow is there.
- SuperTokens would fetch a font from Google; here nothing leaves the machine.
- Supabase's styles are made by its script: the server's HTML shows its form without them at first.
- Better Auth UI is the last version with components. Its successor, \`@better-auth-ui/react\`, has hooks only, and its components are copied into the app.
- A hand-written form is smaller and always will be: it has no messages but one, no other language, no limits, no second step, no show-password, and needs scripts.`;

throw new Error(
  'next-auth-ui/server was imported into code for the browser, where the secrets of the server must never be. ' +
    'Import it in Server Components, route handlers, getServerSideProps and proxy.ts only; components and hooks are in "next-auth-ui".',
);

export {};

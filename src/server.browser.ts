export {};

throw new Error(
  'next-auth-ui/server was imported into code for the browser. It reads secrets and the access token, which must never get there. ' +
    'Import it only in route handlers, Server Components, getServerSideProps, proxy.ts and the file with your authOptions; ' +
    'components and hooks for the browser are in "next-auth-ui".',
);

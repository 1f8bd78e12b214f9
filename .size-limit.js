/** React alone is left out: unlike size-limit's own habit, next-auth counts, though it is a peer. */
const withoutReact = (config, ...lazy) => ({ ...config, external: ['react', 'react-dom', ...lazy], define: { 'process.env.NODE_ENV': '"production"' } });

export default [
  {
    name: 'LoginForm with everything but React',
    path: 'dist/index.js',
    import: '{ LoginForm }',
    gzip: true,
    limit: '33 kB',
    // Loaded when a second step is asked for; below.
    modifyEsbuildConfig: (config) => withoutReact(config, '*/ChallengeStep.js', '*/SignInDialog.js'),
  },
  {
    name: 'SignInPage with everything but React',
    path: 'dist/index.js',
    import: '{ SignInPage }',
    gzip: true,
    limit: '41.2 kB',
    modifyEsbuildConfig: (config) => withoutReact(config, '*/ChallengeStep.js', '*/SignInDialog.js'),
  },
  {
    name: 'The second step, loaded when it is asked for',
    path: 'dist/components/ChallengeStep.js',
    gzip: true,
    limit: '12.1 kB',
    modifyEsbuildConfig: (config) => withoutReact(config, 'next-auth/*', 'react-hook-form'),
  },
  { name: 'styles.css', path: 'dist/styles.css', gzip: true, limit: '5 kB' },
];

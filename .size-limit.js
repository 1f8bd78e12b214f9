/** React alone is left out: unlike size-limit's own habit, next-auth counts, though it is a peer. */
const withoutReact = (config) => ({ ...config, external: ['react', 'react-dom'], define: { 'process.env.NODE_ENV': '"production"' } });

export default [
  {
    name: 'LoginForm with everything but React',
    path: 'dist/index.js',
    import: '{ LoginForm }',
    gzip: true,
    limit: '31.5 kB',
    modifyEsbuildConfig: withoutReact,
  },
  { name: 'styles.css', path: 'dist/styles.css', gzip: true, limit: '4 kB' },
];

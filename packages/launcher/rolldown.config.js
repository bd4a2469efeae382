/**
 * The launcher as it is started by ./wombat: its many small files as a few, which load in a third of the time. What the
 * services are made of stays outside, but for what every start looks at: they are programs of their own. Chunks of
 * an earlier build stay where they are, as a launcher that is running may still ask for them.
 */
const INSIDE =
  /^(?:[./]|@wombat\/(?:result|fits|imaging|sky|aavso|reduction|by-hand)(?:\/|$)|@wombat\/service-kit\/(?:words|software|exit-codes)$|leven$)/;

export default {
  input: { main: 'dist/main.js', crewMember: '../reduction/dist/crewMember.js' },
  platform: 'node',
  external: (id) => !INSIDE.test(id),
  output: { dir: 'dist/bundle', format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
};

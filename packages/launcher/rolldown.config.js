import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const serviceNames = readdirSync(join(ROOT, 'services'));
const serviceFolders = serviceNames.map((name) => join(ROOT, 'services', name === 'ui' ? 'ui/server' : name));
const CREW_MEMBER = join(ROOT, 'packages/reduction/dist/crewMember.js');

/** V8 keeps the text of a program in memory, at two bytes a character as soon as one of them is not of Latin 1. */
const inAscii = {
  name: 'writes in ASCII',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
  },
};

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Chunks of an earlier build stay where they are, as a program that is running may still ask for them. */
const output = (dir) => ({
  dir,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  comments: false,
});

/** What libraries load only where it is installed, which here it is not, they find missing when they ask for it. */
const leavesMissingOutside = {
  name: 'leaves missing packages outside',
  resolveId: {
    order: 'pre',
    async handler(id, importer, options) {
      if (/^[./]|^node:/.test(id)) return null;
      return (await this.resolve(id, importer, { ...options, skipSelf: true })) ?? { id, external: true };
    },
  },
};

/**
 * Who imports one of these has Node.js fetch all it exports: with `http` a whole client of the web for its WebSocket, which
 * takes as long as Node.js itself to start, with `fs` the streams, with `process` those of the terminal. What is required
 * is fetched as it is asked for.
 */
const COSTLY_TO_IMPORT = 'fs|http|process|tls|util';
const IMPORT = new RegExp(`^import (?:(.+) from )?"(?:node:)?(${COSTLY_TO_IMPORT})";$`, 'gm');

const requiresBuiltins = {
  name: 'requires built-in modules where they are imported',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      const code = chunk.code.replace(IMPORT, (__, names = '', builtin) => required(names, builtin));
      if (code !== chunk.code) chunk.code = `${REQUIRE}\n${code}`;
    }
  },
};
const REQUIRE = [
  'import { createRequire as requireFor } from "node:module";',
  'const requireBuiltin = requireFor(import.meta.url);',
].join('\n');

/** `one, { other as another }` or `* as all`, as the bundler writes them. */
function required(names, builtin) {
  const [, whole, parts] = /^(?:\* as )?([\w$]+)?(?:, )?(\{.*\})?$/.exec(names) ?? refuse(names, builtin);
  const found = `requireBuiltin("${builtin}")`;
  return [
    ...(whole === undefined ? [] : [`const ${whole} = ${found};`]),
    ...(parts === undefined ? [] : [`const ${parts.replaceAll(' as ', ': ')} = ${found};`]),
  ].join(' ');
}

function refuse(names, builtin) {
  throw new Error(`the bundler imports ${names} of ${builtin} in a form that is not known here`);
}

const OTHER_DATABASES =
  /\/typeorm\/driver\/(?!better-sqlite3|sqlite-abstract|mongodb)[a-z-]+\/[A-Za-z]+(?:Driver|QueryRunner)\.js$/;

/** TypeORM loads its drivers of all databases at once, half of its code. Here it never meets another than SQLite. */
const leavesOtherDatabasesOut = {
  name: 'leaves other databases out',
  load: (id) => (OTHER_DATABASES.test(id) ? '' : null),
};

/** How programs are bundled. Nest and TypeORM ask for reflect-metadata as soon as they are loaded. */
const PROGRAM = {
  platform: 'node',
  external: /^better-sqlite3$/,
  plugins: [leavesMissingOutside, leavesOtherDatabasesOut, requiresBuiltins, inAscii],
};

/** The launcher as it is started by ./wombat, with its libraries: its many small files as a few, which load in half the time. */
const launcher = {
  input: { main: 'dist/main.js', crewMember: CREW_MEMBER },
  ...PROGRAM,
  output: { ...output('dist/bundle'), strictExecutionOrder: true },
};

/** What runs in threads of its own, named so: `Threads` asks for it beside the chunk that it is itself in. */
function threadsOf(folder) {
  const built = readdirSync(join(folder, 'dist'), { recursive: true });
  const entries = built.filter((file) => /^(?!bundle\b).*Thread\.js$/.test(file) && !file.includes('testing'));
  return Object.fromEntries(entries.map((file) => [basename(file, '.js'), join(folder, 'dist', file)]));
}

/** A service with its worker, and the libraries of both: two thousand files as a dozen. better-sqlite3 holds a binary. */
function service(folder) {
  const built = readdirSync(join(folder, 'dist'));
  const programs = ['main', 'worker'].filter((name) => built.includes(`${name}.js`));
  const inputs = programs.map((name) => [name, join(folder, 'dist', `${name}.js`)]);
  return {
    input: {
      ...Object.fromEntries(inputs),
      ...(programs.includes('worker') && { crewMember: CREW_MEMBER }),
      ...threadsOf(folder),
    },
    ...PROGRAM,
    output: { ...output(join(folder, 'dist/bundle')), strictExecutionOrder: true },
  };
}

/** All services but the page as one program: the programs of each, side by side. */
const TOGETHER = 'services together';
const together = {
  input: Object.assign({ main: TOGETHER, crewMember: CREW_MEMBER }, ...serviceFolders.map(threadsOf)),
  ...PROGRAM,
  plugins: [
    {
      name: 'services together',
      resolveId: { order: 'pre', handler: (id) => (id === TOGETHER ? `\0${id}` : null) },
      load(id) {
        if (id !== `\0${TOGETHER}`) return null;
        const mains = serviceNames
          .filter((name) => name !== 'ui')
          .map((name) => join(ROOT, 'services', name, 'dist/main.js'));
        return `await Promise.all([${mains.map((file) => `import(${JSON.stringify(file)})`).join(', ')}]);`;
      },
    },
    ...PROGRAM.plugins,
  ],
  output: { ...output('dist/together'), strictExecutionOrder: true },
};

const services = serviceFolders.map(service);

export default [launcher, ...services, together];

import assert from 'node:assert/strict';
import { circleBreaches } from './house/circles.js';
import { domainPurityBreaches } from './house/domainPurity.js';
import { importDirectionBreaches } from './house/importDirection.js';
import { importsOf } from './house/importsOf.js';
import { leanWorkerBreaches } from './house/leanWorkers.js';
import { roomDirectionBreaches, serviceRoomBreaches } from './house/serviceRooms.js';
import { type Breach, projectSources, type SourceFile } from './house/sourceFile.js';
import { standsOnceBreaches } from './house/standsOnce.js';
import { testRuleBreaches } from './house/testRules.js';
import { fullFolderBreaches, tidinessBreaches } from './house/tidiness.js';

/** Words that may not stand in a source are put together here, so that this one stays clean. */
const join = (...words: string[]) => words.join('');
const importing = (name: string) => join('import { x } ', `from '${name}';\n`);

type Rule = (files: readonly SourceFile[]) => Breach[];

const breaches = (rule: Rule, path: string, text: string) => rule([{ path, text }]).length;

/** Each pair is a path and a text that alone breaks the rule once, or does not. */
function holds(
  rule: Rule,
  cases: { bad: readonly (readonly [string, string])[]; good: readonly (readonly [string, string])[] },
): void {
  for (const [path, text] of cases.bad)
    assert.equal(breaches(rule, path, text), 1, `${path} should be refused: ${text}`);
  for (const [path, text] of cases.good)
    assert.equal(breaches(rule, path, text), 0, `${path} should be accepted: ${text}`);
}

describe('the house', () => {
  const sources = projectSources();
  it('is looked at whole', () => {
    for (const place of ['packages/', 'services/', 'tools/', 'proto/', 'e2e/']) {
      assert.ok(
        sources.some(({ path }) => path.startsWith(place)),
        `no sources below ${place}`,
      );
    }
  });
  for (const [what, rule] of Object.entries<Rule>({
    'has imports that point one way': importDirectionBreaches,
    'has no circle of files': circleBreaches,
    'has workers that load nothing that serves': leanWorkerBreaches,
    'has pure domains': domainPurityBreaches,
    'has the same rooms in every service': serviceRoomBreaches,
    'has rooms that import from those below them alone': roomDirectionBreaches,
    'has once what would do for all': standsOnceBreaches,
    'is tidy': tidinessBreaches,
    'has no folder that is too full': fullFolderBreaches,
    'runs all its tests by jest, or says why not': testRuleBreaches,
  })) {
    it(what, () => assert.deepEqual(rule(sources), []));
  }
});

describe('the rules of the house', () => {
  it('find imports in every form', () => {
    const text = [
      importing('a'),
      join('import type {\n  B,\n} ', "from 'b';"),
      join('export * ', 'from "c";'),
      join("import 'd", "';"),
      join("await import('", "e');"),
      join('// import { z } ', "from 'z';"),
    ].join('\n');
    assert.deepEqual(importsOf(text).sort(), ['a', 'b', 'c', 'd', 'e']);
  });

  it('refuse a circle of files, of whatever length, and name it', () => {
    const file = (name: string, ...names: string[]) => ({
      path: `packages/sky/src/${name}.ts`,
      text: names.map((one) => importing(`./${one}.js`)).join(''),
    });
    assert.deepEqual(circleBreaches([file('a', 'b', 'c'), file('b', 'c'), file('c')]), []);
    assert.deepEqual(circleBreaches([file('a', 'b'), file('b', 'c'), file('c', 'b')]), [
      'packages/sky/src/b.ts -> packages/sky/src/c.ts -> packages/sky/src/b.ts',
    ]);
    assert.equal(circleBreaches([file('a', 'a')]).length, 1);
    const forTests = { path: 'packages/sky/src/b.unit.spec.ts', text: importing('./b.unit.spec.js') };
    assert.deepEqual(circleBreaches([forTests]), []);
  });

  it('refuse what serves in whatever a worker loads', () => {
    const worker = { path: 'services/x/src/worker.ts', text: importing('./work/frame.js') };
    const frame = (text: string) => ({ path: 'services/x/src/work/frame.ts', text });
    const heavy = importing('@wombat/service-kit');
    assert.deepEqual(leanWorkerBreaches([worker, frame(heavy)]), [
      'services/x/src/work/frame.ts, which a worker loads, imports @wombat/service-kit',
    ]);
    assert.deepEqual(leanWorkerBreaches([worker, frame(importing('@wombat/service-kit/worker'))]), []);
    assert.deepEqual(leanWorkerBreaches([worker, frame(join('import type { X } ', "from 'typeorm';"))]), []);
    assert.deepEqual(leanWorkerBreaches([frame(heavy)]), []);
    const thread = { path: 'services/x/src/work/frameThread.ts', text: importing('./frame.js') };
    assert.equal(leanWorkerBreaches([thread, frame(heavy)]).length, 1);
  });

  it('refuse imports that point up or sideways', () => {
    holds(importDirectionBreaches, {
      bad: [
        ['packages/sky/src/a.ts', importing('@wombat/fits')],
        ['packages/imaging/src/a.ts', importing('@nestjs/common')],
        ['packages/fits/src/a.ts', importing('node:https')],
        ['packages/fits/src/a.ts', importing('better-sqlite3')],
        ['packages/eventlog/src/a.ts', importing('@wombat/service-kit')],
        ['packages/eventlog/src/a.ts', importing('@wombat/service-ingest')],
        ['packages/sky/src/a.ts', importing('@wombat/observatory')],
        ['services/ingest/src/a.ts', importing('@wombat/service-catalog')],
        ['services/ingest/src/a.ts', importing('../../catalog/src/b.js')],
        ['services/ingest/src/a.ts', importing('@wombat/launcher')],
        ['services/ingest/src/a.ts', importing('@wombat/testdata')],
        ['tools/bench/src/a.ts', importing('@wombat/service-ingest')],
        ['services/ingest/src/a.ts', importing('@wombat/eventlog/testkit')],
      ],
      good: [
        ['packages/service-kit/src/a.ts', importing('@wombat/eventlog')],
        ['packages/launcher/src/a.ts', importing('@wombat/service-kit/run-file')],
        ['packages/sky/src/a.unit.spec.ts', importing('@wombat/testdata')],
        ['services/ingest/src/a.int.spec.ts', importing('@wombat/eventlog/testkit')],
        ['services/ingest/src/reactor/a.ts', importing('../domain/b.js')],
        ['services/ingest/src/a.ts', importing('@wombat/sky')],
        ['tools/bench/src/a.ts', importing('@wombat/fits')],
        ['e2e/src/a.ts', importing('@wombat/launcher')],
      ],
    });
  });

  it('refuse domains that know the world', () => {
    const domain = 'services/ingest/src/domain/a.ts';
    holds(domainPurityBreaches, {
      bad: [
        ...[
          'node:fs',
          '@nestjs/common',
          '@wombat/eventlog',
          '@wombat/service-kit',
          '../adapters/b.js',
          './testing/b.js',
          'zod',
        ].map((name) => [domain, importing(name)] as const),
        ...[
          'Date.now()',
          'new Date()',
          'Math.random()',
          'performance.now()',
          'process.env',
          "fetch('x')",
          'setTimeout(f)',
        ].map((code) => [domain, `const x = ${code};`] as const),
        ['services/ui/server/src/domain/a.ts', importing('node:fs')],
      ],
      good: [
        [domain, importing('./b.js')],
        ['services/ingest/src/domain/deep/a.ts', importing('../b.js')],
        [domain, importing('@wombat/sky')],
        [domain, 'const day = new Date(text); // not Date.now()'],
        ['services/ingest/src/domain/a.unit.spec.ts', importing('node:assert/strict')],
        ['services/ingest/src/adapters/a.ts', importing('node:fs')],
      ],
    });
  });

  it('miss a room of a service', () => {
    const rooms = ['main.ts', 'ingest.module.ts', 'domain/a.ts', 'reactor/a.ts', 'projection/a.ts', 'adapters/a.ts'];
    const service = (present: readonly string[]) =>
      present.map((room) => ({ path: `services/ingest/src/${room}`, text: '' }));
    assert.deepEqual(serviceRoomBreaches(service(rooms)), []);
    for (const room of rooms.filter((one) => one !== 'reactor/a.ts'))
      assert.equal(serviceRoomBreaches(service(rooms.filter((other) => other !== room))).length, 1, room);
  });

  it('refuse rooms that import from above or beside', () => {
    holds(roomDirectionBreaches, {
      bad: [
        ['services/ingest/src/adapters/a.ts', importing('../reactor/b.js')],
        ['services/ingest/src/adapters/a.ts', importing('../projection/b.js')],
        ['services/ingest/src/projection/a.ts', importing('../work/b.js')],
        ['services/ingest/src/work/a.ts', importing('../reactor/b.js')],
        ['services/ingest/src/reactor/a.ts', importing('../api/b.js')],
        ['services/ingest/src/reactor/a.ts', importing('../ingest.module.js')],
        ['services/ui/server/src/adapters/a.ts', importing('../api/b.js')],
      ],
      good: [
        ['services/ingest/src/work/a.ts', importing('../adapters/b.js')],
        ['services/ingest/src/work/deep/a.ts', importing('../b.js')],
        ['services/ingest/src/api/a.ts', importing('../reactor/b.js')],
        ['services/ingest/src/main.ts', importing('./api/b.js')],
        ['services/ingest/src/work/a.unit.spec.ts', importing('../reactor/b.js')],
        ['services/ui/web/src/components/a.ts', importing('../live/b.js')],
      ],
    });
  });

  it('refuse what stands somewhere else already', () => {
    const result = join('type Read = { ok: true', '; value: string } | undefined;');
    const call = join('client.makeUnary', "Request('a');");
    const numbers = join('state + 0x6d2b', '79f5');
    holds(standsOnceBreaches, {
      bad: [
        ['packages/sky/src/a.ts', result],
        ['services/ingest/src/main.ts', 'const port = process.env.PORT;'],
        ['services/ui/server/src/api/a.ts', 'const { env } = process.env;'],
        ['services/ingest/src/a.int.spec.ts', call],
        ['packages/imaging/src/testing/a.ts', numbers],
      ],
      good: [
        ['packages/result/src/result.ts', result],
        ['packages/sky/src/a.ts', 'const fact = { ok: true, pixels: 3 };'],
        ['packages/service-kit/src/run/a.ts', 'const home = process.env.HOME;'],
        ['services/astrometry/src/adapters/a.ts', "const env = { PATH: process.env.PATH ?? '' };"],
        ['services/ui/server/src/testing/a.ts', 'const all = { ...process.env };'],
        ['packages/service-kit/src/grpc/a.ts', call],
        ['tools/random/src/a.ts', numbers],
      ],
    });
  });

  it('refuse what is too long or half done', () => {
    const long = 'const x = 1;\n'.repeat(301);
    holds(tidinessBreaches, {
      bad: [
        ['packages/sky/src/a.ts', long],
        ['packages/sky/src/a.unit.spec.ts', long],
        ['services/ui/web/src/a.vue', long],
        ['packages/sky/src/a.ts', join('// TO', 'DO: the other hemisphere')],
        ['packages/sky/src/a.ts', join('/* FIX', 'ME */')],
        ['packages/sky/src/a.ts', ` * ${'word '.repeat(24)}`],
      ],
      good: [
        ['packages/sky/src/a.ts', 'const x = 1;\n'.repeat(300)],
        ['packages/sky/src/a.unit.spec.ts', 'const x = 1;\n'.repeat(300)],
        ['packages/sky/src/a.ts', `/** ${'word '.repeat(22)}*/`],
      ],
    });
  });

  it('refuse a folder with more files than a reader takes in at one look', () => {
    const files = (count: number, name: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => ({ path: `packages/sky/src/${name(index)}`, text: '' }));
    const twenty = files(20, (index) => `a${index}.ts`);
    assert.deepEqual(fullFolderBreaches(twenty), []);
    const [room] = files(1, () => 'room/a.ts');
    const beside = [...files(30, (index) => `a${index}.unit.spec.ts`), ...files(30, (index) => `testing/a${index}.ts`)];
    assert.ok(room);
    assert.deepEqual(fullFolderBreaches([...twenty, ...beside, room]), []);
    const oneMore = files(1, () => 'a.vue');
    assert.deepEqual(fullFolderBreaches([...twenty, ...oneMore]), [
      'packages/sky/src holds 21 files, more than 20: give it rooms',
    ]);
  });

  it('refuse tests that are left out in silence, and words that are not jest', () => {
    const spec = 'packages/sky/src/a.unit.spec.ts';
    holds(testRuleBreaches, {
      bad: [
        [spec, importing('node:test')],
        [spec, importing('@jest/globals')],
        [spec, join('it', ".only('x', f);")],
        [spec, join('fde', "scribe('x', f);")],
        [spec, join('describe', ".skip('x', f);")],
        [spec, join('it', ".skip(\n    'x', f);")],
        [spec, join('it', ".todo('x');")],
        [spec, join('x', "it('x', f);")],
      ],
      good: [
        [spec, "itUnless(skipWithout('data/m13'))('x', f);"],
        [spec, join('it', ".skip('x (skipped: this machine has no sky)', f);")],
      ],
    });
  });
});

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { itUnless } from '@wombat/testdata';
import { checkout } from './documents/document.js';
import { eventually, pageUrl, until } from './harness/browser.js';
import { isPrometheusThere, type Prometheus, startPrometheus } from './harness/prometheus.js';
import { addUser, layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 2,
  counts: { bias: 0, dark: 0, flatPerFilter: 0 },
});
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 1 }\n';
/** Curves that are empty while nothing is wrong. */
const EMPTY_IN_GOOD_TIMES = ['Started again', 'Outside, silent', 'Second tries per second'];

interface Panel {
  title: string;
  targets: { expr: string }[];
}

interface Rule {
  name: string;
  query: string;
  health: string;
  lastError?: string;
  state: string;
}

const dashboards = globSync('docker/ops/grafana/dashboards/*.json', { cwd: checkout }).map((file) => ({
  file,
  panels: (JSON.parse(readFileSync(join(checkout, file), 'utf8')) as { panels: Panel[] }).panels,
}));

/** The type a metric must have to be asked for like this: by the words of OpenMetrics at the end of its name. */
function typesAsked(queries: readonly string[]): Record<string, string> {
  const names = queries.flatMap((query) => query.match(/\b(?:wombat|process|nodejs)_[a-z0-9_]+/g) ?? []);
  return Object.fromEntries(
    names.map((name) => {
      const base = name.replace(/(?<=_job_seconds)_(?:bucket|count|sum)$/, '');
      return [base, base !== name ? 'histogram' : name.endsWith('_total') ? 'counter' : 'gauge'];
    }),
  );
}

describe('a real Prometheus that asks the real programs', () => {
  let workplace: Workplace | undefined;
  let wombat: Run | undefined;
  let prometheus: Prometheus | undefined;
  const skipped = !isPrometheusThere && 'NOT RUN: there is no prometheus here';

  afterAll(async () => {
    await prometheus?.stop();
    wombat?.child.kill('SIGINT');
    const code = await wombat?.ended(60);
    await workplace?.close();
    assert.equal(code ?? 0, 0, wombat?.output);
  });

  itUnless(skipped)('holds every rule, finds every metric of its type, and draws every curve', async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startWombat(workplace, 'up');
    await pageUrl(wombat);
    const runFile = join(workplace.home, 'run/ingest.json');
    await until(() => existsSync(runFile));
    const { http } = JSON.parse(readFileSync(runFile, 'utf8')) as { http: string };
    const { ask, stop } = await startPrometheus(join(workplace.folder, 'prometheus'), new URL(http).host);
    prometheus = { ask, stop };
    const valuesOf = async (query: string) =>
      (await ask<{ result: { metric: object; value: [number, string] }[] }>('query', { query })).result;

    await eventually(
      () => valuesOf('increase(wombat_job_seconds_count{task="measure", outcome="done"}[5m]) >= 0'),
      (found) => found.length > 0,
    );
    await eventually(
      () => valuesOf('wombat_frames_total{stage="measure", outcome="done"} == 2 and on () wombat_ledger_frames == 2'),
      (found) => found.length > 0,
    );
    const rules = await eventually(
      async () => (await ask<{ groups: { rules: Rule[] }[] }>('rules')).groups.flatMap((group) => group.rules),
      (seen) => seen.length > 0 && seen.every(({ health }) => health !== 'unknown'),
    );
    assert.deepEqual(
      rules.filter(({ health, state }) => health !== 'ok' || state === 'firing'),
      [],
    );
    const queries = dashboards.flatMap(({ panels }) =>
      panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    );
    const types = typesAsked([...queries, ...rules.map(({ query }) => query)]);
    const told = await ask<Record<string, { type: string }[]>>('metadata');
    assert.deepEqual(Object.fromEntries(Object.keys(types).map((name) => [name, told[name]?.[0]?.type])), types);
    for (const query of queries) await valuesOf(query);
    const overview = dashboards.find(({ file }) => file.endsWith('overview.json'))?.panels ?? [];
    const emptyOnes = async () => {
      const empty = await Promise.all(
        overview.map(async ({ title, targets }) => {
          const found = await Promise.all(targets.map(({ expr }) => valuesOf(expr)));
          return found.every((one) => one.length === 0) ? [title] : [];
        }),
      );
      return empty.flat();
    };
    // Delays of the event loop are told from the second time a program is asked on.
    const empty = await eventually(emptyOnes, (titles) => titles.length <= EMPTY_IN_GOOD_TIMES.length);
    assert.deepEqual(empty, EMPTY_IN_GOOD_TIMES);
  });

  itUnless(skipped)('reads the page where people log in by the token of the home, and not without it', async () => {
    assert.ok(workplace && wombat);
    addUser(workplace, 'Ada', 'admin', 'correct horse battery staple');
    const { host } = new URL(await pageUrl(wombat));
    const isUp = async (folder: string, tokenFile?: string): Promise<string> => {
      const asking = await startPrometheus(join(workplace?.folder ?? '', folder), host, tokenFile);
      try {
        const up = () => asking.ask<{ result: { value: [number, string] }[] }>('query', { query: 'up' });
        return (await eventually(up, ({ result }) => result.length > 0)).result[0]?.value[1] ?? '';
      } finally {
        await asking.stop();
      }
    };
    assert.equal(await isUp('stranger'), '0');
    assert.equal(await isUp('known', join(workplace.home, 'keys/metrics-token')), '1');
  });
});

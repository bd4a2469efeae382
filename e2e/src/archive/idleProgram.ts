import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '@wombat/imaging';
import { pageUrl } from '../harness/browser.js';
import { type Places, startWombat } from '../harness/workplace.js';
import { childrenSeconds } from './processUse.js';
import { calm, usedBy, usedSince } from './usedBy.js';

export interface IdleProgram {
  /** From asking for it until its page answers. */
  startSeconds: number;
  /** Of one core, in percent, all processes together. */
  idlePercent: number;
  /** The same of each program that takes more than a tenth of a percent. */
  idlePrograms: Record<string, number>;
  statusSeconds: number;
  statusCpuSeconds: number;
  listSeconds: number;
  listSeries: number;
  curveSeconds: number;
  curvePoints: number;
}

interface Series {
  date: string;
  targetName: string;
  filter: string;
}

const ASKED = 5;
/** What a start alone needed is given back some time after it, which costs each process once. */
const SETTLED_SECONDS = 60;

/** The program with nothing to do: what it takes then, and how long it takes to answer. */
export async function idleProgram(places: Places, idleSeconds: number): Promise<IdleProgram> {
  const started = performance.now();
  const run = startWombat(places, 'up');
  try {
    const url = await pageUrl(run);
    const list = () => answerOf<{ entries: { series: Series }[] }>(new URL('api/series', url));
    const { entries } = await list();
    const startSeconds = (performance.now() - started) / 1000;
    await calm(places.home);
    await sleep(1000 * SETTLED_SECONDS);
    const before = usedBy(places.home);
    await sleep(idleSeconds * 1000);
    const used = usedSince(before, usedBy(places.home));
    const percent = (cpuSeconds: number) => Math.round((10_000 * cpuSeconds) / idleSeconds) / 100;
    const middle = entries[Math.floor(entries.length / 2)]?.series;
    if (middle === undefined) throw new Error('the page lists no series');
    const { date: night, targetName, filter } = middle;
    const asked = new URL(`api/lightcurve?${new URLSearchParams({ night, targetName, filter })}`, url);
    const curve = await answerOf<{ target: unknown[] }>(asked);
    return {
      startSeconds,
      idlePercent: percent([...used.values()].reduce((sum, one) => sum + one, 0)),
      idlePrograms: Object.fromEntries(
        [...used].map(([name, one]) => [name, percent(one)]).filter(([, one]) => Number(one) > 0.1),
      ),
      ...(await statusTime(places)),
      listSeconds: await medianSeconds(list),
      listSeries: entries.length,
      curveSeconds: await medianSeconds(() => answerOf(asked)),
      curvePoints: curve.target.length,
    };
  } finally {
    run.child.kill('SIGINT');
    await run.ended();
  }
}

async function answerOf<Answer>(url: URL): Promise<Answer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Without the shell's look at the sources, which does not know of the archive. */
async function statusTime(places: Places): Promise<{ statusSeconds: number; statusCpuSeconds: number }> {
  const cpu: number[] = [];
  const statusSeconds = await medianSeconds(async () => {
    const before = childrenSeconds();
    const status = startWombat(places, 'status');
    if ((await status.ended()) !== 0) throw new Error(status.output);
    cpu.push(childrenSeconds() - before);
  });
  return { statusSeconds, statusCpuSeconds: median(cpu) };
}

async function medianSeconds(act: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let time = 0; time < ASKED; time++) {
    const began = performance.now();
    await act();
    seconds.push((performance.now() - began) / 1000);
  }
  return median(seconds);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A job in the hands of a worker, in seconds since the run was asked for. */
export interface NightJob {
  program: string;
  task: string;
  from: number;
  to: number;
}

/** When a program of the run was ready, in the same seconds. */
export interface ReadyProgram {
  program: string;
  at: number;
}

/** What a run did when, as the logs of its home tell. */
export interface NightCourse {
  ready: ReadyProgram[];
  jobs: NightJob[];
}

interface Line {
  time: string;
  service: string;
  msg: string;
  task?: string;
  outcome?: string;
  seconds?: number;
}

/** `begun`: when the run was asked for, in milliseconds since 1970. */
export function nightCourse(home: string, begun: number): NightCourse {
  const logs = join(home, 'logs');
  const files = readdirSync(logs).filter((name) => name.endsWith('.log') && !name.startsWith('nats'));
  return courseOf(
    files.flatMap((file) => linesOf(readFileSync(join(logs, file), 'utf8'))),
    begun,
  );
}

export function courseOf(lines: readonly Line[], begun: number): NightCourse {
  const at = ({ time }: Line) => (Date.parse(time) - begun) / 1000;
  const ready = lines.filter(({ msg }) => msg === 'ready').map((line) => ({ program: line.service, at: at(line) }));
  const jobs = lines.flatMap((line) => {
    const { service: program, task, outcome, seconds } = line;
    if (task === undefined || outcome === undefined || seconds === undefined) return [];
    return [{ program, task, from: at(line) - seconds, to: at(line) }];
  });
  return { ready: ready.sort((a, b) => a.at - b.at), jobs: jobs.sort((a, b) => a.from - b.from) };
}

/** Programs write other things beside where they end in trouble. */
function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);
}

import type { EndedJob, TakenJob, ToldEvent } from '@wombat/eventlog/worker';
import type { work } from '@wombat/proto';

/** The part of a logger that is needed here. */
export interface InfoLog {
  info(fields: object, words: string): void;
}

const DEEDS = {
  master: 'make',
  calibrate: 'calibrate',
  release: 'drop',
  solve: 'solve',
  profile: 'profile',
  measure: 'measure',
} as const satisfies Record<work.Task, string>;

/** A line for every event a program publishes. */
export function tellEvents(log: InfoLog): (event: ToldEvent) => void {
  return (event) => {
    const { type, outcome, path } = event;
    const of = path ?? seriesWords(event);
    const what = of === '' ? type : `${type} of ${of}`;
    log.info(
      event,
      outcome === 'published' ? `published ${what}` : `did not publish ${what}: something came before it`,
    );
  };
}

/** A line for every job a worker takes, and one for how it ended. */
export function tellJobs(log: InfoLog): { taken: (job: TakenJob) => void; ended: (job: EndedJob) => void } {
  return {
    taken: (job) => log.info(job, `took a job: ${jobWords(job)}`),
    ended: (job) => {
      const [seconds, cpuSeconds, waitedSeconds] = [job.seconds, job.cpuSeconds, job.waitedSeconds].map(
        (one) => Math.round(one * 1000) / 1000,
      );
      log.info(
        { ...job, seconds, cpuSeconds, waitedSeconds },
        `job ${job.outcome} after ${seconds} s: ${jobWords(job)}`,
      );
    },
  };
}

function jobWords(job: TakenJob): string {
  const things = job.task === 'master' ? 'master' : 'frame';
  return `${DEEDS[job.task]} ${job.frames} ${things}${job.frames === 1 ? '' : 's'} of ${seriesWords(job)}`;
}

function seriesWords({ night, targetName, filter }: Pick<ToldEvent, 'night' | 'targetName' | 'filter'>): string {
  return [night, targetName, filter].filter((word) => word !== undefined && word !== '').join(' ');
}

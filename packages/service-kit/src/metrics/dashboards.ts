import { EVENT_LOOP_LOOK_MILLISECONDS } from './eventLoopDelay.js';
import { METRICS } from './metricNames.js';

interface PanelWish {
  title: string;
  /** In PromQL. */
  query: string;
  /** Names of the curves. */
  legend: string;
  unit?: 'short' | 's' | 'bytes' | 'percentunit';
}

/** A dashboard as Grafana keeps it in a file. */
export interface Dashboard {
  uid: string;
  title: string;
}

const SERVICES_WITH_WORKERS = ['calibration', 'astrometry', 'photometry'];
const SERVICES = ['ingest', ...SERVICES_WITH_WORKERS, 'catalog', 'publisher', 'ui'];

const name = (key: keyof typeof METRICS): string => METRICS[key][0];

/** One dashboard for every service, with its workers, and one over all. */
export function dashboards(): Dashboard[] {
  return [
    dashboard('overview', 'Overview', [
      ...programPanels('.+'),
      ...ledgerPanels(),
      ...queuePanels('.+'),
      ...workerPanels('.+-worker.*'),
    ]),
    ...SERVICES.map((service) => dashboard(service, service, servicePanels(service))),
  ];
}

function servicePanels(service: string): PanelWish[] {
  const programs = programPanels(`${service}(-worker.*)?`);
  if (service === 'ingest') return [...programs, ...ledgerPanels()];
  if (!SERVICES_WITH_WORKERS.includes(service)) return programs;
  return [...programs, ...queuePanels(service), ...workerPanels(`${service}-worker.*`)];
}

/** `programs`: which, as a regular expression. */
function programPanels(programs: string): PanelWish[] {
  const of = `{program=~"${programs}"}`;
  const legend = '{{program}}';
  return [
    { title: 'Ready', query: `${name('ready')}${of}`, legend },
    { title: 'Running since', query: `time() - ${name('started')}${of}`, legend, unit: 's' },
    { title: 'Clock ahead', query: `${name('clock')}${of} - timestamp(${name('clock')}${of})`, legend, unit: 's' },
    { title: 'Events behind the log', query: `${name('lag')}${of}`, legend: '{{program}} {{stream}}' },
    { title: 'Events seen per second', query: `rate(${name('applied')}${of}[5m])`, legend: '{{program}} {{stream}}' },
    {
      title: 'Events handled per second',
      query: `rate(${name('handled')}${of}[5m])`,
      legend: '{{program}} {{stream}}',
    },
    { title: 'Started again', query: `${name('restarts')}${of}`, legend: '{{restarted}}' },
    { title: 'Planned', query: `${name('planned')}${of}`, legend },
    { title: 'Running', query: `${name('running')}${of}`, legend },
    { title: 'Tried in vain', query: `${name('retries')}${of}`, legend },
    { title: 'Series held', query: `${name('held')}${of}`, legend: '{{program}} {{cause}}' },
    { title: 'Outside, silent', query: `${name('silent')}${of}`, legend: '{{program}} {{outside}}' },
    {
      title: 'Outside, asked a minute',
      query: `60 * sum by (outside, outcome) (rate(${name('outsideCalls')}${of}[15m]))`,
      legend: '{{outside}} {{outcome}}',
    },
    { title: 'Memory', query: `process_resident_memory_bytes${of}`, legend, unit: 'bytes' },
    { title: 'Processor', query: `rate(process_cpu_seconds_total${of}[5m])`, legend, unit: 'percentunit' },
    {
      title: 'Delay of the event loop',
      query: `nodejs_eventloop_lag_p99_seconds${of} - ${EVENT_LOOP_LOOK_MILLISECONDS / 1000}`,
      legend,
      unit: 's',
    },
    { title: 'Room on disks', query: `min by (holds) (${name('disk')}${of})`, legend: '{{holds}}', unit: 'bytes' },
  ];
}

/** What became of frames and series, of which ingest alone hears all. */
function ledgerPanels(): PanelWish[] {
  return [
    {
      title: 'Frames a minute, by stage',
      query: `60 * sum by (stage, outcome) (rate(${name('frames')}[15m]))`,
      legend: '{{stage}} {{outcome}}',
    },
    { title: 'Lights by state', query: name('ledgerFrames'), legend: '{{state}}' },
    { title: 'Series halted', query: name('halted'), legend: '{{code}}' },
    { title: 'Since the last new night', query: `time() - ${name('lastNight')}`, legend: '{{program}}', unit: 's' },
  ];
}

function queuePanels(services: string): PanelWish[] {
  const of = `{program=~"${services}"}`;
  const legend = '{{program}}';
  return [
    { title: 'Jobs', query: `${name('queued')}${of}`, legend },
    { title: 'Oldest job', query: `${name('oldest')}${of}`, legend, unit: 's' },
    { title: 'Dead letters', query: `${name('deadLetters')}${of}`, legend },
  ];
}

function workerPanels(workers: string): PanelWish[] {
  const of = `{program=~"${workers}"}`;
  const seconds = `sum by (le, task) (rate(${name('jobSeconds')}_bucket${of}[15m]))`;
  const by = (outcomes: string, key: 'jobFrames' | 'jobRetries' | 'jobCpu' | 'jobWaited' | 'jobRead' | 'jobWritten') =>
    `sum by (${outcomes}) (rate(${name(key)}${of}[15m]))`;
  return [
    { title: 'Time of a job, median', query: `histogram_quantile(0.5, ${seconds})`, legend: '{{task}}', unit: 's' },
    { title: 'Time of a job, 95 %', query: `histogram_quantile(0.95, ${seconds})`, legend: '{{task}}', unit: 's' },
    { title: 'Frames of jobs per second', query: by('task, outcome', 'jobFrames'), legend: '{{task}} {{outcome}}' },
    { title: 'CPUs at work on jobs', query: by('task', 'jobCpu'), legend: '{{task}}' },
    { title: 'Jobs that wait for a worker', query: by('task', 'jobWaited'), legend: '{{task}}' },
    { title: 'Read for jobs per second', query: by('task', 'jobRead'), legend: '{{task}}', unit: 'bytes' },
    { title: 'Written by jobs per second', query: by('task', 'jobWritten'), legend: '{{task}}', unit: 'bytes' },
    { title: 'Second tries per second', query: by('task', 'jobRetries'), legend: '{{task}}' },
  ];
}

function dashboard(uid: string, title: string, wishes: readonly PanelWish[]): Dashboard {
  const panels = wishes.map(({ query, legend, unit = 'short', ...wish }, index) => ({
    id: index + 1,
    type: 'timeseries',
    title: wish.title,
    datasource: { type: 'prometheus', uid: 'wombat' },
    gridPos: { x: 8 * (index % 3), y: 7 * Math.floor(index / 3), w: 8, h: 7 },
    fieldConfig: { defaults: { unit }, overrides: [] },
    targets: [{ refId: 'A', expr: query, legendFormat: legend }],
  }));
  const time = { from: 'now-24h', to: 'now' };
  return { uid: `wombat-${uid}`, title: `Wombat: ${title}`, ...{ schemaVersion: 39, refresh: '1m', time, panels } };
}

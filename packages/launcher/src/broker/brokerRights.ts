import { STREAMS } from '@wombat/eventlog/broker';
import {
  deadSubject,
  heldSubject,
  inboxPrefix,
  projectionDurable,
  workerDurable,
  workerSubject,
  workSubject,
} from '@wombat/eventlog/subjects';
import { METRICS_SUBJECT } from '@wombat/service-kit/metric-names';
import { eventSubjectsOf } from './eventWriters.js';

/** What a user of the broker may send and hear; nothing else. */
export interface BrokerRights {
  publish: { allow: string[]; deny: string[] };
  subscribe: string[];
}

/** Who gives out jobs, and has workers of his name. */
const OWNERS = ['calibration', 'astrometry', 'photometry'];
/** Whose workers look into the log for what they told of a file before they replace it. */
const LOOK_BACK = ['calibration'];
/** Who follows the log. */
const FOLLOWERS = ['ingest', ...OWNERS, 'catalog', 'publisher', 'ui'];

const FOLLOWED = [STREAMS.events.name, STREAMS.frames.name];
const LAID = Object.values(STREAMS).map(({ name }) => name);

/** No stream is changed, emptied or removed: but that, all may lay one that is missing. */
const OF_ALL = [
  '$JS.API.INFO',
  '$JS.API.STREAM.INFO.*',
  ...LAID.map((stream) => `$JS.API.STREAM.CREATE.${stream}`),
  '$JS.API.CONSUMER.INFO.*.*',
  // Answers to those who ask all programs for their numbers: names of inboxes cannot be guessed.
  '_INBOX.>',
];

/** By user, every one but whoever runs `./wombat`, who may do anything. */
export const BROKER_RIGHTS: Readonly<Record<string, BrokerRights>> = Object.fromEntries([
  ...FOLLOWERS.map((service) => [service, rightsOfService(service)] as const),
  ...OWNERS.map((kind) => [`${kind}-worker`, rightsOfWorker(kind)] as const),
]);

function rightsOfService(service: string): BrokerRights {
  const events = eventSubjectsOf(service);
  const others = FOLLOWERS.filter((one) => one !== service);
  const followed = FOLLOWED.flatMap((stream) => [...consumerCalls(stream, '*'), ...acks(stream, service)]);
  const read = ['$JS.API.STREAM.MSG.GET.*', '$JS.API.DIRECT.GET.>', '$JS.API.CONSUMER.LIST.*', METRICS_SUBJECT];
  const own = [
    partOf(OWNERS.includes(service), givesOut(service)),
    partOf(service === 'ui', looksAfterLetters()),
    partOf(service === 'ui', looksBack()),
  ];
  return {
    publish: {
      allow: [...OF_ALL, ...read, ...followed, ...events.allow, ...own.flatMap(({ publish }) => publish)],
      deny: [
        ...events.deny,
        // Names of passing consumers are chance; those of other services that stay are known.
        ...FOLLOWED.flatMap((stream) => others.flatMap((one) => durableCalls(stream, projectionDurable(one)))),
      ],
    },
    subscribe: [...heardBy(service), ...own.flatMap(({ subscribe }) => subscribe)],
  };
}

function rightsOfWorker(kind: string): BrokerRights {
  const user = `${kind}-worker`;
  const [stream, durable] = [STREAMS.work.name, workerDurable(kind)];
  const create = `$JS.API.CONSUMER.CREATE.${stream}.${durable}`;
  const takes = [create, `${create}.${workSubject(kind)}`, `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`];
  // Whether the broker still has the job it gave out.
  const looks = `$JS.API.STREAM.MSG.GET.${stream}`;
  const says = [deadSubject(kind), heldSubject(kind), workerSubject(kind)];
  const acked = [`$JS.ACK.${stream}.${durable}.>`, `$JS.ACK.*.*.${stream}.${durable}.>`];
  const reads = LOOK_BACK.includes(kind) ? [`$JS.API.STREAM.MSG.GET.${STREAMS.frames.name}`] : [];
  return {
    publish: {
      allow: [...OF_ALL, ...takes, looks, ...reads, ...acked, ...says, ...eventSubjectsOf(user).allow],
      deny: [],
    },
    subscribe: heardBy(user),
  };
}

interface Part {
  publish: string[];
  subscribe: string[];
}

function givesOut(kind: string): Part {
  const usedUp = `$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${STREAMS.work.name}.${workerDurable(kind)}`;
  return {
    publish: [workSubject(kind), deadSubject(kind), `$JS.API.STREAM.MSG.DELETE.${STREAMS.work.name}`],
    subscribe: [deadSubject(kind), heldSubject(kind), usedUp],
  };
}

/** Puts dead letters away, and shows the workers. */
function looksAfterLetters(): Part {
  return { publish: [`$JS.API.STREAM.MSG.DELETE.${STREAMS.dead.name}`], subscribe: ['wombat.workers.*'] };
}

/** Shows the log of a night or a series: passing consumers that name what they are to be given of it. */
function looksBack(): Part {
  const looked = [STREAMS.events, STREAMS.frames];
  return {
    publish: looked.map(({ name, subject }) => `$JS.API.CONSUMER.CREATE.${name}.*.${subject}`),
    subscribe: [],
  };
}

function partOf(has: boolean, part: Part): Part {
  return has ? part : { publish: [], subscribe: [] };
}

function consumerCalls(stream: string, name: string): string[] {
  return ['CREATE', 'DELETE', 'MSG.NEXT'].map((call) => `$JS.API.CONSUMER.${call}.${stream}.${name}`);
}

/** Also where it would be given another part of the stream. */
function durableCalls(stream: string, name: string): string[] {
  return [...consumerCalls(stream, name), `$JS.API.CONSUMER.CREATE.${stream}.${name}.>`];
}

/** In the two forms servers have for them. */
function acks(stream: string, service: string): string[] {
  const durable = projectionDurable(service);
  return [`$JS.ACK.${stream}.${durable}.>`, `$JS.ACK.*.*.${stream}.${durable}.>`];
}

function heardBy(user: string): string[] {
  return [`${inboxPrefix(user)}.>`, METRICS_SUBJECT];
}

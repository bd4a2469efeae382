import { connectBroker } from '../../log/broker.js';
import { EventLog } from '../../log/eventLog.js';
import { someEvents } from './someEvents.js';

/** A process that writes so many events, from a number on, and ends. */
const [url = '', first = '0', count = '0'] = process.argv.slice(2);

const broker = await connectBroker({ url, name: 'writer' });
const log = new EventLog({ broker, journal: null, producer: 'bench', software: 'bench', now: () => new Date() });
await log.publishMany(someEvents(Number(first), Number(count)));
await broker.close();

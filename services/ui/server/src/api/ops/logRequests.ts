import { EVENT_TYPES } from '@wombat/eventlog';
import { z } from 'zod';
import { LOG_STREAMS } from '../../domain/contract.js';
import { anySeriesRequest } from '../requests.js';

const LONGEST_WORDS = 1_000;

const place = (name: string) =>
  z.coerce
    .number(`${name} must be a number`)
    .int(`${name} must be a whole number`)
    .min(1, `${name} must be 1 or more`)
    .max(Number.MAX_SAFE_INTEGER, `${name} is too large`);

const words = (name: string) =>
  z.string(`${name} must be a text`).max(LONGEST_WORDS, `${name} is longer than ${LONGEST_WORDS} characters`);

/** Which events. */
export const logRequest = anySeriesRequest.extend({
  type: z.enum(['', ...EVENT_TYPES], 'type must be that of an event').default(''),
  words: words('words').default(''),
  events: place('events').optional(),
  frames: place('frames').optional(),
});

/** Which one, by its place. */
export const logEventRequest = z.object({
  stream: z.enum(LOG_STREAMS, `stream must be ${LOG_STREAMS.join(' or ')}`),
  sequence: place('sequence'),
});

/** Which one, by its id. */
export const namedEventRequest = z.object({
  id: words('id').min(1, 'id is missing'),
  night: anySeriesRequest.shape.night,
});

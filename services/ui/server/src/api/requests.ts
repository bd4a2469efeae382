import { BadRequestException } from '@nestjs/common';
import { BEGINNINGS } from '@wombat/proto/words';
import { MOST_CHARACTERS } from '@wombat/service-kit/words';
import { z } from 'zod';
import {
  CUT_OUT_CENTRES,
  EXPORT_KINDS,
  FIELD_MARKS,
  PRODUCT_KINDS,
  REASON_CODES,
  REJECTION_SCOPES,
  VERDICTS,
} from '../domain/contract.js';

/** Printable text without line breaks or other control characters. */
export const line = (what: string, longest: number) =>
  z
    .string({ error: `${what} is missing` })
    .trim()
    .min(1, `${what} is missing`)
    .max(longest, `${what} is longer than ${longest} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), `${what} contains control characters`);

/** The name of a folder or filter, as it is: blanks at its ends and characters nobody sees belong to it. */
export const nameAsIs = (what: string) =>
  z
    .string({ error: `${what} is missing` })
    .min(1, `${what} is missing`)
    .max(LONGEST_NAME, `${what} is longer than ${LONGEST_NAME} characters`);

/** No file system has longer ones. */
const LONGEST_NAME = 255;

const series = {
  night: z.string({ error: 'night is missing' }).regex(/^\d{8}$/, 'night must be a date as YYYYMMDD'),
  targetName: nameAsIs('targetName'),
  filter: nameAsIs('filter'),
};

const LONGEST_SETTING = 20_000;
/** Deeper than the configuration goes. */
const MOST_KEYS = 12;

export const freeText = (what: string) =>
  z.string().trim().max(MOST_CHARACTERS.text, `${what} is longer than ${MOST_CHARACTERS.text} characters`).default('');

/** Which series. */
export const seriesRequest = z.object(series);

/** Which series, as far as it is told; nothing of it: all. */
export const anySeriesRequest = z.object({
  night: series.night.or(z.literal('')).default(''),
  targetName: series.targetName.or(z.literal('')).default(''),
  filter: series.filter.or(z.literal('')).default(''),
});

/** Which two revisions of a series. */
export const differenceRequest = z.object({
  ...series,
  before: revisionNumber('before'),
  of: revisionNumber('of'),
});

function revisionNumber(name: string) {
  return z.coerce
    .number(`${name} must be a number`)
    .int(`${name} must be a whole number`)
    .min(1, `${name} must be 1 or more`)
    .optional();
}

/** Which of the files made of a series. */
export const productRequest = z.object({
  ...series,
  kind: z.enum(PRODUCT_KINDS, `kind must be ${PRODUCT_KINDS.join(' or ')}`),
});

const sha256 = z.string('sha256 is missing').regex(/^[0-9a-f]{64}$/, 'sha256 must be a SHA-256 sum');

/** Which point of a series, by its raw frame. */
export const explainRequest = z.object({ ...series, sha256 });

const PICTURE_SIZES = { least: 64, most: 1_024 };

/** A picture of all of a file. */
const picture = {
  sha256,
  size: z.coerce
    .number('size must be a number')
    .int('size must be a whole number')
    .min(PICTURE_SIZES.least, `size must be ${PICTURE_SIZES.least} or more`)
    .max(PICTURE_SIZES.most, `size must be ${PICTURE_SIZES.most} or less`),
};

/** A picture of a frame as it was taken. */
export const rawPictureRequest = z.object({ ...series, ...picture });

/** The masters of which night. */
export const mastersRequest = z.object({ night: series.night });

/** A picture of a master. */
export const masterPictureRequest = z.object({ night: series.night, ...picture });

/** A picture of a calibrated frame. */
export const pictureRequest = z.object({
  ...series,
  ...picture,
  centre: z.enum(CUT_OUT_CENTRES, `centre must be ${CUT_OUT_CENTRES.join(' or ')}`),
});

/** What lies on the picture of a field. */
export const fieldRequest = z.object({ ...series, size: picture.size });

/** The picture of a field. */
export const fieldPictureRequest = fieldRequest.extend({
  marks: z.enum(FIELD_MARKS, `marks must be ${FIELD_MARKS.join(' or ')}`),
});

/** A light curve as a file. */
export const exportRequest = z.object({
  ...series,
  kind: z.enum(EXPORT_KINDS, `kind must be ${EXPORT_KINDS.join(' or ')}`),
});

/** A person's verdict on the revision he or she looked at. A rejection needs its reason: it is kept for ever. */
export const verdictRequest = z
  .object({
    ...series,
    revision: z.int('revision must be a whole number').min(1, 'revision must be 1 or more'),
    verdict: z.enum(VERDICTS, `verdict must be ${VERDICTS.join(' or ')}`),
    by: line('your name', MOST_CHARACTERS.name),
    reason: freeText('the reason'),
  })
  .refine(({ verdict, reason }) => verdict !== 'rejected' || reason !== '', 'a rejection needs its reason');

/** AUIDs with commas; '' for none. */
const stars = z
  .string()
  .max(2_000, 'too many stars are named')
  .default('')
  .transform((text) => text.split(',').filter((auid) => auid !== ''));

/** The comparison stars a person would have otherwise. */
export const tryCompsRequest = z.object({ ...series, off: stars, on: stars });

const auids = (what: string) =>
  z
    .array(line(`a star of ${what}`, 40), `${what} must be a list of AUIDs`)
    .max(MOST_STARS, `more than ${MOST_STARS} stars are named`);
const MOST_STARS = 200;

/** A person's word on comparison stars: it is kept for ever. */
export const chooseCompsRequest = z.object({
  ...series,
  revision: z.int('revision must be a whole number').min(1, 'revision must be 1 or more'),
  off: auids('off'),
  on: auids('on'),
  words: freeText('the reason'),
  by: line('your name', MOST_CHARACTERS.name),
});

/** All nights of a target. */
export const reputationRequest = z.object({ targetName: series.targetName });

const MOST_FRAMES = 10_000;

const points = {
  ...series,
  revision: z.int('revision must be a whole number').min(1, 'revision must be 1 or more'),
  frames: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, 'frames must be SHA-256 sums'), 'frames are missing')
    .min(1, 'no frame is named')
    .max(MOST_FRAMES, `more than ${MOST_FRAMES} frames are named`),
  by: line('your name', MOST_CHARACTERS.name),
};

/** A person's word that rejected points are used again. */
export const restoreRequest = z.object(points);

/** A person's word that points are not used: it is kept for ever, with its reason. */
export const rejectRequest = z.object({
  ...points,
  scope: z.enum(REJECTION_SCOPES, `scope must be ${REJECTION_SCOPES.join(' or ')}`),
  reasonCode: z.enum(REASON_CODES, `reasonCode must be one of ${REASON_CODES.join(', ')}`),
  words: freeText('the words'),
});

/** A person's word on who the star of a folder is: it is kept for ever, with the name behind it. */
export const aliasRequest = z.object({
  folder: nameAsIs('folder'),
  star: line('the name of the star', 100),
  by: line('your name', MOST_CHARACTERS.name),
  note: freeText('the note'),
});

/** A person wants series to be reduced again; without a target or filter, all there are. */
export const reduceRequest = z.object({
  night: series.night,
  targetName: series.targetName.optional(),
  filter: series.filter.optional(),
  failedOnly: z.boolean('failedOnly must be true or false').default(false),
  fromStage: z.enum(BEGINNINGS, `fromStage must be ${BEGINNINGS.join(' or ')}`).optional(),
  by: line('your name', MOST_CHARACTERS.name),
  reason: freeText('the reason'),
});

const settingEdit = {
  path: z
    .array(z.union([nameAsIs('a key'), z.int().min(0)], 'path must be keys and numbers'), 'path is missing')
    .min(1, 'path is missing')
    .max(MOST_KEYS, `path has more than ${MOST_KEYS} keys`),
  text: z
    .string('text must be a text')
    .max(LONGEST_SETTING, `text is longer than ${LONGEST_SETTING} characters`)
    .optional(),
  sha256,
};

/** What a person wants a setting to be. */
export const settingRequest = z.object(settingEdit);

/** The same, with why it is kept for ever. */
export const changeSettingRequest = z.object({
  ...settingEdit,
  reason: line('the reason', MOST_CHARACTERS.text),
  by: line('your name', MOST_CHARACTERS.name),
});

/** A person does something about a job that could not be done. */
export const letterRequest = z.object({
  place: z.int('place must be a whole number').min(1, 'place must be 1 or more'),
  by: line('your name', MOST_CHARACTERS.name),
});

/** A person does not want to wait until a night is still. */
export const beginRequest = z.object({ folder: line('folder', 255), by: line('your name', MOST_CHARACTERS.name) });

/** A person has the frames of a night wait, or lets them go on. */
export const pauseRequest = z.object({
  night: series.night,
  paused: z.boolean('paused must be true or false'),
  by: line('your name', MOST_CHARACTERS.name),
});

/** A person does not want a night reduced. */
export const cancelRequest = z.object({
  night: series.night,
  by: line('your name', MOST_CHARACTERS.name),
  reason: line('the reason', MOST_CHARACTERS.text),
});

/** A person has a night worked on before all others. */
export const firstRequest = pauseRequest.omit({ paused: true });

/** What was asked, or 400 with a sentence on everything that is wrong with it. */
export function readRequest<T>(schema: z.ZodType<T>, asked: unknown): T {
  const read = schema.safeParse(asked ?? {});
  if (read.success) return read.data;
  throw new BadRequestException(read.error.issues.map(({ message }) => message).join('; '));
}

import type { Header } from '@wombat/fits';
import type { work } from '@wombat/proto';
import { SOFTWARE } from '@wombat/service-kit/worker';

/** What is done to a frame, a sentence each, as its header and its fact tell it; `badPixels`: of the flat. */
export function stepsTold(order: work.FrameToCalibrate, badPixels: number): string[] {
  const told = history(order);
  if (badPixels > 0) told.push(`${badPixels} pixels not divided: the flat is below 0.1 or no number there`);
  return told;
}

/** The raw header, with marks of what was done to the frame. */
export function calibratedHeader(raw: Header, order: work.FrameToCalibrate, told: readonly string[]): Header {
  return told.reduce((head, note) => head.withHistory(note), withMarks(raw, order));
}

function withMarks(raw: Header, order: work.FrameToCalibrate): Header {
  const { bias, dark, flat, done, pedestal } = order;
  const applied = { B: bias !== undefined, D: dark !== undefined, F: flat !== undefined };
  const letters = (['B', 'D', 'F'] as const).filter((letter) => applied[letter] || done.includes(letter)).join('');
  const isChanged = Object.values(applied).includes(true) || pedestal !== 0;
  const header = (isChanged ? raw.with('PEDESTAL', 0) : raw)
    .with('SWMODIFY', SOFTWARE)
    .with('RAWSHA', order.sha256.slice(0, 64), 'sha256 of the raw frame');
  return letters === '' ? header : header.with('CALSTAT', letters, 'bias, dark, flat applied');
}

const STEPS: Readonly<Record<string, string>> = { B: 'bias', D: 'dark', F: 'flat' };

function history({ path, bias, dark, flat, done }: work.FrameToCalibrate): string[] {
  const before = [...done].map((letter) => STEPS[letter] ?? letter).join(', ');
  const isAnything = [bias, dark, flat].some((master) => master !== undefined);
  return [
    `${SOFTWARE}: calibrated from ${path}`,
    ...(done === '' ? [] : [`${before}: done before by another program, as the header says`]),
    ...(bias === undefined ? [] : [`bias ${bias.path} sha256 ${bias.sha256}`]),
    ...(dark === undefined ? [] : [`dark ${dark.path} x ${dark.scale} sha256 ${dark.sha256}`]),
    ...(flat === undefined ? [] : [`flat ${flat.path} sha256 ${flat.sha256}`]),
    ...(isAnything || done !== '' ? [] : ['no calibration frames: nothing subtracted or divided']),
  ];
}

import type { ClockAnswer } from '../../../../server/src/domain/contract.js';
import { secondText } from '../times.js';

/** When the browser asked and was answered, by its own clock, in milliseconds since 1970. */
export interface AskedAt {
  before: number;
  after: number;
}

export interface ClockView {
  words: string;
  /** What is wrong with a clock, and what to do. */
  warnings: string[];
}

/** Times of points are asked for to the second. */
const WARN_MILLISECONDS = 1_000;

/** The server looked at its clock at some moment between question and answer: by no more is the difference unsure. */
export function clockView({ now, isSynchronised }: ClockAnswer, { before, after }: AskedAt): ClockView {
  const [least, most] = [Date.parse(now) - after, Date.parse(now) - before];
  const isOff = least > WARN_MILLISECONDS || most < -WARN_MILLISECONDS;
  const difference = (least + most) / 2;
  const unsure = ((most - least) / 2000).toFixed(1);
  const seconds = `${(Math.abs(difference) / 1000).toFixed(1)} s`;
  const side = difference < 0 ? 'behind' : 'ahead of';
  const words = [
    `clock of the server: ${secondText(now)}, ${seconds} ${side} that of this browser (within ${unsure} s)`,
    NETWORK[String(isSynchronised) as keyof typeof NETWORK],
  ].join('; ');
  return {
    words,
    warnings: [
      ...(isOff
        ? [`The clocks of the server and of this browser are ${seconds} apart: one of them is wrong. ${RESTS}`]
        : []),
      ...(isSynchronised === false ? [`The system says that nothing sets the clock of the server. ${RESTS}`] : []),
    ],
  };
}

const NETWORK = {
  true: 'set by the network',
  false: 'not set by the network',
  null: 'whether it is set by the network, its system does not say',
} as const;

const RESTS =
  'Times of points rest on the clock of the computer that takes the frames: have each set by the network ' +
  '(timedatectl set-ntp true).';

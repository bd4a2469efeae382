import { fileURLToPath } from 'node:url';
import { markdownTable } from '@wombat/service-kit';
import { type FlagEffect, MEASUREMENT_FLAGS } from '../domain/measurement/flags.js';

/** Where the page made from the registry stands in the checkout. */
export const FLAGS_DOCUMENT = fileURLToPath(new URL('../../../../docs/flags.md', import.meta.url));

const LEFT_OUT: Readonly<Record<FlagEffect, string>> = {
  always: 'T1 and T2 out of the report, a comparison star out of the zero point of the frame',
  comparison: 'a comparison star out of the zero point of the frame',
  never: 'nothing',
};

/** docs/flags.md: every flag a star can have on a frame, and what it leaves out. */
export function flagsPage(): string {
  const rows = MEASUREMENT_FLAGS.map(({ short, name, long, spoils }) => [short, `\`${name}\``, long, LEFT_OUT[spoils]]);
  return `# Flags of single stars

Made from the registry the program takes them from; change \`services/photometry/src/domain/measurement/flags.ts\`, not this page.

A flag tells of one star on one frame. The page shows the first word beside a point and the sentence with it; a point that is
left out stays on the light curve, in the table and in the list of what was left out, with the flag as its reason.

${markdownTable(['shown', 'flag', 'meaning', 'leaves out'], rows)}
`;
}

import {
  CAUSES,
  FRAME_FAILURES,
  FRAME_STATES,
  MENDERS,
  type Meaning,
  type Mender,
  OUTCOMES,
  type Outcome,
  outcomeOf,
  STATUSES,
  SUBMITTED,
} from '@wombat/proto/words';
import { markdownTable } from './markdownTable.js';

const { done, ...MEASURED } = STATUSES;

/** docs/statuses.md: every word an observer meets in the tables, from the registries the program takes them from. */
export function statusesPage(): string {
  const parts = [
    `# Statuses, and what to do about each

Made from the registries the program takes these words from; change \`proto/src/words/\`, not this page.

Where a series stands is in the table \`target\` of \`<home>/wombatpipeline.db\`; \`./wombat status\` prints it with the reason
of a halted series in one sentence. What became of a file is in the table \`frame\`, with its reason. Columns not yet
reached are empty (null). A series that halts does not stop the others.

Three kinds of outcome are told apart, by who can change them:

${outcomeTable()}`,
    `## target.proc: calibrated and solved

${meaningTable({ done })}

A series that came no further has its code here as well as in \`apphot\`, below.`,
    `## target.proc_bias, proc_dark, proc_flat: which masters

A date is the night of the master that was used (of the first frame of the series that has one). \`done\` means that the
frames say another program did it before (CALSTAT and the like). \`nocal\` means there was none: no master of this camera,
size, binning, gain, offset and readout mode (exposure and temperature, for darks; for flats filter and tube, and the gain
only where their bias is still in them) in any night. The series goes on without it unless \`calibration.requireMasters\`
is on. The report says both in its NOTES. Where a master of the night could not be made (no worker brought it back, a file under
its name that cannot be read), REASON of \`./wombat status\` says so and a run ends with code 3; it is tried again at every start.`,
    `## target.apphot: measured

All but \`validate\` are halts, after one of the stages named.

${statusTable()}`,
    `## What holds a series

Causes on this computer, each the beginning of the reason of a series that is \`held\`; the place follows in brackets.

${causeTable()}`,
    `## target.submitted: what a person decided, and what became of it

${meaningTable(SUBMITTED)}`,
    `## frame.state: every file has one

${meaningTable(FRAME_STATES)}

Where not one light of a target in a night can be used there is no series of it: the end of a run, \`./wombat status\` and the page's
Nights say so, with the first of them and its reason.`,
    `## Codes of failed frames

They stand in the event \`FrameFailed\`; the sentence after the stage in \`frame.reason\` says the same.

${meaningTable(FRAME_FAILURES)}`,
    `## Exit codes of ./wombat run --once

| code | meaning                                                                                                       |
| ---- | ------------------------------------------------------------------------------------------------------------- |
| 0    | every series stands at its end: measured, or halted with a reason; broken frames are an outcome too           |
| 1    | ours failed: bad configuration, a missing program, a process that crashes again and again, a log with gaps    |
| 2    | an AAVSO service was unavailable; start it again later                                                        |
| 3    | a stage failed on frames or masters (damaged files, a lost worker), or a night was passed over; it says which |
| 4    | something on this computer holds series (a full disk, no solver); the next start goes on with them            |
| 5    | nothing moved for twice work.deadlineSeconds; it says what it waited for; the next start goes on              |`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function outcomeTable(): string {
  const who = (outcome: Outcome) =>
    (Object.keys(MENDERS) as Mender[]).filter((mender) => outcomeOf({ mender }) === outcome);
  const rows = (Object.keys(OUTCOMES) as Outcome[]).map((outcome) => [
    OUTCOMES[outcome],
    who(outcome)
      .map((mender) => MENDERS[mender])
      .join(', '),
  ]);
  return markdownTable(['kind', 'who mends it'], rows);
}

function causeTable(): string {
  const rows = Object.values(CAUSES).map(({ meaning, advice }) => [meaning, advice]);
  return markdownTable(['cause', 'what to do'], rows);
}

function statusTable(): string {
  const rows = Object.entries(MEASURED).map(([code, { stages, meaning, mender, advice }]) => [
    `\`${code}\``,
    stages.join(', '),
    meaning,
    MENDERS[mender],
    advice,
  ]);
  return markdownTable(['value', 'stage', 'meaning', 'who mends it', 'what to do'], rows);
}

function meaningTable(registry: Readonly<Record<string, Meaning>>): string {
  const rows = Object.entries(registry).map(([word, { meaning, mender, advice }]) => [
    `\`${word}\``,
    meaning,
    MENDERS[mender],
    advice,
  ]);
  return markdownTable(['value', 'meaning', 'who mends it', 'what to do'], rows);
}

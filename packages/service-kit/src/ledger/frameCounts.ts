import type { ingest } from '@wombat/proto';

/** Lights of a series that stand at one state; of those a stage failed on, the stage. */
export interface FramesAtState {
  state: string;
  stage: string;
  frames: number;
}

/** How many stages lie behind a frame: 1 calibrated, 2 solved, 3 measured. A stage that fails has those before it behind it. */
const STAGES_BEHIND: Readonly<Record<string, number>> = {
  calibrated: 1,
  unsolved: 1,
  solved: 2,
  unusable: 2,
  measured: 3,
};
const STAGES_BEHIND_FAILED: Readonly<Record<string, number>> = { calibrate: 0, solve: 1, profile: 2, measure: 2 };

/** How far the frames of a series have come; each number counts those that went further too. */
export function frameCounts(standing: readonly FramesAtState[], reported: number | null): ingest.FrameCounts {
  const sum = (counts: (at: FramesAtState) => boolean) =>
    standing.filter(counts).reduce((total, { frames }) => total + frames, 0);
  const past = (stages: number) => sum((at) => stagesBehind(at) >= stages);
  return {
    found: sum(() => true),
    broken: sum(({ state }) => state === 'broken'),
    failed: sum(({ state }) => state === 'failed'),
    calibrated: past(1),
    solved: past(2),
    measured: past(3),
    reported: reported ?? undefined,
  };
}

function stagesBehind({ state, stage }: FramesAtState): number {
  return (state === 'failed' ? STAGES_BEHIND_FAILED[stage] : STAGES_BEHIND[state]) ?? 0;
}

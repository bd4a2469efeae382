import assert from 'node:assert/strict';
import { FrameFailed_Code } from '../gen/wombat/events/v1/frames.js';
import { SubmissionStepped_State } from '../gen/wombat/events/v1/submission.js';
import * as words from '../gen/wombat/words/v1/words.js';
import {
  CAL_TYPES,
  CAUSES,
  type CauseCode,
  COMPARISON_MODES,
  causeOf,
  causeSentence,
  FRAME_FAILURES,
  FRAME_STATES,
  type FrameState,
  hasPassed,
  isHalt,
  isUnnamed,
  isVerdict,
  type Meaning,
  REJECTION_REASONS,
  REJECTION_SCOPES,
  SOLVE_METHODS,
  STAGES,
  STATUSES,
  type Stage,
  type StatusCode,
  SUBMISSION_STATES,
  SUBMITTED,
  SUBMITTED_OF,
  SUBMITTERS,
  stageOfState,
  stagesBehind,
  statesBehind,
  TRANSFORM_METHODS,
  UNNAMED,
  VERDICTS,
} from './index.js';

/** The enumerators of the contract, without the one for what is left unsaid. */
const said = (enumerators: object) => Object.keys(enumerators).filter((name) => !name.endsWith('_UNSPECIFIED'));
const codes = Object.keys(STATUSES) as StatusCode[];

describe('the registries of words', () => {
  it('have every word of the contract, and no other', () => {
    assert.deepEqual(STAGES, said(words.Stage));
    assert.deepEqual(codes, said(words.Status));
    assert.deepEqual(VERDICTS, said(words.Verdict));
    assert.deepEqual(CAL_TYPES, said(words.CalType));
    assert.deepEqual(REJECTION_SCOPES, said(words.RejectionScope));
    assert.deepEqual(Object.keys(REJECTION_REASONS), said(words.RejectionReason));
    assert.deepEqual(Object.keys(COMPARISON_MODES), said(words.ComparisonMode));
    assert.deepEqual(Object.keys(TRANSFORM_METHODS), said(words.TransformMethod));
    assert.deepEqual(Object.keys(SOLVE_METHODS), said(words.SolveMethod));
    assert.deepEqual(Object.keys(SUBMITTERS), said(words.Submitter));
    assert.deepEqual(Object.keys(FRAME_FAILURES), said(FrameFailed_Code));
    assert.deepEqual(Object.keys(SUBMITTED), said(words.Fate_Word));
    assert.deepEqual(SUBMISSION_STATES.toSorted(), said(SubmissionStepped_State).toSorted());
  });

  it('tell of each what it means and what to do about it, as parts of a sentence', () => {
    const meanings: [string, Meaning][] = [STATUSES, SUBMITTED, FRAME_STATES, FRAME_FAILURES].flatMap((registry) =>
      Object.entries(registry),
    );
    for (const [word, { meaning, advice }] of meanings)
      for (const text of [meaning, advice]) assert.match(text, /^[^\s].*[^\s.]$/, word);
  });

  it('have a text for the list of series that tells each status from the others', () => {
    assert.equal(new Set(codes.map((code) => STATUSES[code].short)).size, codes.length);
  });

  it('name the stages after which a series may stand so', () => {
    for (const code of codes) assert.ok(STATUSES[code].stages.length > 0, code);
  });
});

describe('statuses', () => {
  it('are halts but where a series goes on or waits for a person', () => {
    assert.deepEqual(
      codes.filter((code) => !isHalt(code)),
      ['done', 'validate'],
    );
  });

  it('tell those that wait for a name', () => {
    assert.deepEqual(codes.filter(isUnnamed), UNNAMED);
    assert.equal(isUnnamed(undefined), false);
  });
});

describe('states of frames', () => {
  it('of later stages are not undone by earlier ones, and of one stage may follow each other', () => {
    assert.deepEqual(statesBehind('calibrate'), ['solved', 'unsolved', 'unusable', 'measured']);
    assert.deepEqual(statesBehind('solve'), ['unusable', 'measured']);
    assert.deepEqual(stagesBehind('profile'), ['measure', 'transform']);
    assert.deepEqual([stageOfState('unsolved'), stageOfState('failed')], ['solve', undefined]);
    assert.deepEqual(statesBehind('measure'), []);
  });

  it('tell which stages a frame has passed', () => {
    const passed = (state: FrameState, failedAt: Stage | null = null) =>
      STAGES.filter((stage) => hasPassed(stage, state, failedAt));
    assert.deepEqual(passed('accepted'), []);
    assert.deepEqual(passed('calibrated'), ['calibrate']);
    assert.deepEqual(passed('unsolved'), ['calibrate']);
    assert.deepEqual(passed('unusable'), ['calibrate', 'solve', 'select']);
    assert.deepEqual(passed('measured'), ['calibrate', 'solve', 'select', 'profile', 'measure']);
    assert.deepEqual(passed('failed', 'calibrate'), []);
    assert.deepEqual(passed('failed', 'profile'), ['calibrate', 'solve', 'select']);
    assert.deepEqual(passed('failed'), []);
  });
});

describe('verdicts', () => {
  it('are told from other words', () => {
    for (const verdict of VERDICTS) assert.equal(isVerdict(verdict), true);
    for (const other of ['', 'usrrej', 'VERDICT_UNSPECIFIED', 'toString']) assert.equal(isVerdict(other), false);
  });

  it('have each its word in the tables', () => {
    for (const verdict of ['approved', 'rejected'] as const)
      assert.equal(SUBMITTED[SUBMITTED_OF[verdict]].verdict, verdict);
    assert.equal(SUBMITTED_OF.withdrawn, null);
  });
});

describe('a sentence on a cause', () => {
  it('tells which cause it is of, whatever it was seen at', () => {
    for (const code of Object.keys(CAUSES) as CauseCode[])
      for (const detail of ['', '/data/20260131']) assert.equal(causeOf(causeSentence(code, detail)), code);
    assert.equal(causeOf('a meteor has struck'), null);
  });
});

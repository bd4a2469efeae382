import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM } from '@wombat/eventlog';
import { ChangeFeed } from './changeFeed.js';

const WHATEVER_HAPPENS = events(
  'NightDiscovered',
  'ScanCompleted',
  'ReductionRequested',
  'MastersBuilt',
  'FramesCalibrated',
  'MastersRechosen',
  'FramesSolved',
  'CompsSelected',
  'PhotometryDone',
  'MagnitudesTransformed',
  'SeriesHalted',
  'SeriesResumed',
  'Validated',
  'PointsRejected',
  'PointsRestored',
  'CompsChosen',
  'AliasSet',
  'SubmissionStepped',
  'SettingsChanged',
);

/** Passes on that something happened. */
@Controller()
export class ChangesReactor {
  constructor(private readonly feed: ChangeFeed) {}

  @EventPattern<string[]>(WHATEVER_HAPPENS, JETSTREAM)
  onEvent(): void {
    this.feed.notify();
  }
}

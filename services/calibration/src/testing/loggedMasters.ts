import type { NewEvent } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';
import type { ChosenMaster, MasterBuilt } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import { sampleMaster } from '../domain/testing/sampleFrames.js';
import { NIGHT } from './sampleNight.js';

/** A master that stands in the log, of a night that is over. */
export function master(calType: CalType, night = NIGHT, change: Partial<MasterBuilt> = {}): NewEvent {
  const { path, sha256, filter, biasSubtracted, meta } = sampleMaster(calType, night);
  const product = { path, sha256 };
  const fact = { night, calType, filter, item: `${calType}/${filter}`, scan: 1, state: 'built' as const, product };
  const scan = change.scan === undefined ? '' : ` ${change.scan}`;
  return event('MasterBuilt', { ...fact, biasSubtracted, meta, ...change }, { id: `${night} ${calType}${scan}` });
}

/** Such a master as it is named where it is chosen. */
export function named(calType: CalType, night = NIGHT, change: Partial<ChosenMaster> = {}): ChosenMaster {
  const { path, sha256, filter } = sampleMaster(calType, night);
  return { night, scan: 1, item: `${calType}/${filter}`, product: { path, sha256 }, ...change };
}

export function chosen(number: number, ...masters: ChosenMaster[]): NewEvent {
  return event('MastersChosen', { reduction: revision(number), masters }, { id: `chosen:${number}` });
}

export function decided(scan = 1, masters = []): NewEvent {
  return event('MastersBuilt', { night: NIGHT, scan, masters }, { id: `built:${scan}` });
}

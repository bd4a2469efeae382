import type { ingest } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';
import { nearestWord } from '@wombat/service-kit/words';

const MOST_OFFERED = 5;

/** The series a person names as NIGHT/TARGET/FILTER; where there is none, the fault names those that may be meant. */
export function seriesNamed(name: string, all: readonly ingest.SeriesState[]): Result<ingest.SeriesState> {
  const found = all.find((series) => nameOf(series) === name);
  if (found !== undefined) return ok(found);
  const names = all.map(nameOf);
  const near = nearestWord(name, names);
  const [night] = name.split('/');
  const ofNight = names.filter((one) => one.startsWith(`${night}/`)).slice(0, MOST_OFFERED);
  const offered = near === null ? ofNight : [near];
  const advice = offered.length === 0 ? './wombat status lists them' : `did you mean ${offered.join(' or ')}?`;
  return refuse(`there is no series ${name} (NIGHT/TARGET/FILTER); ${advice}`);
}

function nameOf({ date, targetName, filter }: ingest.SeriesState): string {
  return `${date}/${targetName}/${filter}`;
}

import type { catalog } from '@wombat/proto';
import { isUnnamed } from '@wombat/proto/words';
import { shellWord } from '@wombat/service-kit/words';

/** What a running pipeline knows of who the star of a folder is, for the person at the shell. */
export function targetReport(target: catalog.GetTargetResponse): string[] {
  const { targetName, night, filter, code, reason, star, foundBy, aliases, settledBy } = target;
  const waits = isUnnamed(code);
  return [
    ...(star === '' ? [] : [`${targetName} ${filter} ${night}: ${star} (${foundBy})`]),
    ...(waits ? [`${targetName} ${filter} ${night} waits: ${reason}`, ...target.offered.map(offeredLine)] : []),
    ...(star === '' && !waits ? [`${targetName} ${filter} ${night}: nobody has been asked yet who it is`] : []),
    ...aliases.map(({ name, raDegrees, decDegrees, by, note, at }) => {
      const who = name === '' ? `RA ${raDegrees} Dec ${decDegrees}` : name;
      return `${at.slice(0, 16).replace('T', ' ')} UTC: ${by} said ${who}${note === '' ? '' : `, ${note}`}`;
    }),
    settledBy === '' ? `To say who it is: ./wombat name ${shellWord(targetName)} NAME` : `${settledBy}.`,
  ];
}

function offeredLine(star: catalog.Offered): string {
  const { name, raDegrees, decDegrees, separationDegrees, variabilityType, rangeText } = star;
  const facts = [
    `${(separationDegrees * 60).toFixed(1)}' from the middle`,
    `RA ${raDegrees} Dec ${decDegrees}`,
    variabilityType === '' ? 'type unknown' : variabilityType,
    rangeText === '' ? 'range unknown' : rangeText,
  ];
  return `  ${name} (${facts.join(', ')})`;
}

import type { publisher } from '@wombat/proto';
import { printable, shellWord } from '@wombat/service-kit/words';

/** A series whose report is not on the disk any more, with how it is made again; nothing of any other. */
export function missingLine({ night, targetName, filter, missing }: publisher.Validation): string[] {
  if (missing.length === 0) return [];
  const again = `./wombat reduce ${[night, targetName, filter].map(shellWord).join(' ')}`;
  const series = printable(`${targetName} ${filter} ${night}`);
  return [`${series}: its report is not on the disk any more; ${again} makes it again`];
}

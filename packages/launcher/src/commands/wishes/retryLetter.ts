import type { Request } from '../../arguments.js';
import { withBroker } from '../../broker/withBroker.js';
import { awayWithLetter, letterPlace, wishOfLetter } from '../../log/letters.js';
import { whoever } from '../../names/whoever.js';
import type { Places } from '../../places/readPlaces.js';
import { complain } from '../../report/complain.js';
import { wishReduction } from './reduce.js';

/**
 * `log retry LETTER`: what could not be done is tried again, as by "try again" on the page. The letter goes once that
 * is requested: what fails in between leaves it where it is.
 */
export async function retryLetter(request: Request, places: Places): Promise<number> {
  const place = letterPlace(request.words[1] ?? '');
  if (!place.ok) return complain([place.fault.message]);
  const found = await withBroker(places, 'log retry', (broker) => wishOfLetter(broker, place.value));
  const asked = found.ok ? found.value : found;
  if (!asked.ok) return complain([asked.fault.message]);
  const by = request.options.by ?? whoever(places.config.observer.code);
  const wish = { ...asked.value, fromStage: undefined, by };
  return wishReduction(request, places.home, wish, async () => {
    const done = await withBroker(places, 'log retry', (broker) => awayWithLetter(broker, place.value));
    const away = done.ok ? done.value : done;
    return away.ok ? 0 : complain([away.fault.message]);
  });
}

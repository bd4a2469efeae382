import type { NewEvent } from '../../log/eventLog.js';
import { failed } from '../../testkit/logFixture.js';

/** Small events of frames, each on a subject of its own, as most events of a night are. */
export function someEvents(first: number, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    return failed(`frame ${number}`, `20240101/Light/SS_Cyg/SS_Cyg_V_${number}.fits`);
  });
}

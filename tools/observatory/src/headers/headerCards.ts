import type { Card } from '../camera/fitsFrame.js';
import type { HeaderStyle } from '../nights/nightPlan.js';
import { asiairHeader } from './asiair.js';
import type { FrameFacts } from './frameFacts.js';
import { maximHeader } from './maxim.js';
import { ninaHeader } from './nina.js';
import { sgpHeader } from './sgp.js';
import { sharpcapHeader } from './sharpcap.js';

const STYLES: Record<HeaderStyle, (facts: FrameFacts) => Card[]> = {
  maxim: maximHeader,
  nina: ninaHeader,
  sharpcap: sharpcapHeader,
  asiair: asiairHeader,
  sgp: sgpHeader,
};

export const HEADER_STYLES = Object.keys(STYLES) as HeaderStyle[];

/** The cards a camera program of this style writes, after those that describe the pixels. */
export function headerCards(style: HeaderStyle, facts: FrameFacts): Card[] {
  return STYLES[style](facts);
}

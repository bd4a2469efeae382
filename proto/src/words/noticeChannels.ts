import type { NightTold_Channel } from '../gen/wombat/events/v1/events.js';
import type { Told } from '../told.js';

/** How a message on a night gets to people. */
export type NoticeChannel = Told<NightTold_Channel>;

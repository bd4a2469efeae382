import type { NoticeChannel } from '@wombat/proto/words';
import type { Result } from '@wombat/result';
import type { Notice } from '../../domain/notice/nightNotice.js';

/** A way a message takes to a person. */
export interface Channel {
  name: NoticeChannel;
  /** A fault is a sentence that holds neither password nor address: it stands in the log. */
  send(notice: Notice): Promise<Result<null>>;
}

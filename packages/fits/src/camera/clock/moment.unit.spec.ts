import assert from 'node:assert/strict';
import { momentSaid } from './moment.js';

describe('momentSaid', () => {
  it('knows beginnings, middles and ends by the words of capture programs', () => {
    const said: Record<string, string | undefined> = {
      '[ISO 8601] UTC date/time of exposure start': 'start',
      'System Clock:Est. Frame Start': 'start',
      'The UTC date and time at the start of the exposure; ends later': 'start',
      'UTC time shutter open': 'start',
      'Averaged midpoint time (UTC)': 'mid',
      'System Clock:Est. Frame Mid Point': 'mid',
      'UT at the middle of the exposure': 'mid',
      'mid-exposure, not start': 'mid',
      'UTC, exposure midtime': 'mid',
      'Mean time of exposure (UT)': 'mid',
      'UTC of exposure completion': 'end',
      'UTC end date of exposure': 'end',
      'shutter closed (UT)': 'end',
      'UTC observation date': undefined,
      'seconds since midnight': undefined,
      'GMT, Greenwich mean time': undefined,
      'from the calendar': undefined,
    };
    for (const [comment, moment] of Object.entries(said)) assert.equal(momentSaid(comment)?.moment, moment, comment);
  });

  it('takes the time a frame was received for its end, and doubts it', () => {
    const received = ['System Clock-Frame Grabbed', 'time the frame was received', 'start of readout', 'image saved'];
    for (const comment of received) {
      assert.equal(momentSaid(comment)?.moment, 'end', comment);
      assert.match(momentSaid(comment)?.doubt ?? '', /later than it did/, comment);
    }
    assert.deepEqual(
      [momentSaid('Image created time')?.moment, momentSaid('end of exposure')?.doubt],
      ['start', undefined],
    );
    assert.match(momentSaid('Image created time')?.doubt ?? '', /beginning or the end/);
  });
});

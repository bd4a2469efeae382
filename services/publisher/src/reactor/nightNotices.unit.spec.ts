import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { ok, type Result, refuse } from '@wombat/result';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import Database from 'better-sqlite3';
import type { Channel } from '../adapters/notice/channel.js';
import type { Notice } from '../domain/notice/nightNotice.js';
import { publisherProjections } from '../projection/publisherProjections.js';
import { NightNotices } from './nightNotices.js';

const MINUTE = 60_000;
const MORNING = '2024-01-02T06:00:00.000Z';
const { given } = specifyReactor({ projections: publisherProjections, now: MORNING });

const found = event('NightDiscovered', {
  night: '20240101',
  series: [{ targetName: 'SS Cyg', filter: 'V', band: 'V', numImages: 71, revision: 1, warning: '' }],
  scan: 1,
});
const counts = { band: 'V', numImages: 71, revision: 1, warning: '' };
const asked = (number = 1) =>
  event('ReductionRequested', { reduction: revision(number), numImages: 71 }, { id: `asked:${number}` });
const made = (number = 1) =>
  event('MagnitudesTransformed', { reduction: revision(number), rows: 68, gate: [] }, { id: `made:${number}` });

/** Keeps what it sends, and answers as told, the last answer from then on. */
class Post implements Channel {
  readonly sent: Notice[] = [];
  constructor(
    readonly name: Channel['name'],
    private readonly answers: Result<null>[] = [ok(null)],
  ) {}

  async send(notice: Notice): Promise<Result<null>> {
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer?.ok) this.sent.push(notice);
    return answer ?? ok(null);
  }
}

const passing = (channels: readonly Channel[]) => {
  const notices = new Map<ServiceKit, NightNotices>();
  return (kit: ServiceKit) => {
    const known = notices.get(kit) ?? new NightNotices(kit, ok(channels));
    notices.set(kit, known);
    return known.pass();
  };
};
const told = (channel: Channel['name']) =>
  ({ type: 'NightTold', id: `told:20240101:${channel}`, payload: { night: '20240101', channel } }) as const;

describe('the message of a night', () => {
  it('goes once to each channel, when the last series of the night is through', async () => {
    const [mail, webhook] = [new Post('mail'), new Post('webhook')];
    await given(found, asked())
      .when(passing([mail, webhook]))
      .thenNothing();
    await given(found, asked(), made())
      .when(passing([webhook, mail]))
      .thenPublishes(told('webhook'), told('mail'));
    for (const { sent } of [mail, webhook])
      assert.deepEqual(
        sent.map(({ subject }) => subject),
        ['wombat 2024-01-01: 1 ready'],
      );
  });

  it('goes of one night where that of another throws', async () => {
    const other = { night: '20231231', targetName: 'TT Ari', filter: 'V' };
    const before = [
      event('NightDiscovered', { ...found.payload, night: other.night, series: [{ ...other, ...counts }] }),
      event(
        'ReductionRequested',
        { reduction: { ...revision(1), series: other }, numImages: 71 },
        { id: 'asked other' },
      ),
      event('MagnitudesTransformed', { reduction: { ...revision(1), series: other }, rows: 68, gate: [] }),
    ];
    class Torn extends Post {
      override send(notice: Notice): Promise<Result<null>> {
        if (notice.subject.includes('2023-12-31')) throw new TypeError('x is not a function');
        return super.send(notice);
      }
    }
    await given(...before, found, asked(), made())
      .when(passing([new Torn('mail')]))
      .thenPublishes(told('mail'));
  });

  it('does not go again when the night was told, whatever is reduced after', async () => {
    const mail = new Post('mail');
    const before = event('NightTold', { night: '20240101', channel: 'mail' });
    await given(found, asked(), made(), before, asked(2), made(2))
      .when(passing([mail]))
      .thenNothing();
    assert.deepEqual(mail.sent, []);
  });

  it('is tried again by time where it could not be sent, and that is said', async () => {
    const mail = new Post('mail', [
      refuse('mail.example did not take the mail (EAUTH 535)'),
      refuse('again'),
      ok(null),
    ]);
    const pass = passing([mail]);
    await given(found, asked(), made())
      .when(pass)
      .thenSatisfies(async ({ answer, published, warnings, kit }) => {
        assert.deepEqual(answer, { planned: 0, retries: 1 });
        assert.deepEqual(warnings, [
          'the message of 20240101 was not sent: mail.example did not take the mail (EAUTH 535)',
        ]);
        assert.match([...kit.status.outside.values()][0] ?? '', /it is tried again in 1 min$/);
        const at = async (minutes: number) => {
          kit.now = () => new Date(Date.parse(MORNING) + minutes * MINUTE);
          await pass(kit);
          return published.length;
        };
        assert.deepEqual([await at(0.9), await at(1.1), await at(6), await at(6.2), await at(100)], [0, 0, 0, 1, 1]);
        assert.equal(mail.sent.length, 1);
        assert.equal(kit.status.outside.size, 0);
      });
  });

  it('goes to one channel though another does not answer', () =>
    given(found, asked(), made())
      .when(passing([new Post('mail', [refuse('no')]), new Post('webhook')]))
      .thenPublishes(told('webhook')));

  it('is not sent twice where it was sent and could not be written down', async () => {
    const mail = new Post('mail');
    const pass = passing([mail]);
    await given(found, asked(), made())
      .when(async (kit: ServiceKit) => {
        const { decide } = kit;
        kit.decide = async () => {
          throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
        };
        await assert.rejects(pass(kit));
        kit.decide = async () => false;
        assert.deepEqual(await pass(kit), { planned: 0, retries: 1 });
        kit.decide = decide;
        return pass(kit);
      })
      .thenIs({ planned: 0, retries: 0 });
    assert.equal(mail.sent.length, 1);
  });

  it('says what is wrong with the credentials, and holds nothing up', () =>
    given(found, asked(), made())
      .when((kit: ServiceKit) => new NightNotices(kit, refuse('x can be read by others')).pass())
      .thenSatisfies(({ answer, kit }) => {
        assert.deepEqual(answer, { planned: 0, retries: 0 });
        assert.deepEqual([...kit.status.outside.values()], ['no message on a night is sent: x can be read by others']);
      }));

  it('is not sent of nights that are long over', async () => {
    const mail = new Post('mail');
    await specifyReactor({ projections: publisherProjections, now: '2024-01-05T06:00:00.000Z' })
      .given(found, asked(), made())
      .when(passing([mail]))
      .thenNothing();
    assert.deepEqual(mail.sent, []);
  });
});

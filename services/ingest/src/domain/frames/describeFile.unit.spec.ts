import assert from 'node:assert/strict';
import { event, specify } from '@wombat/eventlog/testkit';
import type { FrameRole } from '../files/classifyPath.js';
import { describeFrame, describeIgnored, type ReadFrame, wheelOf, withBand } from './describeFile.js';

const meta = { ...event('FrameDiscovered').payload.meta, timeProblem: '' } as Extract<
  ReadFrame,
  { state: 'good' }
>['meta'];
const good: ReadFrame = { state: 'good', sha256: 'ab', meta, headerFilter: null, said: null, warning: '' };
const light: FrameRole = { role: 'light', targetFolder: 'SS Cyg', filterFolder: null };
const file = { path: '20240101/Light/SS Cyg/a.fits', size: 2880, folder: '20240101' };
const unplaced = { path: file.path, size: 2880, folder: '20240101', sha256: 'ab', revision: 0 };

interface Question {
  role: FrameRole;
  filters?: Record<string, string>;
  isHabit?: boolean;
}

/** Given what was read of a frame, when it lies so, then this is its fact. */
const spec = specify(([read = good]: readonly ReadFrame[], { role, filters = {}, isHabit = false }: Question) =>
  withBand(describeFrame({ ...file, role }, read, { isHabit }), { filters, wheel: [] }),
);

describe('describeIgnored', () => {
  it('says by which rule, and nothing of what is in the file', () => {
    const role = { role: 'ignored', rule: 'a live stack (Stack_*)' } as const;
    assert.deepEqual(describeIgnored({ ...file, role }), {
      ...unplaced,
      sha256: '',
      kind: 'other',
      state: 'ignored',
      reason: 'a live stack (Stack_*)',
      band: '',
      warning: '',
    });
  });
});

describe('describeFrame', () => {
  it('tells by which stamp the file is known again, where there is one', () => {
    const stampOf = (read: ReadFrame) => describeFrame({ ...file, role: light }, read, { isHabit: false }).fileStamp;
    assert.deepEqual([{ ...good, fileStamp: '2880:1:2:3@4' }, good].map(stampOf), ['2880:1:2:3@4', undefined]);
  });

  it('takes a light with its filter and the band of it', () =>
    spec
      .given({ ...good, headerFilter: 'V' })
      .when({ role: light })
      .thenIs({
        ...unplaced,
        series: { night: '', targetName: 'SS Cyg', filter: 'V' },
        kind: 'light',
        meta,
        state: 'accepted',
        reason: '',
        band: 'V',
        warning: '',
      }));

  it('goes by the header, then by the folder, and calls a light without either none', () => {
    const filterOf = (role: FrameRole, headerFilter: string | null, filter: string) =>
      spec
        .given({ ...good, headerFilter })
        .when({ role })
        .thenSatisfies(({ series }) => assert.equal(series?.filter, filter));
    filterOf({ ...light, filterFolder: 'V' }, 'B', 'B');
    filterOf({ ...light, filterFolder: 'V' }, null, 'V');
    filterOf({ ...light, filterFolder: '20240101' }, null, 'none');
    filterOf({ role: 'flat', filterFolder: 'FlatV' }, null, 'V');
    filterOf({ role: 'flat', filterFolder: 'flat_v' }, null, 'V');
    filterOf(light, 'v', 'V');
    filterOf(light, 'CLEAR', 'Clear');
    filterOf(light, 'r', 'r');
    filterOf({ role: 'flat', filterFolder: null }, null, 'none');
    filterOf({ role: 'dark' }, 'V', '');
    filterOf({ role: 'bias' }, 'V', '');
  });

  it('asks the observer for the band of a filter without one, and warns of both that and the frame', () => {
    const read = { ...good, headerFilter: 'Red', warning: 'a colour frame' };
    spec
      .given(read)
      .when({ role: light })
      .thenSatisfies(({ band, warning, state }) => {
        assert.deepEqual([band, state], ['', 'accepted']);
        assert.match(warning, /^a colour frame; filter 'Red' has no AAVSO band by rule/);
      });
    spec
      .given(read)
      .when({ role: light, filters: { Red: 'R' } })
      .thenSatisfies(({ band, warning }) => assert.deepEqual([band, warning], ['R', 'a colour frame']));
  });

  it('gives calibration frames no target, no band and no warning', () => {
    const read = { ...good, headerFilter: 'Red', warning: 'a colour frame' };
    for (const role of [{ role: 'bias' }, { role: 'dark' }, { role: 'flat', filterFolder: null }] as const)
      spec
        .given(read)
        .when({ role })
        .thenSatisfies(({ kind, series, band, warning, state }) =>
          assert.deepEqual([kind, series?.targetName, band, warning, state], [role.role, '', '', '', 'accepted']),
        );
  });

  it('says why a frame is broken, and which it would have been', () =>
    spec
      .given({ state: 'broken', sha256: 'ab', reason: 'no FITS file' })
      .when({ role: light })
      .thenIs({
        ...unplaced,
        series: { night: '', targetName: 'SS Cyg', filter: '' },
        kind: 'light',
        state: 'broken',
        reason: 'no FITS file',
        band: '',
        warning: '',
      }));

  it('takes frames that are no counts for broken, with the reason, but not flats', () => {
    const normalized = { ...good, notCounts: 'floats from 0 to 1' };
    const stateOf = (role: FrameRole, state: string, reason: string) =>
      spec
        .given(normalized)
        .when({ role })
        .thenSatisfies((fact) => assert.deepEqual([fact.state, fact.reason, fact.kind], [state, reason, role.role]));
    stateOf(light, 'broken', 'floats from 0 to 1');
    stateOf({ role: 'dark' }, 'broken', 'floats from 0 to 1');
    stateOf({ role: 'flat', filterFolder: null }, 'accepted', '');
  });

  it('takes a light without a time for broken, but not a calibration frame', () => {
    const timeless = { ...good, meta: { ...meta, timeProblem: 'no DATE-OBS' } };
    const stateOf = (role: FrameRole, state: string, reason: string) =>
      spec
        .given(timeless)
        .when({ role })
        .thenSatisfies((fact) => assert.deepEqual([fact.state, fact.reason], [state, reason]));
    stateOf(light, 'broken', 'no DATE-OBS');
    stateOf({ role: 'bias' }, 'accepted', '');
    stateOf({ role: 'flat', filterFolder: null }, 'accepted', '');
  });

  it('takes a frame for what its header says, which has neither target nor band, with the filter of a flat', () => {
    const darkFlat = { ...good, said: { kind: 'dark', isMaster: false, words: "IMAGETYP 'DARKFLAT'" } } as const;
    const kinds = (read: ReadFrame, role: FrameRole) =>
      spec
        .given(read)
        .when({ role })
        .thenSatisfies(({ kind, series, state, reason, warning, band }) => {
          assert.deepEqual([state, reason, series?.targetName, band], ['accepted', '', '', '']);
          assert.equal(warning, `${read.state === 'good' && read.said?.words} among ${role.role}s: taken as a ${kind}`);
        });
    kinds(darkFlat, { role: 'flat', filterFolder: 'FlatV' });
    kinds(darkFlat, light);
    const flat = {
      ...good,
      headerFilter: 'B',
      said: { kind: 'flat', isMaster: false, words: "FRAME 'Flat'" },
    } as const;
    kinds(flat, light);
    spec
      .given(flat)
      .when({ role: light })
      .thenSatisfies(({ kind, series }) => assert.deepEqual([kind, series?.filter], ['flat', 'B']));
    spec
      .given({ ...flat, headerFilter: null })
      .when({ role: { ...light, filterFolder: 'V' } })
      .thenSatisfies(({ series }) => assert.equal(series?.filter, 'V'));
  });

  it('ignores a light among calibration frames with the reason, and counts it as nothing', () =>
    spec
      .given({ ...good, said: { kind: 'light', isMaster: false, words: "IMAGETYP 'Light'" } })
      .when({ role: { role: 'dark' } })
      .thenIs({
        ...unplaced,
        kind: 'other',
        state: 'ignored',
        reason: "IMAGETYP 'Light' among darks: a light belongs into Light/<target>",
        band: '',
        warning: '',
      }));

  it('goes by the folder where every frame in it says the same, and says so beside what else there is to say', () => {
    const read = { ...good, headerFilter: 'V', warning: 'a colour frame' };
    const said = { kind: 'flat', isMaster: false, words: "IMAGETYP 'Flat'" } as const;
    spec
      .given({ ...read, said })
      .when({ role: light, isHabit: true })
      .thenSatisfies(({ kind, warning }) => {
        assert.equal(kind, 'light');
        assert.equal(warning, "a colour frame; IMAGETYP 'Flat' is said of every frame in its folder: taken as a light");
      });
  });
});

describe('wheelOf', () => {
  it('is what one camera used, by its lights and flats of this look and those before', () => {
    const fact = (filter: string, instrument: string) =>
      event('FrameDiscovered', {
        series: { night: '20240101', targetName: 'SS Cyg', filter },
        meta: { ...meta, instrument },
      }).payload;
    const facts = [fact('B', 'one'), fact('L', 'one'), fact('', 'one'), fact('none', 'one'), fact('V', 'other')];
    assert.deepEqual(wheelOf('one', facts, ['G', 'L']), ['B', 'G', 'L']);
  });
});

import { barTable } from './barTable.js';

describe('bars', () => {
  it('stand beside what was measured, and those that are missed stand out', () => {
    const bar = { what: '`status`', measured: '0.40 s', wanted: 'at most 0.5 s', holds: true };
    expect(
      barTable([bar, { ...bar, measured: '0.60 s', holds: false }])
        .trim()
        .split('\n')
        .slice(2),
    ).toEqual(['| `status` | 0.40 s | at most 0.5 s | yes |', '| `status` | 0.60 s | at most 0.5 s | **no** |']);
  });
});

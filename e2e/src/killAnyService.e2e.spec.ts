import { killEach } from './harness/killEach.js';

killEach('kill -9 of any one service with a process of its own, at three seeded moments of an 8-frame night', {
  programs: ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'].map(
    (name) => `services/${name}/dist/bundle/main.js`,
  ),
  firstSeed: 100,
  areApart: true,
});

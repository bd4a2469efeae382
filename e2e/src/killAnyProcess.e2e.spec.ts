import { killEach } from './harness/killEach.js';

killEach('kill -9 of any one process, at three seeded moments of an 8-frame night', {
  programs: [
    'launcher/dist/together/main.js',
    ...['calibration', 'astrometry', 'photometry'].map((name) => `services/${name}/dist/bundle/worker.js`),
    'nats-server',
  ],
  firstSeed: 106,
  areApart: false,
});

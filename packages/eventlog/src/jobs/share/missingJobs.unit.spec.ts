import { specify } from '../../testkit/specification.js';
import { frameNames, solveOrder } from '../testing/frameOrders.js';
import { missingJobs } from './missingJobs.js';

const frames = frameNames(5);
const [a = '', b = '', c = '', d = '', e = ''] = frames;
const jobs = specify((taken: readonly string[], isHeld: boolean) =>
  missingJobs({ key: 'solve/n/s', frames, framesPerJob: 2, orderOf: solveOrder }, { taken: new Set(taken), isHeld }),
);

describe('jobs that are missing', () => {
  it('given frames that no job has, are cut of these, in their order', () => {
    jobs
      .given()
      .when(false)
      .thenIs([[a, b], [c, d], [e]]);
    jobs
      .given(b, c)
      .when(false)
      .thenIs([[a, d], [e]]);
    jobs
      .given(...frames)
      .when(false)
      .thenIs([]);
  });

  it('given work that is held, are one, as long as none is tried', () => {
    jobs
      .given()
      .when(true)
      .thenIs([[a, b]]);
    jobs.given(c).when(true).thenIs([]);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';

it('is not done at once', () => sleep(3000));

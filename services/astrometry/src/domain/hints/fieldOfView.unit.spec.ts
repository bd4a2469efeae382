import { specify } from '@wombat/eventlog/testkit';
import { fieldOfView } from './fieldOfView.js';

describe('fieldOfView', () => {
  const spec = specify(([pixelScaleArcsec = null]: readonly (number | null)[], configured: number | null) =>
    fieldOfView({ height: 1800, pixelScaleArcsec }, configured),
  );

  it('is the height of the image at its scale', () => spec.given(2).when(null).thenIs(1));
  it('is what the observer says, whatever the header says', () => spec.given(2).when(0.7).thenIs(0.7));
  it('is what the observer says where the header is silent', () => spec.given(null).when(0.7).thenIs(0.7));
  it('is not known where neither says', () => spec.given(null).when(null).thenIs(null));
});

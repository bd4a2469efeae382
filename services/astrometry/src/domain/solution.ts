import { type FrameWcs, type Pixel, parity, pixelScaleArcsec, pixelToSky, rotationDegrees } from '@wombat/sky';

/** A frame's place on the sky, with what the table of solutions tells of it. */
export interface Solution {
  wcs: FrameWcs;
  /** Where the middle of the image is. */
  raDegrees: number;
  decDegrees: number;
  pixelScaleArcsec: number;
  rotationDegrees: number;
  parity: 1 | -1;
  /** Height of the image. */
  fovDegrees: number;
}

export interface ImageSize {
  width: number;
  height: number;
}

export function middleOf({ width, height }: ImageSize): Pixel {
  return { x: (width - 1) / 2, y: (height - 1) / 2 };
}

export function solutionOf(wcs: FrameWcs, image: ImageSize): Solution {
  const scale = pixelScaleArcsec(wcs);
  return {
    wcs,
    ...pixelToSky(wcs, middleOf(image)),
    pixelScaleArcsec: scale,
    rotationDegrees: rotationDegrees(wcs),
    parity: parity(wcs),
    fovDegrees: (scale * image.height) / 3600,
  };
}

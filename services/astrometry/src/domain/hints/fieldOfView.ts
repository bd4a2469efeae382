/** Height of an image on the sky in degrees: configured, else from the pixel scale; null where neither is known. */
export function fieldOfView(
  image: { height: number; pixelScaleArcsec: number | null },
  configuredDegrees: number | null,
): number | null {
  if (configuredDegrees !== null) return configuredDegrees;
  return image.pixelScaleArcsec === null ? null : (image.pixelScaleArcsec * image.height) / 3600;
}

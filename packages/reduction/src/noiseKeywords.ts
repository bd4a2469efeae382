/** Cards of a master flat that keep what its pairs of flats and biases tell of the camera: e-/ADU, e-. */
export const NOISE_KEYWORDS = { gain: 'WMGAIN', readNoise: 'WMRDNOIS' } as const;

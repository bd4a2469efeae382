import * as photometry from '../gen/wombat/photometry/v1/photometry.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/photometry/v1/photometry.js';

export type Gate = Told<photometry.Gate>;
export type GetLightCurveResponse = Told<photometry.GetLightCurveResponse>;
export const GetLightCurveResponse = told(photometry.GetLightCurveResponse, {
  method: true,
  mode: true,
  'gate.verdict': true,
});

export type TryCompsResponse = Told<photometry.TryCompsResponse, 'curve'>;
export const TryCompsResponse = told(photometry.TryCompsResponse, {
  curve: true,
  'curve.method': true,
  'curve.mode': true,
  'curve.gate.verdict': true,
});

export type GetFrameResponse = Told<photometry.GetFrameResponse, 'radii'>;
export const GetFrameResponse = told(photometry.GetFrameResponse, { radii: true });

export const PhotometryServiceDefinition = answering(photometry.PhotometryServiceDefinition, {
  getLightCurve: GetLightCurveResponse,
  tryComps: TryCompsResponse,
  getFrame: GetFrameResponse,
});

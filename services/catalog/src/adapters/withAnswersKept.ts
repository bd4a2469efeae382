import type { CompsSelected } from '@wombat/proto';
import { tellAnswer } from '@wombat/service-kit';

/** The same with answers that are too large for an event in files of the home. */
export async function withAnswersKept(home: string, event: CompsSelected): Promise<CompsSelected> {
  const vsx = await tellAnswer(home, event.vsxAnswer);
  const vsp = await tellAnswer(home, event.vspAnswer);
  return { ...event, vsxAnswer: vsx.text, vsxKept: vsx.kept, vspAnswer: vsp.text, vspKept: vsp.kept };
}

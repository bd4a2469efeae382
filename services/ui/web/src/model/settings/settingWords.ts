import type { SettingChange, SettingLine } from '../../../../server/src/domain/contract.js';
import { instantText } from '../times.js';

/** The settings in whose name, value or meaning every one of these words stands. */
export function settingsWith(settings: readonly SettingLine[], words: string): SettingLine[] {
  const wanted = words.toLowerCase().match(/\S+/g) ?? [];
  return settings.filter(({ name, value, meaning }) => {
    const text = `${name} ${value} ${meaning}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Who set it so, and why. */
export function changedSentence({ by, at, reason }: SettingChange): string {
  return `Changed by ${by} on ${instantText(at)}: ${reason}`;
}

/** From what to what; of what is written on several lines, that it is. */
export function changeInShort({ before, after }: SettingChange): string {
  return `${inShort(before)} → ${inShort(after)}`;
}

function inShort(written: string): string {
  if (written === '') return 'as it comes';
  const lines = written.split('\n').length;
  return lines > 1 ? `${lines} lines` : written;
}

/** Which services go by older settings; null where none does. */
export function outdatedSentence(services: readonly string[]): string | null {
  if (services.length === 0) return null;
  const [are, names] = [services.length === 1 ? 'was' : 'were', inWords(services)];
  return `${names} ${are} started with other settings than the file has now: they hold once ${services.length === 1 ? 'it is' : 'they are'} started again.`;
}

/** What a change of a setting needs to hold. */
export function holdsSentence(services: readonly string[]): string {
  return `It holds once ${inWords(services)} ${services.length === 1 ? 'is' : 'are'} started again, for what is reduced from then on.`;
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

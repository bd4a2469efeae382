import { onScopeDispose } from 'vue';
import { commandOf, type KeyCommand } from '../model/index.js';

type Handler = (event: KeyboardEvent) => void;

const handlers = new Map<KeyCommand, Handler[]>();

/** Does something on a key, as long as the component is there; who came last does it. */
export function onCommand(command: KeyCommand, handler: Handler): void {
  const before = handlers.get(command) ?? [];
  handlers.set(command, [...before, handler]);
  onScopeDispose(() => {
    handlers.set(
      command,
      (handlers.get(command) ?? []).filter((each) => each !== handler),
    );
  });
}

/** Where a key is a letter, or works a widget of its own. */
const BUSY = 'input:not([type="checkbox"]), textarea, select, [role="dialog"], [contenteditable]';
const OWN_ARROWS = '[role="tablist"], [role="radiogroup"], [role="toolbar"], [role="separator"], [data-own-arrows]';

function isTaken({ target, key, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented) return true;
  if (!(target instanceof Element)) return false;
  if (document.querySelector('[role="dialog"]') !== null || target.closest(BUSY) !== null) return true;
  return key.startsWith('Arrow') && target.closest(OWN_ARROWS) !== null;
}

/** Listens to the keys of the whole page. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (isTaken(event)) return;
    const command = commandOf(event);
    const handler = command === null ? undefined : handlers.get(command)?.at(-1);
    if (handler === undefined) return;
    event.preventDefault();
    handler(event);
  });
}

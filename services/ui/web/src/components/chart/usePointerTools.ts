import { onScopeDispose, type Ref, ref } from 'vue';
import type { ChoiceMode, Tool } from '../../model/index.js';

export interface Place {
  x: number;
  y: number;
}

/** A box on the canvas, in its pixels. */
export interface Box {
  from: Place;
  to: Place;
}

export interface PointerTools {
  tool: () => Tool;
  click: (at: Place, mode: ChoiceMode) => void;
  zoomTo: (box: Box) => void;
  select: (box: Box, mode: ChoiceMode) => void;
  pan: (by: Place) => void;
  hover: (at: Place | null) => void;
}

/** A hand that moves less than this many pixels has clicked. */
const CLICK_REACH = 4;

interface Pull {
  from: Place;
  last: Place;
  tool: Tool;
  moved: boolean;
}

/**
 * What the pointer does on the curve: the tool that is chosen, moving while space is held, and a click that always
 * chooses.
 */
export function usePointerTools(canvas: Ref<HTMLElement | null>, tools: PointerTools) {
  const band = ref<Box | null>(null);
  const spaceHeld = ref(false);
  let pull: Pull | null = null;

  const placeOf = (event: PointerEvent): Place => {
    const box = canvas.value?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const from = placeOf(event);
    pull = { from, last: from, tool: spaceHeld.value ? 'pan' : tools.tool(), moved: false };
    if (event.pointerType === 'mouse') canvas.value?.setPointerCapture(event.pointerId);
  }

  function onMove(event: PointerEvent): void {
    const at = placeOf(event);
    if (pull === null) {
      if (event.pointerType === 'mouse') tools.hover(at);
      return;
    }
    if (!pull.moved && Math.hypot(at.x - pull.from.x, at.y - pull.from.y) < CLICK_REACH) return;
    pull.moved = true;
    tools.hover(null);
    if (pull.tool === 'pan') tools.pan({ x: at.x - pull.last.x, y: at.y - pull.last.y });
    else band.value = { from: pull.from, to: at };
    pull.last = at;
  }

  function onUp(event: PointerEvent): void {
    if (pull === null) return;
    const { from, tool, moved } = pull;
    const box = { from, to: placeOf(event) };
    drop();
    if (!moved) tools.click(from, modeOf(event));
    else if (tool === 'zoom') tools.zoomTo(box);
    else if (tool === 'select') tools.select(box, modeOf(event));
  }

  function drop(): void {
    pull = null;
    band.value = null;
  }

  const onSpace = (event: KeyboardEvent) => {
    if (event.key !== ' ' || event.target !== canvas.value) return;
    spaceHeld.value = event.type === 'keydown';
    event.preventDefault();
  };
  document.addEventListener('keydown', onSpace);
  document.addEventListener('keyup', onSpace);
  onScopeDispose(() => {
    document.removeEventListener('keydown', onSpace);
    document.removeEventListener('keyup', onSpace);
  });

  return { band, spaceHeld, onDown, onMove, onUp, onCancel: drop, onLeave: () => tools.hover(null) };
}

function modeOf({ shiftKey, altKey, ctrlKey, metaKey }: PointerEvent): ChoiceMode {
  if (altKey) return 'remove';
  return shiftKey || ctrlKey || metaKey ? 'add' : 'replace';
}

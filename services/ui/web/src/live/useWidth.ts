import { onScopeDispose, ref } from 'vue';

/** wide: three panes side by side; medium: the list is a drawer; narrow: one screen at a time. */
export type Width = 'wide' | 'medium' | 'narrow';

/** How much room there is, as the style sheet parts it too. */
export function useWidth() {
  const [wide, medium] = [matchMedia('(min-width: 1100px)'), matchMedia('(min-width: 700px)')];
  const now = (): Width => (wide.matches ? 'wide' : medium.matches ? 'medium' : 'narrow');
  const width = ref<Width>(now());
  const follow = () => {
    width.value = now();
  };
  for (const query of [wide, medium]) query.addEventListener('change', follow);
  onScopeDispose(() => {
    for (const query of [wide, medium]) query.removeEventListener('change', follow);
  });
  return width;
}

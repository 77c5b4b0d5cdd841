import { h } from '../dom';
import { s } from '../strings';
import { icon, type IconName } from './icons';

/** A button that copies a text and says whether it did. */
export function copyButton(label: string, text: () => string, sign: IconName = 'copy'): HTMLElement {
  const said = h('span', { class: 'copied', role: 'status' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      onclick: () => {
        void copy(text()).then((done) => {
          said.textContent = done ? s.take.copied : s.take.notCopied;
        });
      },
    },
    icon(sign),
    label,
  );
  return h('span', { class: 'copy' }, button, said);
}

/** False where the browser keeps the clipboard from the page, as it does on plain http. */
async function copy(text: string): Promise<boolean> {
  try {
    // Missing outside of secure contexts, whatever its type says.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

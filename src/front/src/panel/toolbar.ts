import { h, replace } from '../dom';
import type { LanguageCode } from '../languages';
import { s } from '../strings';
import { followSystem, theme, toggleTheme } from '../theme';
import { icon, type IconName } from './icons';
import { openLanguages } from './language';

export interface ToolbarEvents {
  share(): void;
  about(): void;
  /** Where the page goes on in another language. */
  addressIn(code: LanguageCode): string;
  /** The theme has changed: what draws its own colours draws anew. */
  repaint(): void;
}

/** The page's own tools, beside its title: share, language, theme, about. */
export class Toolbar {
  readonly #theme = h('button', { type: 'button', class: 'icon-button' });

  constructor(
    root: HTMLElement,
    private readonly events: ToolbarEvents,
  ) {
    this.#theme.addEventListener('click', () => {
      toggleTheme();
      this.#paint();
    });
    followSystem(() => this.#paint());
    replace(
      root,
      tool(s.share.open, 'share', () => events.share()),
      tool(s.page.chooseLanguage, 'globe', () => openLanguages((code) => events.addressIn(code))),
      this.#theme,
      tool(s.page.about, 'info', () => events.about()),
    );
    this.#say();
  }

  #paint(): void {
    this.#say();
    this.events.repaint();
  }

  #say(): void {
    const dark = theme() === 'dark';
    const label = dark ? s.page.toLight : s.page.toDark;
    replace(this.#theme, icon(dark ? 'sun' : 'moon'));
    this.#theme.setAttribute('aria-label', label);
    this.#theme.title = label;
  }
}

function tool(label: string, sign: IconName, run: () => void): HTMLButtonElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-haspopup': 'dialog',
      'aria-label': label,
      title: label,
      onclick: run,
    },
    icon(sign),
  );
}

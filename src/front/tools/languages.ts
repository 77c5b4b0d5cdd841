import type { Plugin } from 'vite';
import { languages } from '../src/languages.ts';

/**
 * Writes the languages into the head of each page, for first.js to choose from before anything is painted, and for search
 * engines. In a build each names its words, which first.js then fetches without waiting for the script that imports them.
 */
export function languageLinks(): Plugin {
  return {
    name: 'language-links',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const links = languages.map(({ code, tag, direction, name, serves }) => {
          const words = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/strings/${code}.ts`));
          const preload = words ? ` data-words="./${words.fileName}"` : '';
          return `<link rel="alternate" hreflang="${tag}" href="?lang=${code}" title="${name}" data-serves="${serves.join(' ')}" data-direction="${direction}"${preload} />`;
        });
        return html.replace('<!-- languages -->', links.join('\n    '));
      },
    },
  };
}

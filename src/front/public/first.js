// Runs before the first paint, so that a reader who likes it dark never sees a white flash, and nothing jumps from left to
// right. `lang` in the address goes before what the reader chose, that before what the browser prefers.
const page = document.documentElement;
const kept = (key) => {
  try {
    return localStorage.getItem(`incident-map:${key}`);
  } catch {
    return null; // Storage is switched off.
  }
};

const theme = kept('theme');
page.dataset.theme =
  theme === 'dark' || theme === 'light' ? theme : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

// Each is <link rel="alternate" hreflang="fa-AF" href="?lang=prs" data-serves="prs fa" data-direction="rtl">.
const languages = [...document.querySelectorAll('link[hreflang]')];
const serving = (tag) =>
  languages.find(({ dataset }) => dataset.serves.split(' ').includes(tag?.toLowerCase().split('-')[0]));
const language =
  [new URLSearchParams(location.search).get('lang'), kept('language'), ...navigator.languages]
    .map(serving)
    .find((found) => found) ?? languages[0];
if (language) {
  page.lang = language.hreflang;
  page.dir = language.dataset.direction;
}

const words = language?.dataset.words;
if (words) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = words;
  document.head.append(link);
}

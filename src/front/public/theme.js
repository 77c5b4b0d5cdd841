// Runs before the first paint, so that a reader who likes it dark never sees a white flash.
let theme = null;
try {
  theme = localStorage.getItem('incident-map:theme');
} catch {
  // Storage is switched off: the system's choice holds.
}
if (theme !== 'dark' && theme !== 'light')
  theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
document.documentElement.dataset.theme = theme;

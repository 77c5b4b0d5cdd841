// The language of the page under test, which public/first.js sets where there is a page.
Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } });

// Packs what the gazetteer knows of names in the page's other languages: names.<language>.json with those of provinces by
// code, which go into the words of the language, and places.<language>.json with those of the basemap's labels in their order
// and of all places by key.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const data = new URL('../../../data/', import.meta.url);
const target = new URL('../.generated/', import.meta.url);
const table = (name) =>
  readFileSync(new URL(`gazetteer/${name}.tsv`, data), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

/** The gazetteer's code, how other languages' letters are written in this one, and letters that tell of it or of another. */
const languages = {
  ur: { code: 'ur', letters: 'كک يی ىی هہ ةہ إا', own: /[ٹڈڑںےہ]/, never: /[ەټډړښږګڼېۍۀځڅڪ\u200c]/ },
  ps: { code: 'ps', letters: 'كک ىی ةه إا', own: /[ټډړښږګڼېۍځڅ]/, never: /[ەٹڈڑںےہھڪ\u200c]/ },
  prs: { code: 'fa', letters: 'كک يی ىی ةه إا', own: /ۀ/, never: /[ەٹڈڑںےہھټډړښږګڼېۍځڅڪ]/ },
};

/** Native names by key: the table of sources before that of corrections. */
const native = new Map();
for (const [key, name, language, kind] of [...table('names'), ...table('override_names')])
  if (kind === 'native') native.set(key, [...(native.get(key) ?? []), { name: name.replace(/،.*$/, ''), language }]);

/** A name that says that it is in the language; else, as most do not say, the one that looks most like it. */
function nameIn({ code, letters, own, never }, key) {
  const inOwn = Object.fromEntries(letters.split(' ').map(([theirs, ours]) => [theirs, ours]));
  const names = (native.get(key) ?? [])
    .filter(({ language, name }) => language === code || (language === '' && !/ضلع|ولسوال/.test(name)))
    .map(({ language, name }) => ({
      said: language === code,
      name:
        language === code
          ? name
          : name.replace(/[\u064b-\u0652]/g, '').replace(/./gu, (letter) => inOwn[letter] ?? letter),
    }));
  const strangeness = ({ said, name }) => (said ? -4 : (never.test(name) ? 2 : 0) - (own.test(name) ? 1 : 0));
  return names.sort((a, b) => strangeness(a) - strangeness(b))[0]?.name;
}

const places = [...table('places'), ...table('overrides')].map(([key, name, kind, , , , , lat, lon]) => {
  return { key, name, kind, lat: Number(lat), lon: Number(lon) };
});
const labels = JSON.parse(readFileSync(new URL('basemap/places.json', data), 'utf8'));

mkdirSync(target, { recursive: true });
for (const [language, letters] of Object.entries(languages)) {
  const write = (name, json) => writeFileSync(new URL(`${name}.${language}.json`, target), JSON.stringify(json));
  const provinces = places.filter(({ kind }) => kind === 'admin1');
  write('names', Object.fromEntries(provinces.map(({ key }) => [key.replace('iso:', ''), nameIn(letters, key)])));
  const inLabels = labels.map(([name, lat, lon]) =>
    places
      .filter((place) => place.name === name && Math.hypot(place.lat - lat, place.lon - lon) < 0.06)
      .map(({ key }) => nameIn(letters, key))
      .find((found) => found !== undefined),
  );
  write('places', {
    labels: inLabels.map((name) => name ?? null),
    places: Object.fromEntries(places.map(({ key }) => [key, nameIn(letters, key)])),
  });
}

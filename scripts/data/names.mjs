/** How a name from the sources becomes one we print, and when two names are the same. */

const Marks = /\p{M}/gu;
const Apostrophes = /[‘’ʻʼ`´']/g;

/** Latin letters without accents or apostrophes: `Pul-e ‘Alam` to `Pul-e Alam`. */
export const plain = text => text.normalize('NFD').replace(Marks, '').replace(Apostrophes, '').normalize('NFC')
  .replace(/\s+/g, ' ').trim();

/** Two names with the same folding are one name to whoever looks a place up. */
export const fold = text => text.normalize('NFKD').replace(Marks, '').replace(Apostrophes, '').toLowerCase()
  .replace(/ي|ى/g, 'ی').replace(/ك/g, 'ک').replace(/ة|ۀ/g, 'ه').replace(/[\u200c\u200d]/g, ' ')
  .replace(/[-–.,/&]/g, ' ').replace(/\s+/g, ' ').trim();

export const isArabicScript = text => /\p{Script=Arabic}/u.test(text) && !/\p{Script=Latin}/u.test(text);

// Letters of Uyghur and Sorani that Pashto, Dari, Urdu, Sindhi and Balochi do not write.
export const isForeignArabic = text => /[ۇۆۈەۋۊڭ]|ئ[اىېوۇ]/u.test(text);

/** The long vowels of the romanisation tell a silent final h (Qal‘ah, Darah) from a spoken one (Shāh, Gāh). */
const withoutSilentH = text => text.replace(/(?<!\bFar)a[hẖ](?=$|[\s-])/g, 'a').replace(/-ye /g, '-e ')
  .replace(/\bNow\b/g, 'Naw').replace(/\bDowlat/g, 'Dawlat');

const Office = '(?:Markaz-e |[HḨ](?:u|o)k[uū]mat(?:-e|-i|ī)? |‘?Al[aā]qahd[aā]r[iīêe]?(?:-ye)? |W[uo]l[eêu]sw[aā]l[iī](?:-ye)? |Wolusw[aā]l[iī](?:-ye)? |B[aā]z[aā]r-e )';
const BeforeTheName = new RegExp(`^${Office}+`, 'i');
const AfterTheName = / (?:‘?Al[aā]qahd[aā]r[iī]|W[uo]l[eêu]sw[aā]l[iī])$/i;

/** Seats are listed as "seat of government of X": the place is X. */
export const townName = (text, country) =>
  plain(country === 'AF' ? withoutSilentH(text.replace(BeforeTheName, '').replace(AfterTheName, '')) : text);

export const districtName = (text, country) => {
  const bare = text.replace(/^District of (West) (.+)$/, '$2 $1').replace(/ (District|Agency|Protected Area)$/, '');
  return plain(country === 'AF' ? withoutSilentH(bare) : bare);
};

/** CLDR writes "province of Kabul" in every language; we want Kabul. */
export const nativeProvinceName = text => text
  .replace(/^(ولایت|صوبہ|ایالت|استان|د) /u, '').replace(/ (ولايت|صوبہ|پراونس|پاکستان)$/u, '').replace(/^د /u, '').trim();

export const slug = text => plain(text).toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/**
 * The alternates worth keeping: GeoNames lists every spelling of every wiki. Out go other scripts, airport codes, machine
 * transliterations (all in lower case), inflected exonyms (Kabulas, Kabuli) and what differs only in accents.
 */
export function keepAlternates(primary, alternates) {
  const seen = new Set([fold(primary)]);
  const kept = [];
  for (const raw of alternates) {
    const text = raw.normalize('NFC').trim();
    if (/ - |[\u0672-\u0674\u0656-\u065f]/u.test(text)) continue;   // "Cabul - kabl", and Kashmiri vowels
    const arabic = isArabicScript(text);
    const latin = /^[\p{Script=Latin}\p{M}\p{N}\s‘’ʻʼ`´'.,()/-]+$/u.test(text);
    if (!text || !(arabic || latin) || isForeignArabic(text)) continue;
    if (latin && (text === text.toLowerCase() || /^[A-Z]{3}$/.test(text) || /[ĝĵŭżžšęąėųłñőçäëïöüõ]|cz|tx|sch|cs|tsj/i.test(text))) continue;
    const folded = fold(text);
    if (seen.has(folded) || isInflection(folded, fold(primary))) continue;
    seen.add(folded);
    kept.push({ text: arabic ? text : plain(text), native: arabic });
  }
  return kept;
}

const isInflection = (folded, primary) => folded.startsWith(primary) && /^[aeiouys]{1,2}$/.test(folded.slice(primary.length));

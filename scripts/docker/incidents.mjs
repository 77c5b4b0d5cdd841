// Reads the incidents from a running server and lists them; ends with 1 unless there are as many as expected.
// usage: node incidents.mjs http://127.0.0.1:8080 17
const [server, expected] = process.argv.slice(2);
const answer = await fetch(`${server}/ogc/collections/incidents/items?f=json&limit=1000`);
const text = await answer.text();
if (!answer.ok) {
  console.error(`The server answered ${answer.status}: ${text.slice(0, 400)}`);
  process.exit(1);
}
const { features, numberMatched } = JSON.parse(text);
for (const { properties } of features) console.log(`  ${properties.date_start}  ${properties.title}`);
if (features.length !== Number(expected) || numberMatched !== Number(expected)) {
  console.error(`Expected ${expected} incidents; the server says numberMatched ${numberMatched} and sent ${features.length}.`);
  process.exit(1);
}

// Nothing is asked of other machines: no fonts, no counting of visits, no client elsewhere, no assistant.
const place = document.getElementById('api');
Scalar.createApiReference(place, {
  url: place.dataset.definition,
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
});

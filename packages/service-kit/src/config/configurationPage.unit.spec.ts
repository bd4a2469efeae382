import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CONFIGURATION_DOCUMENTS } from './configurationDocuments.js';
import { configurationJsonSchema, configurationPage, undescribedKeys } from './configurationPage.js';

const HOW =
  'run: node packages/service-kit/dist/config/writeConfigurationPage.js && npx biome check --write docs/wombat.schema.json';

const documented = (file: string) => readFileSync(file, 'utf8');

describe('the documents of the configuration', () => {
  it('describe every key', () => assert.deepEqual(undescribedKeys(), []));

  it('are what the schema says today', () => {
    assert.equal(documented(CONFIGURATION_DOCUMENTS.page), configurationPage(), HOW);
    assert.deepEqual(
      JSON.parse(documented(CONFIGURATION_DOCUMENTS.jsonSchema)),
      JSON.parse(configurationJsonSchema()),
      HOW,
    );
  });

  it('show keys at every depth with value, default and meaning', () => {
    const page = configurationPage();
    const row = (key: string) =>
      page
        .replace(/ +\|/g, ' |')
        .split('\n')
        .find((line) => line.startsWith(`| \`${key}\` |`)) ?? '';
    assert.match(row('photometry.comps.minSnr'), /\| number, at least 0 \| `20` \| .*signal-to-noise/);
    assert.match(row('cameras[].clock.zone'), /\| text \| none \| .*IANA/);
    assert.match(row('cameras[].match'), /must be given/);
    assert.match(row('targets.<name>.range'), /list of 2 numbers/);
    assert.match(row('solve.fov'), /number above 0, at most 180 or `null` \| `null`/);
    assert.match(row('photometry.aperture'), /`auto` or list of 3 numbers \| `"auto"`/);
    assert.match(row('work.astrometryWorkers'), /whole number, at least 1 \| `2`/);
  });

  it('make a JSON schema that refuses unknown keys and asks for none', () => {
    const schema = JSON.parse(configurationJsonSchema()) as { additionalProperties: unknown; required?: unknown };
    assert.equal(schema.additionalProperties, false);
    assert.equal(schema.required, undefined);
  });
});

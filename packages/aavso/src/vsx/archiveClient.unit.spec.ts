import assert from 'node:assert/strict';
import { answering, page } from '../testing/answering.js';
import { archiveClient } from './archiveClient.js';

const HEADER = ['JD', 'mag', 'uncert', 'band', 'by', 'val'].join('@@@');
const QUESTION = { star: 'XZ Cyg', fromJd: 2461000.5, toJd: 2461000.75 };

async function asked(body: string, status = 200) {
  const { fetch, urls } = answering(page(body, status));
  return { answer: await archiveClient({ baseUrl: 'https://vsx.example.org/', fetch })(QUESTION), urls };
}

describe('the client of the archive', () => {
  it('asks for a star between two dates, and reads who saw it when and how bright', async () => {
    const lines = ['2461000.61234@@@9.105@@@0.01@@@V@@@ABC@@@V', '2461000.7@@@9.2@@@@@@V@@@XYZ@@@V', ''];
    const { answer, urls } = await asked([HEADER, ...lines].join('\r\n'));
    assert.deepEqual(answer.ok && answer.value, [
      { jd: 2461000.61234, mag: 9.105, observer: 'ABC' },
      { jd: 2461000.7, mag: 9.2, observer: 'XYZ' },
    ]);
    assert.deepEqual(urls, [
      'https://vsx.example.org/index.php?view=api.delim&ident=XZ+Cyg&fromjd=2461000.50000&tojd=2461000.75000&delimiter=%40%40%40',
    ]);
  });

  it('takes a list without observations for one', async () => {
    assert.deepEqual((await asked(`${HEADER}\n`)).answer, { ok: true, value: [] });
  });

  it('does not take anything else for an empty list', async () => {
    for (const [body, status] of [
      ['', 200],
      ['<html></html>', 200],
      ['DB Error: no connection', 200],
      ['JD@@@mag', 200],
      [HEADER, 400],
    ] as const) {
      assert.equal((await asked(body, status)).answer.ok, false, body);
    }
  });
});

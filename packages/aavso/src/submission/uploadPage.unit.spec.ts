import assert from 'node:assert/strict';
import { answered } from './testing/answered.js';
import { readUploadPage } from './uploadPage.js';

const CSRF = '<input type="hidden" name="csrfmiddlewaretoken" value="t">';
const MODE =
  '<select name="mode"><option value="manual" selected>Manual</option><option value="file">File upload</option></select>';
const FILE = '<input type="file" name="data">';
const form = (inner: string) =>
  `<form method="get" action="/search"><input name="q"></form><form method="post" enctype="multipart/form-data">${inner}</form>`;
const faultOf = (body: string, status = 200) => {
  const read = readUploadPage(answered(body, { status }));
  return read.step === 'stopped' ? read.fault.code : read.step;
};

describe('readUploadPage', () => {
  it('finds the one form that takes a file, sets its mode to a file, and presses what leads on', () => {
    const read = readUploadPage(
      answered(form(`${CSRF}${MODE}${FILE}<button name="submit" value="x">Preview</button><button>Cancel</button>`)),
    );
    assert.equal(read.step, 'upload');
    if (read.step !== 'upload') return;
    assert.deepEqual([read.fileField, read.filled, read.button.text], ['data', { mode: 'file' }, 'Preview']);
  });

  it('chooses the file where the page shows the form by hand first', () => {
    const read = readUploadPage(answered(form(`${CSRF}${MODE}<input name="jd"><button>Continue</button>`)));
    assert.deepEqual(read.step === 'choose' && read.filled, { mode: 'file' });
    const radio =
      '<input type="radio" name="how" value="manual" checked><input type="radio" name="how" value="file_upload">';
    const other = readUploadPage(answered(form(`${CSRF}${radio}`)));
    assert.deepEqual(other.step === 'choose' && [other.filled, other.button], [{ how: 'file_upload' }, null]);
  });

  it('presses no button that may send for good', () => {
    assert.equal(faultOf(form(`${CSRF}${FILE}<button>Submit</button>`)), 'formChanged');
    assert.equal(faultOf(form(`${CSRF}${FILE}<button>Upload and submit</button>`)), 'formChanged');
  });

  it('stops at what it does not know', () => {
    assert.equal(faultOf('<p>Welcome</p>'), 'formChanged');
    assert.equal(faultOf(form(`${FILE}${FILE.replace('data', 'image')}<button>Preview</button>`)), 'formChanged');
    assert.equal(
      faultOf(form(`${FILE}<button>Preview</button>`) + form(`${FILE}<button>Preview</button>`)),
      'formChanged',
    );
    assert.equal(faultOf(`<form>${FILE}<button>Preview</button></form>`), 'formChanged');
    assert.equal(faultOf(form(`${FILE}<button>Preview</button>`), 404), 'formChanged');
    assert.equal(faultOf('<h1>Request blocked</h1>'), 'firewall');
  });
});

// Sends a picture or video to the boards in chunks, and goes on where it was when the network fails.

import { newId } from '../lib/ids.js';
import { chunkAt, percent, refusalOf } from './chunks.js';
import { ask, refused, wait } from './send.js';

/** Tries without a byte arriving before the person is told that it does not work. */
const TRIES = 20;

const box = document.getElementById('upload');
const file = /** @type {HTMLInputElement | null} */ (document.getElementById('file'));
const panel = document.getElementById('progress');
const bar = panel ? panel.querySelector('progress') : null;
const stop = document.getElementById('cancel');
const said = document.getElementById('said');

/** @param {string} key @param {Record<string, string>} [fill] */
function say(key, fill) {
  if (!box || !said) {
    return;
  }
  let text = box.dataset[key] || '';
  for (const [name, value] of Object.entries(fill || {})) {
    text = text.replace('{' + name + '}', value);
  }
  said.textContent = text;
}

/**
 * Says what is wrong with the chosen file, at its field.
 * @param {HTMLInputElement} input
 * @param {string} key
 * @param {string} name of the file
 */
function wrong(input, key, name) {
  say(key, { name });
  input.setAttribute('aria-invalid', 'true');
  input.focus();
}

/**
 * Sends the whole file.
 * @param {File} chosen
 * @param {() => boolean} cancelled
 */
async function send(chosen, cancelled) {
  const wish = JSON.stringify({ request_id: newId(), name: chosen.name.slice(0, 100), type: chosen.type, size: chosen.size });
  /** @type {{ id: string, have: number, chunk: number, hash: string } | null} */
  let state = null;
  let failures = 0;
  for (;;) {
    try {
      if (!state) {
        state = await ask('POST', '/admin/media', wish, 'application/json');
      }
      if (!state) {
        return;
      }
      const path = '/admin/media/' + state.id;
      if (cancelled()) {
        await ask('POST', path + '/cancel', null);
        say('cancelled');
        return;
      }
      if (state.hash) {
        say('done', { name: chosen.name });
        location.reload();
        return;
      }
      const { from, to } = chunkAt(state.have, state.chunk, chosen.size);
      const bytes = await chosen.slice(from, to).arrayBuffer();
      const next = await ask('POST', path + '/chunks?offset=' + from, bytes, 'application/octet-stream');
      failures = next.have > state.have ? 0 : failures;
      state = next;
      show(percent(next.have, chosen.size), chosen.name);
    } catch (failed) {
      failures++;
      if (refused(failed) || failures > TRIES) {
        throw failed;
      }
      say('again');
      await wait(failures);
      if (state) {
        state = await ask('GET', '/admin/media/' + state.id, null).catch(() => state);
      }
    }
  }
}

/** @param {number} done percent @param {string} name */
function show(done, name) {
  if (bar) {
    bar.value = done;
  }
  say('progress', { percent: String(done), name });
}

function begin() {
  if (!box || !file || !panel || !stop) {
    return;
  }
  const input = file;
  const progress = panel;
  let cancel = false;
  stop.addEventListener('click', () => {
    cancel = true;
  });
  input.disabled = false;
  input.addEventListener('change', async () => {
    const chosen = input.files && input.files[0];
    if (!chosen) {
      return;
    }
    const data = box.dataset;
    const reason = refusalOf(chosen, data.accept || '', Number(data.pictureMost), Number(data.videoMost));
    input.removeAttribute('aria-invalid');
    if (reason) {
      wrong(input, reason, chosen.name);
      input.value = '';
      return;
    }
    cancel = false;
    input.disabled = true;
    progress.hidden = false;
    show(0, chosen.name);
    let failure = '';
    try {
      await send(chosen, () => cancel);
    } catch (failed) {
      failure = /** @type {Error} */ (failed).message === 'bad_field' ? 'kind' : 'failed';
    }
    progress.hidden = true;
    input.disabled = false;
    input.value = '';
    if (failure) {
      wrong(input, failure, chosen.name);
    }
  });
}

begin();

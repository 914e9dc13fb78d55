// How a file is cut into chunks, and whether the boards can show it, decided without the network.

/**
 * The bytes to send next.
 * @param {number} have bytes that have arrived
 * @param {number} chunk the most of one request
 * @param {number} size of the file
 * @returns {{ from: number, to: number }}
 */
export function chunkAt(have, chunk, size) {
  return { from: have, to: Math.min(have + chunk, size) };
}

/**
 * How much has arrived; 100 only when all of it has.
 * @param {number} have
 * @param {number} size
 */
export function percent(have, size) {
  return size > 0 ? Math.floor((have * 100) / size) : 0;
}

/**
 * Why a file cannot be shown: 'kind', 'big', or '' when it can.
 * @param {{ type: string, size: number }} file
 * @param {string} accept types, with commas between
 * @param {number} pictureMost bytes
 * @param {number} videoMost bytes
 * @returns {'' | 'kind' | 'big'}
 */
export function refusalOf(file, accept, pictureMost, videoMost) {
  if (accept.split(',').indexOf(file.type) < 0) {
    return 'kind';
  }
  const most = file.type.indexOf('video/') === 0 ? videoMost : pictureMost;
  return file.size > most || file.size < 1 ? 'big' : '';
}

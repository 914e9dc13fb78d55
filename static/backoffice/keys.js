// What a key means on the page of the applications.

/** @typedef {'scan' | 'move' | 'clear' | 'undo' | 'all' | 'up' | 'down' | { type: string }} Intent */

/**
 * A scanner types a code and Enter within a blink, wherever the focus is; Enter with nothing typed is the one key that
 * moves the list. A button keeps its own Enter and space bar.
 * @param {{ key: string, repeat: boolean, chord: boolean, field: boolean, control: boolean, typed: string }} press
 * @returns {Intent | null}
 */
export function intentOf({ key, repeat, chord, field, control, typed }) {
  if (chord) {
    return null;
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    return key === 'ArrowDown' ? 'down' : 'up';
  }
  if (repeat) {
    return null;
  }
  switch (key) {
    case 'Enter':
      return typed !== '' ? 'scan' : control ? null : 'move';
    case 'Escape':
      return 'clear';
    case 'F4':
      return 'all';
    case 'F8':
      return 'undo';
  }
  return !field && key.length === 1 && key !== ' ' ? { type: key } : null;
}

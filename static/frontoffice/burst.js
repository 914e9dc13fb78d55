// Tells a scanner that types into a field from the person who does: no hand is that fast.

// The longest pause between two keys of a scanner, in milliseconds: slow ones take 20, quick fingers 90.
const GAP_MS = 45;

// The shortest line that may be a scan: a check's code.
const SHORTEST = 4;

/**
 * Feed it every key. At the Enter that ends a burst it hands the line over.
 * @returns {(key: string, now: number) => { line: string, first: boolean }} first: this key may be the first of a burst
 */
export function makeBurst() {
  let line = '';
  let last = -Infinity;
  return (key, now) => {
    if (key.length > 1 && key !== 'Enter') {
      return { line: '', first: false }; // Shift and its like come in between
    }
    const quick = now - last <= GAP_MS;
    last = now;
    if (key === 'Enter') {
      const whole = quick && line.length >= SHORTEST ? line : '';
      line = '';
      return { line: whole, first: false };
    }
    line = quick ? line + key : key;
    return { line: '', first: !quick };
  };
}

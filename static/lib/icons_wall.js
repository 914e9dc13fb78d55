// The icons that a board shows: few, because a television loads each byte over the Wi-Fi of the hall.

import { iconsOf } from './icon.js';

/** @type {{ [name: string]: import('./icon.js').Drawing }} */
export const WALL = {
  bell: { d: 'M2.5 19h19M4.5 19a7.5 7.5 0 0 1 15 0M12 11.5V8M9.5 8h5' },
  horn: { d: 'M3 9.5v5h4l10 5v-15l-10 5zM7 14.5l1.5 6h3l-1.5-4.7M20 9.5a3.6 3.6 0 0 1 0 5' },
  mute: { d: 'M3 9v6h4l5.5 4.5v-15L7 9zM16 9l5.5 6M21.5 9 16 15' },
  nolink: { d: 'M2.5 9a14 14 0 0 1 19 0M6.5 13.5a8.5 8.5 0 0 1 11 0M12 18.5v.01M4 21 20 3' },
  seat: { d: 'M6.5 2.5v11.5h11v7.5M6.5 14v7.5M9.5 10.5h8' },
  sound: { d: 'M3 9v6h4l5.5 4.5v-15L7 9zM16 9a4.2 4.2 0 0 1 0 6M18.8 6a8.5 8.5 0 0 1 0 12' },
  tanya: { d: 'M2.5 3.5h19v13h-9L7.5 21v-4.5h-5zM9.8 8a2.3 2.3 0 1 1 3.4 2c-.8.4-1.2.9-1.2 1.5M12 13.7v.01' },
  tick: { d: 'm4 12.5 5.5 5.5L20.5 6.5' },
  ticket: { d: 'M2 5.5h20v4a2.5 2.5 0 0 0 0 5v4H2v-4a2.5 2.5 0 0 0 0-5zM14.5 9v1M14.5 12v.01M14.5 14v1' },
  undo: { d: 'M4 9.5h11a5.5 5.5 0 0 1 0 11h-4M8.5 4.5l-5 5 5 5' },
  warning: { d: 'M12 3 1.8 21h20.4zM12 10v5M12 18v.01' },
};

export const Icon = iconsOf(WALL);

// Runs in every page before its own scripts and tells the walk what only the page can see, through walkTell.
(() => {
  const tell = (kind, facts) => window.walkTell(JSON.stringify(Object.assign({ kind }, facts)));
  document.addEventListener('securitypolicyviolation', (event) =>
    tell('policy', { text: event.violatedDirective + ' refuses ' + (event.blockedURI || 'inline') + ' at ' + event.sourceFile + ':' + event.lineNumber }));
  for (const name of ['playing', 'timeupdate', 'ended', 'error', 'stalled', 'pause']) {
    document.addEventListener(name, (event) => {
      const media = event.target;
      if (media instanceof HTMLMediaElement) {
        tell('media', { text: name, src: media.currentSrc, at: media.currentTime, length: media.duration, volume: media.muted ? 0 : media.volume });
      }
    }, true);
  }
  for (const name of ['contextmenu', 'dragstart', 'selectstart', 'keydown', 'touchmove']) {
    // Asked once every listener has had its say.
    window.addEventListener(name, (event) => setTimeout(() => tell('refused', { text: name + (event.key ? ' ' + event.key : ''), yes: event.defaultPrevented })), { passive: true });
  }
})();

// Shows a story of the storybook and waits until it stands: what moves is led to its end.
async (hash) => {
  location.hash = hash;
  await document.fonts.ready;
  for (let n = 0; n < 600 && document.documentElement.dataset.shown !== '#' + hash; n++) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  for (const one of document.getAnimations()) {
    if (Number.isFinite(one.effect.getComputedTiming().endTime)) {
      one.finish();
    }
  }
  return document.documentElement.dataset.shown === '#' + hash;
}

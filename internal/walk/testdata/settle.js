// Waits until the font is there and whatever moves has come to rest. What moves for long, such as the frame around a
// new call, is not waited for.
(async () => {
  const LONG_MS = 1500;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const left = (one) => Number(one.effect.getComputedTiming().endTime) - Number(one.currentTime);
  await document.fonts.ready;
  await frame();
  await frame();
  await Promise.all(document.getAnimations()
    .filter((one) => one.playState === 'running' && left(one) < LONG_MS)
    .map((one) => one.finished.catch(() => {})));
  await frame();
})();

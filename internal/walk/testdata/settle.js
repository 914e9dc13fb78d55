// Waits until the font is there and whatever moves has come to rest, also what began to move meanwhile. What moves for
// long, such as the frame around a new call, is not waited for.
(async () => {
  const LONG_MS = 1500;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const left = (one) => Number(one.effect.getComputedTiming().endTime) - Number(one.currentTime);
  const moving = () => document.getAnimations().filter((one) => one.playState === 'running' && left(one) < LONG_MS);
  await document.fonts.ready;
  await frame();
  await frame();
  for (let round = 0; moving().length > 0 && round < 10; round++) {
    await Promise.all(moving().map((one) => one.finished.catch(() => {})));
    await frame();
  }
  await frame();
})();

// Tells the outside that the first screen is painted and clicks will arrive.

/** Sets html[data-ready="1"] after two animation frames. */
export function markReady(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.documentElement.dataset.ready = "1";
    }),
  );
}

import { useEffect } from "react";

const EVERY_MS = 20_000;

/** Three tones; silent where the engine has no sound. */
function chime(): void {
  try {
    const audio = new AudioContext();
    for (const start of [0, 0.4, 0.8]) {
      const tone = audio.createOscillator();
      tone.frequency.value = 880;
      tone.connect(audio.destination);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.25);
    }
    setTimeout(() => void audio.close(), 2000);
  } catch {
    // What is to be heard stands on the screen as well.
  }
}

/** Rings now and every twenty seconds, as long as it is asked to. */
export function useChime(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    chime();
    const timer = setInterval(chime, EVERY_MS);
    return () => clearInterval(timer);
  }, [on]);
}

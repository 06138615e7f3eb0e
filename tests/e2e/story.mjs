// A story in the real window: devices that are always stopped, and a picture of each when something fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Device, missing } from "./device.mjs";

/** One test on the named devices: `story("…", ["anna", "bram"], async ({ anna, bram }) => …)`. */
export function story(title, names, tell, options = {}) {
  test(title, { timeout: 600_000 }, async () => {
    assert.equal(missing(), undefined);
    const started = await Promise.allSettled(names.map((name) => Device.start(name, options)));
    const devices = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    try {
      const failed = started.find((one) => one.status === "rejected");
      if (failed) throw failed.reason;
      await tell(Object.fromEntries(devices.map((device) => [device.name, device])));
    } catch (error) {
      for (const device of devices) error.message += await lastSight(device);
      throw error;
    } finally {
      await Promise.all(devices.map((device) => device.stop()));
    }
  });
}

/** What a device showed when it went wrong: a picture, the page's complaints. */
async function lastSight(device) {
  try {
    const picture = await device.shot("failed");
    const heard = await device.complaints();
    return `\n  ${device.name}: see ${picture}${heard.length ? `\n    ${heard.join("\n    ")}` : ""}`;
  } catch (error) {
    return `\n  ${device.name}: no picture (${error.message})`;
  }
}

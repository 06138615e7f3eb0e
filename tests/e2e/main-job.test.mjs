// The main job as its two users do it, in two real windows: what scripts/run plays when there is no display.
import assert from "node:assert/strict";
import { story } from "./story.mjs";

story("the care worker and the team lead start", ["anna", "bram"], async ({ anna, bram }) => {
  for (const device of [anna, bram]) {
    await device.find("heading");
    await device.shot("first-start");
    assert.deepEqual(await device.axe(), []);
    assert.deepEqual(await device.complaints(), []);
  }
  assert.notEqual(anna.processId(), bram.processId());
});

import { afterEach, expect, it } from "vitest";
import { keepFocus } from "./keepFocus.ts";

const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
let stop = () => {};

function page(html: string): (selector: string) => HTMLElement {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.children);
  stop = keepFocus();
  return (selector) => document.querySelector<HTMLElement>(selector) as HTMLElement;
}

afterEach(() => stop());

it("goes to the heading when the form with the pressed button is gone", async () => {
  const find = page(`<main><h1 tabindex="-1">Delen</h1><form><button>Bewaar</button></form></main>`);
  find("button").focus();
  find("form").remove();
  await frames();
  expect(find("h1")).toHaveFocus();
});

it("stays in the entry that the button stood in", async () => {
  const find = page(`<main><h1 tabindex="-1">Tijdlijn</h1><ul><li tabindex="-1"><p><button>Rond af</button></p></li></ul></main>`);
  find("button").focus();
  find("p").remove();
  await frames();
  expect(find("li")).toHaveFocus();
});

it("leaves alone what has the focus, and a focus that was never there", async () => {
  const find = page(`<main><h1 tabindex="-1">Zaak</h1><button id="one">Een</button><button id="two">Twee</button></main>`);
  find("#one").remove();
  await frames();
  expect(document.body).toHaveFocus();
  find("#two").focus();
  find("h1").remove();
  await frames();
  expect(find("#two")).toHaveFocus();
});

it("lets a screen that places the focus itself go first", async () => {
  const find = page(`<main><h1 tabindex="-1">Zaak</h1><input id="other"><form><button>Bewaar</button></form></main>`);
  find("button").focus();
  find("form").remove();
  requestAnimationFrame(() => find("#other").focus());
  await frames();
  expect(find("#other")).toHaveFocus();
});

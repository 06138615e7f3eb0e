import { expect, it } from "vitest";
import { ApiError } from "./ApiError.ts";
import { errorWording } from "./errors.ts";

it("counts seconds as people say them", () => {
  expect(errorWording(new ApiError("try_later", { seconds: "1" })).whatToDo).toBe("Wacht 1 seconde.");
  expect(errorWording(new ApiError("try_later", { seconds: "8" })).whatToDo).toBe("Wacht 8 seconden.");
});

it("an unknown maker is no reason to trust the file after a look at a card", () => {
  const { wording, whatToDo } = errorWording(new ApiError("unknown_signer"));
  expect(`${wording} ${whatToDo}`).toBe("Het bestand bewijst niet wie het heeft gemaakt. Gebruik het bestand niet. Vraag de afzender om een nieuwe contactkaart en een nieuw bestand.");
});

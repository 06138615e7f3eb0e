import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../ipc/ApiError.ts";
import { call } from "../ipc/call.ts";
import { PageHeader } from "../kit/PageHeader.tsx";
import { TextField } from "../kit/TextField.tsx";
import { CASE } from "../preview/cases/people.ts";
import { answering, drawScreen } from "../test/drawScreen.tsx";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { useCheckedForm } from "./useCheckedForm.ts";

vi.mock("../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
beforeEach(() => answering(core));

function Form() {
  const form = useCheckedForm({
    schema: object({ name: pipe(string(), trim(), nonEmpty("Vul een naam in.")), note: pipe(string(), trim(), nonEmpty("Vul een opmerking in.")) }),
    initial: { name: "", note: "" },
    draft: { kind: "person", target: CASE },
    call: "add_person",
    request: (values) => ({ case: CASE, name: values.name, role: "other", note: values.note }),
    done: () => undefined,
  });
  return (
    <>
      <PageHeader title="Vorm" />
      <CheckedFormFrame form={form} submit="Stuur">
        <TextField {...form.field("name")} label="Naam" />
        <TextField {...form.field("note")} label="Opmerking" />
      </CheckedFormFrame>
    </>
  );
}
const draw = async () => {
  await drawScreen(Form, "/form", "/form");
  await waitFor(() => expect(screen.getByRole("button", { name: "Stuur" })).toBeEnabled());
};

it("typing after a refusal keeps the focus in the field, also while it is wrong again", async () => {
  await draw();
  await userEvent.click(screen.getByRole("button", { name: "Stuur" }));
  expect(await screen.findByRole("alert")).toHaveFocus();
  const name = screen.getByLabelText("Naam");
  await userEvent.type(name, "A{Backspace}Bea");
  expect(name).toHaveFocus();
  expect(name).toHaveValue("Bea");
  expect(screen.queryByRole("button", { name: "Vul een naam in." })).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Vul een opmerking in." })).toBeInTheDocument();
});

it("sent again with the same errors, the summary has the focus again", async () => {
  await draw();
  await userEvent.click(screen.getByRole("button", { name: "Stuur" }));
  expect(await screen.findByRole("alert")).toHaveFocus();
  await userEvent.click(screen.getByLabelText("Naam"));
  await userEvent.click(screen.getByRole("button", { name: "Stuur" }));
  await waitFor(() => expect(screen.getByRole("alert")).toHaveFocus());
});

it("what the core refused goes from its field once it is changed", async () => {
  answering(core, { add_person: new ApiError("invalid_input", { reason: "too_long" }, "name") });
  await draw();
  await userEvent.type(screen.getByLabelText("Naam"), "Bea");
  await userEvent.type(screen.getByLabelText("Opmerking"), "Buurvrouw");
  await userEvent.click(screen.getByRole("button", { name: "Stuur" }));
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("Naam"), "trix");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

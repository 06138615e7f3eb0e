import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../ipc/ApiError.ts";
import { call } from "../ipc/call.ts";
import type { DraftContentView } from "../ipc/types/DraftContentView.ts";
import { CheckboxGroup } from "../kit/Choice.tsx";
import { PageHeader } from "../kit/PageHeader.tsx";
import { broken } from "../kit/testing.tsx";
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

it("asks nothing and saves nothing while an earlier draft cannot be read", async () => {
  const reading = vi.fn<() => { draft: DraftContentView | null }>(() => {
    throw new ApiError("fault");
  });
  answering(core, { draft: reading });
  const { container } = await drawScreen(Form, "/form", "/form");
  expect(await screen.findByRole("alert")).toHaveTextContent("Een eerder concept kon niet worden gelezen");
  expect(screen.queryByLabelText("Naam")).not.toBeInTheDocument();
  expect(screen.queryByText("Wat u typt wordt vanzelf bewaard.")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Stuur" })).toBeDisabled();
  expect(await broken(container)).toEqual([]);
  const content = { values: { name: "Bea" }, base: { name: "" } };
  reading.mockReturnValue({ draft: { form_kind: "person", target: CASE, content, revision: 2, saved_at: "2026-11-20T14:32:00+01:00" } });
  await userEvent.click(screen.getByRole("button", { name: "Probeer opnieuw" }));
  expect(await screen.findByLabelText("Naam")).toHaveValue("Bea");
  expect(screen.getByText("Uw concept staat er weer")).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("save_draft", expect.anything());
});

it("begins without an earlier draft only after a question", async () => {
  answering(core, { draft: new ApiError("fault") });
  await drawScreen(Form, "/form", "/form");
  await userEvent.click(await screen.findByRole("button", { name: "Begin zonder eerder concept" }));
  expect(screen.queryByLabelText("Naam")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Begin zonder" }));
  await userEvent.type(await screen.findByLabelText("Naam"), "Bea");
  await waitFor(() => expect(core).toHaveBeenCalledWith("save_draft", expect.objectContaining({ content: { values: { name: "Bea" }, base: { name: "" } } })));
});

type Stand = { street: string; town: string; tags: string[] };
/** What the vault holds; a test changes it while the form is open. */
let stand: Stand;

function Stored() {
  const form = useCheckedForm({
    schema: object({ street: pipe(string(), trim(), nonEmpty("Vul de straat in.")), town: string() }),
    initial: { ...stand },
    stored: true,
    draft: { kind: "describe", target: CASE },
    call: "set_mandate",
    request: (values) => ({ case: CASE, mandate: `${values.street}, ${values.town} ${values.tags.join("+")}` }),
    done: () => undefined,
  });
  return (
    <>
      <PageHeader title="Vorm" />
      <CheckedFormFrame form={form} submit="Bewaar">
        <TextField {...form.field("street")} label="Straat" />
        <TextField {...form.field("town")} label="Plaats" />
        <CheckboxGroup {...form.field("tags")} legend="Soort" options={[{ value: "a", label: "Geluid" }, { value: "b", label: "Stank" }]} />
      </CheckedFormFrame>
    </>
  );
}

const drawStored = async (draft: unknown) => {
  stand = { street: "Kerkstraat", town: "Proefstad", tags: ["a"] };
  const held = { form_kind: "describe", target: CASE, content: draft, revision: 4, saved_at: "2026-11-20T14:32:00+01:00" };
  answering(core, { draft: () => ({ draft: draft === null ? null : held }), set_mandate: () => ({ done: true }) });
  const drawn = await drawScreen(Stored, "/form", "/form");
  await waitFor(() => expect(screen.getByRole("button", { name: "Bewaar" })).toBeEnabled());
  return drawn;
};
const sent = () => core.mock.calls.find(([name]) => name === "set_mandate")?.[1];
const save = () => userEvent.click(screen.getByRole("button", { name: "Bewaar" }));

it("an old draft brings back only what was typed; what a partner changed since stays", async () => {
  await drawStored({ values: { town: "Elders" }, base: { town: "Proefstad" } });
  expect(screen.getByLabelText("Straat")).toHaveValue("Kerkstraat");
  expect(screen.getByLabelText("Plaats")).toHaveValue("Elders");
  expect(screen.getByText("Uw concept staat er weer")).toBeInTheDocument();
  await save();
  await waitFor(() => expect(sent()).toEqual({ case: CASE, mandate: "Kerkstraat, Elders a" }));
});

it("a field that was changed since asks which value it must be, before anything is sent", async () => {
  const { container } = await drawStored({ values: { street: "Dorpsstraat", tags: ["b"] }, base: { street: "Molenweg", tags: ["a"] } });
  expect(screen.getByText("Intussen gewijzigd")).toBeInTheDocument();
  expect(screen.getByText("Nu staat er: Kerkstraat")).toBeInTheDocument();
  expect(screen.getByText("U typte: Dorpsstraat")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await save();
  expect(await screen.findByRole("alert")).toHaveTextContent("Dit is intussen gewijzigd. Kies wat er moet staan.");
  expect(sent()).toBeUndefined();
  await userEvent.click(screen.getByRole("button", { name: /^Neem wat er nu staat/ }));
  expect(screen.getByLabelText("Straat")).toHaveValue("Kerkstraat");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  await save();
  await waitFor(() => expect(sent()).toEqual({ case: CASE, mandate: "Kerkstraat, Proefstad b" }));
});

it("what was typed can be kept, and the question does not come back", async () => {
  await drawStored({ values: { street: "Dorpsstraat" }, base: { street: "Molenweg" } });
  await userEvent.click(screen.getByRole("button", { name: /^Houd wat u typte/ }));
  expect(screen.queryByText("Intussen gewijzigd")).not.toBeInTheDocument();
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("save_draft", expect.objectContaining({ content: { values: { street: "Dorpsstraat" }, base: { street: "Kerkstraat" } } })),
  );
  await save();
  await waitFor(() => expect(sent()).toEqual({ case: CASE, mandate: "Dorpsstraat, Proefstad a" }));
});

it("a partner's change arrives while the form is open: an untouched field follows, a touched one asks", async () => {
  await drawStored(null);
  await userEvent.type(screen.getByLabelText("Straat"), " 12");
  stand = { street: "Molenweg", town: "Elders", tags: ["a", "b"] };
  // Any change of state draws the form again, as a refreshed view does.
  await userEvent.type(screen.getByLabelText("Straat"), "a");
  await waitFor(() => expect(screen.getByLabelText("Plaats")).toHaveValue("Elders"));
  expect(screen.getByRole("checkbox", { name: "Stank" })).toBeChecked();
  expect(screen.getByText("Nu staat er: Molenweg")).toBeInTheDocument();
  expect(screen.getByText("U typte: Kerkstraat 12a")).toBeInTheDocument();
});

it("the same change made by someone else is no difference, and leaves no draft", async () => {
  await drawStored({ values: { street: "Kerkstraat" }, base: { street: "Molenweg" } });
  expect(screen.queryByText("Intussen gewijzigd")).not.toBeInTheDocument();
  expect(screen.queryByText("Uw concept staat er weer")).not.toBeInTheDocument();
  await waitFor(() => expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "describe", target: CASE }));
});

it("a draft can be thrown away, after a question", async () => {
  await drawStored({ values: { town: "Elders" }, base: { town: "Proefstad" } });
  await userEvent.click(screen.getByRole("button", { name: "Gooi het concept weg" }));
  expect(core).not.toHaveBeenCalledWith("discard_draft", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Gooi weg" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "describe", target: CASE }));
  expect(screen.getByLabelText("Plaats")).toHaveValue("Proefstad");
  expect(screen.queryByText("Uw concept staat er weer")).not.toBeInTheDocument();
});

it("a draft of the version before, which kept the form alone, still comes back", async () => {
  await drawStored({ street: "Dorpsstraat", town: "Proefstad", tags: ["a"] });
  expect(screen.getByLabelText("Straat")).toHaveValue("Dorpsstraat");
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { Button } from "./Button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "./Choice.tsx";
import { DateField, DateTimeField } from "./DateField.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";
import { PassphraseField } from "./PassphraseField.tsx";
import { broken, draw } from "./testing.tsx";
import { TextArea, TextField } from "./TextField.tsx";

const options = [
  { value: "spoken", label: "Gesproken", hint: "met de bewoner" },
  { value: "not_home", label: "Niet thuis" },
] as const;

function AllFields({ error }: { error?: string }) {
  const [text, setText] = useState("");
  const [choice, setChoice] = useState<"spoken" | "not_home" | "">("");
  const [several, setSeveral] = useState<("spoken" | "not_home")[]>([]);
  const [on, setOn] = useState(false);
  return (
    <main>
      <TextField label="Straat" value={text} onChange={setText} error={error} hint="Zonder nummer" />
      <TextArea label="Ik zag" value={text} onChange={setText} error={error} aside="alle partners" optional />
      <PassphraseField label="Wachtzin" value={text} onChange={setText} error={error} />
      <Select label="Uitkomst" options={options} value={choice} onChange={setChoice} error={error} />
      <RadioGroup legend="Uitkomst nu" options={options} value={choice} onChange={setChoice} error={error} tiles />
      <CheckboxGroup legend="Wat speelt er?" options={options} value={several} onChange={setSeveral} error={error} />
      <Checkbox label="Aangekondigd" value={on} onChange={setOn} error={error} hint="van tevoren verteld" />
      <DateField label="Uiterlijk" value="" onChange={() => undefined} error={error} quick={["morgen"]} />
      <DateTimeField label="Wanneer" value="" onChange={() => undefined} error={error} />
    </main>
  );
}

it("every field is whole for a screen reader", async () => {
  const { container } = draw(<AllFields />);
  expect(await broken(container)).toEqual([]);
});

it("and stays so with errors", async () => {
  const { container } = draw(<AllFields error="Vul dit in." />);
  expect(await broken(container)).toEqual([]);
  expect(screen.getByRole("textbox", { name: "Straat" })).toHaveAccessibleDescription(/Zonder nummer.*Vul dit in/);
});

it("a radio is found by its label and described by its hint", async () => {
  draw(<AllFields />);
  const radio = screen.getByRole("radio", { name: "Gesproken" });
  expect(radio).toHaveAccessibleDescription("met de bewoner");
  await userEvent.click(radio);
  expect(radio).toBeChecked();
});

it("a passphrase can be shown and pasted", async () => {
  function Field() {
    const [value, setValue] = useState("");
    return <PassphraseField label="Wachtzin" value={value} onChange={setValue} />;
  }
  draw(<Field />);
  const field = screen.getByLabelText("Wachtzin");
  await userEvent.click(field);
  await userEvent.paste("vijf rustige woorden");
  expect(field).toHaveValue("vijf rustige woorden");
  await userEvent.click(screen.getByRole("button", { name: "Toon wat u typt" }));
  expect(field).toHaveAttribute("type", "text");
});

it("a typed day is understood and shown with its weekday", async () => {
  const change = vi.fn();
  function Field() {
    const [value, setValue] = useState("");
    const put = (next: string) => {
      setValue(next);
      change(next);
    };
    return <DateField label="Uiterlijk" value={value} onChange={put} today="2026-11-20" />;
  }
  draw(<Field />);
  await userEvent.type(screen.getByRole("textbox", { name: "Uiterlijk" }), "over 2 weken");
  expect(change).toHaveBeenLastCalledWith("2026-12-04");
  expect(screen.getByText("vrijdag 4 december 2026")).toBeInTheDocument();
});

it("an unknown day says so after leaving the field", async () => {
  function Field() {
    const [value, setValue] = useState("");
    return <DateField label="Uiterlijk" value={value} onChange={setValue} today="2026-11-20" />;
  }
  draw(<Field />);
  await userEvent.type(screen.getByRole("textbox", { name: "Uiterlijk" }), "ooit");
  expect(screen.queryByText("Deze dag herkennen wij niet.")).not.toBeInTheDocument();
  await userEvent.tab();
  expect(screen.getByText("Deze dag herkennen wij niet.")).toBeInTheDocument();
});

it("the error summary takes the focus, marks the title and leads to the field", async () => {
  document.title = "Melding – Woonrust";
  draw(
    <>
      <ErrorSummary errors={[{ field: "street", text: "Vul de straat in." }]} />
      <TextField id="street" label="Straat" value="" onChange={() => undefined} />
    </>,
  );
  const box = screen.getByRole("alert", { name: "Er ging iets mis" });
  expect(box).toHaveFocus();
  expect(document.title).toBe("Fout: Melding – Woonrust");
  await userEvent.click(screen.getByRole("button", { name: "Vul de straat in." }));
  expect(screen.getByRole("textbox", { name: "Straat" })).toHaveFocus();
  expect(await broken(box)).toEqual([]);
});

it("a pending button keeps the focus and ignores a second press", async () => {
  const press = vi.fn();
  draw(
    <Button onPress={press} pending>
      Bewaar
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Bezig…" });
  await userEvent.click(button);
  expect(press).not.toHaveBeenCalled();
  expect(button).toHaveFocus();
});

it("a day that is not understood stays in the value, and comes back", async () => {
  const change = vi.fn();
  const first = draw(<DateField label="Uiterlijk" value="" onChange={change} today="2026-11-20" />);
  await userEvent.type(screen.getByRole("textbox", { name: "Uiterlijk" }), "x");
  expect(change).toHaveBeenLastCalledWith("x");
  first.unmount();
  draw(<DateField label="Uiterlijk" value="ooit eens" onChange={() => undefined} today="2026-11-20" />);
  expect(screen.getByRole("textbox", { name: "Uiterlijk" })).toHaveValue("ooit eens");
  expect(screen.getByText("Deze dag herkennen wij niet.")).toBeInTheDocument();
});

function Moment({ change }: { change: (value: string) => void }) {
  const [value, setValue] = useState("");
  const put = (next: string) => {
    setValue(next);
    change(next);
  };
  return <DateTimeField label="Wanneer" value={value} onChange={put} today="2026-11-20" />;
}

it("a day without a time counts, and the field says what is written down then", async () => {
  const change = vi.fn();
  draw(<Moment change={change} />);
  await userEvent.type(screen.getByRole("textbox", { name: "Dag" }), "gisteren");
  expect(change).toHaveBeenLastCalledWith("2026-11-19");
  expect(screen.getByText("Zonder tijd schrijven wij op: 12.00 uur.")).toBeInTheDocument();
  await userEvent.type(screen.getByRole("textbox", { name: /^Tijd/ }), "9.05");
  expect(change).toHaveBeenLastCalledWith(expect.stringMatching(/^2026-11-19T09:05:00/));
  expect(screen.queryByText("Zonder tijd schrijven wij op: 12.00 uur.")).not.toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: /^Tijd/ })).toHaveValue("9.05");
});

it("a time that is not understood, or without a day, stays in the value", async () => {
  const change = vi.fn();
  draw(<Moment change={change} />);
  await userEvent.type(screen.getByRole("textbox", { name: /^Tijd/ }), "straks");
  expect(change).toHaveBeenLastCalledWith("\nstraks");
  await userEvent.type(screen.getByRole("textbox", { name: "Dag" }), "gisteren");
  expect(change).toHaveBeenLastCalledWith("2026-11-19\nstraks");
  await userEvent.tab();
  expect(screen.getByRole("textbox", { name: /^Tijd/ })).toHaveValue("straks");
});

it("the summary takes the focus once per sending, not while one error of several is mended", () => {
  const two = [{ field: "a", text: "Vul a in." }, { field: "b", text: "Vul b in." }];
  const form = (errors: typeof two, attempt: number) => (
    <>
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField label="b" value="" onChange={() => undefined} />
    </>
  );
  const { rerender } = draw(form([], 0));
  rerender(form(two, 1));
  expect(screen.getByRole("alert")).toHaveFocus();
  screen.getByLabelText("b").focus();
  rerender(form(two.slice(0, 1), 1));
  expect(screen.getByLabelText("b")).toHaveFocus();
  rerender(form(two.slice(0, 1), 2));
  expect(screen.getByRole("alert")).toHaveFocus();
});

import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ApiError } from "../ipc/ApiError.ts";
import { AlertDialog } from "./Dialog.tsx";
import { Disclosure } from "./Disclosure.tsx";
import { Fingerprint, FingerprintWords, RecoveryCode } from "./Fingerprint.tsx";
import { IdentityBar } from "./IdentityBar.tsx";
import { announce, LiveRegions } from "./LiveRegion.tsx";
import { Notice } from "./Notice.tsx";
import { ProgressBar } from "./Progress.tsx";
import { nextRegion, Region } from "./Region.tsx";
import { QrCode } from "./QrCode.tsx";
import { ResultBar } from "./ResultBar.tsx";
import { SideBySide, ThreeWay } from "./SideBySide.tsx";
import { EmptyState, ErrorState, LoadingState, QueryStates } from "./States.tsx";
import { StatusTag } from "./StatusTag.tsx";
import { SummaryList } from "./SummaryList.tsx";
import { Tabs } from "./Tabs.tsx";
import { TaskList } from "./TaskList.tsx";
import { broken, draw } from "./testing.tsx";
import { Timeline } from "./Timeline.tsx";
import { useUndoableResult } from "./useUndoableResult.ts";

it("content is whole for a screen reader", async () => {
  const { container } = draw(
    <main>
      <IdentityBar title="Proefstraat 12" documentTitle="Zaak" facts={[{ label: "Fase", value: "Onderzoek" }]} />
      <Notice kind="urgent" title="Nog geen regievoerder">Sinds drie werkdagen.</Notice>
      <TaskList label="Factoren" tasks={[{ key: "1", href: "#/x", number: 1, title: "Eén regievoerder", status: <StatusTag tone="todo">Nog niet</StatusTag> }]} />
      <SummaryList rows={[{ key: "a", label: "Doel", value: "", change: "#/x" }]} />
      <Timeline label="Tijdlijn" days={[{ day: "2026-11-20", heading: "vrijdag 20 november", items: [{ key: "1", time: "14.32", title: "Huisbezoek" }] }]} />
      <Tabs label="Ontvangers" tabs={[{ id: "a", label: "Ontvangt", content: "14" }, { id: "b", label: "Wordt achtergehouden", content: "3" }]} />
      <Disclosure title="Waarom deze status?">Omdat.</Disclosure>
      <ProgressBar label="Controleren" value={0.4} onCancel={() => undefined} />
      <SideBySide left={{ heading: "Uw versie", text: "radio hard" }} right={{ heading: "Hun versie", text: "radio zacht" }} />
      <ThreeWay base={{ heading: "Eerst", text: "radio aan" }} mine={{ heading: "Uw tekst", text: "radio hard" }} theirs={{ heading: "Hun tekst", text: "radio zacht" }} />
      <Fingerprint value="7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY" />
      <FingerprintWords words={["lantaarn", "kompas"]} label="Vingerafdruk in woorden" />
      <QrCode qr={{ size: 37, path: "M4 4h7v1h-7z" }} label="Vingerafdruk als QR-code" />
      <RecoveryCode groups={["7K3F", "Q2MX"]} />
      <EmptyState title="Nog geen zaken" />
      <ErrorState error={new ApiError("disk_full")} />
    </main>,
  );
  expect(await broken(container)).toEqual([]);
  expect(document.title).toBe("Zaak – Woonrust");
  const qr = screen.getByRole("img", { name: "Vingerafdruk als QR-code" });
  expect([qr.getAttribute("viewBox"), qr.querySelector("path")?.getAttribute("d"), qr.outerHTML.includes("style=")]).toEqual(["0 0 37 37", "M4 4h7v1h-7z", false]);
  expect(screen.getByText("Niet ingevuld")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Wijzig: Doel" })).toBeInTheDocument();
});

it("an error says what happened, what is safe, what to do and its code", () => {
  draw(<ErrorState error={new ApiError("disk_full")} />);
  const text = screen.getByRole("alert").textContent;
  for (const part of ["De schijf is vol.", "Wat bewaard was, is nog bewaard.", "Maak ruimte vrij", "disk_full"]) expect(text).toContain(part);
});

it("what could not be refreshed stays, says so, and can be tried again", async () => {
  const refetch = vi.fn();
  const query = { data: { rows: 2 }, error: new ApiError("disk_fault"), isPending: false, refetch };
  const { container } = draw(<QueryStates query={query}>{(view) => <p>{view.rows} zaken</p>}</QueryStates>);
  expect(screen.getByText("2 zaken")).toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent(/Niet bijgewerkt.*Wat u hier ziet, is van eerder. Lezen of schrijven op deze plek lukt niet./);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Probeer opnieuw" }));
  expect(refetch).toHaveBeenCalledOnce();
});

it("what we do not know is a fault, never a blank", () => {
  draw(<ErrorState error={new TypeError("x")} />);
  expect(screen.getByRole("alert")).toHaveTextContent("fault");
});

it("loading shows nothing for 200 ms", () => {
  vi.useFakeTimers();
  draw(<LoadingState />);
  expect(screen.queryByRole("status")).toBeNull();
  act(() => vi.advanceTimersByTime(200));
  expect(screen.getByRole("status")).toHaveTextContent("Bezig met laden");
  vi.useRealTimers();
});

it("an interruption names its action and Escape goes back", async () => {
  const close = vi.fn();
  const confirm = vi.fn();
  draw(
    <AlertDialog open title="Bestand bewaren?" confirm="Bewaar" onConfirm={confirm} onClose={close}>
      Dit kunt u niet terugdraaien.
    </AlertDialog>,
  );
  const dialog = screen.getByRole("alertdialog", { name: "Bestand bewaren?" });
  expect(await broken(dialog)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar" }));
  expect(confirm).toHaveBeenCalledOnce();
  await userEvent.keyboard("{Escape}");
  expect(close).toHaveBeenCalled();
});

it("a result stays and can be undone", async () => {
  const undo = vi.fn(async () => undefined);
  function Finish() {
    const { report } = useUndoableResult();
    return <button onClick={() => report("Actie afgerond.", undo)}>Rond af</button>;
  }
  draw(
    <>
      <Finish />
      <ResultBar />
    </>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Rond af" }));
  expect(screen.getByRole("status")).toHaveTextContent("Actie afgerond.");
  await userEvent.click(screen.getByRole("button", { name: "Ongedaan maken" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.getByRole("status")).toHaveTextContent("Ongedaan gemaakt.");
});

it("F6 walks the regions round", () => {
  draw(
    <>
      <Region as="nav" label="Hoofdmenu">a</Region>
      <Region as="main" label="Inhoud">b</Region>
    </>,
  );
  nextRegion(1);
  expect(screen.getByRole("navigation")).toHaveFocus();
  nextRegion(1);
  expect(screen.getByRole("main")).toHaveFocus();
  nextRegion(1);
  expect(screen.getByRole("navigation")).toHaveFocus();
  nextRegion(-1);
  expect(screen.getByRole("main")).toHaveFocus();
});

it("of many polite announcements only the last is said", () => {
  vi.useFakeTimers();
  draw(<LiveRegions />);
  announce("3 zaken");
  announce("2 zaken");
  act(() => vi.advanceTimersByTime(600));
  expect(screen.getByRole("status")).toHaveTextContent("2 zaken");
  vi.useRealTimers();
});

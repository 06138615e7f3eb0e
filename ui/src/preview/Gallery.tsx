// The kit on one page, with invented people and places, for looking at.
import { useState } from "react";
import { Button, LinkButton, TextLink } from "../kit/Button.tsx";
import { DataTable } from "../kit/DataTable.tsx";
import { DateField, DateTimeField } from "../kit/DateField.tsx";
import { AlertDialog } from "../kit/Dialog.tsx";
import { Disclosure } from "../kit/Disclosure.tsx";
import { DraftState } from "../kit/DraftState.tsx";
import { FilterChips } from "../kit/FilterPanel.tsx";
import { Fingerprint, FingerprintWords } from "../kit/Fingerprint.tsx";
import { IdentityBar } from "../kit/IdentityBar.tsx";
import { ActionBar, Cluster, Columns, NextStep, Section, Stack } from "../kit/Layout.tsx";
import { Notice } from "../kit/Notice.tsx";
import { ProgressBar } from "../kit/Progress.tsx";
import { QrCode } from "../kit/QrCode.tsx";
import { ResultBar } from "../kit/ResultBar.tsx";
import { SideBySide } from "../kit/SideBySide.tsx";
import { EmptyState, ErrorState } from "../kit/States.tsx";
import { StatusTag } from "../kit/StatusTag.tsx";
import { SummaryList } from "../kit/SummaryList.tsx";
import { Tabs } from "../kit/Tabs.tsx";
import { TaskList } from "../kit/TaskList.tsx";
import { TextArea } from "../kit/TextField.tsx";
import { Timeline } from "../kit/Timeline.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { VirtualList, type Sort } from "../kit/VirtualList.tsx";
import { QR } from "./qr.ts";

const rows = Array.from({ length: 10_000 }, (_, index) => ({ id: String(index), address: `Proefstraat ${index + 1}, Proefstad`, phase: "Onderzoek", urgent: index % 5 === 0 }));

export function Gallery() {
  const [due, setDue] = useState("");
  const [when, setWhen] = useState("");
  const [seen, setSeen] = useState("Volle gang, één loopstrook vrij. Radio hard in de keuken.");
  const [open, setOpen] = useState(false);
  const [sort, setSort] = useState<Sort>({ key: "address", direction: "ascending" });
  const { report } = useUndoableResult();
  return (
    <div className="shell">
    <main className="shell__main">
      <IdentityBar
        title="Proefstraat 12, Proefstad"
        documentTitle="Zaak"
        facts={[
          { label: "Zaak", value: "WR-7K3F" },
          { label: "Fase", value: "Onderzoek, 9 dagen" },
          { label: "Urgentie", value: "Gemiddeld" },
          { label: "Regievoerder", value: <StatusTag tone="urgent">Nog niemand</StatusTag> },
          { label: "Laatste contact", value: "gisteren" },
        ]}
      />
      <Columns
        aside={
          <>
            <Section title="Wat aandacht vraagt">
              <Stack>
                <Notice kind="urgent" title="Nog geen regievoerder" action={<TextLink href="#/">Bel of vraag het opnieuw</TextLink>}>
                  Sinds 3 werkdagen voorgesteld, voor zover bekend op 20 november.
                </Notice>
                <Notice kind="attention" title="De bewoner is nog niet gehoord">Nodig vóór een waarschuwing.</Notice>
              </Stack>
            </Section>
            <Section title="Tijdlijn">
              <Timeline
                label="Tijdlijn"
                level={3}
                days={[
                  { day: "2026-11-19", heading: "gisteren", items: [{ key: "1", time: "14.32", title: "Huisbezoek", body: "Niet thuis, kaart achtergelaten.", source: "GGD · vastgesteld door u" }] },
                  { day: "2026-11-17", heading: "17 november", items: [{ key: "2", time: "23.10", title: "Melding geluid", source: "melder · nog niet bevestigd" }] },
                ]}
              />
            </Section>
          </>
        }
      >
        <NextStep
          title="Volgende vraag: wie houdt in deze zaak het overzicht?"
          actions={
            <>
              <Button onPress={() => report("Actie afgerond.", async () => undefined)}>Beantwoord deze vraag</Button>
              <Button kind="secondary" onPress={() => setOpen(true)}>
                Later, omdat …
              </Button>
            </>
          }
        >
          Er is een voorstel, maar nog geen antwoord. Zonder regievoerder blijft de zaak vaak liggen.
        </NextStep>
        <Section title="Zeven succesfactoren">
          <TaskList
            label="Zeven succesfactoren"
            tasks={[
              { key: "1", href: "#/", number: 1, title: "Eén regievoerder", detail: "Voorgesteld, nog niet geaccepteerd.", status: <StatusTag tone="todo">Nog niet</StatusTag> },
              { key: "2", href: "#/", number: 2, title: "Belangen en rollen zichtbaar", detail: "2 van 3 partners ingevuld.", status: <StatusTag tone="attention">Vraagt aandacht</StatusTag> },
              { key: "3", href: "#/", number: 3, title: "Vertrouwen en korte lijnen", detail: "Iedereen heeft een vast gezicht.", status: <StatusTag>Voldoende</StatusTag> },
            ]}
          />
          <Disclosure title="Waarom deze status?">Omdat er nog niemand heeft geantwoord.</Disclosure>
        </Section>
        <Section title="Lijst van 10.000">
          <FilterChips filters={[{ key: "a", label: "Onderzoek", onRemove: () => undefined }, { key: "b", label: "Zonder regie", onRemove: () => undefined }]} onClear={() => undefined} />
          <VirtualList
            label="Zaken"
            count={rows.length}
            row={(index) => rows[index]}
            rowKey={(row) => row.id}
            onOpen={(row) => report(`${row.address} geopend.`)}
            sort={sort}
            onSort={setSort}
            columns={[
              { key: "address", header: "Adres", width: "2fr", cell: (row) => row.address, sortable: true },
              { key: "phase", header: "Fase", width: "1fr", cell: (row) => row.phase, sortable: true },
              { key: "lead", header: "Regie", width: "9rem", cell: (row) => (row.urgent ? <StatusTag tone="urgent">Nog niemand</StatusTag> : "B. Gemeente") },
            ]}
          />
        </Section>
        <Tabs
          label="Ontvangers"
          tabs={[
            { id: "a", label: "Ontvangt: 14", content: <SummaryList rows={[{ key: "x", label: "Doel", value: "Samen optrekken", change: "#/" }, { key: "y", label: "Grond", change: "#/" }]} /> },
            { id: "b", label: "Wordt achtergehouden: 3", content: "Zorgnotitie" },
          ]}
        />
        <SideBySide
          left={{ heading: "Uw versie", meta: "Anna Proef, GGD · 20 november", text: "De radio stond hard in de keuken." }}
          right={{ heading: "Hun versie", meta: "Bram Proef, gemeente · 21 november", text: "De radio stond zacht in de kleine keuken." }}
        />
        <DateField label="Uiterlijk" value={due} onChange={setDue} quick={["morgen", "over 1 week", "over 2 weken"]} />
        <DateTimeField label="Wanneer was dit?" value={when} onChange={setWhen} />
        <TextArea label="Ik zag, hoorde of rook" hint="Alleen wat u zelf waarnam." aside="alle partners" value={seen} onChange={setSeen} />
        <DraftState draft={{ status: { kind: "saved", at: new Date(2026, 10, 20, 14, 32) }, saveNow: async () => undefined }} />
        <ProgressBar label="Bestand controleren" value={0.42} detail="120 van 286 onderdelen" onCancel={() => undefined} />
        <Fingerprint value="7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY" />
        <FingerprintWords words={["lantaarn", "kompas", "brood", "tuinhek", "zeven"]} label="Vingerafdruk in woorden" />
        <QrCode qr={QR} label="Vingerafdruk als QR-code" />
        <DataTable caption="Partners" columns={[{ key: "a", header: "Organisatie", cell: (row) => row.a }, { key: "b", header: "Sinds", cell: (row) => row.b }]} rows={[{ a: "Gemeente Proefstad", b: "12 november" }, { a: "GGD", b: "14 november" }]} rowKey={(row) => row.a} />
        <EmptyState title="Nog geen acties" action={<LinkButton href="#/">Nieuwe actie</LinkButton>}>
          Spreek af wie wat doet, en wanneer.
        </EmptyState>
        <ErrorState error={{ code: "disk_full" }} live={false} />
        <ActionBar>
          <Button>Bewaar bezoek</Button>
          <Button kind="secondary">Niet thuis</Button>
          <Button kind="danger">Verwijder</Button>
        </ActionBar>
      </Columns>
      <Cluster>
        <AlertDialog open={open} title="Dit kunt u niet terugdraaien" confirm="Bewaar bestand met 14 onderdelen" onConfirm={() => setOpen(false)} onClose={() => setOpen(false)}>
          Het bestand bevat medische gegevens.
        </AlertDialog>
      </Cluster>
      <ResultBar />
    </main>
    </div>
  );
}

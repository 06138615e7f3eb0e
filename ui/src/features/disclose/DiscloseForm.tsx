import { Trans, useLingui } from "@lingui/react/macro";
import type { DisclosableView } from "../../ipc/types/DisclosableView.ts";
import type { DisclosureFieldView } from "../../ipc/types/DisclosureFieldView.ts";
import type { DisclosureFormView } from "../../ipc/types/DisclosureFormView.ts";
import type { Ground } from "../../ipc/types/Ground.ts";
import type { GroundView } from "../../ipc/types/GroundView.ts";
import { CheckboxGroup, RadioGroup } from "../../kit/Choice.tsx";
import { Section } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { capital } from "../../parts/terms.ts";
import { type CheckedForm, useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { asked, chosenItems, decision, emptyValues, missing, type Values } from "./decision.ts";
import { Question } from "./Question.tsx";

type FormProps = { caseId: string; contact: string; view: DisclosureFormView };

/** What, on which ground, and why. */
export function DiscloseForm({ caseId, contact, view }: FormProps) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const words = { empty: t`Vul dit in.`, items: t`Kies wat u wilt delen.`, ground: t`Kies een grondslag.`, told: t`Vul in wanneer het verteld is, of waarom nog niet.` };
  const form = useCheckedForm<Values, "decide_disclosure">({
    schema: missing(view, words),
    initial: emptyValues(view),
    keep: ["valid_until"],
    draft: { kind: "disclosure", target: `${caseId}:${contact}` },
    call: "decide_disclosure",
    request: (values) => decision(caseId, contact, view, values),
    done: (_, { ground }) => {
      const talk = view.grounds.some((row) => row.ground === ground && row.without_items);
      report(talk ? t`Het overleg staat in het register. Er gaat niets mee.` : t`Het besluit staat in het register. Deel de zaak, dan gaat het mee.`);
      go(paths.share(caseId));
    },
  });
  const who = `${view.recipient.name}, ${view.recipient.organisation}`;
  return (
    <CheckedFormFrame form={form} submit={t`Neem dit besluit`} back={paths.share(caseId)}>
      <p>{t`Voor ${who}.`}</p>
      <What form={form} view={view} />
      <On form={form} view={view} />
      <Why form={form} view={view} />
      <Consequence of="decide_disclosure" />
    </CheckedFormFrame>
  );
}

type PartProps = { form: CheckedForm<Values>; view: DisclosureFormView };

function What({ form, view }: PartProps) {
  const { t } = useLingui();
  const { value, onChange, ...field } = form.field("items");
  const hint = (item: DisclosableView) =>
    [
      item.class_label && capital(item.class_label),
      item.blocked,
      item.alone && t`besluit u apart`,
      item.lets_in && t`deze persoon mag het daarna ook zien`,
      item.lapse_text,
    ]
      .filter(Boolean)
      .join(" · ");
  if (view.items.length === 0) return <p className="kit-quiet">{t`Er is niets dat alleen met een besluit meegaat. U kunt wel een overleg zonder naam vastleggen.`}</p>;
  return (
    <CheckboxGroup
      {...field}
      legend={t`Wat deelt u?`}
      hint={t`Zoals het er nu staat. Verandert het later, dan is een nieuw besluit nodig.`}
      value={value === "" ? [] : value.split(",")}
      onChange={(chosen) => onChange(chosen.join(","))}
      options={view.items.map((item) => ({
        value: item.item.record,
        label: [capital(item.item.kind_label), item.item.title].filter(Boolean).join(": "),
        hint: hint(item),
        disabled: item.blocked !== null,
      }))}
    />
  );
}

/** Only grounds that open everything that was chosen; the others say why not. */
function On({ form, view }: PartProps) {
  const { t } = useLingui();
  const items = chosenItems(view, form.values);
  const fits = (ground: GroundView) => (items.length === 0 ? ground.without_items || view.items.length > 0 : items.every((item) => item.grounds.includes(ground.ground)));
  const hint = (ground: GroundView) => {
    if (!ground.mine) return t`Voor een ander werkveld dan het uwe.`;
    if (ground.without_items) return t`Legt alleen het overleg vast. Er gaat niets mee.`;
    return fits(ground) ? (ground.note ?? "") : t`Is niet genoeg voor wat u koos.`;
  };
  const chosen = view.grounds.find((ground) => ground.ground === form.values.ground);
  return (
    <>
      <RadioGroup<Ground>
        {...form.field("ground")}
        value={form.values.ground as Ground | ""}
        onChange={(ground) => form.set("ground", ground)}
        legend={t`Op welke grondslag?`}
        hint={t`Woonrust geeft geen juridisch advies. Twijfelt u? Overleg met uw functionaris gegevensbescherming.`}
        options={view.grounds.map((ground) => ({
          value: ground.ground,
          label: `${ground.ground} ${capital(ground.label)}`,
          hint: hint(ground),
          disabled: !ground.mine || !fits(ground),
        }))}
      />
      {chosen?.note && <Notice kind="attention" title={chosen.note} />}
    </>
  );
}

/** The questions of the ground and of the classes that were chosen, and those of every decision. */
function Why({ form, view }: PartProps) {
  const { t } = useLingui();
  if (form.values.ground === "") {
    return (
      <p className="kit-quiet">
        <Trans>Kies eerst een grondslag. Daarna ziet u wat de wet daarbij vraagt.</Trans>
      </p>
    );
  }
  const wanted = asked(view, form.values);
  const fields = view.fields.filter((field: DisclosureFieldView) => wanted.includes(field.field));
  return (
    <Section title={t`Waarom?`}>
      {fields.map((field) => (
        <Question key={field.field} form={form} field={field} view={view} />
      ))}
    </Section>
  );
}

import { useLingui } from "@lingui/react/macro";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { AskForm } from "../../parts/AskForm.tsx";
import { RecordRows } from "../../parts/RecordList.tsx";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { Attendance } from "./Attendance.tsx";
import { Changed } from "./Changed.tsx";
import { ItemForm } from "./ItemForm.tsx";
import { ItemHead } from "./ItemHead.tsx";
import { Reasons } from "./Reasons.tsx";

type ItemProps = { meeting: string; item: AgendaItemView; start: string };

/** One case at a meeting. */
export function Item({ meeting, item, start }: ItemProps) {
  const { t } = useLingui();
  const { record } = item;
  const rest = `${meeting}:${record}`;
  const [doing, setDoing] = useOpenForm({ change: "agenda_item", remove: "remove_item" }, rest);
  const close = () => setDoing(null);
  return (
    <div className="kit-card">
      <Stack gap="tight">
        <ItemHead item={item} start={start} />
        <Reasons item={item} />
        {item.decision_needed && (
          <p>
            <strong>{t`Te besluiten:`}</strong> {item.decision_needed}
          </p>
        )}
        {item.note && <p className="kit-quiet">{item.note}</p>}
        <Disclosure title={t`Veranderd sinds de vorige keer (${item.changed.items.length + item.changed.more})`}>
          <Changed item={item} />
        </Disclosure>
        {record && <Attendance key={attended(item)} item={item} record={record} />}
        {item.resolutions.length > 0 && (
          <RecordRows label={t`Besluiten over ${item.number}`} rows={item.resolutions} open={(one) => paths.record(item.case, "resolution", one)} changing />
        )}
        {record && doing === null && (
          <Cluster>
            <LinkButton href={paths.newRecord(item.case, "resolution", { meeting_item: record, meeting })} kind="secondary" context={item.number}>
              {t`Leg een besluit vast`}
            </LinkButton>
            {item.editable && (
              <>
                <Button kind="quiet" onPress={() => setDoing("change")} context={item.number}>{t`Wijzig dit punt…`}</Button>
                <Button kind="quiet" onPress={() => setDoing("remove")} context={item.number}>{t`Haal van de agenda…`}</Button>
              </>
            )}
          </Cluster>
        )}
        {record && doing === "change" && <ItemForm meeting={meeting} item={item} record={record} onClose={close} />}
        {record && doing === "remove" && (
          <AskForm
            draft={{ kind: "remove_item", target: `${item.case}:${rest}` }}
            ask={[{ name: "reason", label: t`Waarom bespreekt u deze zaak niet?`, needed: t`Schrijf op waarom.` }]}
            call="remove_agenda_item"
            request={({ reason }) => ({ record, reason })}
            submit={t`Haal van de agenda`}
            told={t`Van de agenda gehaald.`}
            onDone={close}
            onCancel={close}
          />
        )}
      </Stack>
    </div>
  );
}

/** Who came, as one text: the form begins anew when someone else wrote it down. */
const attended = (item: AgendaItemView) => item.attendees.map((attendee) => attendee.partner + attendee.attended).join();

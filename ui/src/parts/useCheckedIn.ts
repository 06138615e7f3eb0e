import { useLingui } from "@lingui/react/macro";
import { time } from "../i18n/format.ts";
import { isoDay, isoInstant } from "../i18n/parseDay.ts";
import { useView } from "../ipc/hooks.ts";
import { usePassed } from "../kit/usePassed.ts";
import { useDo } from "./useDo.ts";

const MINUTE_MS = 60_000;
/** How much later one calls in after "een kwartier later". */
const LATER = 15;

/** The moment so many minutes from now, to the minute. */
export function inMinutes(minutes: number, now = Date.now()): string {
  const at = new Date(now + minutes * MINUTE_MS);
  const two = (value: number) => String(value).padStart(2, "0");
  return isoInstant(isoDay(at), `${two(at.getHours())}:${two(at.getMinutes())}`);
}

/** Where the person is, who knows, and checking out or staying longer. Nothing of it leaves this device. */
export function useCheckedIn() {
  const { t } = useLingui();
  const view = useView("checked_in", {}).data;
  const { run, pending, error } = useDo();
  const away = view?.away ?? null;
  const who = view?.who ?? "";
  const phone = view?.phone ?? "";
  const passed = usePassed(away?.back_by);
  const checkIn = (request: { case: string; who: string; phone: string; back_by: string }) =>
    run("check_in", request, { text: t`Ingecheckt. Spreek het ook af met ${request.who}: Woonrust belt niemand.` });
  const later = () => {
    const back_by = inMinutes(LATER);
    if (away) void run("check_in", { case: away.case, who, phone, back_by }, { text: t`U meldt zich nu uiterlijk om ${time(back_by)}. Laat het ${who} weten.` });
  };
  const out = () => void run("check_out", {}, { text: t`Uitgecheckt. Vertel ${who} dat u veilig bent.` });
  return { away, who, phone, passed, known: view !== undefined, checkIn, later, out, pending: pending !== null, error };
}

// Pieces that the invented answers of the casework share.
import type { LinkView } from "../../ipc/types/LinkView.ts";
import type { MessageView } from "../../ipc/types/MessageView.ts";
import { anna, bram, carla } from "../cases/people.ts";

export const id = (start: string) => start.repeat(16);

export const ANNA = "Anna Proef, GGD Proefstad";
export const BRAM = "Bram Voorbeeld, Gemeente Proefstad";
export const CARLA = "Carla Fictief, Corporatie De Proef";

export const name: Record<string, string> = { [anna.record]: ANNA, [bram.record]: BRAM, [carla.record]: CARLA };

export const message = (code: string, text: string, records: LinkView[] = []): MessageView => ({ code, text, records, step: null, question: null });

export const factLink: LinkView = { record: id("73"), kind: "fact/1", kind_label: "waarneming", title: "Volle gang, één loopstrook vrij" };
export const reportLink: LinkView = { record: id("72"), kind: "report/1", kind_label: "melding", title: "Harde muziek tot half twee" };
export const visitLink: LinkView = { record: id("71"), kind: "visit/1", kind_label: "huisbezoek", title: "Niet thuis, kaart achtergelaten" };
export const requestLink: LinkView = { record: id("e7"), kind: "information_request/1", kind_label: "informatievraag", title: "Is er al hulp?" };

// Invented answers about the own devices, another recovery sheet and colleagues who leave; typed.
import type { DevicesChangedView } from "../../ipc/types/DevicesChangedView.ts";
import type { NewSheetDoneView } from "../../ipc/types/NewSheetDoneView.ts";
import type { NewSheetView } from "../../ipc/types/NewSheetView.ts";
import type { OldBackupsView } from "../../ipc/types/OldBackupsView.ts";
import type { OwnDevicesView } from "../../ipc/types/OwnDevicesView.ts";
import type { SuccessionView } from "../../ipc/types/SuccessionView.ts";
import type { Answers } from "../cases/answers.ts";
import { ago, contacts } from "../cases/people.ts";
import { QR } from "../qr.ts";

const LAPTOP = "1a".repeat(16);
const PHONE = "2b".repeat(16);

/** The laptop in front of the person, and a phone. */
export const devices = (change: Partial<OwnDevicesView> = {}): OwnDevicesView => ({
  devices: [
    { device: LAPTOP, name: "Laptop van kantoor", this: true, since: ago(300), lost_at: null },
    { device: PHONE, name: "", this: false, since: ago(40), lost_at: null },
  ],
  this_is_lost: false, card_clash: false, version: 3, ...change,
});

/** The phone is gone. */
export const phoneLost = devices({
  devices: [
    { device: LAPTOP, name: "Laptop van kantoor", this: true, since: ago(300), lost_at: null },
    { device: PHONE, name: "Telefoon", this: false, since: ago(40), lost_at: ago(0, "08:10") },
  ],
});

const bram = contacts.contacts.slice(0, 1);
export const changed = (view = phoneLost): DevicesChangedView => ({ devices: view, tell: bram });

export const newSheet: NewSheetView = {
  recovery_code: ["5GJE", "A9SK", "D6MP", "7K3F", "Q2MX", "0ZTB", "H8VD", "PC4N", "W1RY"],
  recovery_qr: QR,
  fingerprint: "H8VD-PC4N-W1RY-5GJE-A9SK-D6MP",
};

export const oldBackups: OldBackupsView = {
  backups: [
    { backup: "1795000000000", path: "/media/stick/woonrust-2026-10.woonrust-backup", at: ago(40), here: true },
    { backup: "1790000000000", path: "/media/oude-stick/woonrust-2026-08.woonrust-backup", at: ago(100), here: false },
  ],
};

export const newSheetDone: NewSheetDoneView = { fingerprint: newSheet.fingerprint, old_files_left: 0, tell: bram, backups: oldBackups.backups };

/** What a new card of somebody who lost his sheet claims. */
export const claim = (change: Partial<SuccessionView> = {}): SuccessionView => ({
  name: "Bram Voorbeeld", fingerprint: "0ZTB-7K3F-Q2MX-A9SK-5GJE-D6MP", reason: "lost", at: ago(1), known: true, sound: true, compared: false, followed: false, ...change,
});

const left = { ...contacts.contacts[0], left_at: ago(0) } as (typeof contacts.contacts)[number];

export const deviceAnswers: Answers = {
  own_devices: () => devices(),
  name_device: (request) => devices({ devices: devices().devices.map((one) => (one.device === request.device ? { ...one, name: request.name } : one)) }),
  revoke_device: () => changed(),
  renew_device: () => changed(devices({ version: 4 })),
  vouch_for_lost: () => ({ changes: 12 }),
  vouch_quarantined: (request) => ({ changes: request.items.length }),
  send_to_own_devices: () => ({ name: "voor-mijn-apparaten.woonrust", bytes: 61_300, sha256: "9c".repeat(32), cases: 38, records: 1204 }),
  begin_new_sheet: () => newSheet,
  confirm_new_sheet: () => newSheetDone,
  join_new_sheet: () => newSheetDone,
  old_backups: () => oldBackups,
  destroy_backup: (request) => ({ backups: oldBackups.backups.filter((one) => one.backup !== request.backup) }),
  contact_left: () => ({ contact: left, ended_in: ["WR-7K3F"], files: [] }),
  contact_back: () => contacts.contacts[0] as (typeof contacts.contacts)[number],
  export_contact_card: () => ({ done: true }),
};

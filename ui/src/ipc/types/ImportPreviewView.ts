// Made from the Rust types of the `app` crate. Do not edit.
import type { AlarmView } from "./AlarmView";
import type { CardNewsView } from "./CardNewsView";
import type { ConflictAheadView } from "./ConflictAheadView";
import type { ContactView } from "./ContactView";
import type { ImportCaseView } from "./ImportCaseView";
import type { ImportItemView } from "./ImportItemView";
import type { QuarantinedView } from "./QuarantinedView";
export type ImportPreviewView = { 
/**
 * Names this preview.
 */
token: string, 
/**
 * Identifier of the file.
 */
file: string, 
/**
 * Who made and signed it.
 */
from: ContactView, 
/**
 * The sender was known before.
 */
known: boolean, 
/**
 * When it was made, as claimed.
 */
created_at: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * It holds only a part of what the sender shares: what is new, or one of several files.
 */
partial: boolean, 
/**
 * Files of the sender on which it builds and which never came here.
 */
missing_files: number, 
/**
 * Own files that it acknowledges.
 */
acknowledges: number, 
/**
 * Questions of the sender for something that is missing there.
 */
asks: number, 
/**
 * The cases in it.
 */
cases: Array<ImportCaseView>, 
/**
 * Records that were not here.
 */
new_records: number, 
/**
 * Records that change.
 */
changed_records: number, 
/**
 * Changes that were here already.
 */
unchanged: number, 
/**
 * Fields that will show two values.
 */
conflicts: Array<ConflictAheadView>, 
/**
 * They are so many that merging needs a yes to just this number.
 */
conflicts_need_yes: boolean, 
/**
 * So many may one file bring without it.
 */
most_conflicts: number, 
/**
 * What the sender wants gone.
 */
deletions: Array<ImportItemView>, 
/**
 * What is not shared with the own person any more from this file on: what is here of it stays.
 */
no_longer_shared: Array<ImportItemView>, 
/**
 * Records of which something is missing.
 */
incomplete: number, 
/**
 * Parts that this version cannot show.
 */
unknown_kinds: number, 
/**
 * What is set aside, and why.
 */
quarantined: Array<QuarantinedView>, 
/**
 * Changes of what was erased here: they do not come in, and their authors are asked to erase it as well.
 */
refused: number, 
/**
 * Requests to erase something: the person answers them later.
 */
erasures: number, 
/**
 * What to look at first.
 */
alarms: Array<AlarmView>, 
/**
 * Contact cards that say something else than the ones that are here.
 */
cards: Array<CardNewsView>, 
/**
 * Changes by this very device that this vault does not know: the person says whether they are his.
 */
own_unknown: number, 
/**
 * He said so: they come in.
 */
own_yes: boolean, 
/**
 * Merging confirms the sender as partner of the new cases.
 */
confirms_sender: boolean, 
/**
 * Photos that are missing here and that this file brings back.
 */
photos_back: number, 
/**
 * What is new or changed; at most 200.
 */
items: Array<ImportItemView>, };

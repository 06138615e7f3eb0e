// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
import type { ImportCaseView } from "./ImportCaseView";
export type ImportedView = { 
/**
 * From whom.
 */
from: ContactView, 
/**
 * The cases.
 */
cases: Array<ImportCaseView>, 
/**
 * Records that were not here.
 */
new_records: number, 
/**
 * Records that changed.
 */
changed_records: number, 
/**
 * Fields that show two values now.
 */
conflicts: number, 
/**
 * Changes that were set aside.
 */
quarantined: number, 
/**
 * Changes of what was erased here: they did not come in.
 */
refused: number, 
/**
 * Requests to erase something, which wait for an answer.
 */
erasures: number, 
/**
 * Answers to own requests to erase something.
 */
answers: number, 
/**
 * Changes that an earlier file brought and that waited: their author is a partner of the case now.
 */
came_in: number, 
/**
 * Photos that were missing here and are back.
 */
photos_back: number, 
/**
 * Files of the sender on which this one builds and which never came here.
 */
missing_files: number, 
/**
 * False when everything was here already.
 */
applied: boolean, 
/**
 * Its number in this vault, by which it can be undone.
 */
import: number, 
/**
 * It can be undone as a whole.
 */
undoable: boolean, };

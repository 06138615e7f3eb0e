// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
import type { SharePreviewView } from "./SharePreviewView";
import type { TeamCaseView } from "./TeamCaseView";
export type TeamFileView = { 
/**
 * The colleague.
 */
recipient: ContactView, 
/**
 * The own person confirmed that he works in the same organisation; what his card says does not count.
 */
colleague: boolean, 
/**
 * The own organisation, by which the other partners see him.
 */
organisation: string, 
/**
 * The cases in which it is written first that he reads along.
 */
joins: Array<TeamCaseView>, 
/**
 * The file.
 */
preview: SharePreviewView, };

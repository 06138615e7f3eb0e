// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
import type { ExtentView } from "./ExtentView";
import type { HeldItemView } from "./HeldItemView";
import type { MessageView } from "./MessageView";
import type { SharedItemView } from "./SharedItemView";
export type SharePreviewView = { 
/**
 * The colleague.
 */
recipient: ContactView, 
/**
 * What he receives.
 */
receives: Array<SharedItemView>, 
/**
 * What he does not.
 */
held_back: Array<HeldItemView>, 
/**
 * His fingerprint was not compared: an explicit yes is needed.
 */
needs_yes: boolean, 
/**
 * Why nothing can be shared now.
 */
blockers: Array<MessageView>, 
/**
 * What attention rules say because a file is about to be made, such as that no agreement to share stands yet.
 */
attention: Array<MessageView>, 
/**
 * Records of photos that go without the picture, because it is not here.
 */
missing_photos: Array<string>, 
/**
 * File name without personal data.
 */
suggested_name: string, 
/**
 * Since when the list of sent files may miss some, because a backup was put back.
 */
register_incomplete_since: string | null, 
/**
 * How much goes: everything, or only what is new to him.
 */
extent: ExtentView, };

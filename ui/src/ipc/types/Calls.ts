// Placeholder until the generator of the app crate overwrites this file.
import type { CheckRecoveryGroupRequest } from "./CheckRecoveryGroupRequest";
import type { ConfirmRecoveryRequest } from "./ConfirmRecoveryRequest";
import type { CountsView } from "./CountsView";
import type { CreateVaultRequest } from "./CreateVaultRequest";
import type { DraftDiscardRequest } from "./DraftDiscardRequest";
import type { DraftLoadRequest } from "./DraftLoadRequest";
import type { DraftSaveRequest } from "./DraftSaveRequest";
import type { DraftSavedView } from "./DraftSavedView";
import type { DraftView } from "./DraftView";
import type { JudgePassphraseRequest } from "./JudgePassphraseRequest";
import type { NewVaultView } from "./NewVaultView";
import type { PassphraseJudgementView } from "./PassphraseJudgementView";
import type { RecoverVaultRequest } from "./RecoverVaultRequest";
import type { RecoveryGroupView } from "./RecoveryGroupView";
import type { SettingsView } from "./SettingsView";
import type { SuggestedPassphraseView } from "./SuggestedPassphraseView";
import type { TrySamplesRequest } from "./TrySamplesRequest";
import type { UnlockRequest } from "./UnlockRequest";
import type { VaultStatusView } from "./VaultStatusView";

export type Empty = Record<string, never>;

export type Calls = {
  vault_status: [Empty, VaultStatusView];
  suggest_passphrase: [Empty, SuggestedPassphraseView];
  judge_passphrase: [JudgePassphraseRequest, PassphraseJudgementView];
  create_vault: [CreateVaultRequest, NewVaultView];
  confirm_recovery: [ConfirmRecoveryRequest, null];
  save_recovery_sheet: [Empty, null];
  unlock: [UnlockRequest, VaultStatusView];
  recover_vault: [RecoverVaultRequest, VaultStatusView];
  check_recovery_group: [CheckRecoveryGroupRequest, RecoveryGroupView];
  lock: [Empty, null];
  stay_unlocked: [Empty, null];
  try_samples: [TrySamplesRequest, VaultStatusView];
  get_settings: [Empty, SettingsView];
  set_settings: [SettingsView, SettingsView];
  draft_save: [DraftSaveRequest, DraftSavedView];
  draft_load: [DraftLoadRequest, DraftView | null];
  draft_discard: [DraftDiscardRequest, null];
  counts: [Empty, CountsView];
};

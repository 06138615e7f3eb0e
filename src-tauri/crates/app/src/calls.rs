//! Every use case by name, once: called by the window, the command line and the tests.

/// Runs a macro over the list of use cases: name, request, view, function, whether it needs an open vault, and
/// whether it is slow enough to report progress.
macro_rules! each_call {
    ($callback:ident) => {
        $callback! {
            vault_status(api::Nothing) -> api::session::VaultStatusView, session::vault_status, closed, plain;
            suggest_passphrase(api::Nothing) -> api::session::PassphraseView, session::suggest_passphrase, closed, plain;
            judge_passphrase(api::session::JudgePassphraseRequest) -> api::session::PassphraseJudgementView, session::judge_passphrase, closed, plain;
            create_vault(api::session::CreateVaultRequest) -> api::session::CreatedVaultView, session::create_vault, closed, plain;
            confirm_recovery(api::session::ConfirmRecoveryRequest) -> api::session::UnlockedView, session::confirm_recovery, closed, plain;
            check_recovery_group(api::session::RecoveryGroupRequest) -> api::session::RecoveryGroupView, session::check_recovery_group, closed, plain;
            save_recovery_sheet(api::PathRequest) -> api::Done, recovery_sheet::save_recovery_sheet, closed, plain;
            disk_encryption(api::Nothing) -> api::session::DiskView, disk::disk_encryption, closed, plain;
            accept_disk(api::Nothing) -> api::session::DiskView, disk::accept_disk, open, plain;
            unlock(api::session::UnlockRequest) -> api::session::UnlockedView, session::unlock, closed, slow;
            lock(api::Nothing) -> api::Done, session::lock, closed, plain;
            recover_vault(api::session::RecoverVaultRequest) -> api::session::UnlockedView, session::recover_vault, closed, slow;
            add_device(api::devices::AddDeviceRequest) -> api::session::UnlockedView, devices::add_device, closed, slow;
            restore_vault(api::session::RestoreRequest) -> api::session::UnlockedView, session::restore_vault, closed, slow;
            try_samples(api::Nothing) -> api::session::UnlockedView, session::try_samples, closed, plain;
            leave_samples(api::Nothing) -> api::session::VaultStatusView, session::leave_samples, closed, plain;
            change_passphrase(api::session::ChangePassphraseRequest) -> api::Done, safekeeping::change_passphrase, open, slow;
            rewrite_vault(api::session::UnlockRequest) -> api::session::RewrittenView, safekeeping::rewrite_vault, open, slow;
            backup_vault(api::session::BackupRequest) -> api::session::BackupView, safekeeping::backup_vault, open, slow;
            vault_info(api::Nothing) -> api::session::VaultInfoView, safekeeping::vault_info, open, plain;
            verify_vault(api::Nothing) -> api::session::VaultCheckView, safekeeping::verify_vault, open, slow;
            export_key(api::session::ExportKeyRequest) -> api::session::ExportedKeyView, safekeeping::export_key, open, plain;
            make_samples(api::session::FillSamplesRequest) -> api::session::FilledSamplesView, samples::make_samples, closed, slow;
            fill_samples(api::session::FillSamplesRequest) -> api::session::FilledSamplesView, samples::fill_samples, open, slow;
            get_settings(api::Nothing) -> api::settings::SettingsView, settings::get_settings, closed, plain;
            set_settings(api::settings::SettingsView) -> api::settings::SettingsView, settings::set_settings, closed, plain;
            theme(api::Nothing) -> api::theme::KeptThemeView, theme::theme, open, plain;
            preview_theme(api::PathRequest) -> api::theme::ThemeView, theme::preview_theme, open, plain;
            keep_theme(api::theme::KeptThemeView) -> api::theme::KeptThemeView, theme::keep_theme, open, plain;
            content(api::Nothing) -> api::settings::ContentView, settings::content, closed, plain;
            policy(api::Nothing) -> api::policy::PolicyView, policy::policy, open, plain;
            replace_policy(api::PathRequest) -> api::policy::PolicyView, policy::replace_policy, open, plain;
            restore_policy(api::Nothing) -> api::policy::PolicyView, policy::restore_policy, open, plain;
            about(api::Nothing) -> api::settings::AboutView, settings::about, closed, plain;
            save_draft(api::drafts::SaveDraftRequest) -> api::drafts::SavedDraftView, drafts::save_draft, open, plain;
            draft(api::drafts::DraftRequest) -> api::drafts::DraftView, drafts::draft, open, plain;
            list_drafts(api::Nothing) -> api::drafts::DraftListView, drafts::list_drafts, open, plain;
            discard_draft(api::drafts::DraftRequest) -> api::Done, drafts::discard_draft, open, plain;
            own_devices(api::Nothing) -> api::devices::OwnDevicesView, devices::own_devices, open, plain;
            name_device(api::devices::NameDeviceRequest) -> api::devices::OwnDevicesView, devices::name_device, open, plain;
            revoke_device(api::devices::RevokeDeviceRequest) -> api::devices::DevicesChangedView, devices::revoke_device, open, plain;
            renew_device(api::devices::RenewDeviceRequest) -> api::devices::DevicesChangedView, devices::renew_device, open, plain;
            vouch_for_lost(api::Nothing) -> api::devices::VouchedView, devices::vouch_for_lost, open, plain;
            vouch_quarantined(api::devices::VouchRequest) -> api::devices::VouchedView, devices::vouch_quarantined, open, plain;
            send_to_own_devices(api::PathRequest) -> api::devices::SentToOwnView, devices::send_to_own_devices, open, slow;
            begin_new_sheet(api::devices::BeginNewSheetRequest) -> api::devices::NewSheetView, new_sheet::begin_new_sheet, open, slow;
            confirm_new_sheet(api::devices::ConfirmNewSheetRequest) -> api::devices::NewSheetDoneView, new_sheet::confirm_new_sheet, open, slow;
            join_new_sheet(api::devices::JoinNewSheetRequest) -> api::devices::NewSheetDoneView, new_sheet::join_new_sheet, open, slow;
            old_backups(api::Nothing) -> api::devices::OldBackupsView, new_sheet::old_backups, open, plain;
            destroy_backup(api::devices::DestroyBackupRequest) -> api::devices::OldBackupsView, new_sheet::destroy_backup, open, plain;
            list_contacts(api::Nothing) -> api::contacts::ContactListView, contacts::list_contacts, open, plain;
            export_card(api::PathRequest) -> api::contacts::ContactView, contacts::export_card, open, plain;
            update_own_card(api::contacts::UpdateOwnCardRequest) -> api::contacts::ContactView, own_card::update_own_card, open, plain;
            import_card(api::PathRequest) -> api::contacts::ImportedCardView, contacts::import_card, open, plain;
            verify_contact(api::contacts::VerifyContactRequest) -> api::contacts::ContactView, contacts::verify_contact, open, plain;
            contact_left(api::contacts::ContactLeftRequest) -> api::contacts::ContactLeftView, leaving::contact_left, open, plain;
            contact_back(api::contacts::ContactBackRequest) -> api::contacts::ContactView, leaving::contact_back, open, plain;
            export_contact_card(api::contacts::ContactCardRequest) -> api::Done, leaving::export_contact_card, open, plain;
            fingerprint(api::contacts::FingerprintRequest) -> api::contacts::FingerprintView, fingerprint::fingerprint, open, plain;
            list_recent(api::Nothing) -> api::undoing::RecentView, undoing::list_recent, open, plain;
            undo(api::undoing::UndoRequest) -> api::Done, undoing::undo, open, plain;
            today(api::Nothing) -> api::today::TodayView, today::today, open, plain;
            list_cases(api::cases::ListCasesRequest) -> api::cases::CaseListView, cases::list_cases, open, plain;
            saved_views(api::Nothing) -> api::saved_views::SavedViews, saved_views::saved_views, open, plain;
            save_views(api::saved_views::SavedViews) -> api::saved_views::SavedViews, saved_views::save_views, open, plain;
            find_address(api::finding::FindAddressRequest) -> api::finding::CasesFoundView, find::find_address, open, plain;
            take_in_report(api::reports::TakeInReportRequest) -> api::reports::TakenInView, reports::take_in_report, open, plain;
            acknowledge_report(api::RecordRequest) -> api::Done, reports::acknowledge_report, open, plain;
            case(api::CaseRequest) -> api::cases::CaseView, case_view::case, open, plain;
            describe_case(api::cases::DescribeCaseRequest) -> api::Done, cases::describe_case, open, plain;
            set_urgency(api::cases::SetUrgencyRequest) -> api::Done, cases::set_urgency, open, plain;
            move_phase(api::cases::MovePhaseRequest) -> api::Done, cases::move_phase, open, plain;
            go_through_overview(api::CaseRequest) -> api::Done, cases::go_through_overview, open, plain;
            close_case(api::cases::CloseCaseRequest) -> api::Done, closing::close_case, open, plain;
            reopen_case(api::CaseReasonRequest) -> api::Done, closing::reopen_case, open, plain;
            withdraw_case(api::CaseReasonRequest) -> api::Done, withdrawing::withdraw_case, open, plain;
            add_person(api::cases::AddPersonRequest) -> api::RecordView, cases::add_person, open, plain;
            search(api::finding::SearchRequest) -> api::finding::SearchView, find::search, open, plain;
            factor(api::factors::FactorRequest) -> api::factors::FactorView, factors::factor, open, plain;
            answer_question(api::factors::AnswerQuestionRequest) -> api::Done, factors::answer_question, open, plain;
            override_factor(api::factors::OverrideFactorRequest) -> api::Done, factors::override_factor, open, plain;
            confirm_factor(api::factors::ConfirmFactorRequest) -> api::Done, factors::confirm_factor, open, plain;
            set_mandate(api::factors::SetMandateRequest) -> api::Done, factors::set_mandate, open, plain;
            add_partner(api::partners::AddPartnerRequest) -> api::RecordView, partners::add_partner, open, plain;
            confirm_partner(api::partners::PartnerRequest) -> api::Done, partners::confirm_partner, open, plain;
            end_partner(api::partners::EndPartnerRequest) -> api::Done, partners::end_partner, open, plain;
            partner_knows_lead(api::partners::PartnerRequest) -> api::Done, partners::partner_knows_lead, open, plain;
            propose_role(api::partners::ProposeRoleRequest) -> api::RecordView, partners::propose_role, open, plain;
            answer_role(api::partners::AnswerRoleRequest) -> api::Done, partners::answer_role, open, plain;
            answer_role_on_behalf(api::partners::AnswerRoleOnBehalfRequest) -> api::Done, partners::answer_role_on_behalf, open, plain;
            end_role(api::partners::EndRoleRequest) -> api::Done, partners::end_role, open, plain;
            save_visit(api::entries::SaveVisitRequest) -> api::entries::SavedVisitView, visits::save_visit, open, plain;
            visit(api::entries::VisitRequest) -> api::entries::VisitView, visits::visit, open, plain;
            finish_visit(api::entries::VisitRequest) -> api::Done, visits::finish_visit, open, plain;
            check_visit(api::visit_safety::CheckVisitRequest) -> api::visit_safety::VisitCheckView, visit_safety::check_visit, open, plain;
            check_in(api::visit_safety::CheckInRequest) -> api::visit_safety::CheckedInView, visit_safety::check_in, open, plain;
            check_out(api::Nothing) -> api::Done, visit_safety::check_out, open, plain;
            checked_in(api::Nothing) -> api::visit_safety::CheckedInView, visit_safety::checked_in, open, plain;
            add_photo(api::entries::AddPhotoRequest) -> api::entries::AddedPhotoView, photos::add_photo, open, plain;
            describe_photo(api::entries::DescribePhotoRequest) -> api::entries::PhotoView, photos::describe_photo, open, plain;
            photo_data(api::entries::PhotoDataRequest) -> api::entries::PhotoDataView, photos::photo_data, open, plain;
            timeline(api::entries::TimelineRequest) -> api::entries::TimelineView, entries::timeline, open, plain;
            add_entry(api::entries::AddEntryRequest) -> api::RecordView, entries::add_entry, open, plain;
            record_fields(api::RecordRequest) -> api::fixing::RecordFieldsView, fixing::record_fields, open, plain;
            edit_record(api::fixing::EditRecordRequest) -> api::Done, fixing::edit_record, open, plain;
            finish_entry(api::RecordRequest) -> api::Done, entries::finish_entry, open, plain;
            withdraw_entry(api::RecordReasonRequest) -> api::Done, entries::withdraw_entry, open, plain;
            restore_entry(api::RecordRequest) -> api::Done, entries::restore_entry, open, plain;
            add_addendum(api::entries::AddAddendumRequest) -> api::RecordView, entries::add_addendum, open, plain;
            record_sharing(api::RecordRequest) -> api::restricting::RecordSharingView, restricting::record_sharing, open, plain;
            restrict_record(api::restricting::RestrictRecordRequest) -> api::restricting::RestrictedView, restricting::restrict_record, open, plain;
            list_actions(api::actions::ListActionsRequest) -> api::actions::ActionListView, actions::list_actions, open, plain;
            add_action(api::actions::AddActionRequest) -> api::RecordView, actions::add_action, open, plain;
            end_action(api::actions::EndActionRequest) -> api::Done, actions::end_action, open, plain;
            move_action(api::actions::MoveActionRequest) -> api::Done, actions::move_action, open, plain;
            add_intervention(api::actions::AddInterventionRequest) -> api::RecordView, actions::add_intervention, open, plain;
            end_intervention(api::actions::EndInterventionRequest) -> api::Done, actions::end_intervention, open, plain;
            add_agreement(api::actions::AddAgreementRequest) -> api::RecordView, actions::add_agreement, open, plain;
            erase_preview(api::erasing::ErasePreviewRequest) -> api::erasing::ErasePreviewView, erasing::erase_preview, open, plain;
            erase(api::erasing::EraseRequest) -> api::erasing::ErasedView, erasing::erase, open, plain;
            list_erasures(api::Nothing) -> api::erasing::ErasureListView, erasing_view::list_erasures, open, plain;
            answer_erasure(api::erasing::AnswerErasureRequest) -> api::Done, erasing_answers::answer_erasure, open, plain;
            recall_erasure(api::erasing::ErasureRequest) -> api::Done, erasing_answers::recall_erasure, open, plain;
            carry_out_erasures(api::erasing::CarryOutErasuresRequest) -> api::erasing::CarriedOutView, carrying_out::carry_out_erasures, open, slow;
            export_requests(api::erasing::ExportRequestsRequest) -> api::erasing::ExportedRequestsView, carrying_out::export_requests, open, slow;
            retention(api::CaseRequest) -> api::erasing::RetentionView, erasing_view::retention, open, plain;
            save_destruction_list(api::PathRequest) -> api::Done, carrying_out::save_destruction_list, open, plain;
            share_preview(api::sharing::SharePreviewRequest) -> api::sharing::SharePreviewView, sharing::share_preview, open, plain;
            export_case(api::sharing::ExportCaseRequest) -> api::sharing::ExportedView, exporting::export_case, open, slow;
            ask_full_copy(api::sharing::AskFullCopyRequest) -> api::Done, asking::ask_full_copy, open, plain;
            list_sent(api::Nothing) -> api::sharing::SentListView, sent::list_sent, open, plain;
            disclosure_form(api::disclosing::DisclosureFormRequest) -> api::disclosing::DisclosureFormView, disclosing::disclosure_form, open, plain;
            decide_disclosure(api::disclosing::DecideDisclosureRequest) -> api::RecordView, disclosing::decide_disclosure, open, plain;
            disclosure_register(api::disclosing::DisclosureRegisterRequest) -> api::disclosing::DisclosureRegisterView, disclosed::disclosure_register, open, plain;
            withdraw_disclosure(api::disclosing::WithdrawDisclosureRequest) -> api::disclosing::WithdrawnView, disclosed::withdraw_disclosure, open, plain;
            consents(api::CaseRequest) -> api::disclosing::ResidentConsentListView, consents::consents, open, plain;
            withdraw_consent(api::disclosing::WithdrawConsentRequest) -> api::disclosing::WithdrawnView, consents::withdraw_consent, open, plain;
            extract_form(api::RecordRequest) -> api::extracts::ExtractFormView, extracts::extract_form, open, plain;
            make_extract(api::extracts::MakeExtractRequest) -> api::RecordView, extracts::make_extract, open, plain;
            update_extract(api::extracts::ExtractRequest) -> api::Done, extracts::update_extract, open, plain;
            team_file(api::team_files::TeamFileRequest) -> api::team_files::TeamFileView, team_files::team_file, open, plain;
            export_team_file(api::team_files::ExportTeamFileRequest) -> api::team_files::TeamFileWrittenView, team_files::export_team_file, open, slow;
            confirm_colleague(api::team_files::ConfirmColleagueRequest) -> api::Done, team_files::confirm_colleague, open, plain;
            make_document(api::sharing::DocumentRequest) -> api::sharing::DocumentView, paper::make_document, open, slow;
            archive_preview(api::archiving::ArchivePreviewRequest) -> api::archiving::ArchivePreviewView, archiving::archive_preview, open, plain;
            export_archive(api::archiving::ExportArchiveRequest) -> api::archiving::ArchiveWrittenView, archiving::export_archive, open, slow;
            verify_archive(api::archiving::VerifyArchiveRequest) -> api::archiving::ArchiveReportView, archive_report::verify_archive, closed, slow;
            save_archive_report(api::archiving::SaveArchiveReportRequest) -> api::sharing::DocumentView, archive_report::save_archive_report, closed, slow;
            preview_import(api::importing::PreviewImportRequest) -> api::importing::ImportPreviewView, importing::preview_import, open, slow;
            import_file(api::importing::ImportRequest) -> api::importing::ImportedView, importing::import_file, open, slow;
            list_imports(api::Nothing) -> api::importing::MergedListView, merged::list_imports, open, plain;
            undo_import(api::importing::UndoImportRequest) -> api::Done, merged::undo_import, open, plain;
            cancel_import(api::importing::CancelImportRequest) -> api::Done, importing::cancel_import, open, plain;
            list_quarantine(api::Nothing) -> api::quarantine::QuarantineView, quarantine::list_quarantine, open, plain;
            discard_quarantined(api::quarantine::DiscardQuarantinedRequest) -> api::Done, quarantine::discard_quarantined, open, plain;
            inspect_file(api::importing::InspectFileRequest) -> api::importing::InspectedView, importing::inspect_file, open, slow;
            form(api::forms::FormRequest) -> api::forms::FormView, forms::form, open, plain;
            save_form(api::forms::SaveFormRequest) -> api::forms::SavedFormView, forms::save_form, open, plain;
            list_records(api::forms::ListRecordsRequest) -> api::forms::RecordListView, forms::list_records, open, plain;
            role_mirror(api::CaseRequest) -> api::mirror::RoleMirrorView, mirror_view::role_mirror, open, plain;
            claim_task(api::mirror::ClaimTaskRequest) -> api::RecordView, mirror::claim_task, open, plain;
            answer_claim(api::mirror::AnswerClaimRequest) -> api::Done, mirror::answer_claim, open, plain;
            end_claim(api::mirror::EndClaimRequest) -> api::Done, mirror::end_claim, open, plain;
            handovers(api::CaseRequest) -> api::handover::HandoverListView, handover_view::handovers, open, plain;
            offer_handover(api::handover::OfferHandoverRequest) -> api::RecordView, handover::offer_handover, open, plain;
            note_warm_contact(api::handover::NoteWarmContactRequest) -> api::Done, handover::note_warm_contact, open, plain;
            answer_handover(api::handover::AnswerHandoverRequest) -> api::Done, handover::answer_handover, open, plain;
            accept_conditions(api::handover::AcceptConditionsRequest) -> api::Done, handover::accept_conditions, open, plain;
            withdraw_handover(api::handover::WithdrawHandoverRequest) -> api::Done, handover::withdraw_handover, open, plain;
            expire_handover(api::RecordRequest) -> api::Done, handover::expire_handover, open, plain;
            confirm_receipt(api::handover::HandoverDayRequest) -> api::Done, handover::confirm_receipt, open, plain;
            follow_up(api::handover::HandoverDayRequest) -> api::Done, handover::follow_up, open, plain;
            carry_out_handover(api::RecordRequest) -> api::Done, handover::carry_out_handover, open, plain;
            analysis(api::CaseRequest) -> api::analysis::AnalysisView, analysis_view::analysis, open, plain;
            save_analysis(api::analysis::SaveAnalysisRequest) -> api::RecordView, analysis::save_analysis, open, plain;
            approve_analysis(api::analysis::ApproveAnalysisRequest) -> api::RecordView, analysis::approve_analysis, open, plain;
            plan_action(api::analysis::PlanActionRequest) -> api::RecordView, plan_actions::plan_action, open, plain;
            accept_action(api::analysis::AcceptActionRequest) -> api::Done, plan_actions::accept_action, open, plain;
            decline_action(api::analysis::DeclineActionRequest) -> api::Done, plan_actions::decline_action, open, plain;
            report_back(api::analysis::ReportBackRequest) -> api::Done, plan_actions::report_back, open, plain;
            information_requests(api::CaseRequest) -> api::questions::InformationRequestListView, questions::information_requests, open, plain;
            ask_information(api::questions::AskInformationRequest) -> api::RecordView, questions::ask_information, open, plain;
            answer_information(api::questions::AnswerInformationRequest) -> api::Done, questions::answer_information, open, plain;
            open_door(api::questions::OpenDoorRequest) -> api::Done, questions::open_door, open, plain;
            withdraw_request(api::questions::WithdrawQuestionRequest) -> api::Done, questions::withdraw_request, open, plain;
            confirm_reason(api::RecordRequest) -> api::Done, explained::confirm_reason, open, plain;
            partner_details(api::partners::PartnerRequest) -> api::partners::PartnerDetailsView, partner_details::partner_details, open, plain;
            describe_partner(api::partners::DescribePartnerRequest) -> api::Done, partner_details::describe_partner, open, plain;
            severity(api::CaseRequest) -> api::severity::SeverityView, severity::show, open, plain;
            bars(api::CaseRequest) -> api::bars::BarsView, bars::show, open, plain;
            guides(api::CaseRequest) -> api::guides::GuidesView, guides::guides, open, plain;
            guide(api::guides::GuideRequest) -> api::guides::GuideView, guides::guide, open, plain;
            answer_guide_question(api::factors::AnswerQuestionRequest) -> api::Done, guides::answer_guide_question, open, plain;
            override_guide(api::guides::OverrideGuideRequest) -> api::Done, guides::override_guide, open, plain;
            confirm_guide(api::guides::ConfirmGuideRequest) -> api::Done, guides::confirm_guide, open, plain;
            attention(api::attention::AttentionRequest) -> api::attention::AttentionView, attention::attention, open, plain;
            snooze_attention(api::attention::SnoozeAttentionRequest) -> api::Done, attention::snooze_attention, open, plain;
            attention_over_all(api::attention::AttentionOverAllRequest) -> api::attention::AttentionOverAllView, attention::attention_over_all, open, plain;
            confirm_known_until(api::attention::ConfirmKnownUntilRequest) -> api::Done, known_until::confirm_known_until, open, plain;
            meetings(api::meetings::MeetingsRequest) -> api::meetings::MeetingListView, meetings::meetings, open, plain;
            meeting(api::RecordRequest) -> api::meetings::MeetingView, meetings::meeting, open, plain;
            prepare_meeting(api::meetings::PrepareMeetingRequest) -> api::meetings::MeetingProposalView, meetings::prepare_meeting, open, plain;
            plan_meeting(api::meetings::PlanMeetingRequest) -> api::RecordView, meetings::plan_meeting, open, plain;
            set_agenda_item(api::meetings::SetAgendaItemRequest) -> api::Done, meetings::set_agenda_item, open, plain;
            note_attendance(api::meetings::NoteAttendanceRequest) -> api::Done, meetings::note_attendance, open, plain;
            remove_agenda_item(api::RecordReasonRequest) -> api::Done, meetings::remove_agenda_item, open, plain;
            give_pulse(api::pulses::GivePulseRequest) -> api::RecordView, pulses::give_pulse, open, plain;
            pulses(api::CaseRequest) -> api::pulses::PulsesView, pulses::pulses, open, plain;
            address_pulse(api::pulses::AddressPulseRequest) -> api::Done, pulses::address_pulse, open, plain;
            expectations(api::expectations::ExpectationsRequest) -> api::expectations::ExpectationsView, expectations::expectations, open, plain;
            save_expectations(api::expectations::SaveExpectationsRequest) -> api::Done, expectations::save_expectations, open, plain;
            reveal_expectations(api::expectations::RevealExpectationsRequest) -> api::Done, expectations::reveal_expectations, open, plain;
            differences(api::CaseRequest) -> api::expectations::DifferencesView, expectations::show_differences, open, plain;
            keep_explanation(api::expectations::KeepExplanationRequest) -> api::RecordView, expectations::keep_explanation, open, plain;
            board(api::Nothing) -> api::board::BoardView, board::board, open, plain;
            list_conflicts(api::conflicts::ListConflictsRequest) -> api::conflicts::ConflictListView, conflicts::list_conflicts, open, plain;
            resolve_conflict(api::conflicts::ResolveConflictRequest) -> api::Done, resolving::resolve_conflict, open, plain;
            resolve_all(api::conflicts::ResolveAllRequest) -> api::conflicts::ResolvedView, resolving::resolve_all, open, plain;
            conflict_before(api::conflicts::ConflictBeforeRequest) -> api::conflicts::ConflictBeforeView, resolving::conflict_before, open, plain;
            note_crossing_seen(api::conflicts::CrossingSeenRequest) -> api::Done, crossings::note_crossing_seen, open, plain;
        }
    };
}
pub(crate) use each_call;

use crate::{
    actions, analysis, analysis_view,
    api::{
        self,
        error::{ApiError, ErrorCode},
    },
    application::App,
    archive_report, archiving, asking, attention, bars, board, carrying_out, case_view, cases,
    closing, conflicts, consents, contacts, crossings, devices, disclosed, disclosing, disk,
    drafts, entries, erasing, erasing_answers, erasing_view, expectations, explained, exporting,
    extracts, factors, find, fingerprint, fixing, forms, guides, handover, handover_view,
    importing, known_until, leaving, meetings, merged, mirror, mirror_view, new_sheet, own_card,
    paper, partner_details, partners, photos, plan_actions, policy,
    progress::Progress,
    pulses, quarantine, questions, recovery_sheet, reports, resolving, restricting, safekeeping,
    samples, saved_views, sent, session, settings, severity, sharing, team_files, theme, today,
    undoing, visit_safety, visits, withdrawing,
};
use serde_json::Value;

/// A use case, for those who list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallFacts {
    /// Its name.
    pub name: &'static str,
    /// The type of its request.
    pub request: &'static str,
    /// The type of its result.
    pub view: &'static str,
    /// Whether the vault must be open.
    pub needs_open_vault: bool,
}

macro_rules! facts {
    ($($name:ident($request:ty) -> $view:ty, $function:path, $needs:ident, $pace:ident;)+) => {
        /// Every use case.
        pub const CALLS: &[CallFacts] = &[$(CallFacts {
            name: stringify!($name),
            request: last_segment(stringify!($request)),
            view: last_segment(stringify!($view)),
            needs_open_vault: matches!(stringify!($needs).as_bytes(), b"open"),
        },)+];
    };
}
each_call!(facts);

/// The name of a type without the modules before it.
const fn last_segment(path: &'static str) -> &'static str {
    let (bytes, mut at) = (path.as_bytes(), path.len());
    while at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_') {
        at -= 1;
    }
    path.split_at(at).1
}

/// Runs the use case `name` with a request as the window sends it.
pub fn call(
    app: &App,
    name: &str,
    request: Value,
    progress: &dyn Progress,
) -> Result<Value, ApiError> {
    if !CALLS.iter().any(|call| call.name == name) {
        return Err(ErrorCode::UnknownCall.into());
    }
    if needs_open_vault(name) && !app.is_open() {
        return Err(ErrorCode::Locked.into());
    }
    macro_rules! run {
        (plain, $function:path, $request:expr) => {
            $function(app, $request)
        };
        (slow, $function:path, $request:expr) => {
            $function(app, $request, progress)
        };
    }
    macro_rules! dispatch {
        ($($called:ident($request:ty) -> $view:ty, $function:path, $needs:ident, $pace:ident;)+) => {
            match name {
                $(stringify!($called) => {
                    let view: $view = run!($pace, $function, read::<$request>(request)?)?;
                    Ok(serde_json::to_value(view).expect("views are plain data"))
                })+
                _ => Err(ApiError::new(ErrorCode::UnknownCall)),
            }
        };
    }
    each_call!(dispatch)
}

/// Whether a use case needs an open vault; unknown ones do.
pub fn needs_open_vault(name: &str) -> bool {
    CALLS
        .iter()
        .find(|call| call.name == name)
        .is_none_or(|call| call.needs_open_vault)
}

fn read<T: serde::de::DeserializeOwned>(request: Value) -> Result<T, ApiError> {
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    // The text of the error could hold what the person typed: it stays here.
    serde_json::from_value(request).map_err(|_| ErrorCode::BadRequest.into())
}

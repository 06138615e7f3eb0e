//! First start, unlock, recover, restore, the example vault: getting into the vault and out of it.

use crate::{
    api::{
        Done, Nothing,
        error::{ApiError, ErrorCode},
        session::{
            ConfirmRecoveryRequest, CreateVaultRequest, CreatedVaultView, JudgePassphraseRequest,
            OwnPersonView, PassphraseJudgementView, PassphraseView, RecoverVaultRequest,
            RecoveryGroupRequest, RecoveryGroupView, RestoreRequest, UnlockRequest, UnlockedView,
            VaultStatusView,
        },
    },
    application::{App, Open},
    carrying_out, disk, expectations,
    failure::from_io,
    input::{needed, term},
    kept_answers, new_sheet,
    policy::InForce,
    progress::Progress,
    qr::Modules,
    reader::instant_ms,
    samples,
    text::hex,
};
use casework::terms::people::Domain;
use ledger::{env::Wall, ids::RootId};
use std::{fs, path::Path};
use vault::{
    ErasureState, GROUPS, Header, Instance, NewIdentity, RecoveryCode, RestoreWith, Secret, Vault,
    group_problem,
    passphrase::{self, Weakness},
};

/// A clock this far before the program was made cannot be right: 1 November 2026.
const EARLIEST_CLOCK_MS: i64 = 1_793_491_200_000;
/// A vault used later than this after its last use deserves a look at the clock.
pub(crate) const CLOCK_JUMP_MS: i64 = 400 * 24 * 3600 * 1000;
/// Most bytes of a name, organisation or function on a card.
const MAX_ON_CARD: usize = 200;

/// What stands between the person and the vault.
pub(crate) fn vault_status(app: &App, _: Nothing) -> Result<VaultStatusView, ApiError> {
    let slot = app.slot();
    if let Some(open) = slot.as_ref() {
        let state = if open.vault.own().finished {
            "open"
        } else {
            "unfinished"
        };
        let person = Some(person(&open.vault)?);
        let sample_passphrase = open.sample.then(|| samples::PASSPHRASE.to_owned());
        let view = VaultStatusView {
            state: state.to_owned(),
            delay_seconds: 0,
            failed_attempts: 0,
            sample: open.sample,
            sample_passphrase,
            person,
            call_in_by: app.call_in_by().map(instant_ms),
        };
        return Ok(view);
    }
    drop(slot);
    let sample = is_sample(app);
    let place = app.place(sample);
    let exists = Vault::exists(place.dir());
    let unfinished = Vault::is_unfinished(place.dir());
    let (failed_attempts, delay_seconds) = if exists && !unfinished {
        waiting(app, place.dir())
    } else {
        (0, 0)
    };
    let state = match (exists, unfinished) {
        (true, true) => "unfinished",
        (true, false) => "locked",
        (false, _) => "none",
    };
    Ok(VaultStatusView {
        state: state.to_owned(),
        delay_seconds,
        failed_attempts,
        sample: exists && sample,
        sample_passphrase: (exists && sample).then(|| samples::PASSPHRASE.to_owned()),
        person: None,
        call_in_by: app.call_in_by().map(instant_ms),
    })
}

/// Without a vault of one's own, the example vault is the one to open.
fn is_sample(app: &App) -> bool {
    !Vault::exists(app.place(false).dir()) && Vault::exists(app.place(true).dir())
}

fn waiting(app: &App, dir: &Path) -> (u32, u32) {
    match Header::waiting(dir, app.env.now().ms) {
        Ok((failed, seconds)) => (failed, u32::try_from(seconds).unwrap_or(u32::MAX)),
        Err(_) => (0, 0),
    }
}

/// Five Dutch words.
pub(crate) fn suggest_passphrase(app: &App, _: Nothing) -> Result<PassphraseView, ApiError> {
    Ok(PassphraseView {
        passphrase: passphrase::generate(&*app.env).expose().to_owned(),
    })
}

/// Whether a passphrase is good enough.
pub(crate) fn judge_passphrase(
    _: &App,
    request: JudgePassphraseRequest,
) -> Result<PassphraseJudgementView, ApiError> {
    let secret = Secret::new(request.passphrase);
    let weakness = passphrase::judge(&secret, &[]).err();
    Ok(PassphraseJudgementView {
        acceptable: weakness.is_none(),
        score: passphrase::score(&secret, &[]),
        reason: weakness.map(|weakness| weakness_code(weakness).to_owned()),
    })
}

pub(crate) fn weakness_code(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::TooShort => "too_short",
        Weakness::Guessable => "too_easy",
    }
}

/// Who a person says he is, as it goes on his card.
pub(crate) fn identity(
    name: &str,
    organisation: &str,
    domain: &str,
    function: &str,
) -> Result<NewIdentity, ApiError> {
    let fits = |field: &str, text: &str| {
        if text.len() > MAX_ON_CARD {
            Err(ApiError::invalid(field, "too_long"))
        } else {
            Ok(text.to_owned())
        }
    };
    Ok(NewIdentity {
        name: fits("name", needed("name", name)?)?,
        organisation: fits("organisation", needed("organisation", organisation)?)?,
        domain: term::<Domain>("domain", domain).map(|_| domain.to_owned())?,
        function: fits("function", function.trim())?,
    })
}

/// Makes a vault that waits until two groups of its recovery code are typed back.
pub(crate) fn create_vault(
    app: &App,
    request: CreateVaultRequest,
) -> Result<CreatedVaultView, ApiError> {
    let identity = identity(
        &request.name,
        &request.organisation,
        &request.domain,
        &request.function,
    )?;
    discard_unfinished(app)?;
    let secret = Secret::new(request.passphrase);
    let (vault, code) = Vault::create(
        app.place(false),
        &secret,
        &identity,
        app.env.clone(),
        app.kdf,
    )?;
    let facts = vault.own();
    let view = CreatedVaultView {
        vault_id: hex(&facts.vault),
        recovery_code: code
            .groups()
            .iter()
            .map(|group| group.as_str().to_owned())
            .collect(),
        recovery_qr: Modules::of(&code.text()).view(),
        fingerprint: facts.root.fingerprint(),
    };
    app.enter(Open::of(vault, false, Some(code)));
    Ok(view)
}

/// Closes a vault whose recovery code nobody typed back; a finished one that is open stays open.
fn leave_unfinished(app: &App) -> Result<(), ApiError> {
    let mut slot = app.slot();
    if slot.as_ref().is_some_and(|open| open.vault.own().finished) {
        return Err(ErrorCode::VaultExists.into());
    }
    drop(slot.take());
    Ok(())
}

/// A vault whose recovery code nobody wrote down holds nothing yet: starting again throws it away, also when the program
/// was closed meanwhile.
pub(crate) fn discard_unfinished(app: &App) -> Result<(), ApiError> {
    leave_unfinished(app)?;
    Vault::discard_unfinished(app.place(false))?;
    Ok(())
}

/// Finishes a new vault.
pub(crate) fn confirm_recovery(
    app: &App,
    request: ConfirmRecoveryRequest,
) -> Result<UnlockedView, ApiError> {
    let mut slot = app.slot();
    let open = slot.as_mut().ok_or(ErrorCode::Locked)?;
    let Some(code) = &open.code else {
        return Err(ErrorCode::VaultExists.into());
    };
    let typed = two_groups(code, &request.first, &request.second)?;
    if !open.vault.confirm_code(code, typed)? {
        return Err(ErrorCode::WrongRecoveryCode.into());
    }
    open.code = None;
    unlocked(app, &open.vault)
}

/// Two groups of a code as they were typed back; which one is wrong, is said.
pub(crate) fn two_groups<'r>(
    code: &RecoveryCode,
    first: &'r RecoveryGroupRequest,
    second: &'r RecoveryGroupRequest,
) -> Result<[(usize, &'r str); 2], ApiError> {
    let typed = [first, second].map(|group| (usize::from(group.index), group.text.as_str()));
    let wrong = |field: &str| ApiError {
        field: Some(field.to_owned()),
        ..ApiError::new(ErrorCode::WrongRecoveryCode)
    };
    for (field, (index, text)) in ["first", "second"].into_iter().zip(typed) {
        if !code.group_matches(index, text) {
            return Err(wrong(field));
        }
    }
    if first.index == second.index {
        return Err(wrong("second"));
    }
    Ok(typed)
}

/// Whether a group can be right, as far as one group tells.
pub(crate) fn check_recovery_group(
    _: &App,
    request: RecoveryGroupRequest,
) -> Result<RecoveryGroupView, ApiError> {
    let index = usize::from(request.index);
    Ok(RecoveryGroupView {
        // After the groups of the code comes the one that checks them.
        ok: index <= GROUPS && group_problem(index, &request.text).is_none(),
    })
}

/// Opens the vault.
pub(crate) fn unlock(
    app: &App,
    request: UnlockRequest,
    progress: &dyn Progress,
) -> Result<UnlockedView, ApiError> {
    if app.slot().is_some() {
        return app.with(|vault| unlocked(app, vault));
    }
    let sample = is_sample(app);
    progress.step(0, 0, "deriving");
    // No lock is held while the key is derived.
    let vault = Vault::open(
        app.place(sample),
        &Secret::new(request.passphrase),
        app.env.clone(),
    )?;
    enter_unless_cancelled(app, vault, sample, progress)
}

fn enter_unless_cancelled(
    app: &App,
    vault: Vault,
    sample: bool,
    progress: &dyn Progress,
) -> Result<UnlockedView, ApiError> {
    if progress.cancelled() {
        return Err(ErrorCode::Cancelled.into());
    }
    enter(app, vault, sample)
}

/// Closes the vault.
pub(crate) fn lock(app: &App, _: Nothing) -> Result<Done, ApiError> {
    app.lock();
    Ok(Done::DONE)
}

/// Opens the vault with its recovery code and gives it another passphrase.
pub(crate) fn recover_vault(
    app: &App,
    request: RecoverVaultRequest,
    progress: &dyn Progress,
) -> Result<UnlockedView, ApiError> {
    let code =
        RecoveryCode::parse(&request.recovery_code).map_err(|_| ErrorCode::WrongRecoveryCode)?;
    let new = Secret::new(request.new_passphrase);
    progress.step(0, 0, "deriving");
    let vault = Vault::recover(app.place(false), &code, &new, app.env.clone(), app.kdf)?;
    enter(app, vault, false)
}

/// Makes the vault of this device out of a backup. There must be none yet, or one whose set-up was never finished.
pub(crate) fn restore_vault(
    app: &App,
    request: RestoreRequest,
    progress: &dyn Progress,
) -> Result<UnlockedView, ApiError> {
    leave_unfinished(app)?;
    let (file, place) = (Path::new(&request.path), app.place(false));
    let secret = Secret::new(request.secret);
    let wrong = |error: vault::Error| match error {
        vault::Error::WrongPassphrase { .. } | vault::Error::WrongCode => {
            ErrorCode::WrongBackupSecret.into()
        }
        other => ApiError::from(other),
    };
    let going_on = app.until_locked();
    let mut watch = going_on.watch(progress, "restoring");
    let vault = match request.secret_kind.as_str() {
        "passphrase" => Vault::restore(
            file,
            place,
            RestoreWith::Passphrase(&secret),
            app.env.clone(),
            &mut watch,
        ),
        "recovery_code" => {
            let code =
                RecoveryCode::parse(secret.expose()).map_err(|_| ErrorCode::WrongBackupSecret)?;
            let passphrase = Secret::new(request.new_passphrase.unwrap_or_default());
            passphrase::judge(&passphrase, &[]).map_err(|weakness| {
                ApiError::new(ErrorCode::WeakPassphrase).with("reason", weakness_code(weakness))
            })?;
            let with = RestoreWith::Code {
                code: &code,
                passphrase: &passphrase,
                kdf: app.kdf,
            };
            Vault::restore(file, place, with, app.env.clone(), &mut watch)
        }
        _ => return Err(ApiError::invalid("secret_kind", "not_a_code")),
    };
    enter(app, vault.map_err(wrong)?, false)
}

pub(crate) fn enter(app: &App, vault: Vault, sample: bool) -> Result<UnlockedView, ApiError> {
    let view = unlocked(app, &vault)?;
    app.enter(Open::of(vault, sample, None));
    if app.is_open() {
        expectations::forget_old(app)?;
        carrying_out::carry_out_by_itself(app);
        new_sheet::stand_by_own_root(app);
    }
    Ok(view)
}

/// Makes and opens a vault with example cases.
pub(crate) fn try_samples(app: &App, _: Nothing) -> Result<UnlockedView, ApiError> {
    discard_unfinished(app)?;
    if Vault::exists(app.place(false).dir()) {
        return Err(ErrorCode::VaultExists.into());
    }
    let place = app.place(true);
    // Making it was cut off: it is made again.
    Vault::discard_unfinished(place.clone())?;
    if !Vault::exists(place.dir()) {
        let vault = samples::make(app, place)?;
        return enter(app, vault, true);
    }
    let vault = Vault::open(place, &Secret::new(samples::PASSPHRASE), app.env.clone())?;
    enter(app, vault, true)
}

/// Throws the example vault away.
pub(crate) fn leave_samples(app: &App, _: Nothing) -> Result<VaultStatusView, ApiError> {
    app.lock();
    app.calls_in_by(None);
    let dir = app.place(true).dir().to_owned();
    if dir.exists() {
        fs::remove_dir_all(dir).map_err(|error| from_io(&error))?;
    }
    vault_status(app, Nothing {})
}

fn unlocked(app: &App, vault: &Vault) -> Result<UnlockedView, ApiError> {
    let now = app.env.now();
    let mut alarms = Vec::new();
    if matches!(
        vault.opening().instance,
        Instance::RolledBack | Instance::Copied
    ) {
        alarms.push("rolled_back".to_owned());
    }
    if vault.is_declared_lost() {
        alarms.push("device_lost".to_owned());
    }
    if is_clock_suspicious(vault, now)? {
        alarms.push("clock_suspicious".to_owned());
    }
    let since = last_backup(vault)?.unwrap_or(vault.own().created_ms);
    let remind = InForce::of(vault).policy().backup_reminder_days;
    let kept_ms = i64::from(remind) * 24 * 3600 * 1000;
    if now.ms.saturating_sub(since) > kept_ms {
        alarms.push("backup_old".to_owned());
    }
    if disk::asks_attention(app, vault)? {
        alarms.push("disk_not_encrypted".to_owned());
    }
    let mut erasures = vault.erasures()?.into_iter();
    if erasures.any(|erasure| erasure.state == ErasureState::Asked) {
        alarms.push("erasure_asked".to_owned());
    }
    let drafts = vault.drafts()?;
    let typed = drafts
        .iter()
        .filter(|draft| draft.form_kind != kept_answers::PLACE);
    let drafts = u32::try_from(typed.count()).unwrap_or(u32::MAX);
    Ok(UnlockedView {
        person: person(vault)?,
        drafts,
        alarms,
    })
}

/// Nothing is refused for a clock; the person is told, because claimed times would be wrong.
fn is_clock_suspicious(vault: &Vault, now: Wall) -> Result<bool, ApiError> {
    let last = vault.last_claimed_ms()?.unwrap_or(vault.own().created_ms);
    let behind = now.ms < EARLIEST_CLOCK_MS || now.ms < last - 24 * 3600 * 1000;
    Ok(behind || now.ms - last > CLOCK_JUMP_MS)
}

/// When the last backup was made, in milliseconds UTC.
pub(crate) fn last_backup(vault: &Vault) -> Result<Option<i64>, ApiError> {
    Ok(vault
        .setting("last_backup_ms")?
        .and_then(|text| text.parse().ok()))
}

/// The person of a vault.
pub(crate) fn person(vault: &Vault) -> Result<OwnPersonView, ApiError> {
    let card = vault.own_card()?;
    let root: RootId = card.root_id();
    Ok(OwnPersonView {
        root: root.to_string(),
        name: card.facts.name,
        organisation: card.facts.organisation,
        domain: card.facts.domain,
        function: card.facts.function,
        fingerprint: root.fingerprint(),
    })
}

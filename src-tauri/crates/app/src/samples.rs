//! A vault with fictional Dutch cases in all phases, to try the program without anyone's data. The same seed gives
//! the same cases.

mod case;
mod desk;
mod dice;
mod made_up;
mod nuisances;
mod situations;

use crate::{
    api::error::{ApiError, ErrorCode},
    api::session::{FillSamplesRequest, FilledSamplesView},
    application::App,
    progress::Progress,
};
use casework::terms::{Term, people::Domain};
use desk::Desk;
use vault::{NewIdentity, Place, Secret, Tx, Vault};

/// Opens the example vault. It protects nothing: everything in it is made up.
pub(crate) const PASSPHRASE: &str = "rustig wonen begint met oefenen";
const CASES: u32 = 14;

/// Makes the example vault as the window offers it.
pub(crate) fn make(app: &App, place: Place) -> Result<Vault, ApiError> {
    make_with(app, place, CASES, 1)
}

fn make_with(app: &App, place: Place, cases: u32, seed: u64) -> Result<Vault, ApiError> {
    let identity = NewIdentity {
        name: "Robin de Groot".to_owned(),
        organisation: "Gemeente Proefstad".to_owned(),
        domain: Domain::Enforcement.code().to_owned(),
        function: "oefenen met voorbeeldzaken".to_owned(),
    };
    let (mut vault, code) = Vault::create(
        place,
        &Secret::new(PASSPHRASE),
        &identity,
        app.env.clone(),
        app.kdf,
    )?;
    let groups = code.groups();
    vault.confirm_code(&code, [(0, groups[0].as_str()), (1, groups[1].as_str())])?;
    let desk = Desk::of(vault.own_card()?, &*app.env, app.policy().retention);
    let mut refused = None;
    let filled = vault.transact("fill_samples", |tx| {
        fill(tx, &desk, cases, seed).map_err(|error| {
            refused = Some(error);
            vault::Error::Refused("samples".to_owned())
        })
    });
    filled.map_err(|error| refused.unwrap_or_else(|| ApiError::from(error)))?;
    Ok(vault)
}

/// Makes the example vault with these cases, beside the vault of the person. There must be none yet.
pub(crate) fn make_samples(
    app: &App,
    request: FillSamplesRequest,
    progress: &dyn Progress,
) -> Result<FilledSamplesView, ApiError> {
    check(&request)?;
    let (place, total) = (app.place(true), u64::from(request.cases));
    // Making it was cut off: it is made again.
    Vault::discard_unfinished(place.clone())?;
    if Vault::exists(place.dir()) {
        return Err(ErrorCode::VaultNotEmpty.into());
    }
    progress.step(0, total, "filling");
    let vault = make_with(app, place, request.cases, u64::from(request.seed))?;
    progress.step(total, total, "filling");
    filled(&vault, &request)
}

fn check(request: &FillSamplesRequest) -> Result<(), ApiError> {
    if request.cases > 20_000 {
        return Err(ApiError::invalid("cases", "too_many"));
    }
    Ok(())
}

fn filled(vault: &Vault, request: &FillSamplesRequest) -> Result<FilledSamplesView, ApiError> {
    Ok(FilledSamplesView {
        cases: request.cases,
        records: u32::try_from(vault.counts()?.records).unwrap_or(u32::MAX),
    })
}

/// Fills an empty vault, for tests, demonstrations and measurements.
pub(crate) fn fill_samples(
    app: &App,
    request: FillSamplesRequest,
    progress: &dyn Progress,
) -> Result<FilledSamplesView, ApiError> {
    check(&request)?;
    let card = app.with(|vault| {
        let counts = vault.counts()?;
        if counts.changes == 0 {
            Ok(vault.own_card()?)
        } else {
            Err(ErrorCode::VaultNotEmpty.into())
        }
    })?;
    let desk = Desk::of(card, &*app.env, app.policy().retention);
    progress.step(0, u64::from(request.cases), "filling");
    app.write("fill_samples", |tx| {
        fill(tx, &desk, request.cases, u64::from(request.seed))
    })?;
    progress.step(
        u64::from(request.cases),
        u64::from(request.cases),
        "filling",
    );
    app.with(|vault| filled(vault, &request))
}

fn fill(tx: &mut Tx<'_>, desk: &Desk, cases: u32, seed: u64) -> Result<(), ApiError> {
    for number in 0..cases {
        case::make(tx, desk, number, seed)?;
    }
    Ok(())
}

//! A vault for the tests that look under its cover.

use crate::{
    create::NewIdentity,
    kdf::Kdf,
    secret::Secret,
    tests_env::{FixedEnv, quick_dir},
    vault::Vault,
};
use ledger::{
    author::Edit,
    cbor::Value,
    ids::{CaseId, RecordId},
    sharing::{Class, Token},
};
use std::sync::Arc;

/// Anna's vault, in a folder that lives as long as the desk.
pub(crate) struct Desk {
    pub(crate) vault: Vault,
    pub(crate) env: Arc<FixedEnv>,
    pub(crate) dir: tempfile::TempDir,
}

pub(crate) fn anna() -> Desk {
    desk(1, "Anna de Wit", "GGD Waterveen", "care")
}

pub(crate) fn bram() -> Desk {
    desk(2, "Bram Okafor", "Gemeente Waterveen", "enforcement")
}

pub(crate) fn carla() -> Desk {
    desk(3, "Carla Smit", "Woonstichting Veen", "housing")
}

fn desk(seed: u64, name: &str, organisation: &str, domain: &str) -> Desk {
    let (dir, env) = (quick_dir(), Arc::new(FixedEnv::seeded(seed)));
    let identity = NewIdentity {
        name: name.to_owned(),
        organisation: organisation.to_owned(),
        domain: domain.to_owned(),
        function: "medewerker".to_owned(),
    };
    let passphrase = Secret::new("regenjas paardenbloem kozijn");
    let (vault, _) = Vault::create(
        dir.path().join("kluis"),
        &passphrase,
        &identity,
        env.clone(),
        Kdf::CHEAP,
    )
    .unwrap();
    Desk { vault, env, dir }
}

impl Desk {
    /// The record of the fact that was written first.
    pub(crate) fn fact(&self) -> RecordId {
        let sql = "SELECT id FROM record WHERE kind = 'fact/1' ORDER BY no LIMIT 1";
        RecordId::from_bytes(
            self.vault
                .conn
                .query_row(sql, [], |row| row.get(0))
                .unwrap(),
        )
    }

    /// A case with one fact.
    pub(crate) fn case_with_fact(&mut self, text: &str) -> (CaseId, RecordId) {
        let write = |tx: &mut crate::transact::Tx<'_>| {
            let urgency = ("urgency", Edit::Set(Value::from("medium")));
            let case = CaseId::of(tx.create(
                CaseId::NONE,
                "case/1",
                &[Token::Case],
                Class::K1,
                &[urgency],
            )?);
            let text = ("text", Edit::Set(Value::from(text)));
            Ok((
                case,
                tx.create(case, "fact/1", &[Token::Case], Class::K2, &[text])?,
            ))
        };
        self.vault.transact("open_case", write).unwrap().0
    }
}

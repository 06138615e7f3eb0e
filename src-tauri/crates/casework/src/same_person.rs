//! Which partners of several cases are one and the same person: by the root key, else by organisation and name.

use crate::casefile::{
    CaseFile,
    party::{Partner, PartnerIdentity},
};
use ledger::ids::RootId;
use std::collections::{BTreeMap, BTreeSet};

/// Organisation and name, in small letters; texts of records are in NFC.
type Name = (String, String);

/// The people behind the partners of several cases.
///
/// Who does not use Woonrust has another record in each case: there his organisation and his name tell who he is. A name
/// that stands for two in one case, or under two root keys, tells nobody apart, and each record stands by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SamePeople {
    by_name: BTreeMap<Name, PartnerIdentity>,
}

/// What is known of one name.
#[derive(Default)]
struct Bearers {
    first: Option<PartnerIdentity>,
    roots: BTreeSet<RootId>,
    two_in_one_case: bool,
}

impl SamePeople {
    /// Over the partners who take part in these cases.
    pub fn among<'a>(cases: impl IntoIterator<Item = &'a CaseFile>) -> SamePeople {
        let mut all: BTreeMap<Name, Bearers> = BTreeMap::new();
        for case in cases {
            let mut here: BTreeMap<Name, PartnerIdentity> = BTreeMap::new();
            for partner in case.active_partners() {
                let Some(name) = name_of(partner) else {
                    continue;
                };
                let identity = partner.identity();
                let bearers = all.entry(name.clone()).or_default();
                if let PartnerIdentity::Root(root) = identity {
                    bearers.roots.insert(root);
                }
                bearers.first = bearers.first.or(Some(identity));
                bearers.two_in_one_case |= *here.entry(name).or_insert(identity) != identity;
            }
        }
        let told = all
            .into_iter()
            .filter_map(|(name, bearers)| Some((name, bearers.one()?)));
        SamePeople {
            by_name: told.collect(),
        }
    }

    /// Who this partner is over all these cases.
    pub fn identity(&self, partner: &Partner) -> PartnerIdentity {
        let own = partner.identity();
        match own {
            PartnerIdentity::Root(_) => own,
            PartnerIdentity::Record(_) => {
                let known = name_of(partner).and_then(|name| self.by_name.get(&name));
                known.copied().unwrap_or(own)
            }
        }
    }
}

impl Bearers {
    /// The one person who bears the name, if it is one.
    fn one(self) -> Option<PartnerIdentity> {
        if self.two_in_one_case || self.roots.len() > 1 {
            return None;
        }
        let root = self.roots.first().copied().map(PartnerIdentity::Root);
        root.or(self.first)
    }
}

/// A partner may be an organisation of which nobody is named. None while people disagree about either.
fn name_of(partner: &Partner) -> Option<Name> {
    let organisation = partner.organisation.filled()?;
    if partner.name.is_conflict() {
        return None;
    }
    let name = partner.name.filled().unwrap_or_default();
    Some((organisation.to_lowercase(), name.to_lowercase()))
}

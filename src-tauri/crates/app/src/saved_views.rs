//! Ways of looking at the list of cases under a name of their own. What is searched for can be an address: they are kept
//! in the vault, and never leave this device.

use crate::{
    api::{
        Nothing,
        error::ApiError,
        saved_views::{SavedView, SavedViews},
    },
    application::App,
};
use std::collections::BTreeSet;

const KEY: &str = "saved_views";
const MAX_VIEWS: usize = 30;
const MAX_NAME: usize = 60;
const MAX_SEARCH: usize = 1_000;

/// What was kept.
pub(crate) fn saved_views(app: &App, _: Nothing) -> Result<SavedViews, ApiError> {
    app.with(|vault| {
        let kept = vault.setting(KEY)?;
        Ok(kept
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or(SavedViews { views: Vec::new() }))
    })
}

/// Keeps these instead of what was kept.
pub(crate) fn save_views(app: &App, request: SavedViews) -> Result<SavedViews, ApiError> {
    let views: Vec<SavedView> = request.views.into_iter().map(trimmed).collect();
    check(&views)?;
    let kept = SavedViews { views };
    let json = serde_json::to_string(&kept).expect("invariant: saved views are plain data");
    app.with(|vault| {
        vault.local("save_views", |local| local.set_setting(KEY, &json))?;
        Ok(kept)
    })
}

fn trimmed(view: SavedView) -> SavedView {
    SavedView {
        name: view.name.trim().to_owned(),
        ..view
    }
}

fn check(views: &[SavedView]) -> Result<(), ApiError> {
    if views.len() > MAX_VIEWS {
        return Err(ApiError::invalid("views", "too_many"));
    }
    let mut names = BTreeSet::new();
    for view in views {
        if view.name.is_empty() {
            return Err(ApiError::invalid("name", "required"));
        }
        if view.name.chars().count() > MAX_NAME {
            return Err(ApiError::invalid("name", "too_long"));
        }
        if view.search.len() > MAX_SEARCH {
            return Err(ApiError::invalid("search", "too_long"));
        }
        if !names.insert(view.name.to_lowercase()) {
            return Err(ApiError::invalid("name", "name_taken"));
        }
    }
    Ok(())
}

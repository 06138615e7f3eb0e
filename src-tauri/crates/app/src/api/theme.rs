//! The theme of an organisation: colours, shapes and a logo, all of them checked.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a theme file says, after every check. Names are custom properties of NL Design System, such as
/// `--basis-color-default-bg-document`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ThemeView {
    /// Whose theme it is.
    pub organisation: String,
    /// Colours of the light half as `#rrggbb`, all of them; without it our own stay.
    pub light: Option<BTreeMap<String, String>>,
    /// Colours of the dark half, likewise.
    pub dark: Option<BTreeMap<String, String>>,
    /// Lengths in `px` or `rem`, and the font by its name; empty when our own stay.
    pub shape: BTreeMap<String, String>,
    /// The logo, if there is one.
    pub logo: Option<LogoView>,
}

/// A logo, drawn anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LogoView {
    /// The PNG as a `data:` address.
    pub source: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// The theme that is kept on this device; none is our own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeptThemeView {
    /// The theme.
    pub theme: Option<ThemeView>,
}

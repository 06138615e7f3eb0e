//! The five bars of the legal test: each stands on its own, there is no total and no chance of success.

use super::{MessageView, StepView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The five bars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BarsView {
    /// B1 to B5.
    pub bars: Vec<BarView>,
    /// Who decides; stands beside the bars wherever they are shown.
    pub note: String,
    /// Day on which people last went through the bars; written in the form `weighing/1`.
    pub reviewed_at: Option<String>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BarView {
    /// Which.
    #[ts(type = "Bar")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub question: String,
    /// How it stands.
    #[ts(type = "Light")]
    pub light: String,
    /// The same in words: the colour is never the only sign.
    pub light_text: String,
    /// What that colour means at this bar, in a sentence.
    pub explanation: String,
    /// What speaks for it, with the entries that show it.
    pub because: Vec<MessageView>,
    /// What is missing, the heaviest first.
    pub gaps: Vec<BarGapView>,
    /// What a person can do first; none when nothing is missing.
    pub step: Option<StepView>,
}

/// Something that a bar lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BarGapView {
    /// What, with the records that it is about.
    pub message: MessageView,
    /// How much it weighs.
    #[ts(type = "Light")]
    pub light: String,
    /// What a person can do about it.
    pub step: StepView,
}

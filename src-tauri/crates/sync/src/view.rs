//! The shapes in which a sync crosses the counter: what is due, how far it is, what it brought, what went over the wire.

pub use crate::watch::VerdictChange;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks how things stand with syncing; while one runs the window asks again several times a second.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SyncAsk {
    /// The plan as it would be with another scope: everything, or only the core; nothing: as set. The first sync is
    /// chosen by its cost, so the window asks for both.
    pub everything: Option<bool>,
}

/// Begins a sync. It runs on by itself; [`SyncPage`] says how far it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SyncStart {
    /// Keys of places; empty: all that are switched on.
    pub places: Vec<String>,
    /// Not only what is due: as if a place had never been visited.
    pub afresh: bool,
}

/// Ends a running sync; what was kept stays, and the next one goes on from there.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SyncCancel {}

/// Decides about a drop that was not believed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SyncDecide {
    /// The place that reported it.
    pub place: String,
    /// The models are really gone; otherwise the report is put aside and they stay.
    pub believe: bool,
}

/// How things stand with syncing.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SyncPage {
    /// What is going on.
    pub stage: Stage,
    /// Every place, in the order in which they are shown.
    pub places: Vec<PlaceRow>,
    /// What pressing Sync would come to.
    pub plan: Plan,
    /// How far a running sync is.
    pub progress: Option<Progress>,
    /// What the last sync brought, from when the program was last asked or from before it was started.
    pub digest: Option<Digest>,
    /// Connections opened since the program was started.
    pub connections: u32,
    /// Connections open now.
    pub open_now: u32,
    /// When the program was started, UTC seconds.
    pub started_at: i64,
    /// The newest lines of the log, newest first, at most 30; all of it is asked for with `sync_log`.
    pub log: Vec<Call>,
    /// Where a token lies.
    pub token: TokenState,
    /// Bytes free where the atlas lies; nothing where the system does not say.
    pub free_bytes: Option<u64>,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing; no connection is open.
    Idle,
    /// Places are visited.
    Running,
    /// Cancel was pressed; the last batch is being kept or dropped.
    Cancelling,
    /// Nothing is fetched any more; ranks, licences and lineage are worked out and the search index is built.
    Settling,
}

/// A place on the page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlaceRow {
    /// Its key: `hub`, `modelscope`, `open_llm`, `arena`, `arena_catalog`, `openrouter`, `models_dev`, `litellm`, `spdx`, `licence_files`, `cards`.
    pub key: String,
    /// Name of the source.
    pub name: String,
    /// Where it is asked: host, and port if it is not the usual one.
    pub host: String,
    /// The endpoint is not the place's own.
    pub mirrored: bool,
    /// Switched on.
    pub on: bool,
    /// When it was last done, UTC seconds.
    pub synced_at: Option<i64>,
    /// Due by its age, never done, or stopped half-way.
    pub due: bool,
    /// What stands in the run under way, or stood in the last one.
    pub state: PlaceState,
    /// Pages or files fetched.
    pub pages: u64,
    /// Records taken in.
    pub records: u64,
    /// Records it comes to, as far as known.
    pub of: Option<u64>,
    /// Bytes over the wire.
    pub bytes: u64,
    /// Seconds left, as far as known.
    pub left_s: Option<u64>,
    /// New in the atlas.
    pub new: u64,
    /// Changed in a field that is tracked.
    pub changed: u64,
    /// Gone upstream.
    pub gone: u64,
    /// Kept aside as unreadable.
    pub odd: u64,
    /// Why it was not done: a sentence in English for "details".
    pub fault: Option<String>,
    /// What kind of fault, for the sentence in the person's language.
    pub fault_kind: Option<FaultKind>,
    /// Fields that changed their form: "field X missing in 37 %".
    pub drift: Vec<DriftRow>,
    /// A drop that waits for a decision: so many models would be gone of so many.
    pub held: Option<HeldDrop>,
    /// It is waiting by the server's wish: seconds left.
    pub waits_s: Option<u64>,
}

/// How a place fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceState {
    /// Never part of a sync.
    Never,
    /// Its turn comes.
    Waiting,
    /// Being visited.
    Running,
    /// Done.
    Done,
    /// Stopped by the person; goes on next time.
    Stopped,
    /// It failed; what was kept stays; goes on next time.
    RetryLater,
    /// Not part of this sync.
    Skipped,
}

/// What kind of failure ended a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// No answer, unknown name, connection broken.
    Unreachable,
    /// Stalled.
    TooSlow,
    /// The server asks to wait longer than a sync waits.
    Limited,
    /// A status that means failure.
    Refused,
    /// Token not accepted.
    Token,
    /// More than may be taken in.
    TooLarge,
    /// Leads to another host or a private address.
    Astray,
    /// Something else than the place: often a login page of the network.
    Strange,
    /// Pages repeat.
    Loop,
    /// The endpoint cannot be used.
    Endpoint,
    /// The atlas could not be written.
    Disk,
}

/// A field that is not as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DriftRow {
    /// The field as the source names it.
    pub field: String,
    /// In how many of a hundred records it is missing or unreadable, more than before.
    pub missing_percent: f64,
}

/// A drop that is not believed without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldDrop {
    /// Records that would be gone.
    pub gone: u64,
    /// Of so many.
    pub of: u64,
}

/// What a sync would come to; made without a packet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Plan {
    /// One line a place that is on and due.
    pub lines: Vec<PlanLine>,
    /// Requests.
    pub requests: u64,
    /// Bytes over the wire.
    pub bytes: u64,
    /// Seconds, by quota and speed; places are visited side by side.
    pub seconds: u64,
    /// By how much the atlas will grow, bytes.
    pub grows: u64,
    /// Size of the atlas now, bytes.
    pub atlas_bytes: u64,
}

/// What a place would come to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlanLine {
    /// Its key.
    pub place: String,
    /// Goes on where it was stopped.
    pub resumes: bool,
    /// Requests.
    pub requests: u64,
    /// Bytes over the wire.
    pub bytes: u64,
    /// Records.
    pub records: u64,
    /// Seconds.
    pub seconds: u64,
}

/// How far a running sync is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Progress {
    /// When it began, UTC seconds.
    pub began_at: i64,
    /// Done, of 100; monotone.
    pub percent: f64,
    /// Bytes over the wire.
    pub bytes: u64,
    /// Bytes it comes to, by the plan or what is now known.
    pub bytes_of: u64,
    /// Seconds left, as far as known.
    pub left_s: Option<u64>,
    /// While settling: models done, of all.
    pub settled: Option<SettledSoFar>,
}

/// How far settling is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct SettledSoFar {
    /// Models done.
    pub done: u64,
    /// Of all.
    pub of: u64,
}

/// What a sync brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Digest {
    /// When it began, UTC seconds.
    pub began_at: i64,
    /// When it ended, UTC seconds.
    pub ended_at: i64,
    /// How it ended.
    pub outcome: Outcome,
    /// Models new in the atlas.
    pub new_models: u64,
    /// Models changed in a tracked field.
    pub changed_models: u64,
    /// Models gone upstream; their last state stays readable.
    pub gone_models: u64,
    /// Models that have a new name.
    pub renamed_models: u64,
    /// Models whose licence changed, the most used first, at most 40.
    pub licence_changes: Vec<ModelChange>,
    /// How many there are.
    pub licence_changes_total: u64,
    /// Licence texts that are new in content.
    pub new_licence_texts: u64,
    /// New days of boards, with who leads, at most 40.
    pub boards: Vec<BoardChange>,
    /// Price moves, the largest first, at most 40.
    pub prices: Vec<PriceChange>,
    /// How many there are.
    pub prices_total: u64,
    /// What the person keeps and what became of it, at most 40 (favourites, collections, notes).
    pub yours: Vec<ModelChange>,
    /// Kept claims that have another answer than before the sync; at most as many as can be kept (500).
    #[serde(default)]
    pub claims: Vec<VerdictChange>,
    /// Records kept aside.
    pub odd: u64,
    /// Bytes over the wire.
    pub bytes: u64,
    /// By how much the atlas grew; may be negative.
    pub grew: i64,
    /// Milliseconds that settling took; absent where nothing had to be settled.
    #[serde(default)]
    pub settle_ms: Option<u64>,
}

/// How a sync ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every place was done.
    Done,
    /// Some places were not.
    Partly,
    /// The person ended it.
    Cancelled,
    /// The program was ended while it ran; what was kept stays.
    CutOff,
    /// The atlas could not be written.
    Failed,
}

/// A change of a tracked field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ModelChange {
    /// The model.
    pub repo: String,
    /// `licence`, `parents`, `gated`, `repo`, `state`, `task` …
    pub field: String,
    /// Before, in the source's words.
    pub was: Option<String>,
    /// After.
    pub became: Option<String>,
}

/// A new day of a board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardChange {
    /// The board's key.
    pub board: String,
    /// Its name.
    pub name: String,
    /// The newest day.
    pub day: atlas::Day,
    /// Days that are new.
    pub days: u32,
    /// Who leads.
    pub leader: Option<String>,
    /// Who led on the day before, where it is another.
    pub led_before: Option<String>,
}

/// A price that moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PriceChange {
    /// The model as the source names it.
    pub words: String,
    /// The model, if it is one of the atlas.
    pub repo: Option<String>,
    /// Who sells.
    pub provider: String,
    /// ISO 4217.
    pub currency: String,
    /// Before: a million tokens read and written.
    pub was: (Option<f64>, Option<f64>),
    /// After.
    pub became: (Option<f64>, Option<f64>),
    /// Change of the dearer of the two, in percent; nothing where it was free.
    pub percent: Option<f64>,
}

/// Asks for lines of the connection log.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SyncLogAsk {
    /// Only lines before this number; nothing: the newest.
    pub before: Option<u64>,
    /// At most so many, up to 1,000.
    pub limit: Option<u32>,
}

/// Lines of the connection log.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SyncLogPage {
    /// Newest first.
    pub calls: Vec<Call>,
    /// How many the log holds.
    pub total: u64,
    /// Where the file lies.
    pub file: String,
}

/// One connection: noted before it is opened, completed when it is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Call {
    /// Rising number.
    pub number: u64,
    /// When it was opened, UTC seconds.
    pub at: i64,
    /// Key of the place for which.
    pub place: String,
    /// `GET`.
    pub method: String,
    /// Host, and port if it is not the usual one.
    pub host: String,
    /// Path, without query.
    pub path: String,
    /// HTTP status; nothing: no answer, or not yet.
    pub status: Option<u16>,
    /// Bytes sent, without encryption.
    pub sent: u64,
    /// Bytes received over the wire, without encryption.
    pub received: u64,
    /// How long it took.
    pub taken_ms: u64,
    /// It is over.
    pub over: bool,
    /// Why it was repeated or failed, in English.
    pub note: Option<String>,
}

/// Asks for records that were kept aside.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct OddAsk {
    /// Of one place; nothing: of all.
    pub place: Option<String>,
    /// At most so many, up to 500.
    pub limit: Option<u32>,
}

/// Records that were kept aside.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OddPage {
    /// Last seen first.
    pub rows: Vec<OddRow>,
    /// How many there are.
    pub total: u64,
}

/// A record that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OddRow {
    /// Key of the place.
    pub place: String,
    /// Its id or number.
    pub key: String,
    /// What is wrong with it.
    pub reason: String,
    /// The record as it came, shortened.
    pub words: String,
    /// Day first seen.
    pub first_seen: atlas::Day,
    /// Day last seen.
    pub last_seen: atlas::Day,
}

/// Where a token for the Hub lies. The token itself never crosses the counter outwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TokenState {
    /// Where.
    pub place: TokenPlace,
    /// Why the keychain cannot be used, in English, where it cannot.
    pub keychain_fault: Option<String>,
}

/// Where a token lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TokenPlace {
    /// Nowhere: the Hub is asked without one.
    Nowhere,
    /// In the system's keychain.
    Keychain,
    /// In memory until the program ends.
    Session,
    /// In the environment (`HF_TOKEN`).
    Environment,
}

/// Sets or forgets the token.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TokenAsk {
    /// The token; nothing: forget it everywhere.
    pub token: Option<String>,
    /// Keep it in the system's keychain; otherwise only until the program ends.
    pub keep: bool,
}

impl std::fmt::Debug for TokenAsk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("TokenAsk")
            .field("token", &self.token.as_ref().map(|_| "…"))
            .field("keep", &self.keep)
            .finish()
    }
}

//! The shapes in which answers cross the counter: to the window as TypeScript, to the terminal as `--json`.
//!
//! A fact can only be built with the number of its source on the page ([`Fact`]); every list is bounded; times are
//! microseconds, sizes bytes, prices per million tokens, days as `2024-08-19`, `2024-08` or `2024`.

mod about;
mod audit;
mod claim;
mod clearance;
mod hardware;
mod kinship;
mod licence;
mod maker;
mod memory;
mod model;
mod moves;
mod palette;
mod price;
mod ranking;
mod search;
mod share;
mod timeline;

pub use about::{
    AboutAsk, AboutPage, AtlasState, Attribution, Check, CheckState, DoctorAsk, DoctorPage, Holdings, LastSettling,
    LatencyRow, Resident,
};
pub use audit::{
    AuditAsk, AuditExport, AuditExportAsk, AuditFile, AuditFormat, AuditPage, AuditPlace, AuditProgress,
    AuditProgressAsk, AuditRow, AuditSign, AuditTerm, AuditTotals, AuditUnread,
};
pub use claim::{
    Brief, Citation, ClaimAsk, ClaimCiteAsk, ClaimDelete, ClaimExport, ClaimExportAsk, ClaimImportAsk, ClaimImported,
    ClaimKept, ClaimPage, ClaimPut, ClaimRecogniseAsk, ClaimRecognisePage, ClaimRow, ClaimTourAsk, ClaimTourPage,
    ClaimVerifyAsk, ClaimVerifyPage, ClaimWeighAsk, ClaimWeighPage, ClaimWords, ClaimsAsk, ClaimsPage,
    DefinitionTrouble, DefinitionsAsk, DefinitionsPage, EarlierAnswer, SetDefinitions, TourStop, Verified, Weighed,
};
pub use clearance::{
    ConflictRow, EffectiveTermRow, MayAsk, MayPage, MayReason, MayRow, MayTurn, OpennessRow, PolicyAsk, PolicyEffect,
    PolicyForm, PolicyPage, PolicyReason, PolicyRule, PolicySample, PolicyTag, PolicyTrouble, PolicyTry,
    PolicyVocabulary, SetPolicy, Situation,
};
pub use hardware::{ChipRow, ChipsAsk, ChipsPage, ExportRule, ExportSpan};
pub use kinship::{
    DescendantsAsk, DescendantsPage, FlowRow, FlowsAsk, FlowsPage, KinAsk, KinEdge, KinGroup, KinNode, KinPage, SignRow,
};
pub use licence::{
    AliasRow, ClauseRef, DiffHunk, DiffKind, DiffLine, DiffSide, LicenceAsk, LicenceBadge, LicenceDiffAsk,
    LicenceDiffPage, LicenceFamily, LicenceHistory, LicencePage, LicenceRow, LicenceTag, LicenceText, LicenceUse,
    LicenceVersion, LicencesAsk, LicencesPage, PathStep, TermRow, TextSeen, Threshold,
};
pub use maker::{CountryCount, MakerAsk, MakerName, MakerPage, MakerRow, MakerTag, MakersAsk, MakersPage, MakersSort};
pub use memory::{
    AttentionRow, HereAsk, HereChip, HereFit, HerePage, HoldRow, MemoryAsk, MemoryPage, NeedInput, NeedPart, NeedRow,
};
pub use model::{
    Ancestor, CounterPoint, Course, DescendantGroup, DescendantRow, Descendants, Fact, FitRow, FitVerdict, HistoryRow,
    IdRow, LicenceFile, MemoryNeed, ModelAsk, ModelCard, ModelPage, RootTag, Shape, SourceRow, SpeedRow, StandingSpan,
};
pub use moves::{Move, MoveCounts, MovedRow, MovesAsk, MovesDay, MovesPage};
pub use palette::{Hit, HitKind, PaletteAsk, PalettePage};
pub use price::{OfferRow, PriceCut, PricePoint, PricesAsk, PricesPage};
pub use ranking::{
    Board, BoardDate, BoardsAsk, BoardsPage, Correction, EventRow, EventsAsk, EventsPage, RankingAsk, RankingPage,
    Share, ShareDate, StandingRow, Title,
};
pub use search::{Blame, FacetCounts, FacetState, FacetValue, ModelRow, QueryNote, QueryToken, SearchAsk, SearchPage};
pub use share::{ShareAsk, ShareDay, SharePage, SharePartCount, Whole};
pub use timeline::{CountrySize, KindCount, MonthRow, Path, PathPlace, PathsAsk, PathsPage, TimelineAsk, TimelinePage};

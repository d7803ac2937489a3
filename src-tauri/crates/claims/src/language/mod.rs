//! The text form of a claim, small enough to be learned from its grammar.
//!
//! ```text
//! claim    = count | share | rank | models | price | licence | descent | extreme | event | unit | none
//! count    = "count" filter* "in" scope "of" board when under? "is" compare
//! share    = "share" filter* "in" scope "of" board when under? "is" compare "%"
//! rank     = "rank" "of" name "on" board when "is" compare
//! models   = "models" filter* ("over" size)? "by" day under? "is" compare
//! price    = "price" "of" name ("provider" name)? direction "in" currency "at" day change
//! change   = ("from" number)? ("to" number)? (("fell" | "rose") number "%")?       at least one of the three
//! licence  = "licence" "of" name "at" day "is" name
//! descent  = "descent" "of" name "from" name "by" ("weights" | "architecture")
//! extreme  = ("first" | "largest" | "cheapest" direction "in" currency) "of" filter* "at" day "is" name
//! event    = "event" name "on" day
//! unit     = "unit" "of" name "for" ("size" | "training" | "context")
//! none     = "uncheckable" ("forecast" | "opinion" | "vague" | "cause" | "out-of-scope")
//! scope    = "top" whole | "all"
//! filter   = "country" name | "maker" name | "licence" name | "openness" name | ("larger" | "smaller") "than" size
//! when     = "at" day | ("during" | "once") day "to" day
//! under    = "under" ("rules" | "all" | id ("," id)*)
//! compare  = ("at" "least" | "at" "most" | "more" "than" | "fewer" "than")? number
//! name     = word | '"' … '"'            in quotes \" and \\ stand for themselves
//! size     = whole ("B" | "M" | "K")?    parameters
//! ```
//!
//! Words are written small, in any amount of space; `#` begins a remark up to the end of the line. Prices are for a
//! million tokens. A text is at most 4,000 characters, a claim has at most 16 filters and 50 definitions.

mod lex;
mod parse;
mod print;
mod quantity;

pub use parse::{ParseError, parse};
pub use print::print;

//! Real declared edges, and how an inferred parent is graded against them.

use atlas::Relation;
use lineage::{Census, Inference, Model, Rule, Stated, essence};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data/lineage");

/// What was declared on the Hub in 2025, of 30,000 models.
pub(crate) struct Truth {
    /// Every id, with its architecture where known.
    pub(crate) ids: BTreeMap<String, Option<String>>,
    /// Parents of each child.
    pub(crate) parents: BTreeMap<String, BTreeMap<String, Relation>>,
}

/// How an inferred parent compares with what was declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// It is a declared parent.
    Declared,
    /// It lies on the declared line: above a declared parent, or between it and the child.
    Line,
    /// It is a copy or a packing of one of these.
    Copy,
    /// One of the two is the base and the other its tuned variant, by their names.
    Base,
    /// None of it.
    Wrong,
}

/// Inferred for hidden children, graded.
#[derive(Default)]
pub(crate) struct Graded {
    pub(crate) hidden: usize,
    /// Children by rule and grade; of several inferred parents the worst counts, so that one wrong parent makes a wrong child.
    pub(crate) by_rule: BTreeMap<Rule, BTreeMap<Grade, usize>>,
}

impl Truth {
    /// Reads the edges and metadata; nothing where they are not at hand.
    pub(crate) fn read() -> Option<Self> {
        let folder = Path::new(FOLDER);
        let edges = fs::read_to_string(folder.join("hakanotal_edges.csv")).ok()?;
        let about = fs::read_to_string(folder.join("hakanotal_metadata.csv")).ok()?;
        let mut ids = BTreeMap::new();
        for line in about.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [id, _, _, architecture] = cells[..] else { continue };
            ids.insert(id.to_owned(), Some(architecture.to_owned()).filter(|a| a != "unknown"));
        }
        let mut parents: BTreeMap<String, BTreeMap<String, Relation>> = BTreeMap::new();
        for line in edges.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [parent, child, relation] = cells[..] else { continue };
            ids.entry(parent.to_owned()).or_default();
            ids.entry(child.to_owned()).or_default();
            let relation = match relation {
                "quantized" => Relation::Quantized,
                "adapter" => Relation::Adapter,
                "merged" => Relation::Merge,
                _ => Relation::Finetune,
            };
            if parent != child {
                parents
                    .entry(child.to_owned())
                    .or_default()
                    .insert(parent.to_owned(), relation);
            }
        }
        Some(Self { ids, parents })
    }

    /// Children in ten parts, by a number drawn from their names alone.
    pub(crate) fn part(&self, tenth: u64) -> BTreeSet<&str> {
        self.parents
            .keys()
            .map(String::as_str)
            .filter(|child| drawn(child) % 10 == tenth)
            .collect()
    }

    /// Infers parents for `hidden`, whose declared ones are not told; those of `untold` are told to nobody and not asked for.
    pub(crate) fn grade(&self, hidden: &BTreeSet<&str>, untold: &BTreeSet<&str>) -> Graded {
        let census = self.census(|child| !hidden.contains(child) && !untold.contains(child));
        let mut graded = Graded {
            hidden: hidden.len(),
            ..Graded::default()
        };
        let mut worst: BTreeMap<&str, (Grade, Rule)> = BTreeMap::new();
        for edge in inferred(&census).edges() {
            let (child, parent) = (census.repo(edge.child), census.repo(edge.parent));
            if hidden.contains(child) {
                let found = (self.compare(child, parent), edge.rule);
                let held = worst.entry(child).or_insert(found);
                *held = (*held).max(found);
            }
        }
        for (grade, rule) in worst.into_values() {
            *graded.by_rule.entry(rule).or_default().entry(grade).or_default() += 1;
        }
        graded
    }

    /// What is inferred for models that declare no parent, everything declared being told.
    pub(crate) fn inferred_for_roots(&self) -> Vec<(String, String)> {
        let census = self.census(|_| true);
        let inference = inferred(&census);
        let repo = |place| census.repo(place).to_owned();
        inference
            .edges()
            .iter()
            .map(|edge| (repo(edge.child), repo(edge.parent)))
            .collect()
    }

    /// All models, and the declared parents of those children that `is_told` names.
    fn census(&self, is_told: impl Fn(&str) -> bool) -> Census {
        let mut census = Census::new();
        let mut places = BTreeMap::new();
        for (id, architecture) in &self.ids {
            let model = Model {
                repo: id,
                architecture: architecture.as_deref(),
                ..Model::default()
            };
            places.extend(census.add(&model).map(|place| (id.as_str(), place)));
        }
        for (child, parents) in self.parents.iter().filter(|(child, _)| is_told(child)) {
            for (parent, relation) in parents {
                census.state(Stated {
                    child: places[child.as_str()],
                    parent: places.get(parent.as_str()).copied(),
                    relation: *relation,
                    carries: true,
                });
            }
        }
        census
    }

    fn above<'a>(&'a self, model: &'a str) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<&str> = vec![model];
        while let Some(at) = waiting.pop() {
            let parents = self.parents.get(at).into_iter().flat_map(|p| p.keys());
            waiting.extend(parents.map(String::as_str).filter(|parent| seen.insert(*parent)));
        }
        seen
    }

    fn compare(&self, child: &str, parent: &str) -> Grade {
        let declared = &self.parents[child];
        if declared.contains_key(parent) {
            return Grade::Declared;
        }
        let line = self.above(child);
        let above = self.above(parent);
        if line.contains(parent) || declared.keys().any(|d| above.contains(d.as_str())) {
            return Grade::Line;
        }
        let essences: BTreeSet<String> = line.iter().map(|model| essence(model)).collect();
        let copies = |model: &str| declared.keys().any(|d| essence(d) == essence(model));
        if essences.contains(&essence(parent)) || above.iter().any(|model| copies(model)) {
            return Grade::Copy;
        }
        let base = essence(parent);
        let is_tuned = |model: &&str| untuned(&essence(model)) == base;
        let is_base = declared
            .keys()
            .any(|d| essence(d) == untuned(&base) && owner(d) == owner(parent));
        if line.iter().any(is_tuned) || is_base {
            Grade::Base
        } else {
            Grade::Wrong
        }
    }
}

/// The essence without the word for tuning at its end.
fn untuned(essence: &str) -> &str {
    ["instruct", "chat", "it"]
        .iter()
        .find_map(|word| essence.strip_suffix(word))
        .unwrap_or(essence)
}

fn owner(repo: &str) -> &str {
    repo.split_once('/').map_or("", |(owner, _)| owner)
}

/// A number drawn from the name (FNV-1a), the same everywhere and always.
fn drawn(name: &str) -> u64 {
    let mixed = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mixed >> 17
}

fn inferred(census: &Census) -> Inference<'_> {
    let mut inference = Inference::new(census, &[]);
    while inference.advance(8192) {}
    inference
}

/// Says that a test did nothing because the data are not at hand.
pub(crate) fn skipped() {
    eprintln!("skipped: the declared edges are not at hand");
}

impl Graded {
    fn count(&self, is: impl Fn(Grade) -> bool) -> usize {
        let grades = self.by_rule.values().flatten();
        grades.filter(|(grade, _)| is(**grade)).map(|(_, count)| count).sum()
    }

    pub(crate) fn right(grades: &BTreeMap<Grade, usize>) -> usize {
        grades
            .iter()
            .filter(|(grade, _)| **grade != Grade::Wrong)
            .map(|(_, count)| count)
            .sum()
    }

    /// Right among the children for which something was inferred.
    pub(crate) fn precision(&self) -> f64 {
        self.count(|g| g != Grade::Wrong) as f64 / self.count(|_| true).max(1) as f64
    }

    /// Right among the children whose parents were hidden.
    pub(crate) fn recall(&self) -> f64 {
        self.count(|g| g != Grade::Wrong) as f64 / self.hidden.max(1) as f64
    }

    pub(crate) fn add(&mut self, other: Graded) {
        self.hidden += other.hidden;
        for (rule, grades) in other.by_rule {
            for (grade, count) in grades {
                *self.by_rule.entry(rule).or_default().entry(grade).or_default() += count;
            }
        }
    }

    pub(crate) fn print(&self, what: &str) {
        let (found, declared) = (self.count(|_| true), self.count(|g| g == Grade::Declared));
        eprintln!(
            "{what}: {} hidden, {found} inferred, {declared} declared parents themselves; precision {:.4}, recall {:.4}; \
             counting declared parents only: precision {:.4}, recall {:.4}",
            self.hidden,
            self.precision(),
            self.recall(),
            declared as f64 / found.max(1) as f64,
            declared as f64 / self.hidden.max(1) as f64,
        );
        for (rule, grades) in &self.by_rule {
            let found: usize = grades.values().sum();
            let counted = Self::right(grades) as f64 / found.max(1) as f64;
            eprintln!("  {:15} {found:6} {counted:.4} {grades:?}", rule.as_str());
        }
    }
}

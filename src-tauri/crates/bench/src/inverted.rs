//! tantivy with its own aggregations: one segment in order of popularity, every word a prefix, each facet a terms
//! aggregation over a column. It is given the rows and words that the FTS5 rival holds.

use crate::compare::{self, Plain};
use crate::keystrokes::Stroke;
use crate::ours::ROWS;
use crate::spread::{Taken, Watch};
use anyhow::{Context, Result, ensure};
use atlas::FacetField;
use sqlx::{Connection, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};
use std::path::Path;
use tantivy::{
    DocAddress, DocId, Index, IndexWriter, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument, Term,
    aggregation::{AggContextParams, AggregationCollector, agg_req::Aggregations, agg_result::AggregationResults},
    collector::{Collector, Count, SegmentCollector},
    indexer::NoMergePolicy,
    query::{AllQuery, BooleanQuery, FuzzyTermQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, Value as _},
};

/// Enough for three million models in one segment.
const BUDGET: usize = 3_000_000_000;
/// As many values of a facet as the FTS5 rival lists.
const VALUES: u32 = 241;

/// A tantivy index.
pub(crate) struct Inverted {
    searcher: Searcher,
    words: Field,
    repo: Field,
    facets: Vec<(FacetField, Field)>,
    pub(crate) build: Taken,
    pub(crate) bytes: u64,
}

impl Inverted {
    /// Builds it over what the FTS5 rival of `folder` holds.
    pub(crate) async fn over(folder: &Path) -> Result<Self> {
        let place = folder.join("tantivy");
        if place.exists() {
            std::fs::remove_dir_all(&place)?;
        }
        std::fs::create_dir_all(&place)?;
        let (schema, words, repo, facets) = schema();
        let started = Watch::start();
        let index = Index::create_in_dir(&place, schema)?;
        let mut writer: IndexWriter = index.writer_with_num_threads(1, BUDGET)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let options = SqliteConnectOptions::new()
            .filename(folder.join("rival.db"))
            .read_only(true);
        let mut rows = SqliteConnection::connect_with(&options).await?;
        fill(&mut rows, &writer, words, repo, &facets).await?;
        writer.commit()?;
        drop(writer);
        let searcher = index.reader()?.searcher();
        ensure!(
            searcher.segment_readers().len() == 1,
            "tantivy made more than one segment"
        );
        let bytes = std::fs::read_dir(&place)?
            .filter_map(|file| Some(file.ok()?.metadata().ok()?.len()))
            .sum();
        Ok(Self {
            searcher,
            words,
            repo,
            facets,
            build: started.taken(),
            bytes,
        })
    }

    /// Its answer to one keystroke.
    pub(crate) fn ask(&self, stroke: &Stroke) -> Result<(Taken, Plain)> {
        let started = Watch::start();
        let words = self.words(stroke);
        // Fields nobody filters by are counted in one go, each other one without its own filter.
        let filtered = |field: &FacetField| stroke.filters.iter().any(|(of, ..)| of == field);
        let (own, rest): (Vec<FacetField>, Vec<FacetField>) =
            self.facets.iter().map(|(field, _)| *field).partition(filtered);
        let query = self.query(&words, stroke, None);
        let (first, total, counted) = self.searcher.search(&query, &(First, Count, counting(&rest)?))?;
        let mut counts = listed(&counted, &rest)?;
        for field in own {
            let query = self.query(&words, stroke, Some(field));
            let counted = self.searcher.search(&query, &counting(&[field])?)?;
            counts.extend(listed(&counted, &[field])?);
        }
        let repos = first.into_iter().map(|doc| self.repo_of(doc)).collect::<Result<_>>()?;
        let total = u32::try_from(total)?;
        Ok((started.taken(), Plain { total, repos, counts }))
    }

    fn repo_of(&self, doc: DocId) -> Result<String> {
        let doc: TantivyDocument = self.searcher.doc(DocAddress::new(0, doc))?;
        let repo = doc.get_first(self.repo).and_then(|value| value.as_str());
        repo.map(str::to_owned).context("a row without an id")
    }

    fn words(&self, stroke: &Stroke) -> Vec<(Occur, Box<dyn Query>)> {
        let prefix = |word: String| {
            let query = FuzzyTermQuery::new_prefix(Term::from_field_text(self.words, &word), 0, true);
            Box::new(query) as Box<dyn Query>
        };
        let either = |spellings: Vec<String>| {
            let mut queries: Vec<Box<dyn Query>> = spellings.into_iter().map(prefix).collect();
            let query = match queries.len() {
                1 => queries.remove(0),
                _ => Box::new(BooleanQuery::union(queries)),
            };
            (Occur::Must, query)
        };
        compare::terms(&stroke.words).into_iter().map(either).collect()
    }

    fn query(
        &self,
        words: &[(Occur, Box<dyn Query>)],
        stroke: &Stroke,
        left_out: Option<FacetField>,
    ) -> Box<dyn Query> {
        let mut parts: Vec<(Occur, Box<dyn Query>)> =
            words.iter().map(|(occur, query)| (*occur, query.box_clone())).collect();
        for (field, place) in self.facets.iter().filter(|(field, _)| Some(*field) != left_out) {
            for not in [false, true] {
                let named = stroke
                    .filters
                    .iter()
                    .filter(|(of, _, is_not)| of == field && *is_not == not);
                let keys: Vec<Box<dyn Query>> = named
                    .map(|(_, key, _)| {
                        let term = Term::from_field_text(*place, key);
                        Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>
                    })
                    .collect();
                if !keys.is_empty() {
                    let occur = if not { Occur::MustNot } else { Occur::Must };
                    parts.push((occur, Box::new(BooleanQuery::union(keys))));
                }
            }
        }
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, Box::new(AllQuery)));
        }
        Box::new(BooleanQuery::new(parts))
    }
}

fn schema() -> (Schema, Field, Field, Vec<(FacetField, Field)>) {
    let mut schema = Schema::builder();
    let plain = |tokenizer: &str| {
        TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic)
    };
    let words = schema.add_text_field(
        "words",
        TextOptions::default().set_indexing_options(plain("whitespace")),
    );
    let repo = schema.add_text_field("repo", TextOptions::default().set_stored());
    let facets = FacetField::STORED
        .into_iter()
        .map(|field| {
            let options = TextOptions::default()
                .set_indexing_options(plain("raw"))
                .set_fast("raw");
            (field, schema.add_text_field(field.as_str(), options))
        })
        .collect();
    (schema.build(), words, repo, facets)
}

async fn fill(
    rows: &mut SqliteConnection,
    writer: &IndexWriter,
    words: Field,
    repo: Field,
    facets: &[(FacetField, Field)],
) -> Result<()> {
    let sql = "SELECT *, (SELECT json_group_array(language) FROM speaks WHERE speaks.row = fact.row) AS language
               FROM fact WHERE row > ?1 ORDER BY row LIMIT 20000";
    let mut last = 0_i64;
    loop {
        let some = sqlx::query(sql).bind(last).fetch_all(&mut *rows).await?;
        if some.is_empty() {
            return Ok(());
        }
        for row in some {
            last = row.try_get("row")?;
            let (id, aliases): (String, String) = (row.try_get("repo")?, row.try_get("aliases")?);
            let mut doc = TantivyDocument::default();
            doc.add_text(words, compare::found_under(&id, &aliases)?.join(" "));
            doc.add_text(repo, id);
            for (field, place) in facets {
                let value: &str = row.try_get(field.as_str())?;
                if *field == FacetField::Language {
                    for language in serde_json::from_str::<Vec<String>>(value)? {
                        doc.add_text(*place, language);
                    }
                } else {
                    doc.add_text(*place, value);
                }
            }
            writer.add_document(doc)?;
        }
    }
}

fn counting(fields: &[FacetField]) -> Result<AggregationCollector> {
    let request: serde_json::Map<String, serde_json::Value> = fields
        .iter()
        .map(|field| {
            let name = field.as_str();
            (
                name.to_owned(),
                serde_json::json!({ "terms": { "field": name, "size": VALUES } }),
            )
        })
        .collect();
    let request: Aggregations = serde_json::from_value(request.into())?;
    Ok(AggregationCollector::from_aggs(request, AggContextParams::default()))
}

fn listed(counted: &AggregationResults, fields: &[FacetField]) -> Result<Vec<(FacetField, String, u32)>> {
    let counted = serde_json::to_value(counted)?;
    let mut counts = Vec::new();
    for field in fields {
        let buckets = counted[field.as_str()]["buckets"].as_array();
        for bucket in buckets.into_iter().flatten() {
            let key = bucket["key"].as_str().context("a value that is no text")?;
            let count = bucket["doc_count"].as_u64().context("a value without a count")?;
            counts.push((*field, key.to_owned(), u32::try_from(count)?));
        }
    }
    Ok(counts)
}

/// The first rows in the order in which they were added, which is that of popularity.
struct First;

struct FirstHere(Vec<DocId>);

impl Collector for First {
    type Fruit = Vec<DocId>;
    type Child = FirstHere;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<FirstHere> {
        Ok(FirstHere(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<DocId>>) -> tantivy::Result<Vec<DocId>> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl SegmentCollector for FirstHere {
    type Fruit = Vec<DocId>;

    fn collect(&mut self, doc: DocId, _: Score) {
        if self.0.len() < ROWS as usize {
            self.0.push(doc);
        }
    }

    fn harvest(self) -> Vec<DocId> {
        self.0
    }
}

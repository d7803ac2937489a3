//! From a command to its question and back to paper.

use crate::{
    args::{Args, Command, Paging, Search, prices::Prices},
    claims,
    door::{Door, Outcome, print},
    hardware, law, machine, page, policy, rounds, serve, writing,
};
use catalogue::view::{
    AboutAsk, BoardsAsk, DoctorAsk, EventsAsk, LicenceAsk, LicencesAsk, MakerAsk, MakersAsk, MakersSort, ModelAsk,
    MovesAsk, PathsAsk, PricesAsk, RankingAsk, SearchAsk, TimelineAsk,
};
use clap::CommandFactory as _;
use desk::Request;
use serde_json::Value;
use shelf::view::Change;

/// Does what was asked for and gives the exit code.
pub(crate) async fn run(args: &Args) -> Outcome<u8> {
    match &args.command {
        Command::Completions { shell } => return completions(*shell),
        Command::Man => return manual(),
        _ => {}
    }
    let door = Door::open(args).await?;
    match &args.command {
        Command::Collection(what) => writing::collection(&door, what).await,
        Command::Note(what) => writing::note(&door, what).await,
        Command::Favourite(what) => writing::favourite(&door, what).await,
        Command::Undo => writing::undo(&door).await,
        Command::Policy { what } => policy::policy(&door, what.as_ref()).await,
        Command::Library(what) => writing::library(&door, what).await,
        Command::Sync(what) => {
            let status = rounds::sync(&door, what).await;
            door.desk.close().await;
            status
        }
        Command::Probe { place, out } => {
            let status = rounds::probe(&door, place, out).await;
            door.desk.close().await;
            status
        }
        Command::Audit(what) => {
            let status = machine::audit(&door, what).await;
            door.desk.close().await;
            status
        }
        Command::Serve { ui, port } => serve::serve(&door, ui.as_deref(), *port),
        Command::Search(search) => find(&door, search).await,
        Command::Doctor { thorough } => doctor(&door, *thorough).await,
        Command::Licence { id, text: true, .. } => licence_text(&door, id).await,
        Command::Licence {
            id, diff: Some(other), ..
        } => law::diff(&door, id, other).await,
        Command::May(what) => law::may(&door, what).await,
        Command::Lineage(what) => law::lineage(&door, what).await,
        Command::Flows(what) => law::flows(&door, what).await,
        Command::Claim(what) => claims::claim(&door, what).await,
        Command::Share(what) => claims::share(&door, what).await,
        Command::Prices(what) => prices(&door, what).await,
        Command::Chips(what) => hardware::chips(&door, what).await,
        Command::Memory(what) => hardware::memory(&door, what).await,
        reading => read(&door, reading).await,
    }
}

/// The commands that ask one question and show its answer.
async fn read(door: &Door, command: &Command) -> Outcome<u8> {
    let (request, set) = question(command)?;
    let answer = door.ask(request).await?;
    door.say(&answer, set)
}

type Setting = fn(&mut page::Paper<'_>, &Value);

fn question(command: &Command) -> Outcome<(Request, Setting)> {
    Ok(match command {
        Command::Model { id } => (Request::Model(ModelAsk { repo: id.clone() }), page::model),
        Command::Maker { name } => (Request::Maker(MakerAsk { maker: name.clone() }), page::maker),
        Command::Licence { id, .. } => (Request::Licence(LicenceAsk { licence: id.clone() }), page::licence),
        Command::Ranking { .. } | Command::Timeline(_) => return over_time(command),
        Command::Boards => (Request::Boards(BoardsAsk {}), page::boards),
        Command::About => (Request::About(AboutAsk {}), page::about),
        Command::Events {
            from,
            until,
            kind,
            limit,
        } => {
            let ask = EventsAsk {
                from: *from,
                until: *until,
                kind: kind.clone(),
                limit: *limit,
            };
            (Request::Events(ask), page::events)
        }
        other => return listing(other),
    })
}

/// The questions about boards and events by day.
fn over_time(command: &Command) -> Outcome<(Request, Setting)> {
    Ok(match command {
        Command::Timeline(what) => {
            let ask = TimelineAsk {
                from: what.from,
                until: what.to,
                kind: what.kind.clone(),
                country: what.country.clone(),
                original: what.original,
            };
            (Request::Timeline(ask), page::timeline)
        }
        Command::Ranking {
            board,
            at,
            compare: Some(with),
            limit,
            ..
        } => {
            let ask = MovesAsk {
                board: board.clone(),
                at: *at,
                with: *with,
                limit: *limit,
            };
            (Request::Moves(ask), page::moves)
        }
        Command::Ranking { board, at, path, .. } if !path.is_empty() => {
            let ask = PathsAsk {
                board: board.clone(),
                names: path.clone(),
                at: *at,
            };
            (Request::Paths(ask), page::paths)
        }
        Command::Ranking { board, at, limit, .. } => {
            let ask = RankingAsk {
                board: board.clone(),
                at: *at,
                limit: *limit,
            };
            (Request::Ranking(ask), page::ranking)
        }
        other => return listing(other),
    })
}

/// The questions for lists that can be narrowed.
fn listing(command: &Command) -> Outcome<(Request, Setting)> {
    let words = |query: &Option<String>| query.clone().unwrap_or_default();
    Ok(match command {
        Command::Makers {
            query,
            country,
            paging: Paging { offset, limit },
        } => {
            let (query, country, sort) = (words(query), country.clone(), MakersSort::Models);
            (
                Request::Makers(MakersAsk {
                    query,
                    country,
                    sort,
                    offset: *offset,
                    limit: *limit,
                }),
                page::makers,
            )
        }
        Command::Licences {
            query,
            with_terms,
            paging: Paging { offset, limit },
        } => {
            let query = words(query);
            let ask = LicencesAsk {
                query,
                family: None,
                with_terms: *with_terms,
                offset: *offset,
                limit: *limit,
            };
            (Request::Licences(ask), page::licences)
        }
        other => anyhow::bail!("{other:?} is no question"),
    })
}

async fn prices(door: &Door, what: &Prices) -> Outcome<u8> {
    let Paging { offset, limit } = what.paging;
    let query = what.query.clone().unwrap_or_default();
    let answer = door.ask(Request::Prices(PricesAsk { query, offset, limit })).await?;
    door.say(&answer, |paper, answer| {
        page::prices(paper, answer, what.history, what.rate.as_ref());
    })
}

async fn find(door: &Door, search: &Search) -> Outcome<u8> {
    let query = search.query.join(" ");
    let ask = SearchAsk {
        query: query.clone(),
        sort: search.sort.sort(),
        reversed: search.reversed,
        offset: search.offset,
        limit: search.limit,
        at: search.at,
        facets: search.facets,
        generation: 0,
    };
    let answer = door.ask(Request::Search(ask)).await?;
    if let Some(name) = &search.save {
        door.ask(Request::Change(Change::SaveSearch {
            name: name.clone(),
            query,
        }))
        .await?;
    }
    door.say(&answer, page::search)
}

/// The text as it stands, for reading and for `diff`.
async fn licence_text(door: &Door, id: &str) -> Outcome<u8> {
    let answer = door
        .ask(Request::Licence(LicenceAsk { licence: id.to_owned() }))
        .await?;
    let Some(text) = answer.pointer("/text/text").and_then(Value::as_str) else {
        let place = answer
            .get("text_place")
            .and_then(Value::as_str)
            .unwrap_or("nowhere we know of");
        return Err(desk::Fault {
            code: atlas::Code::NotFound,
            subject: Some(id.to_owned()),
            detail: format!("The text of “{id}” is not in this atlas. It can be had at: {place}."),
        }
        .into());
    };
    if door.json {
        return door.say(&answer["text"]["text"], |_, _| {});
    }
    let end = if text.ends_with('\n') { "" } else { "\n" };
    print(&format!("{text}{end}"))
}

/// Exit code 5 where anything is broken, so that scripts notice.
async fn doctor(door: &Door, thorough: bool) -> Outcome<u8> {
    let answer = door.ask(Request::Doctor(DoctorAsk { thorough })).await?;
    door.say(&answer, page::doctor)?;
    let sound = answer.get("sound").and_then(Value::as_bool).unwrap_or(false);
    Ok(if sound { 0 } else { atlas::Code::Damaged.exit_status() })
}

fn completions(shell: clap_complete::Shell) -> Outcome<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "baimo", &mut text);
    print(&String::from_utf8_lossy(&text))
}

fn manual() -> Outcome<u8> {
    let mut text = Vec::new();
    page::manual(&mut text)?;
    print(&String::from_utf8_lossy(&text))
}

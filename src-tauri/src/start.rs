//! What one start of the window remembers: when it was, with which link, and whether the window has been shown.

use crate::link::Destination;
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

/// One start of the window.
pub(crate) struct Start {
    at: Instant,
    link: Mutex<Option<Destination>>,
    listening: AtomicBool,
    shown: AtomicBool,
}

impl Start {
    /// A start at `at` with the link of the command line, if it is one of ours.
    pub(crate) fn new(at: Instant, link: Option<Destination>) -> Self {
        Self {
            at,
            link: Mutex::new(link),
            listening: AtomicBool::new(false),
            shown: AtomicBool::new(false),
        }
    }

    /// Hands the waiting link over; from now on the page listens for itself.
    pub(crate) fn take_link(&self) -> Option<Destination> {
        self.listening.store(true, Ordering::SeqCst);
        self.link.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Keeps a link that came before the page listens; gives it back when the page can be told at once.
    pub(crate) fn keep_or_return(&self, place: Destination) -> Option<Destination> {
        if self.listening.load(Ordering::SeqCst) {
            return Some(place);
        }
        *self.link.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
        None
    }

    /// True exactly once, for whoever shows the window.
    pub(crate) fn shown_for_the_first_time(&self) -> bool {
        !self.shown.swap(true, Ordering::SeqCst)
    }

    /// Milliseconds since the start.
    pub(crate) fn taken_ms(&self) -> u64 {
        u64::try_from(self.at.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_waits_until_the_page_asks_and_then_goes_straight_through() {
        let place = |text: &str| Destination::parse(text).unwrap();
        let start = Start::new(Instant::now(), Some(place("baimo://model/gpt2")));
        assert_eq!(start.keep_or_return(place("baimo://maker/01-ai")), None);
        assert_eq!(start.take_link(), Some(place("baimo://maker/01-ai")), "the latest wins");
        assert_eq!(start.take_link(), None);
        assert_eq!(
            start.keep_or_return(place("baimo://licence/mit")),
            Some(place("baimo://licence/mit"))
        );
    }

    #[test]
    fn the_window_is_shown_once() {
        let start = Start::new(Instant::now(), None);
        assert!(start.shown_for_the_first_time());
        assert!(!start.shown_for_the_first_time());
    }
}

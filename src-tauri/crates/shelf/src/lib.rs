//! What the person made: notes, favourites, collections, saved searches, settings. The only writer of the library.

pub mod view;

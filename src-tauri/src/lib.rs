//! The desktop window: it asks the counter and shows the answer. Nothing of the subject lives here.

//! The tour: what a person does in the real window.

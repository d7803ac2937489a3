//! Memory a model needs, computed from its real shape, and the chips that can hold it.

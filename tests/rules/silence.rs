//! Right papers, on which every rule is silent.

//! Papers with planted faults, each with all that is found in it.

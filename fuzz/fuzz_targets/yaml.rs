//! YAML of a paper.

#![no_main]

vanban_fuzz::fuzz!("yaml");

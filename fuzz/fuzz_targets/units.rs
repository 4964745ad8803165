//! Tables of units, and their papers.

#![no_main]

vanban_fuzz::fuzz!("units");

//! An office's own form of a kind.

#![no_main]

vanban_fuzz::fuzz!("frame");

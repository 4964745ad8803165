//! What differs for one unit.

#![no_main]

vanban_fuzz::fuzz!("overlay");

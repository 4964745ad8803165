//! Registers of laws.

#![no_main]

vanban_fuzz::fuzz!("laws");

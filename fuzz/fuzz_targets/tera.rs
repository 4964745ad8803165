//! Texts with variables.

#![no_main]

vanban_fuzz::fuzz!("tera");

//! Pictures of a signature.

#![no_main]

vanban_fuzz::fuzz!("png");

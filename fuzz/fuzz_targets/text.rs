//! Texts copied from a PDF.

#![no_main]

vanban_fuzz::fuzz!("text");

//! PDFs: signatures, fields, words, files in them.

#![no_main]

vanban_fuzz::fuzz!("pdf");

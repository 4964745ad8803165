//! OpenDocument workbooks.

#![no_main]

vanban_fuzz::fuzz!("ods");

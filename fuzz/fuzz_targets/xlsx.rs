//! Excel workbooks.

#![no_main]

vanban_fuzz::fuzz!("xlsx");

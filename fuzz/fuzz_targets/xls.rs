//! Workbooks of old Excel.

#![no_main]

vanban_fuzz::fuzz!("xls");

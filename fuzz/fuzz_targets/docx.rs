//! Word files: read, judged, imported, laid out again.

#![no_main]

vanban_fuzz::fuzz!("docx");

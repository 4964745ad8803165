//! The tree as PDF, laid out by Typst in process.

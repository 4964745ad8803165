//! The block text of a paper: articles, or what a plan says.

#![no_main]

vanban_fuzz::fuzz!("block");

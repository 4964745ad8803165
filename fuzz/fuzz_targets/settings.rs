//! An office's theme, house rules, spelling, waivers, kinds.

#![no_main]

vanban_fuzz::fuzz!("settings");

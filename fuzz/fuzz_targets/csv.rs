//! CSV: units, allocations, budgets.

#![no_main]

vanban_fuzz::fuzz!("csv");

//! The one test binary; how to run and renew the tests stands in `tests/README.md`.

mod areas;
mod as_typed;
mod batch;
mod cited;
mod clerk;
mod cli;
mod columns;
mod compared;
mod decree;
mod docx;
mod exported_tables;
mod figures;
mod fixed_words;
mod imported;
mod kinds;
mod layers;
mod marks;
mod money;
mod mutated;
mod observed;
mod packs;
mod pages;
mod pdf;
mod references;
mod rules;
mod samples;
mod second_reader;
mod sheets;
mod signers;
mod signs;
mod support;
mod text;
mod whole;
mod word;

use support::harness;

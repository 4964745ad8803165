//! The one test binary; how to run and renew the tests stands in `tests/README.md`.

mod as_typed;
mod batch;
mod budget;
mod cited;
mod clerk;
mod cli;
mod compared;
mod decree;
mod docx;
mod figures;
mod fixed_words;
mod harness;
mod kinds;
mod kitchen_sink;
mod layers;
mod marks;
mod money;
mod pdf;
mod references;
mod samples;
mod signers;

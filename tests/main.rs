//! The one test binary; how to run and renew the tests stands in `tests/README.md`.

mod docx;
mod kitchen_sink;
mod layers;
mod pdf;

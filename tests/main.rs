//! The one test binary; how to run and renew the tests stands in `tests/README.md`.

mod docx;
mod kinds;
mod kitchen_sink;
mod layers;
mod pdf;

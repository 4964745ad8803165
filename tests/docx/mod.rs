//! The DOCX writer, read back from the bytes it gives.

mod fingerprint;
mod headings;
mod markup;
mod package;
mod recipients;
mod stamps;
mod styles;
mod text;

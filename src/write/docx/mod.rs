//! The tree as DOCX.

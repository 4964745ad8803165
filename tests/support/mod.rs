//! What tests share and none of them tests; each file is named by what it holds.

pub(crate) mod docx;
pub(crate) mod drawn_sheets;
pub(crate) mod edited_books;
pub(crate) mod exports;
pub(crate) mod harness;
pub(crate) mod kitchen_sink;
pub(crate) mod office_workbooks;
pub(crate) mod old_workbooks;
pub(crate) mod pages;
pub(crate) mod papers;
pub(crate) mod pdf_additions;
pub(crate) mod real_signatures;
pub(crate) mod signed_fields;
pub(crate) mod trees;
pub(crate) mod wards;
pub(crate) mod word_file;
pub(crate) mod workbooks;
pub(crate) mod zip_files;

//! Spreadsheets: what a cell shows is what is read, by all who read tables, in .xlsx, .xls, .ods
//! and CSV.
//!
//! Workbooks of Excel 2007 are made here; `tests/cases/bang_tinh/` has them as LibreOffice 7.4
//! saved them in the older and the open format.

mod books;
mod figures;
mod lists;
mod marked;
mod others;
mod returned;
mod unreadable;

//! Spreadsheets: what a cell shows is what is read, by all who read tables, in .xlsx, .xls, .ods
//! and CSV.
//!
//! Workbooks of Excel 2007, and small ones of the older and the open format, are made by
//! `support/workbooks.rs` and `support/old_workbooks.rs`;
//! `tests/cases/bang_tinh/` has larger ones as LibreOffice 7.4 saved them in these formats.

mod bounds;
mod captions;
mod figures;
mod formats;
mod hostile;
mod lists;
mod office_tables;
mod other_tables;
mod returned;
mod table_marks;
mod uncalculated;
mod unreadable;

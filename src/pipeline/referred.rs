//! Files that a document refers to, read beside it.
//!
//! In: the references with their places. Out: what the files hold, or a finding at the reference: errors
//! inside such a file are reported when it is built itself.

use crate::content::Dossier;
use crate::content::declare::Word;
use crate::content::image::Png;
use crate::content::laws;
use crate::content::sheet_table::{self, LaidSheet, RowsFile};
use crate::content::table::figures::{self, Nameless, Reference};
use crate::files::{self, Files, NotOpened};
use crate::finding::{Code, Finding, Findings, Report, codes};
use crate::tabular::{self, DataTable, WantedTable};
use crate::write::pdf;
use crate::yaml::{self, Node, Value};

/// The name of the file or folder that `reference` gives as a path from the file it is in. Returns None if it
/// is no such path, which is reported with this code.
pub fn name_of(reference: &Word, code: Code, report: &mut Report) -> Option<String> {
    let path = &reference.text;
    let name = files::beside(report.sources.file(reference.at.file).name(), path);
    if name.is_none() {
        let message = format!("đường dẫn `{path}` không tính từ thư mục của tệp này");
        let hint =
            "ghi đường dẫn từ thư mục chứa tệp này, ví dụ `to-trinh.yaml` hay `../chung/to-trinh.yaml`";
        report.findings.push(Finding::error(code, reference.at, message).hint(hint));
    }
    name
}

/// The bytes of the file that `reference` names, and its name. If there are none, that is reported.
pub fn file_of(reference: &Word, files: &dyn Files, report: &mut Report) -> Option<(String, Vec<u8>)> {
    let fault = |message: String| Finding::error(codes::C015, reference.at, message);
    let name = name_of(reference, codes::C015, report)?;
    match files.read(&name) {
        Ok(bytes) => Some((name, bytes)),
        Err(error) => {
            let words = match error.kind() {
                std::io::ErrorKind::NotFound => "không có tệp này".to_owned(),
                _ => files::words(&error),
            };
            let hint = NotOpened::of(&error)
                .map_or("đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp", NotOpened::hint);
            report.findings.push(fault(format!("không đọc được `{name}`: {words}")).hint(hint));
            None
        }
    }
}

/// Files of other programs that people name where only files of this program are read.
const FOREIGN: [(&[&str], &str); 5] = [
    (&["docx", "doc", "rtf", "odt"], "tệp Word"),
    (&["pdf"], "tệp PDF"),
    (&["xlsx", "xls", "ods", "csv"], "bảng tính"),
    (&["png", "jpg", "jpeg"], "ảnh"),
    (&["zip", "rar", "7z"], "tệp nén"),
];

/// Whether a reference names a file that may be YAML; a file of another program is reported, whatever is in
/// it.
pub(super) fn is_yaml(reference: &Word, key: &str, findings: &mut Findings) -> bool {
    let path = &reference.text;
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let foreign = FOREIGN.iter().find(|(endings, _)| endings.contains(&ending.as_str()));
    if let Some((_, what)) = foreign {
        let stem = path[..path.len() - ending.len()].to_owned();
        let message = format!("`{key}` nhận tệp YAML của văn bản, `{path}` là {what}");
        let hint = format!(
            "soạn văn bản đó thành tệp YAML (bắt đầu bằng `vanban new`) rồi ghi `{stem}yaml`; không thì bỏ dòng này \
             và gửi kèm tệp ấy riêng"
        );
        findings.push(Finding::error(codes::C015, reference.at, message).hint(hint));
    }
    let is_laws = path.rsplit(['/', '\\']).next() == Some(laws::FILE);
    if is_laws {
        let message = format!("`{key}` nhận tệp YAML của văn bản, `{path}` là sổ văn bản pháp luật");
        let hint = "bỏ dòng này: sổ được đọc cùng văn bản, gọi văn bản trong sổ bằng `{{ phap_luat.nd30 }}`";
        findings.push(Finding::error(codes::C015, reference.at, message).hint(hint));
    }
    foreign.is_none() && !is_laws
}

/// Replaces the names of attached files (`kem_theo: [ke-hoach.yaml]`) with their contents. A file that cannot
/// be used is reported; its name stays. What is taken over from others is left to `taken`.
pub(super) fn attach(document: &mut Node, files: &dyn Files, report: &mut Report) {
    let Value::Map(entries) = &mut document.value else { return };
    let attached = entries.iter_mut().find(|entry| entry.key == "kem_theo");
    let Some(Value::List(items)) = attached.map(|entry| &mut entry.value.value) else { return };
    for item in items {
        let Some(path) = item.scalar().map(|scalar| scalar.text.trim().to_owned()) else { continue };
        let reference = Word { text: path, at: item.span };
        if !is_yaml(&reference, "kem_theo", &mut report.findings) {
            continue;
        }
        let read =
            file_of(&reference, files, report).and_then(|(name, bytes)| yaml::open(&name, &bytes, report));
        if let Some(node) = read {
            *item = node;
        }
    }
}

/// Puts the figures and rows that tables keep in separate sheets into the document.
pub(super) fn figures(document: &mut Node, files: &dyn Files, report: &mut Report) {
    for table in figures::tables(document) {
        table_figures(table, files, report);
    }
}

/// Puts the figures, or all rows, that one table keeps in a separate sheet into it.
pub(super) fn table_figures(table: &mut Node, files: &dyn Files, report: &mut Report) {
    if let Some(rows) = sheet_table::reference(table) {
        let laid = laid_sheet(&rows, files, report);
        sheet_table::read_rows(table, &rows, laid.as_ref(), &mut report.findings);
    }
    let Some(reference) = figures::reference(table) else { return };
    let columns = figures::read_columns(table);
    let sheet = sheet(&reference, &columns, files, report);
    figures::put(table, &reference, sheet.as_ref(), Nameless::Refused, &mut report.findings);
}

/// The sheet with a table's rows as it is laid out; it is reported if it cannot be read.
fn laid_sheet(rows: &RowsFile, files: &dyn Files, report: &mut Report) -> Option<LaidSheet> {
    let (name, bytes) = file_of(&rows.file, files, report)?;
    let wanted = WantedTable {
        sheet: rows.sheet.as_ref().map(|sheet| (sheet.text.as_str(), Some(sheet.at))),
        names_sheets: Some(("trang: ", "")),
        cited: Some(rows.file.at),
        ..WantedTable::default()
    };
    let sheet = tabular::whole(&name, &bytes, wanted, report)?;
    sheet_table::lay(&name, &sheet, &mut report.findings)
}

/// The sheet with a table's figures; it is reported if it cannot be read.
fn sheet(
    reference: &Reference,
    columns: &[String],
    files: &dyn Files,
    report: &mut Report,
) -> Option<DataTable> {
    let (name, bytes) = file_of(&reference.file, files, report)?;
    let wanted = WantedTable {
        sheet: reference.sheet.as_ref().map(|sheet| (sheet.text.as_str(), Some(sheet.at))),
        names_sheets: Some(("trang: ", "")),
        key: Some(figures::KEY),
        columns,
        optional: &[],
        all_columns: false,
        cited: Some(reference.file.at),
    };
    tabular::read(&name, &bytes, wanted, report).and_then(DataTable::whole)
}

/// The images that signers name, each with its file; one that cannot be drawn is reported.
pub(super) fn images(document: &mut Dossier, files: &dyn Files, report: &mut Report) {
    let signers = document.nguoi_ky.iter_mut();
    for image in signers.flat_map(|signer| [&mut signer.anh_chu_ky, &mut signer.anh_dau]).flatten() {
        let Some((name, bytes)) = file_of(&image.tep, files, report) else { continue };
        let png = Png::read(bytes).and_then(|png| match pdf::draws(&png.bytes) {
            true => Ok(png),
            false => Err("là ảnh PNG bị hỏng".to_owned()),
        });
        match png {
            Ok(png) => image.fill(png, &mut report.findings),
            Err(words) => report.findings.push(
                Finding::error(codes::C022, image.tep.at, format!("tệp `{name}` {words}"))
                    .hint("dùng ảnh PNG nền trong suốt, cắt sát hình (Phụ lục I, II.7d và II.8a)"),
            ),
        }
    }
}

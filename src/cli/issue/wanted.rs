//! Which papers get what. In: arguments or a table of orders. Out: papers.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::OrderedPaper;
use super::doubled::Numbers;
use crate::cli::args::IssueArgs;
use crate::cli::console::Console;
use crate::content::declare::Word;
use crate::files::disk;
use crate::finding::{Finding, codes};
use crate::issue::orders::OrdersFor;
use crate::issue::{Order, orders};
use crate::pipeline::{Report, name_of};
use crate::run::{Listener, Refusal, inputs, system};

/// The papers that the arguments name. Returns None if the table of them is wrong, which is reported.
pub(super) fn wanted(args: &IssueArgs, console: &Console) -> Result<Option<Vec<OrderedPaper>>, Refusal> {
    let wanted = |path: PathBuf, order| OrderedPaper { name: system::shown(&path), path, order };
    if args.names_localities() {
        return Err(Refusal::new(
            "--so-dau, --units, --where, --only, --overlays chỉ dùng với mẫu nhiều địa phương",
        )
        .hint("nêu tệp mẫu có `dia_phuong:` ở đầu; một văn bản thì dùng `--so`"));
    }
    if let (Some(file), Some(_)) = (&args.file, &args.csv) {
        let message = format!(
            "`{}` là một văn bản: nêu cả tệp và `--csv` thì không rõ cấp số cho tệp nào",
            system::shown(file)
        );
        return Err(Refusal::new(message).hint("bỏ tệp, các tệp của bảng ghi ở cột `tep`; hoặc bỏ `--csv`"));
    }
    let Some(table) = &args.csv else {
        let Some(file) = args.file.clone() else {
            return Err(Refusal::new("chưa nêu tệp cần cấp số").hint(
                "`vanban issue <TỆP> --so 206 --ngay 31/10/2026`, hoặc `--csv <BẢNG>` cho nhiều văn bản",
            ));
        };
        inputs::refuse_laws(&file)?;
        let nguoi_ky = args.nguoi_ky.as_deref().map(Order::names).unwrap_or_default();
        return Ok(Some(vec![wanted(file, Order { so: args.so.clone(), ngay: args.ngay, nguoi_ky })]));
    };
    let name = system::shown(table);
    let bytes = system::read(table).map_err(|error| Refusal::unread(&name, &error))?;
    let mut report = Report::default();
    let rows = orders::read(&name, &bytes, OrdersFor::Papers, &mut report);
    let mut numbers = Numbers::default();
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for row in rows {
        let reference = Word { text: row.key.clone(), at: row.at };
        let Some(path) = name_of(&reference, codes::P004, &mut report).map(PathBuf::from) else { continue };
        let fault = |message| Finding::error(codes::P004, row.at, message);
        if !disk::is_file(&path) {
            let message = format!("không có tệp `{}`", row.key);
            report.findings.push(fault(message).hint("đường dẫn ở cột `tep` tính từ thư mục chứa bảng này"));
        } else if inputs::is_laws(&path) {
            let message = format!("`{}` là sổ văn bản pháp luật, không phải văn bản", row.key);
            report.findings.push(fault(message).hint("bỏ dòng này: sổ không có số và ngày để cấp"));
        } else if !seen.insert(disk::canonicalize(&path).unwrap_or_else(|_| path.clone())) {
            report.findings.push(fault(format!("tệp `{}` ghi hai lần trong bảng", row.key)));
        } else {
            numbers.add(&row, &path);
        }
        all.push(wanted(path, row.order));
    }
    numbers.tell(&mut report);
    report.findings.sort();
    console.findings(&report);
    if report.findings.has_errors() {
        console.say("Chưa ghi gì: sửa các lỗi trên rồi chạy lại");
    }
    Ok((!report.findings.has_errors()).then_some(all))
}

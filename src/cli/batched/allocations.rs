//! The city's allocation in a batch: read and compared before anything is written, reported.
//!
//! In: what the template says of it. Out: the allocation for the localities, and the files of `--bao-cao`. An
//! error in it ends the run: plans whose money does not add up to the city's must not go out.

use std::path::{Path, PathBuf};

use crate::cli::args::BatchArgs;
use crate::cli::console::Console;
use crate::cli::values::{OutputForm, Wish};
use crate::content::localities::DeclaredLocalities;
use crate::files::Disk;
use crate::finding::{Finding, codes};
use crate::localities::allocation::{self, AllocationLocality};
use crate::pipeline::{Checked, Input, Pipeline, Report, file_of};
use crate::run::save::{self, Existing};
use crate::run::{Listener, Refusal, locks, system};
use crate::tabular::workbook::WorkbookError;
use crate::tabular::{self, DataTable, WantedTable, workbook};

mod sheets;

/// What a batch knows of the city's money.
#[derive(Default)]
pub(in crate::cli) struct GivenAllocation {
    /// The allocation, if the template names one.
    pub(in crate::cli) checked: Option<Checked>,
    /// The name and the bytes of the city's plan.
    plan: (String, Vec<u8>),
    /// The name of the table.
    table: String,
}

/// Reads and compares the allocation. Returns None if something in it is wrong, which is then in the report.
pub(super) fn collect(
    reports: &[Wish],
    template: Input<'_>,
    declared: &DeclaredLocalities,
    places: &[AllocationLocality],
    pipeline: &Pipeline,
    report: &mut Report,
) -> Result<Option<GivenAllocation>, Refusal> {
    let Some(named) = &declared.allocation else {
        if !reports.is_empty() {
            return Err(Refusal::new("--bao-cao: mẫu chưa có bảng phân bổ kinh phí")
                .hint("ghi `phan_bo: {tep: …, doi_chieu: …}` trong `dia_phuong` của mẫu"));
        }
        return Ok(Some(GivenAllocation::default()));
    };
    // The template is the first file of this report too, so that the places in it are right.
    let tasks = pipeline.city_tasks(template, report);
    let (file, plan) = (file_of(&named.file, &Disk, report), file_of(&named.plan, &Disk, report));
    let Some(((file, plan), tasks)) = file.zip(plan).zip(tasks) else { return Ok(None) };
    if tasks.is_empty() {
        let message = "mẫu có bảng phân bổ nhưng không nhiệm vụ nào ghi `nguon: thanh_pho`";
        let hint = "ghi `nguon: thanh_pho` vào nhiệm vụ lấy kinh phí từ thành phố, hoặc bỏ `phan_bo`";
        report.findings.push(Finding::error(codes::U020, named.file.at, message).hint(hint));
        return Ok(None);
    }
    let columns = allocation::read_columns(&tasks);
    let wanted = WantedTable {
        sheet: named.sheet.as_ref().map(|sheet| (sheet.text.as_str(), Some(sheet.at))),
        names_sheets: Some(("trang: ", "")),
        key: Some(allocation::TASK),
        optional: &[],
        columns: &columns,
        all_columns: false,
        cited: Some(named.file.at),
    };
    let sheet = tabular::read(&file.0, &file.1, wanted, report).and_then(DataTable::whole);
    let read = sheet.and_then(|sheet| allocation::read(&sheet, &tasks, named, places, report));
    let Some(read) = read else { return Ok(None) };
    let input = Input {
        name: &plan.0,
        bytes: &plan.1,
        files: &Disk,
        issued_by: locks::issued_by(Path::new(&plan.0)),
    };
    let checked = pipeline.check_allocation(read, tasks, input, report);
    Ok(checked.map(|checked| GivenAllocation { checked: Some(checked), plan, table: file.0 }))
}

impl GivenAllocation {
    /// Writes the files of the report. Returns the findings if one of the files cannot be made: none is
    /// written then.
    pub(in crate::cli) fn tell(
        &self,
        args: &BatchArgs,
        tables: &[PathBuf],
        pipeline: &Pipeline,
        console: &Console,
    ) -> Result<Result<(), Report>, Refusal> {
        let Some(checked) = &self.checked else { return Ok(Ok(())) };
        let plan = Input {
            name: &self.plan.0,
            bytes: &self.plan.1,
            files: &Disk,
            issued_by: locks::issued_by(Path::new(&self.plan.0)),
        };
        let mut written: Vec<(&Path, Vec<u8>)> = Vec::new();
        for wish in &args.reports {
            let bytes = match wish.form {
                OutputForm::Workbook => {
                    workbook::write(&sheets::workbook(checked)).map_err(|error| refused(&error))?
                }
                OutputForm::Paper(format) => match pipeline.render_allocation(checked, plan, &[format]) {
                    Ok(files) => files.into_iter().map(|(_, bytes)| bytes).next().unwrap_or_default(),
                    Err(report) => return Ok(Err(report)),
                },
            };
            written.push((&wish.path, bytes));
        }
        let files: Vec<(&Path, &[u8])> = written.iter().map(|(path, bytes)| (*path, &bytes[..])).collect();
        let named = [&self.plan.0, &self.table].map(PathBuf::from);
        let inputs: Vec<PathBuf> =
            [args.template.clone()].into_iter().chain(named).chain(tables.iter().cloned()).collect();
        console.notes(save::files(&files, &inputs, Existing::Own(args.settings.overwrite()))?);
        for (path, _) in files {
            console.say(&format!("Báo cáo phân bổ kinh phí: {}", system::shown(path)));
        }
        Ok(Ok(()))
    }
}

fn refused(error: &WorkbookError) -> Refusal {
    Refusal::new(format!("không lập được báo cáo phân bổ: {error}"))
}

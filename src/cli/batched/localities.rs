//! Which localities a batch is for. In: tables, conditions and codes. Out: localities with their overlays.
//!
//! Everything that is wrong with tables and overlays is reported before a document is made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use super::listed::{self, IssueList};
use crate::cli::args::LocalityArgs;
use crate::cli::values::Shard;
use crate::content::declare::{nearest, suggestion};
use crate::content::localities::DeclaredLocalities;
use crate::digest::of_bytes;
use crate::files::disk;
use crate::finding::{Finding, codes};
use crate::issue::{Order, given};
use crate::pipeline::{Report, localities_with_money, name_of};
use crate::run::{Refusal, system};
use crate::source::Span;

use crate::localities::allocation::AllocationLocality;
use crate::localities::file_names::{FilePattern, NameFault, file_names};
use crate::localities::money::MoneyColumns;
use crate::localities::{self, Locality, LocalityTable, capital, names};

/// A locality of the batch.
pub(in crate::cli) struct LocalityJob {
    /// The locality.
    pub(in crate::cli) unit: Locality,
    /// Its row in the table: the place of its name.
    pub(in crate::cli) at: Span,
    /// The file that says what is different for it.
    pub(in crate::cli) overlay: Option<PathBuf>,
    /// The name of its files, without ending.
    pub(in crate::cli) file_name: String,
    /// The cell of the list that gives its paper's number.
    pub(in crate::cli) number_at: Option<Span>,
}

impl LocalityJob {
    /// Puts an order into the columns of the locality.
    pub(in crate::cli) fn give(&mut self, order: &Order) {
        self.unit = self.unit.clone().with(given::columns(order));
    }
}

/// The localities of a batch.
pub(in crate::cli) struct Units {
    /// Those asked for, in the table's order.
    pub(in crate::cli) jobs: Vec<LocalityJob>,
    /// Those not asked for whose papers have a number in the list: nobody else may get it.
    pub(in crate::cli) numbered: Vec<LocalityJob>,
    /// All localities of the table.
    pub(in crate::cli) places: Vec<AllocationLocality>,
    /// The names of the files of all localities, without ending, by code.
    pub(in crate::cli) names: BTreeMap<String, String>,
    /// The tables: the first lists the localities, further ones only add columns.
    pub(in crate::cli) tables: Vec<PathBuf>,
    /// The list of numbers.
    pub(in crate::cli) list: IssueList,
}

/// The localities. Returns None if a table or an overlay is wrong, which is then in the report.
pub(super) fn collect(
    args: &LocalityArgs,
    phan: Option<Shard>,
    template: &str,
    declared: &DeclaredLocalities,
    report: &mut Report,
) -> Result<Option<Units>, Refusal> {
    let Some((table, tables)) = table(args, declared, report)? else { return Ok(None) };
    let place = |unit: &Locality| AllocationLocality {
        code: unit.code().to_owned(),
        name: unit.name().to_owned(),
        kind: unit.get(localities::TYPE).unwrap_or_default().to_owned(),
    };
    let places = table.units.iter().map(place).collect();
    let names = names_of(args, declared, &table, report);
    let codes: Vec<&str> = table.units.iter().map(Locality::code).collect();
    listed::reserved(&table.columns, declared.tables.first(), report);
    let list = IssueList::read(Path::new(template), declared, &codes, report)?;
    let mut overlays = overlays(args, template, declared, &table, report)?;
    let (units, others) = select(args, phan, table, report)?;
    if report.findings.has_errors() {
        return Ok(None);
    }
    let mut job = |(unit, at): (Locality, Span)| {
        let mut job = LocalityJob {
            file_name: names.get(unit.code()).cloned().unwrap_or_default(),
            overlay: overlays.remove(unit.code()),
            unit,
            at,
            number_at: None,
        };
        if let Some(row) = list.rows.get(job.unit.code()) {
            job.give(&row.order);
            job.number_at = row.so_at;
        }
        job
    };
    let jobs = units.into_iter().map(&mut job).collect();
    let is_numbered =
        |(unit, _): &(Locality, Span)| list.rows.get(unit.code()).is_some_and(|row| row.order.so.is_some());
    let numbered = others.into_iter().filter(is_numbered).map(&mut job).collect();
    Ok(Some(Units { jobs, numbered, places, names, tables, list }))
}

/// The names of the files of all localities; what is wrong with the pattern is reported.
fn names_of(
    args: &LocalityArgs,
    declared: &DeclaredLocalities,
    table: &LocalityTable,
    report: &mut Report,
) -> BTreeMap<String, String> {
    let typed = declared.names.as_ref().filter(|_| args.ten_tep.is_none());
    let general = |message: String, hint: String| {
        let finding = Finding::general(codes::U018, message).hint(hint);
        Finding { at: typed.map(|word| word.at), ..finding }
    };
    let text = args.ten_tep.as_deref().or(typed.map(|word| word.text.as_str()));
    let pattern = match text.map(FilePattern::read).transpose() {
        Ok(pattern) => pattern,
        Err((message, hint)) => {
            report.findings.push(general(message, hint));
            return BTreeMap::new();
        }
    };
    match file_names(&table.units, &table.columns, pattern.as_ref()) {
        Ok(names) => names,
        Err(faults) => {
            for NameFault { at, other, message, hint } in faults {
                let finding = general(message, hint);
                let finding = match at {
                    Some(at) => Finding { at: Some(table.names[at]), ..finding },
                    None => finding,
                };
                let finding = match other {
                    Some(other) => finding.related(table.names[other], "địa phương kia"),
                    None => finding,
                };
                report.findings.push(finding);
            }
            BTreeMap::new()
        }
    }
}

fn table(
    args: &LocalityArgs,
    declared: &DeclaredLocalities,
    report: &mut Report,
) -> Result<Option<(LocalityTable, Vec<PathBuf>)>, Refusal> {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    if args.units.is_empty() {
        for word in &declared.tables {
            let Some(name) = name_of(word, codes::C015, report) else { continue };
            files.push((name.clone(), PathBuf::from(name)));
        }
    } else {
        files.extend(args.units.iter().map(|path| (system::shown(path), path.clone())));
    }
    if files.is_empty() && !report.findings.has_errors() {
        return Err(Refusal::new("chưa nêu bảng các địa phương")
            .hint("thêm `--units <BẢNG>`, hoặc ghi `dia_phuong: <bảng.csv>` ở đầu mẫu"));
    }
    let mut tables = Vec::new();
    for (name, path) in &files {
        let bytes = system::read(path).map_err(|error| {
            Refusal::new(format!("không đọc được bảng `{name}`: {}", system::words(&error)))
                .hint("xem lại tên bảng ở `dia_phuong` của mẫu, hoặc nêu bằng `--units <BẢNG>`")
        })?;
        tables.push((name.clone(), bytes));
    }
    let paths = files.into_iter().map(|(_, path)| path).collect();
    let money = MoneyColumns::of(&declared.money, &mut report.findings);
    Ok(localities_with_money(&tables, &money, report).map(|table| (table, paths)))
}

/// Overlay files of single localities, by code; one for a locality that is not in the table is reported.
fn overlays(
    args: &LocalityArgs,
    template: &str,
    declared: &DeclaredLocalities,
    table: &LocalityTable,
    report: &mut Report,
) -> Result<BTreeMap<String, PathBuf>, Refusal> {
    let folder = match (&args.overlays, &declared.overlays) {
        (Some(folder), _) => folder.clone(),
        (None, Some(word)) => match name_of(word, codes::C015, report) {
            Some(name) => PathBuf::from(name),
            None => return Ok(BTreeMap::new()),
        },
        (None, None) => {
            let folder = system::folder_of(Path::new(template)).join("dia-phuong");
            if !disk::is_dir(&folder) {
                return Ok(BTreeMap::new());
            }
            folder
        }
    };
    let refuse = |error: &std::io::Error| {
        let shown = system::shown(&folder);
        Refusal::new(format!("không đọc được thư mục tệp riêng `{shown}`: {}", system::words(error)))
    };
    let entries = disk::read_dir(&folder).map_err(|error| refuse(&error))?;
    let entries = entries.collect::<Result<Vec<_>, _>>().map_err(|error| refuse(&error))?;
    let mut paths: Vec<PathBuf> = entries.iter().map(DirEntry::path).collect();
    paths.sort();
    let codes: BTreeSet<&str> = table.units.iter().map(Locality::code).collect();
    let mut overlays = BTreeMap::new();
    for path in paths.into_iter().filter(|path| system::is_yaml(path) && system::is_named_file(path)) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // `00004-ba-dinh.yaml` is accepted as well, for that is how the written files are named.
        let code = stem.split('-').next().unwrap_or_default();
        let shown = system::shown(&path);
        if !codes.contains(code) {
            let near = localities::padded(code, |full| codes.get(full).copied());
            let near = near.or_else(|| nearest(code, codes.iter().copied()));
            let near = near.map(|near| format!("; có phải mã `{near}`?"));
            let message = format!("tệp riêng `{shown}`: bảng không có địa phương mang mã `{code}`");
            let hint =
                format!("tên tệp là mã của địa phương, ví dụ `00004.yaml`{}", near.unwrap_or_default());
            report.findings.push(Finding::general(codes::U005, message).hint(hint));
        } else if let Some(other) = overlays.insert(code.to_owned(), path) {
            let message =
                format!("địa phương `{code}` có hai tệp riêng: `{}` và `{shown}`", system::shown(&other));
            report.findings.push(Finding::general(codes::U005, message).hint("gộp thành một tệp"));
        }
    }
    Ok(overlays)
}

/// Whether a locality belongs to this part of a run that is parted. Only its code decides, whatever other
/// localities there are.
pub(in crate::cli) fn is_in(Shard { at, of }: Shard, code: &str) -> bool {
    let mark = u64::from_str_radix(&of_bytes(code.as_bytes())[..16], 16).expect("hexadecimal digits");
    mark % of == at - 1
}

/// A locality with the place of its name in the table.
type PlacedLocality = (Locality, Span);

/// The localities that `--where` and `--only` ask for, and the others. Only the names of the first and the
/// capitals of their types are checked.
fn select(
    args: &LocalityArgs,
    phan: Option<Shard>,
    table: LocalityTable,
    report: &mut Report,
) -> Result<(Vec<PlacedLocality>, Vec<PlacedLocality>), Refusal> {
    for (column, _) in &args.conditions {
        if !table.columns.contains(column) {
            let columns = table.columns.iter().map(String::as_str);
            return Err(Refusal::new(format!("--where: bảng không có cột `{column}`"))
                .hint(suggestion(column, columns)));
        }
    }
    let only: Vec<&str> = args.only.iter().map(|code| code.trim()).filter(|code| !code.is_empty()).collect();
    if only.is_empty() && !args.only.is_empty() {
        return Err(Refusal::new("--only: chưa nêu mã nào")
            .hint("nêu mã ở cột `ma` của bảng, như `--only 00004`; làm mọi địa phương thì bỏ `--only`"));
    }
    for code in &only {
        if !table.units.iter().any(|unit| unit.code() == *code) {
            let known = || table.units.iter().map(Locality::code);
            let full = |full: &str| known().find(|known| *known == full);
            let near = localities::padded(code, full).or_else(|| nearest(code, known()));
            let hint = near.map_or_else(
                || "mã ở cột `ma` của bảng, đủ các số 0 ở đầu".to_owned(),
                |near| format!("có phải ý bạn là `{near}`?"),
            );
            return Err(Refusal::new(format!("--only: bảng không có địa phương mang mã `{code}`")).hint(hint));
        }
    }
    let misspelt = args.conditions.iter().find_map(|(column, value)| {
        // A code has no near spelling to suggest.
        if !value.chars().any(char::is_alphabetic) {
            return None;
        }
        let values = || table.units.iter().filter_map(|unit| unit.get(column));
        let near = nearest(value, values()).filter(|_| values().all(|known| known != value))?;
        Some(format!("có phải ý bạn là `--where \"{column}={near}\"`?"))
    });
    let wanted = |unit: &Locality| {
        let conditions = args.conditions.iter();
        let holds = conditions.into_iter().all(|(column, value)| unit.get(column) == Some(value.as_str()));
        holds && (only.is_empty() || only.contains(&unit.code()))
    };
    let all = table.units.into_iter().zip(table.names);
    let (units, others): (Vec<PlacedLocality>, Vec<PlacedLocality>) = all.partition(|(unit, _)| wanted(unit));
    // Each doubtful one is reported once, in the part of the run that makes it.
    let here = |unit: &Locality| phan.is_none_or(|phan| is_in(phan, unit.code()));
    for (unit, at) in units.iter().filter(|(unit, _)| here(unit)) {
        let found = [names::doubt(unit, *at), capital::check(unit, *at)];
        found.into_iter().flatten().for_each(|finding| report.findings.push(finding));
    }
    if units.is_empty() {
        return Err(Refusal::new("không có địa phương nào đúng điều kiện đã nêu").hint(
            misspelt.unwrap_or_else(|| {
                "xem lại `--where` và `--only`; giá trị phải ghi đúng như trong bảng".to_owned()
            }),
        ));
    }
    Ok((units, others))
}

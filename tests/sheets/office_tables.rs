//! Sheets of any outline give their rows back, and a sum that is not one is told.

use proptest::prelude::*;

use vanban::rooms::budget;
use vanban::rooms::content::declare::Fields;
use vanban::rooms::content::sheet_table::{GroupsBy, guess, lay};
use vanban::rooms::content::table;
use vanban::rooms::finding::{Report, Severity};
use vanban::rooms::tabular::{self, WantedTable};

/// What is found in a sheet drawn as CSV, and the grand total of its table.
fn read(csv: &str, groups: Option<GroupsBy>) -> (Option<String>, Vec<String>) {
    let mut report = Report::default();
    let sheet = tabular::whole("a.csv", csv.as_bytes(), WantedTable::default(), &mut report).unwrap();
    let total = lay("a.csv", &sheet, &mut report.findings).and_then(|laid| {
        let guessed = guess(&laid, (None, groups), &mut report.findings)?;
        let bang = std::sync::Arc::new(table::read(Fields::new(&guessed.bang), &mut report)?);
        let sheet = budget::sheet(&bang, &mut report.findings);
        let exact = sheet.exact();
        let figures: Vec<String> = exact.iter().flatten().map(ToString::to_string).collect();
        Some(format!("{} {}", bang.all_tasks().len(), figures.join(" ")))
    });
    let errors = report.findings.iter().filter(|one| one.severity == Severity::Error);
    let told = errors.map(|one| {
        let at = one.at.map(|at| report.sources.file(at.file).line_column(at.start as usize).0);
        format!("{}:{}", one.code.name, at.unwrap_or_default())
    });
    (total, told.collect())
}

/// A sheet with groups of tasks, each with two years and their sum, and the line of its totals.
fn drawn(groups: &[Vec<(u32, u32)>]) -> String {
    let roman = ["I", "II", "III", "IV", "V"];
    let mut lines =
        vec!["Đơn vị tính: triệu đồng;;;;".to_owned(), "TT;Nội dung;Năm 2026;Năm 2027;Cộng".to_owned()];
    let row =
        |label: &str, name: String, one: u32, two: u32| format!("{label};{name};{one};{two};{}", one + two);
    let sum = |tasks: &[(u32, u32)]| tasks.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let mut number = 0;
    for (at, tasks) in groups.iter().enumerate() {
        let (one, two) = sum(tasks);
        lines.push(row(roman[at], format!("Nhóm {at}"), one, two));
        for (one, two) in tasks {
            number += 1;
            lines.push(row(&number.to_string(), format!("Việc {number}"), *one, *two));
        }
    }
    let all: Vec<(u32, u32)> = groups.iter().flatten().copied().collect();
    let (one, two) = sum(&all);
    lines.push(row("", "Tổng cộng".to_owned(), one, two));
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The figures add up to those of the sheet; one that is changed is told, whichever it is.
    #[test]
    fn what_a_sheet_states_is_added_up_once(
        groups in prop::collection::vec(prop::collection::vec((1_u32..900, 1_u32..900), 2..5), 2..5),
        place in any::<prop::sample::Index>(),
        column in 2_usize..4,
    ) {
        let csv = drawn(&groups);
        let (total, told) = read(&csv, None);
        let tasks: Vec<&(u32, u32)> = groups.iter().flatten().collect();
        let (one, two): (u32, u32) = tasks.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        prop_assert_eq!(&told, &Vec::<String>::new(), "{}", csv);
        prop_assert_eq!(total, Some(format!("{} {one} {two} {}", tasks.len(), one + two)));
        let mut lines: Vec<String> = csv.lines().map(str::to_owned).collect();
        let line = 2 + place.index(lines.len() - 2);
        let mut cells: Vec<String> = lines[line].split(';').map(str::to_owned).collect();
        cells[column] = (cells[column].parse::<u32>().unwrap() + 1).to_string();
        lines[line] = cells.join(";");
        let (_, told) = read(&(lines.join("\n") + "\n"), None);
        prop_assert!(!told.is_empty(), "{}", lines.join("\n"));
    }

    /// No sheet, however it is filled, makes the reader fall over.
    #[test]
    fn any_sheet_is_read_or_told(
        rows in prop::collection::vec(prop::collection::vec("(TT|STT|I|II|1|1\\.1|-|a\\)|Tổng cộng|Cộng mục I|Nội dung|5|1\\.000|x|20%|ĐVT: đồng|Năm 2026|cap|)", 1..6), 1..12),
        by in prop::option::of(prop::sample::select(vec![GroupsBy::Labels, GroupsBy::Bold, GroupsBy::Level, GroupsBy::None])),
    ) {
        let width = rows.iter().map(Vec::len).max().unwrap_or(1);
        let csv: String = rows
            .iter()
            .map(|row| {
                let cells = row.iter().cloned().chain(std::iter::repeat_n(String::new(), width - row.len()));
                cells.collect::<Vec<_>>().join(";") + ";\n"
            })
            .collect();
        let (total, told) = read(&csv, by);
        prop_assert!(total.is_some() || !told.is_empty(), "{}", csv);
    }
}

/// The titles of one head, merged or not.
#[test]
fn a_total_row_in_front_and_sums_below_groups_are_no_tasks() {
    let csv = "Nội dung;Số tiền (triệu đồng)\nTổng số;9\nI. Một;\n1. Việc;4\n2. Việc khác;2\nCộng mục I;6\nII. Hai;3\n1. Việc nữa;3\n";
    assert_eq!(read(csv, None), (Some("3 9".to_owned()), Vec::new()));
    let (_, told) = read(&csv.replace("Cộng mục I;6", "Cộng mục I;7"), None);
    assert_eq!(told, ["B003:6"]);
}

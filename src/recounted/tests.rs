//! Tables made by hand: what is recognised of them, and that right ones are silent.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{AddedUp, RecognisedKind, RecognisedTable, Recount};
use crate::content::money::{Unit, format_amount};
use crate::length::Length;
use crate::paper::{Cell, Fit, Inline, Paragraph, Role, Row, Table};

/// A table of lines with `|` between cells; `x >3` is over three columns, `^` is taken by the cell above. In
/// bold where a row begins with `*`.
pub(super) fn table(lines: &str) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (line, role) = line.strip_prefix('*').map_or((line, Role::OChu), |line| (line, Role::ONhomChu));
        let mut cells: Vec<Cell> = Vec::new();
        let mut column = 0;
        for text in line.split('|').map(str::trim) {
            if text == "^" {
                let above = rows.iter_mut().rev().flat_map(|row: &mut Row| &mut row.cells);
                above.into_iter().find(|cell| cell.column == column).unwrap().rowspan += 1;
                column += 1;
                continue;
            }
            let (text, over) =
                text.split_once(" >").map_or((text, 1), |(text, over)| (text, over.parse().unwrap()));
            let paragraphs = if text.is_empty() {
                Vec::new()
            } else {
                vec![Paragraph::new(role, vec![Inline::text(text)])]
            };
            cells.push(Cell { column, colspan: over, rowspan: 1, middle: false, paragraphs });
            column += over;
        }
        rows.push(Row { cells, whole: false, keep_next: false });
    }
    let columns = vec![Length::ZERO; 3];
    Table {
        id: None,
        title: String::new(),
        fit: Fit::Given,
        columns,
        text_size: Length::ZERO,
        head: Vec::new(),
        body: rows,
    }
}

/// What adding up a table in million đồng finds: the place of each sum with what it should be.
fn told(lines: &str) -> String {
    let table = table(lines);
    let Some(seen) = RecognisedTable::of(&table, Some(Unit::Million)) else { return "no figures".to_owned() };
    let Recount { differences, rounded, doubts, held } = seen.recount();
    let of = |sort: &str, one: &super::SumDifference| {
        let by = match one.of {
            AddedUp::Rows(_) => "rows",
            AddedUp::Columns(_) => "columns",
            AddedUp::Product(_) => "product",
        };
        format!("{sort} {}:{} {by} {}", one.row, one.column, format_amount(one.computed))
    };
    let mut all: Vec<String> = differences.iter().map(|one| of("wrong", one)).collect();
    all.extend(rounded.iter().map(|one| of("rounded", one)));
    all.extend(doubts.iter().map(|one| of("doubt", &one.of)));
    format!("{held} held; {}", all.join(", "))
}

const YEARS: &str = "STT | Nội dung | Kinh phí >3
    ^ | ^ | 2026 | 2027 | Tổng cộng
    *I | Tuyên truyền | 30 | 40 | 70
    1 | In tài liệu | 10 | 20 | 30
    2 | Hội nghị | 20 | 20 | 40
    *II | Đào tạo | 50 | 61 | 111
    1 | Lớp một | 50 | 61 | 111
    *Tổng cộng >2 | 80 | 101 | 181";

#[test]
fn a_right_table_is_silent_and_each_wrong_sum_is_told() {
    assert_eq!(told(YEARS), "15 held; ");
    for (old, new, is) in [
        ("30 | 40 | 70", "30 | 40 | 71", "wrong 2:4 columns 70, wrong 2:4 rows 70"),
        ("30 | 40 | 70", "35 | 40 | 70", "wrong 2:2 rows 30, wrong 2:4 columns 75"),
        ("80 | 101 | 181", "80 | 111 | 181", "wrong 7:3 rows 101, wrong 7:4 columns 191"),
        ("1 | Lớp một | 50", "1 | Lớp một | 55", "wrong 5:2 rows 55, wrong 6:4 columns 116"),
    ] {
        let said = told(&YEARS.replacen(old, new, 1));
        assert!(said.ends_with(&format!("held; {is}")), "{new}: {said}");
    }
}

#[test]
fn what_columns_are_is_told() {
    let table = table(YEARS);
    let seen = RecognisedTable::of(&table, None).unwrap();
    let kinds: Vec<&RecognisedKind> = seen.columns.iter().map(|column| &column.kind).collect();
    assert_eq!(*kinds[0], RecognisedKind::RowNumber);
    assert_eq!(*kinds[1], RecognisedKind::Words);
    assert_eq!(*kinds[2], RecognisedKind::Amount { year: Some(2026) });
    assert_eq!(*kinds[4], RecognisedKind::RowTotal { of: vec![(2, false), (3, false)] });
    assert!(seen.has_money(), "the heading says so");
}

#[test]
fn totals_stand_first_or_last_or_between() {
    for (lines, is) in [
        ("TT | Nội dung | Tiền\nTổng số | | 50\n1 | a | 20\n2 | b | 30", "1 held; "),
        ("TT | Nội dung | Tiền\nTổng số >2 | 60\n1 | a | 20\n2 | b | 30", "0 held; wrong 1:2 rows 50"),
        (
            "TT | Nội dung | Tiền\n1 | a | 20\n2 | b | 30\nCộng >2 | 50\n | Thuế | 5\nTổng cộng >2 | 55",
            "2 held; ",
        ),
        (
            "TT | Nội dung | Tiền\nI | A |\n1 | a | 20\n2 | b | 30\nCộng I >2 | 50\nII | B |\n1 | c | 5\nCộng II >2 | 5\nTổng cộng >2 | 55",
            "3 held; ",
        ),
        (
            "TT | Nội dung | Tiền\n1 | a | 20\n2 | b | 30\nTổng cộng >2 | 50\n | Trong đó: ngân sách xã | 35",
            "1 held; ",
        ),
        ("Nội dung | Tiền\na | 20\nb | 30\nTổng | 49", "0 held; wrong 3:1 rows 50"),
        ("Nội dung | Tiền\n- a | 20\n- b | 30\nTổng cộng (làm tròn) | 100", "0 held; "),
        (
            "TT | Nội dung | Tiền\nI | a | 20\n1 | b | 20\nII | c | 5\n1 | d | 5\nIII | Tổng cộng | 36\n | 1. Kế hoạch | 7",
            "2 held; wrong 5:2 rows 25",
        ),
        // The table goes on from another page.
        ("TT | Nội dung | Tiền\n7 | a | 20\n8 | b | 30\nTổng cộng >2 | 500", "0 held; doubt 3:2 rows 50"),
    ] {
        assert_eq!(told(lines), is, "{lines}");
    }
}

#[test]
fn levels_are_known_by_their_numbers() {
    let deep = "TT | Nội dung | Dự toán\nA | a | 100\nI | b | 60\n1 | c | 25\n1.1 | d | 5\n1.2 | e | 20\n2 | f | 35\nII | g | 40\nB | h | 7\nTổng cộng >2 | 107";
    assert_eq!(told(deep), "4 held; ");
    assert_eq!(
        told(&deep.replace("I | b | 60", "I | b | 65")),
        "2 held; wrong 1:2 rows 105, wrong 2:2 rows 60"
    );
    // Details under a dash are often not all there is.
    let dashes =
        "TT | Nội dung | Dự toán\n1 | a | 100\n- | b | 60\n- | c | 25\n2 | f | 35\nTổng cộng >2 | 135";
    assert_eq!(told(dashes), "1 held; ");
    // The total says that the group is one.
    let single = "TT | Nội dung | Dự toán\nI | a | 100\n1 | b | 60\n2 | c | 25\nTổng cộng >2 | 100";
    assert_eq!(told(single), "1 held; wrong 1:2 rows 85");
    let alone = single.split("\nTổng").next().unwrap();
    assert_eq!(told(alone), "0 held; doubt 1:2 rows 85");
}

#[test]
fn formulas_of_columns_are_followed() {
    let lines = "TT | Nội dung | Dự toán | Điều chỉnh | Còn lại\nA | B | 1 | 2 | 3=1-2\n1 | a | 100 | (20) | 120\n2 | b | 50 | 10 | 40\nCộng >2 | 150 | (10) | 160";
    assert_eq!(told(lines), "6 held; ");
    assert_eq!(told(&lines.replace("| 40", "| 45")), "4 held; wrong 3:4 columns 40, wrong 4:4 rows 165");
}

/// What a project costs in all is no sum of the years that a table has.
#[test]
fn costs_in_all_are_no_sums_of_some_years() {
    let lines = "TT | Dự án | Tổng mức đầu tư | 2026 | 2027\n1 | a | 100 | 50 | 50\n2 | b | 200 | 60 | 40\nTổng cộng >2 | 300 | 110 | 90";
    assert_eq!(told(lines), "3 held; ");
}

/// A table of which most sums are wrong was read wrongly, or is no sum; noughts show nothing.
#[test]
fn many_differences_are_doubts() {
    let lines = "TT | Nội dung | Dự toán | Đã chi | Còn lại\nA | B | 1 | 2 | 3=1-2\n1 | a | 0 | 0 | 0\n2 | b | 0 | 0 | 0\n3 | c | 7 | 2 | 9";
    assert_eq!(told(lines), "2 held; doubt 4:4 columns 5");
    let lines = "TT | Nội dung | Tiền\nI | a | 10\n1 | b | 20\nII | c | 10\n1 | d | 30\nIII | e | 10\n1 | f | 40\nTổng cộng >2 | 30";
    assert_eq!(told(lines), "1 held; doubt 1:2 rows 20, doubt 3:2 rows 30, doubt 5:2 rows 40");
}

#[test]
fn rounding_may_explain_a_difference() {
    let lines = "Nội dung | Tiền\na | 1,3\nb | 2,4\nc | 1,4\nTổng cộng | 5,2";
    assert_eq!(told(lines), "0 held; rounded 4:1 rows 5,1");
    assert_eq!(told(&lines.replace("5,2", "5,4")), "0 held; wrong 4:1 rows 5,1");
    // Figures that end in a nought were not rounded.
    assert_eq!(told("Nội dung | Tiền\na | 10\nb | 20\nTổng cộng | 31"), "0 held; wrong 3:1 rows 30");
}

#[test]
fn english_marks_are_known_where_they_fit_better() {
    assert_eq!(told("Nội dung | Tiền\na | 950\nb | 1,200\nc | 1,200,000\nTổng cộng | 1,202,150"), "1 held; ");
    assert_eq!(told("Nội dung | Tiền\na | 950\nb | 1,200\nTổng cộng | 2,150"), "1 held; ");
    assert_eq!(told("Nội dung | Tiền\na | 950\nb | 1,200\nTổng cộng | 951,200"), "1 held; ");
}

#[test]
fn what_is_no_amount_is_not_added_up() {
    for lines in [
        "TT | Họ và tên | Năm sinh | Điện thoại\n1 | a | 1990 | 0912345678\n2 | b | 1991 | 0912345679\nTổng cộng >2 | 2 | ",
        "TT | Nội dung | Thời gian\n1 | a | 14h00\n2 | b | 15h00",
        "TT | Nội dung | Số lượng | Đơn giá\n1 | a | 3 | 10\n2 | b | 5 | 20\nTổng cộng >2 | 9 | 40",
        "TT | Chỉ tiêu | Tỷ lệ (%)\n1 | a | 30,5\n2 | b | 40\nTổng cộng >2 | 100",
    ] {
        let said = told(lines);
        assert!(["no figures", "0 held; "].contains(&said.as_str()), "{lines}: {said}");
    }
    // A figure over two columns is of none of them.
    assert_eq!(told("Nội dung | 2026 | 2027\na | 5 >2\nb | 3 | 4\nTổng cộng | 8 | 9"), "0 held; ");
}

/// A table of groups with tasks, amounts of years and their sums.
#[derive(Clone, Debug)]
struct TablePlan {
    groups: Vec<Vec<Vec<i64>>>,
    decimals: u32,
    total_first: bool,
    grouped: bool,
}

fn plans() -> impl Strategy<Value = TablePlan> {
    (2..5_usize, 0..3_u32, any::<bool>(), any::<bool>()).prop_flat_map(
        |(years, decimals, total_first, grouped)| {
            let task = prop::collection::vec(1..10_000_000_i64, years);
            let groups = prop::collection::vec(prop::collection::vec(task, 1..5), 1..4);
            groups.prop_map(move |groups| TablePlan { groups, decimals, total_first, grouped })
        },
    )
}

impl TablePlan {
    /// Its lines, with `by` more in a year of a task, and the places of the sums of that.
    fn lines(&self, changed: Option<(usize, i64)>) -> (String, Vec<(usize, usize)>) {
        let years = self.groups[0][0].len();
        let shown = |figure: i64| {
            let text = format_amount(Decimal::new(figure, self.decimals));
            match text.split_once(',') {
                Some((whole, fraction)) => {
                    format!("{whole},{fraction:0<width$}", width = self.decimals as usize)
                }
                None => text,
            }
        };
        let row = |of: &[i64]| {
            let total: i64 = of.iter().sum();
            of.iter().chain([&total]).map(|one| format!(" | {}", shown(*one))).collect::<String>()
        };
        let sum = |all: &[Vec<i64>]| -> Vec<i64> {
            (0..years).map(|year| all.iter().map(|task| task[year]).sum()).collect()
        };
        let every: Vec<Vec<i64>> = self.groups.concat();
        let total = format!("Tổng cộng >2{}\n", row(&sum(&every)));
        let mut text = "TT | Nội dung".to_owned();
        (0..years).for_each(|year| text += &format!(" | Năm {}", 2026 + year));
        text += " | Tổng cộng\n";
        let (mut at, mut number, mut places) = (1, 0, Vec::new());
        let mut line = |text: &mut String, words: String| {
            *text += &words;
            at += 1;
            at - 1
        };
        let grand = if self.total_first { Some(line(&mut text, total.clone())) } else { None };
        let mut group_row = None;
        for (group, tasks) in self.groups.iter().enumerate() {
            if self.grouped {
                let label = ["I", "II", "III"][group];
                group_row = Some(line(&mut text, format!("{label} | Nhóm{}\n", row(&sum(tasks)))));
            }
            for task in tasks {
                let figures = row(task);
                let mut cells: Vec<String> = figures.split(" | ").skip(1).map(str::to_owned).collect();
                let hit = changed.map(|(task, by)| (task % every.len(), task % years, by));
                let hit = hit.filter(|(task, ..)| *task == number);
                if let Some((_, year, by)) = hit {
                    cells[year] = shown(task[year] + by);
                }
                number += 1;
                let row = line(&mut text, format!("{number} | Việc | {}\n", cells.join(" | ")));
                if let Some((_, year, _)) = hit {
                    places = vec![(row, years + 2), (group_row.unwrap_or(usize::MAX), year + 2)];
                }
            }
        }
        let grand = grand.unwrap_or_else(|| line(&mut text, total));
        places.iter_mut().filter(|place| place.0 == usize::MAX).for_each(|place| place.0 = grand);
        places.sort_unstable();
        (text, places)
    }
}

/// The places of all that is told of a table.
fn places(lines: &str) -> Vec<(usize, usize)> {
    let table = table(lines);
    let recount = RecognisedTable::of(&table, Some(Unit::Million)).unwrap().recount();
    let doubts = recount.doubts.iter().map(|one| &one.of);
    let all = recount.differences.iter().chain(&recount.rounded).chain(doubts);
    let mut places: Vec<(usize, usize)> = all.map(|one| (one.row, one.column)).collect();
    places.sort_unstable();
    places
}

proptest! {
    /// A table whose sums are right is silent.
    #[test]
    fn consistent_tables_are_silent(plan in plans()) {
        let (lines, _) = plan.lines(None);
        prop_assert_eq!(places(&lines), vec![], "{}", lines);
    }

    /// One changed figure is told at each sum that it is of, and nowhere else.
    #[test]
    fn one_changed_figure_is_told_at_its_sums(plan in plans(), task in 0..60_usize, by in 1..1_000_000_i64) {
        let (lines, expected) = plan.lines(Some((task, by)));
        prop_assert_eq!(places(&lines), expected, "{}", lines);
    }
}

/// Quantity times price, where nothing else could be a factor and the other rows bear it out.
#[test]
fn amounts_are_quantity_times_price() {
    const HEAD: &str = "STT | Nội dung | Số lượng | Đơn giá | Thành tiền";
    let rows = |last: &str| {
        format!(
            "{HEAD}\n1 | Máy tính | 2 | 15 | 30\n2 | Tập huấn | 3 | 5 | {last}\n3 | In | 100 | 0,02 | 2\n4 | Thuê | 4 | 2,5 | 10"
        )
    };
    assert_eq!(told(&rows("15")), "4 held; ");
    assert_eq!(told(&rows("16")), "3 held; wrong 2:4 product 15");
    // Too many are none: there is a factor that no column names.
    let others =
        format!("{HEAD}\n1 | Xe 2 ngày | 2 | 15 | 60\n2 | Xe 3 ngày | 3 | 5 | 45\n3 | Phim | 3 | 5 | 15");
    assert_eq!(told(&others), "1 held; ");
    let days = "STT | Nội dung | Số lượng | Số ngày | Đơn giá | Thành tiền\n1 | Xe | 2 | 2 | 15 | 60\n2 | Xe | 3 | 1 | 5 | 15\n3 | Xe | 1 | 1 | 5 | 5\n4 | Xe | 1 | 1 | 7 | 8";
    assert_eq!(told(days), "0 held; ");
    // Prices in another unit are not multiplied.
    let units = "STT | Nội dung | Số lượng | Đơn giá (đồng) | Thành tiền (triệu đồng)\n1 | a | 2 | 15 | 30\n2 | b | 3 | 5 | 15\n3 | c | 1 | 5 | 6";
    assert_eq!(told(units), "0 held; ");
    // What is cut off behind the last digit is no difference.
    let cut = format!(
        "{HEAD}\n1 | a | 3 | 0,333 | 1\n2 | b | 7 | 1,5 | 10,5\n3 | c | 1,5 | 1,5 | 2,3\n4 | d | 2 | 2 | 5"
    );
    assert_eq!(told(&cut), "3 held; wrong 4:4 product 4");
}

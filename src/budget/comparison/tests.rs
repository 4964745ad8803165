mod unsummed;
use std::collections::BTreeMap;
use std::sync::Arc;

use expect_test::expect;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{
    ComparedColumn, ComparedRow, ComparedSums, ComparedTable, ComparisonLevel, RowChange, RowComparison,
    ShownRows, TableComparison, bars, compare, difference, pairs_of_tables, percent, rows,
};
use crate::budget::{self, RowKind};
use crate::content::declare::Text;
use crate::content::money::{Unit, format_amount};
use crate::content::table::samples::{CITY, read};

fn figures(yaml: &str) -> ComparedTable {
    let (bang, mut report) = read(yaml);
    let bang = bang.unwrap();
    let sheet = budget::sheet(&Arc::new(bang), &mut report.findings);
    assert!(!report.findings.has_errors(), "{report}");
    let mut words = |texts: &[Text]| texts.iter().map(|text| text.raw.as_str()).collect::<Vec<_>>().join(" ");
    ComparedTable::of(&sheet, &[], &mut words)
}

/// The sheet as text: one line per row.
fn sheet(diff: &TableComparison, shown: ShownRows) -> String {
    let figure = |amount: Option<Decimal>| amount.map_or("·".to_owned(), format_amount);
    let line = |row: super::ComparisonRow| {
        let level = match row.level {
            ComparisonLevel::Total => "=",
            ComparisonLevel::Group => "#",
            ComparisonLevel::Task => "-",
            ComparisonLevel::Column => "    ",
        };
        let name: String = row.name.chars().take(24).collect();
        let sides = [figure(row.sides.old), figure(row.sides.new)];
        let change = [figure(row.difference()), figure(row.percent())];
        let line = format!(
            "{level} {} {name} | {} | {} % | {}",
            row.number,
            sides.join(" > "),
            change.join(" "),
            row.note
        );
        line.trim_end_matches([' ', '|']).to_owned()
    };
    rows(diff, shown).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// One figure changes: its row, its group and the total change, each with the year.
#[test]
fn a_changed_figure_shows_in_its_task_its_group_and_the_total() {
    let new = CITY
        .replace("2027: 730", "2027: 830")
        .replace("2027: 5.405", "2027: 5.505")
        .replace("tong: 30.020", "tong: 30.120")
        .replace("2027: 23.035", "2027: 23.135")
        .replace("tong: 125.120", "tong: 125.220");
    let diff = compare(&figures(CITY), &figures(&new)).unwrap();
    assert!(!diff.is_empty());
    expect![[r#"
        # II Xây dựng mạng lưới liên  | 30.020 > 30.120 | 100 0,33 %
              Năm 2027 | 5.405 > 5.505 | 100 1,85 %
        - 6 Xây dựng, ứng dụng, phổ  | 4.040 > 4.140 | 100 2,48 %
              Năm 2027 | 730 > 830 | 100 13,7 %
        =  Tổng cộng | 125.120 > 125.220 | 100 0,08 %
              Năm 2027 | 23.035 > 23.135 | 100 0,43 %"#]]
    .assert_eq(&sheet(&diff, ShownRows::Changed));
    let bar = &bars(&diff)[1];
    assert_eq!((bar.label.as_str(), format_amount(bar.sides.new).as_str()), ("Năm 2027", "23.135"));
    assert_eq!(
        rows(&diff, ShownRows::All).iter().filter(|row| row.level == ComparisonLevel::Task).count(),
        10
    );
}

/// A small table of two years, one task per line: `group|ma|name|2026|2027`.
fn small(tasks: &[&str]) -> ComparedTable {
    let mut yaml = String::from(
        "don_vi: triệu đồng\ncot:\n  - {ma: ten, ten: Tên, kieu: chu}\n  - {ma: 2026, ten: Năm 2026, kieu: tien}\n  \
         - {ma: 2027, ten: Năm 2027, kieu: tien}\n  - {ma: tong, ten: Tổng, kieu: tong_hang}\nnhom:\n",
    );
    let mut last = "";
    for task in tasks {
        let parts: Vec<&str> = task.split('|').collect();
        let [group, ma, name, first, second] = parts[..] else { panic!("{task}") };
        if group != last {
            yaml += &format!("  - ten: Nhóm {group}\n    nhiem_vu:\n");
            last = group;
        }
        let ma = if ma.is_empty() { String::new() } else { format!("ma: {ma}, ") };
        yaml += &format!("      - {{{ma}ten: {name}, kinh_phi: {{2026: {first}, 2027: {second}}}}}\n");
    }
    figures(&yaml)
}

#[test]
fn tasks_are_told_apart_by_id_else_by_name() {
    let old = small(&[
        "Một|a|In sổ tay|10|20",
        "Một|b|Tập huấn|5|5",
        "Một||Hội nghị|7|0",
        "Hai|c|Khảo sát|1|1",
        "Hai|d|Tổng kết|2|2",
    ]);
    let new = small(&[
        "Một|a|In tờ rơi|10|20",
        "Một|hoi_nghi|Hội nghị|8|0",
        "Một|c|Khảo sát|1|1",
        "Một|e|Tổng kết|3|3",
        "Hai|f|Giám sát|0|9",
    ]);
    let diff = compare(&old, &new).unwrap();
    expect![[r#"
        # I Nhóm Một | 47 > 46 | -1 -2,13 %
              Năm 2027 | 25 > 24 | -1 -4 %
        - 1 In tờ rơi | 30 > 30 | 0 0 % | Đổi tên, trước là “In sổ tay”
        -  Tập huấn | 10 > · | -10 -100 % | Bỏ, trước là số 2
              Năm 2026 | 5 > · | -5 -100 %
              Năm 2027 | 5 > · | -5 -100 %
        - 2 Hội nghị | 7 > 8 | 1 14,29 %
              Năm 2026 | 7 > 8 | 1 14,29 %
        - 3 Khảo sát | 2 > 2 | 0 0 % | Chuyển từ nhóm II
        - 4 Tổng kết | · > 6 | 6 · % | Bổ sung
              Năm 2026 | · > 3 | 3 · %
              Năm 2027 | · > 3 | 3 · %
        # II Nhóm Hai | 6 > 9 | 3 50 %
              Năm 2026 | 3 > 0 | -3 -100 %
              Năm 2027 | 3 > 9 | 6 200 %
        -  Tổng kết | 4 > · | -4 -100 % | Bỏ, trước là số 5
              Năm 2026 | 2 > · | -2 -100 %
              Năm 2027 | 2 > · | -2 -100 %
        - 5 Giám sát | · > 9 | 9 · % | Bổ sung
              Năm 2027 | · > 9 | 9 · %
        =  Tổng cộng | 53 > 55 | 2 3,77 %
              Năm 2026 | 25 > 22 | -3 -12 %
              Năm 2027 | 28 > 33 | 5 17,86 %"#]]
    .assert_eq(&sheet(&diff, ShownRows::Changed));
}

#[test]
fn a_year_that_is_new_and_a_unit_that_changed_are_compared_exactly() {
    let old = small(&["Một|a|In|1|2"]);
    let mut new = small(&["Một|a|In|1000|2000"]);
    new.unit = Unit::Thousand;
    assert!(compare(&old, &new).unwrap().is_empty());
    // 1 đồng has no exact figure of six decimals in tỷ đồng, but the new unit decides.
    let mut fine = small(&["Một|a|In|1|2"]);
    fine.unit = Unit::Dong;
    assert!(compare(&fine, &old).is_some());
    new.columns[1].id = "2028".to_owned();
    let diff = compare(&old, &new).unwrap();
    assert!(!diff.is_empty());
    expect![[r#"
        # I Nhóm Một | 3.000 > 3.000 | 0 0 %
              Năm 2027 | · > 2.000 | 2.000 · % | Cột mới
              Năm 2027 | 2.000 > · | -2.000 -100 % | Cột đã bỏ
        - 1 In | 3.000 > 3.000 | 0 0 %
              Năm 2027 | · > 2.000 | 2.000 · % | Cột mới
              Năm 2027 | 2.000 > · | -2.000 -100 % | Cột đã bỏ
        =  Tổng cộng | 3.000 > 3.000 | 0 0 %
              Năm 2027 | · > 2.000 | 2.000 · % | Cột mới
              Năm 2027 | 2.000 > · | -2.000 -100 % | Cột đã bỏ"#]]
    .assert_eq(&sheet(&diff, ShownRows::Changed));
}

#[test]
fn hundredths_are_rounded_half_away_from_zero() {
    let share = |old: i64, new: i64| percent(Some(old.into()), Some(new.into())).map(format_amount);
    assert_eq!(share(3, 4).unwrap(), "33,33");
    assert_eq!(share(4000, 4001).unwrap(), "0,03");
    assert_eq!(share(4000, 3999).unwrap(), "-0,03");
    assert_eq!(share(5, 0).unwrap(), "-100");
    assert_eq!(share(0, 5), None);
    // For figures beyond what a decimal holds, no share is given.
    let huge = Decimal::from(10_i128.pow(21) - 1);
    assert_eq!(percent(Some(Decimal::new(1, 6)), Some(huge)), None);
}

/// What identifies a line in the properties below.
fn key(line: &ComparedRow) -> String {
    format!("{:?} {}", line.of, line.id.as_ref().unwrap_or(&line.name))
}

/// A table as its lines: name, group and, of tasks, figures.
type TableState = BTreeMap<String, (String, String, ComparedSums)>;

fn state(lines: &[ComparedRow], state: &mut TableState) {
    for line in lines {
        let sums = if line.of == RowKind::Task { line.sums.clone() } else { ComparedSums::new() };
        let group = line.inside.map(|group| key(&lines[group])).unwrap_or_default();
        state.insert(key(line), (line.name.clone(), group, sums));
    }
}

/// Changes a table by exactly what a comparison says has changed.
fn apply(lines: &[RowComparison], group: &str, state: &mut TableState) {
    for line in lines {
        let name = &line.shown().unwrap().name;
        let key = format!("{:?} {}", line.of, line.id.as_ref().unwrap_or(name));
        match (&line.sides.new, line.changes().as_slice()) {
            (_, []) => {}
            (_, [RowChange::Removed]) => drop(state.remove(&key)),
            (None, other) => panic!("gone, but told as {other:?}"),
            (Some(new), _) => {
                let sums = if line.of == RowKind::Task { new.sums.clone() } else { ComparedSums::new() };
                state.insert(key.clone(), (new.name.clone(), group.to_owned(), sums));
            }
        }
        apply(&line.lines, &key, state);
    }
}

/// How lines nest: their names, and a task's figures.
#[derive(Clone, Debug)]
enum NamedNest {
    Task(u8, [i64; 2]),
    Group(u8, Vec<NamedNest>),
}

fn nests() -> impl Strategy<Value = Vec<NamedNest>> {
    let task =
        (0..12_u8, prop::array::uniform2(0..5_i64)).prop_map(|(name, sums)| NamedNest::Task(name, sums));
    let nest = task.prop_recursive(3, 16, 5, |inner| {
        (0..4_u8, prop::collection::vec(inner, 0..5)).prop_map(|(name, inner)| NamedNest::Group(name, inner))
    });
    prop::collection::vec(nest, 0..6)
}

/// Lines with ids and names that come and go, or with names only; each occurs once.
fn lines(nests: &[NamedNest], by_id: bool, inside: Option<usize>, made: &mut Vec<ComparedRow>) {
    for nest in nests {
        let (of, number, sums, inner) = match nest {
            NamedNest::Task(number, sums) => (RowKind::Task, number, sums.to_vec(), [].as_slice()),
            NamedNest::Group(number, inner) => (RowKind::Group, number, vec![0, 0], inner.as_slice()),
        };
        let called = format!("{number}");
        let name = if by_id { format!("Tên {}", sums[0]) } else { format!("Tên {called}") };
        let sums = sums.into_iter().map(|sum| Some(Decimal::new(sum, 1))).collect();
        let id = by_id.then(|| called.clone());
        let line = ComparedRow { of, id, number: String::new(), name, inside, sums, words: Vec::new() };
        if !made.iter().any(|one| key(one) == key(&line)) {
            let at = made.len();
            made.push(line);
            lines(inner, by_id, Some(at), made);
        }
    }
}

fn table(nests: &[NamedNest], by_id: bool) -> ComparedTable {
    let head = |id: &str| ComparedColumn {
        id: id.to_owned(),
        title: id.to_owned(),
        is_money: true,
        sum_of: None,
        year: None,
    };
    let mut table = ComparedTable {
        id: None,
        title: String::new(),
        appendix: String::new(),
        unit: Unit::Million,
        main: None,
        columns: vec![head("2026"), head("2027")],
        words: Vec::new(),
        prices: Vec::new(),
        heads: Vec::new(),
        years_alone: false,
        lines: Vec::new(),
        total: ComparedSums::new(),
    };
    lines(nests, by_id, None, &mut table.lines);
    table.total = vec![Some(Decimal::ZERO); 2];
    // From the last line up: what a group holds is summed before the group.
    for at in (0..table.lines.len()).rev() {
        let ComparedRow { inside, sums, .. } = table.lines[at].clone();
        let above = inside.map_or(&mut table.total, |group| &mut table.lines[group].sums);
        above.iter_mut().zip(sums).for_each(|(above, sum)| *above = Some(above.unwrap() + sum.unwrap()));
    }
    table
}

/// The lines of a comparison that are tasks, with their sides.
fn tasks<'a>(lines: &'a [RowComparison], all: &mut Vec<&'a RowComparison>) {
    for line in lines {
        if line.of == RowKind::Task {
            all.push(line);
        }
        tasks(&line.lines, all);
    }
}

/// Tables without an id are identified by their tasks, whatever their position: one that is put in front,
/// moved or removed is compared with no other.
#[test]
fn tables_without_an_id_are_paired_by_their_tasks() {
    let trees = |figure: u32| small(&[&format!("A||Mua cây|{figure}|0"), "A||Trồng|2|0"]);
    let roads = |figure: u32| small(&[&format!("A||Mua đá|{figure}|0"), "A||Rải|4|0"]);
    let bridges = || small(&["A||Mua cọc|5|0"]);
    let pairs = |old: &[ComparedTable], new: &[ComparedTable]| {
        let called =
            |table: &ComparedTable| table.lines.get(1).map_or("-".to_owned(), |line| line.name.clone());
        let pairs = pairs_of_tables(old, new).into_iter();
        pairs.map(|(old, new)| format!("{} > {}", called(&old), called(&new))).collect::<Vec<_>>().join(", ")
    };
    let old = [trees(1), roads(3)];
    assert_eq!(pairs(&old, &[trees(7), roads(8)]), "Mua cây > Mua cây, Mua đá > Mua đá");
    assert_eq!(pairs(&old, &[roads(8), trees(7)]), "Mua đá > Mua đá, Mua cây > Mua cây");
    let with_new = [bridges(), trees(7), roads(8)];
    assert_eq!(pairs(&old, &with_new), "- > Mua cọc, Mua cây > Mua cây, Mua đá > Mua đá");
    assert_eq!(pairs(&old, &[roads(8)]), "Mua đá > Mua đá, Mua cây > -");
    // A group of the same name, which all three have, makes no pair.
    assert_eq!(pairs(&old, &[bridges()]), "- > Mua cọc, Mua cây > -, Mua đá > -");
    // The last one left with the last one left: all its tasks have other names now.
    assert_eq!(pairs(&old, &[bridges(), trees(7)]), "Mua đá > Mua cọc, Mua cây > Mua cây");
    // If each has one table, they are the same table.
    assert_eq!(pairs(&old[..1], &[bridges()]), "Mua cây > Mua cọc");
    // Tables that cannot be told apart keep their order.
    let twins = [trees(1), trees(2)];
    let sums = pairs_of_tables(&twins, &twins.clone()).into_iter().all(|(old, new)| old.total == new.total);
    assert!(sums);
}

/// Among tables with the same tasks and columns, the one of the same name matches, otherwise one whose
/// figures are all the same: a table moved behind its twin does not look as if everything had changed.
#[test]
fn twins_are_told_apart_by_their_names_and_figures() {
    let table = |title: &str, figure: u32| ComparedTable {
        title: title.to_owned(),
        ..small(&[&format!("A||Mua cây|{figure}|0"), "A||Trồng|2|0"])
    };
    let pairs = |old: &[ComparedTable], new: &[ComparedTable]| {
        let shown =
            |table: ComparedTable| format!("{}{}", table.title, table.lines[1].sums[0].unwrap_or_default());
        let pairs = pairs_of_tables(old, new).into_iter();
        pairs.map(|(old, new)| format!("{} > {}", shown(old), shown(new))).collect::<Vec<_>>().join(", ")
    };
    let named = [table("I.", 1), table("II.", 5)];
    assert_eq!(pairs(&named, &[table("II.", 1), table("I.", 6)]), "II.5 > II.1, I.1 > I.6");
    // Most tables have only the name of their appendix, which says more than equal figures.
    let under =
        |appendix: &str, figure: u32| ComparedTable { appendix: appendix.to_owned(), ..table("", figure) };
    let province = [under("Cấp tỉnh", 1), under("Cấp xã", 5)];
    assert_eq!(pairs(&province, &[under("Cấp tỉnh", 5), under("Cấp xã", 1)]), "1 > 5, 5 > 1");
    assert_eq!(pairs(&province, &[under("Cấp xã", 7), under("Cấp tỉnh", 8)]), "5 > 7, 1 > 8");
    let plain = [table("", 1), table("", 5)];
    assert_eq!(pairs(&plain, &[table("", 5), table("", 1)]), "5 > 5, 1 > 1");
    assert_eq!(pairs(&plain, &[table("", 7), table("", 1)]), "5 > 7, 1 > 1");
    assert_eq!(pairs(&plain, &[table("", 7), table("", 8)]), "1 > 7, 5 > 8");
    // Tasks take precedence: a name may have been typed for another table.
    let roads = ComparedTable { title: "I.".to_owned(), ..small(&["A||Mua đá|3|0", "A||Rải|4|0"]) };
    assert_eq!(pairs(&named, &[roads, table("", 1)]), "II.5 > I.3, I.1 > 1");
}

proptest! {
    #[test]
    fn a_table_does_not_differ_from_itself(nests in nests(), by_id: bool) {
        let table = table(&nests, by_id);
        let diff = compare(&table, &table).unwrap();
        prop_assert!(diff.is_empty());
        prop_assert_eq!(rows(&diff, ShownRows::Changed).len(), 1);
    }

    #[test]
    fn the_old_table_with_the_changes_is_the_new_one(old in nests(), new in nests(), by_id: bool) {
        let (old, new) = (table(&old, by_id), table(&new, by_id));
        let diff = compare(&old, &new).unwrap();
        let (mut applied, mut wanted) = (TableState::new(), TableState::new());
        state(&old.lines, &mut applied);
        state(&new.lines, &mut wanted);
        apply(&diff.lines, "", &mut applied);
        prop_assert_eq!(&applied, &wanted);
        prop_assert_eq!(diff.is_empty(), {
            let mut before = TableState::new();
            state(&old.lines, &mut before);
            before == wanted
        });
    }

    /// Nothing is lost or counted twice: the differences of tasks add up to that of the totals.
    #[test]
    fn differences_of_tasks_come_to_the_totals(old in nests(), new in nests(), by_id: bool) {
        let (old, new) = (table(&old, by_id), table(&new, by_id));
        let diff = compare(&old, &new).unwrap();
        let mut all = Vec::new();
        tasks(&diff.lines, &mut all);
        for column in 0..2 {
            let of = |line: &&RowComparison| {
                let sum = |side: &Option<super::RowSide>| side.as_ref().and_then(|side| side.sums[column]);
                difference(sum(&line.sides.old), sum(&line.sides.new))
            };
            let sum: Decimal = all.iter().map(of).sum();
            prop_assert_eq!(sum, difference(diff.total.old[column], diff.total.new[column]));
        }
        let back = compare(&new, &old).unwrap();
        prop_assert_eq!(back.is_empty(), diff.is_empty());
    }
}

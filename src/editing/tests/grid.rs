//! Tables as grids: what their cells are, and what is written for many of them at once.

use expect_test::expect;
use proptest::prelude::*;

use super::super::{ChangedCell, FormGrid, FormGridCell, FormGridRow, GridRowSort, RowAsSeen, TableChange};
use super::*;

/// A table with groups in groups, a group with money of its own, a day, a sum and a share.
const TABLE: &str = "\
loai: ke_hoach
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - ten: Kinh phí
          cot:
            - {ma: 2026, ten: Năm 2026, kieu: tien}
            - {ma: 2027, ten: Năm 2027, kieu: tien}
            - {ma: tong, ten: Cộng, kieu: tong_hang}
        - {ma: ghi_chu, ten: Ghi chú, kieu: chu}
      nhom:
        - ten: Trồng rừng
          nhom:
            - ten: Vùng đồi
              nhiem_vu:
                # Bản cũ ghi 400.
                - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
                - ten: Thuê đất
                  kinh_phi: {2026: 10, 2027: 20}  # ước
                  ghi_chu: |
                    Dòng một
                    Dòng hai
            - {ten: Vùng bãi, nhiem_vu: []}
        - {ten: Dự phòng, kinh_phi: {2026: 5, 2027: 6}}
      nhiem_vu:
        - ten: [Sơ kết, tổng kết]
          kinh_phi:
            2026: 1
            2027: 2
trich_yeu: Trồng rừng
";

fn grid_of(form: &PaperForm) -> Vec<&FormGrid> {
    all(form).into_iter().filter_map(FormField::grid).collect()
}

fn listed(text: &str) -> String {
    let form = form(text).0;
    let grid = grid_of(&form)[0];
    let cell = |cell: &FormGridCell| match cell {
        FormGridCell::Typed(text) => format!("{text:?}"),
        FormGridCell::Made => "·".to_owned(),
        FormGridCell::Fixed(text) => format!("={text}"),
        FormGridCell::Mute => String::new(),
    };
    let row = |row: &FormGridRow| {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("{}{:?} | {}\n", "  ".repeat(row.depth), row.sort, cells.join(" | "))
    };
    let headings: String = grid
        .headings
        .iter()
        .flatten()
        .map(|one| format!("{} @{}+{}/{}; ", one.title, one.column, one.columns, one.rows))
        .collect();
    headings + "\n" + &grid.rows.iter().map(row).collect::<String>()
}

fn changed(text: &str, change: impl FnOnce(&FormGrid) -> TableChange) -> Result<String, EditFault> {
    let form = form(text).0;
    let grid = grid_of(&form)[0];
    let edit = FormEdit::Table { at: grid.way.clone(), change: change(grid) };
    apply("vb.yaml", text.as_bytes(), &KINDS, &edit, &grid.shape).map(|new| String::from_utf8(new).unwrap())
}

/// The texts of cells from one on, as if they had been pasted there.
fn pasted(grid: &FormGrid, row: usize, column: usize, texts: &[&[&str]], rows: &[&[(&str, &str)]]) -> TableChange {
    let mut cells = Vec::new();
    for (down, line) in texts.iter().enumerate() {
        for (right, text) in line.iter().enumerate() {
            let (of, column) = (&grid.rows[row + down], column + right);
            if let Some(old) = of.typed(column) {
                cells.push(ChangedCell {
                    row: of.way.clone(),
                    column: grid.columns[column].id.clone(),
                    name: of.typed(grid.names()).unwrap_or_default().to_owned(),
                    old: old.to_owned(),
                    new: (*text).to_owned(),
                });
            }
        }
    }
    let own = |(column, text): &(&str, &str)| ((*column).to_owned(), (*text).to_owned());
    TableChange::Cells { cells, rows: rows.iter().map(|row| row.iter().map(own).collect()).collect() }
}

fn seen(grid: &FormGrid, row: usize) -> RowAsSeen {
    let row = &grid.rows[row];
    let cells = grid.columns.iter().enumerate();
    let cells = cells.filter_map(|(at, column)| Some((column.id.clone(), row.typed(at)?.to_owned())));
    RowAsSeen { way: row.way.clone(), cells: cells.collect() }
}

/// The lines that two texts do not have in common.
fn difference(old: &str, new: &str) -> String {
    let (first, last) = {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        let first = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
        let most = old.len().min(new.len()) - first;
        (first, old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(one, two)| one == two).count())
    };
    let part = |text: &str, sign: &str| -> String {
        let lines: Vec<&str> = text.lines().collect();
        lines[first..lines.len() - last].iter().map(|line| format!("{sign}{}\n", line.trim_start())).collect()
    };
    part(old, "- ") + &part(new, "+ ")
}

#[test]
fn a_table_is_a_grid_with_its_groups_and_headings() {
    expect![[r#"
        TT @0+1/2; Nhiệm vụ @1+1/2; Kinh phí @2+3/1; Ghi chú @5+1/2; Năm 2026 @2+1/1; Năm 2027 @3+1/1; Cộng @4+1/1; 
        Group | · | "Trồng rừng" | · | · | · | 
          Group | · | "Vùng đồi" | · | · | · | 
            Task | · | "Mua cây" | "420" | "1.210" | · | ""
            Task | · | "Thuê đất" | "10" | "20" | · | "Dòng một\nDòng hai"
          Group | · | "Vùng bãi" | · | · | · | 
        Group | · | "Dự phòng" | "5" | "6" | · | 
        Task | · | "Sơ kết\ntổng kết" | "1" | "2" | · | ""
        Total | · | =Tổng cộng | · | · | · | 
    "#]].assert_eq(&listed(TABLE));
}

#[test]
fn a_range_is_pasted_and_only_its_cells_change() {
    let new = changed(TABLE, |grid| pasted(grid, 2, 2, &[&["1.000", "2,5"], &["30", "40"]], &[])).unwrap();
    expect![[r#"
        - - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
        - - ten: Thuê đất
        - kinh_phi: {2026: 10, 2027: 20}  # ước
        + - {ten: Mua cây, kinh_phi: {2026: 1.000, 2027: "2,5"}}
        + - ten: Thuê đất
        + kinh_phi: {2026: 30, 2027: 40}  # ước
    "#]].assert_eq(&difference(TABLE, &new));
    // Over groups, sums and empty cells, and on behind the last row.
    let change = |grid: &FormGrid| {
        let row: &[(&str, &str)] = &[("ten", "Nghiệm thu"), ("2026", "7"), ("2027", "1.234,5"), ("ghi_chu", "x")];
        pasted(grid, 5, 1, &[&["Dự trữ", "", "8", "9", "a"], &["Sơ kết", "1,234.5", "x", "", "Quý IV"]], &[row, &[("2026", "1")]])
    };
    let new = changed(TABLE, change).unwrap();
    expect![[r#"
        - - {ten: Dự phòng, kinh_phi: {2026: 5, 2027: 6}}
        - nhiem_vu:
        - - ten: [Sơ kết, tổng kết]
        - kinh_phi:
        - 2026: 1
        - 2027: 2
        + - {ten: Dự trữ, kinh_phi: {2027: 8}}
        + nhiem_vu:
        + - ten: [Sơ kết]
        + ghi_chu: Quý IV
        + kinh_phi:
        + 2026: 1,234.5
        + 2027: x
        + - ten: Nghiệm thu
        + ghi_chu: x
        + kinh_phi: {2026: 7, 2027: "1.234,5"}
        + - ten: "[tên nhiệm vụ]"
        + kinh_phi: {2026: 1}
    "#]].assert_eq(&difference(TABLE, &new));
}

#[test]
fn cells_are_cleared_with_their_keys() {
    let all = |grid: &FormGrid| pasted(grid, 2, 1, &[&["", "", "", "", ""], &["", "", "20", "", ""]], &[]);
    let new = changed(TABLE, all).unwrap();
    expect![[r#"
        - - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
        - - ten: Thuê đất
        - kinh_phi: {2026: 10, 2027: 20}  # ước
        - ghi_chu: |
        - Dòng một
        - Dòng hai
        + - {ten: ""}
        + - ten: ""
        + kinh_phi: {2027: 20}  # ước
    "#]].assert_eq(&difference(TABLE, &new));
}

#[test]
fn rows_come_go_and_move() {
    let beside = |row: usize, is_group| move |grid: &FormGrid| TableChange::Add { beside: Some(grid.rows[row].way.clone()), is_group };
    let mut told = String::new();
    for (what, new) in [
        ("dưới “Mua cây”", changed(TABLE, beside(2, false))),
        ("đầu nhóm “Vùng bãi”", changed(TABLE, beside(4, false))),
        ("nhóm dưới “Vùng bãi”", changed(TABLE, beside(4, true))),
        ("trong “Dự phòng”", changed(TABLE, beside(5, false))),
        ("bỏ “Mua cây”", changed(TABLE, |grid| TableChange::Remove { rows: vec![seen(grid, 2)] })),
        ("bỏ hai dòng", changed(TABLE, |grid| TableChange::Remove { rows: vec![seen(grid, 2), seen(grid, 3)] })),
        ("bỏ nhóm và dòng trong đó", changed(TABLE, |grid| TableChange::Remove { rows: vec![seen(grid, 1), seen(grid, 2)] })),
        ("“Thuê đất” lên", changed(TABLE, |grid| TableChange::Move { row: seen(grid, 3), up: true })),
        ("“Thuê đất” xuống nhóm kế", changed(TABLE, |grid| TableChange::Move { row: seen(grid, 3), up: false })),
        ("“Sơ kết” lên", changed(TABLE, |grid| TableChange::Move { row: seen(grid, 6), up: true })),
        ("“Mua cây” lên", changed(TABLE, |grid| TableChange::Move { row: seen(grid, 2), up: true })),
    ] {
        let words = match new {
            Ok(new) => difference(TABLE, &new),
            Err(EditFault::Refused(finding)) => format!("! {}\n", finding.message),
            Err(fault) => format!("! {fault:?}\n"),
        };
        told += &format!("== {what}\n{words}");
    }
    expect![[r#"
        == dưới “Mua cây”
        + - ten: "[tên nhiệm vụ]"
        == đầu nhóm “Vùng bãi”
        - - {ten: Vùng bãi, nhiem_vu: []}
        + - {ten: Vùng bãi, nhiem_vu: [{ten: "[tên nhiệm vụ]"}]}
        == nhóm dưới “Vùng bãi”
        + - ten: "[tên nhóm]"
        + nhiem_vu: []
        == trong “Dự phòng”
        ! chưa ghi gì vào `vb.yaml`: nhóm này ghi thẳng số tiền, xóa các số ấy trước khi thêm nhiệm vụ
        == bỏ “Mua cây”
        - # Bản cũ ghi 400.
        - - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
        == bỏ hai dòng
        - nhiem_vu:
        - # Bản cũ ghi 400.
        - - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
        - - ten: Thuê đất
        - kinh_phi: {2026: 10, 2027: 20}  # ước
        - ghi_chu: |
        - Dòng một
        - Dòng hai
        + nhiem_vu: []
        == bỏ nhóm và dòng trong đó
        - - ten: Vùng đồi
        - nhiem_vu:
        - # Bản cũ ghi 400.
        - - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
        - - ten: Thuê đất
        - kinh_phi: {2026: 10, 2027: 20}  # ước
        - ghi_chu: |
        - Dòng một
        - Dòng hai
        == “Thuê đất” lên
        - # Bản cũ ghi 400.
        - - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
        - - ten: Thuê đất
        - kinh_phi: {2026: 10, 2027: 20}  # ước
        - ghi_chu: |
        - Dòng một
        - Dòng hai
        + - ten: Thuê đất
        + kinh_phi: {2026: 10, 2027: 20}  # ước
        + ghi_chu: |
        + Dòng một
        + Dòng hai
        + # Bản cũ ghi 400.
        + - {ten: Mua cây, kinh_phi: {2026: 420, 2027: 1.210}}
        == “Thuê đất” xuống nhóm kế
        ! chưa ghi gì vào `vb.yaml`: khóa `phu_luc[1].bang.nhom[1].nhom[2].nhiem_vu` viết trong ngoặc vuông
        == “Sơ kết” lên
        ! chưa ghi gì vào `vb.yaml`: khóa `phu_luc[1].bang.nhom[1].nhom[2].nhiem_vu` viết trong ngoặc vuông
        == “Mua cây” lên
        ! chưa ghi gì vào `vb.yaml`: dòng này không chuyển được nữa
    "#]].assert_eq(&told);
}

#[test]
fn what_somebody_else_wrote_is_asked_about() {
    let paste = |grid: &FormGrid| pasted(grid, 2, 2, &[&["1", "2"]], &[]);
    let form_then = form(TABLE).0;
    let (then, shape) = (paste(grid_of(&form_then)[0]), grid_of(&form_then)[0].shape.clone());
    let way = grid_of(&form_then)[0].way.clone();
    let apply = |now: &str, change: &TableChange| {
        let edit = FormEdit::Table { at: way.clone(), change: change.clone() };
        apply("vb.yaml", now.as_bytes(), &KINDS, &edit, &shape).map(drop)
    };
    // Elsewhere in the file, in the table and in the very row: it goes along.
    assert_eq!(apply(&TABLE.replace("Trồng rừng\n", "Trồng cây\n"), &then), Ok(()));
    assert_eq!(apply(&TABLE.replace("2027: 20}", "2027: 25}"), &then), Ok(()));
    let one = |change: &TableChange| match change {
        TableChange::Cells { cells, .. } => TableChange::Cells { cells: cells[..1].to_vec(), rows: Vec::new() },
        other => other.clone(),
    };
    assert_eq!(apply(&TABLE.replace("1.210", "1.211"), &one(&then)), Ok(()));
    // In the cell itself, or another row in its place.
    let now = |text: &str| Err(EditFault::Changed { now: Some(text.to_owned()), mark: shape.clone() });
    assert_eq!(apply(&TABLE.replace("420", "421"), &one(&then)), now("421"));
    let gone = Err(EditFault::Changed { now: None, mark: shape.clone() });
    assert_eq!(apply(&TABLE.replace("420", "421"), &then), gone);
    assert_eq!(apply(&TABLE.replace("Mua cây", "Mua giống"), &one(&then)), gone);
    let longer = TABLE.replace("                - ten: Thuê", "                - {ten: A}\n                - ten: Thuê");
    assert!(matches!(apply(&longer, &then), Err(EditFault::Changed { now: None, mark }) if mark != shape));
    // Its own text is no other one.
    assert_eq!(apply(&TABLE.replace("420", "1"), &one(&then)), Ok(()));
}

/// The papers with a table that is a grid.
static TABLES: LazyLock<Vec<&String>> =
    LazyLock::new(|| PAPERS.iter().filter(|paper| !grid_of(&form(paper).0).is_empty()).collect());

fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec!["0", "1.210", "12,5", "1.234,5", "1,234.5", "-120", "(120)", "", " 7 ", "1 210", "05"]).prop_map(str::to_owned),
        2 => "[a-zđêô0-9:#\\-\\[\\]{}'\"|>,.%*&!? ]{0,12}",
        1 => "[a-zđ ]{1,6}\n[a-zđ ]{1,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// A range pasted at any place of any table, in a file kept in any way: its cells say what was pasted, new rows stand
    /// behind the last one, all other cells and fields say what they said, and so do all lines above and below.
    #[test]
    fn a_pasted_range_is_read_back_and_all_else_stays(
        paper in any::<prop::sample::Index>(),
        table in any::<prop::sample::Index>(),
        at in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        texts in prop::collection::vec(prop::collection::vec(cell_text(), 3), 1..5),
        new_rows in 0..3_usize,
        keeping in 0..4_usize,
    ) {
        let old = TABLES[paper.index(TABLES.len())];
        let before = form(old).0;
        let grids = grid_of(&before);
        let grid = grids[table.index(grids.len())];
        prop_assume!(grid.rows_file.is_none() && !grid.rows.is_empty());
        let (row, column) = (at.0.index(grid.rows.len()), at.1.index(grid.columns.len()));
        let height = texts.len().min(grid.rows.len() - row);
        let width = (grid.columns.len() - column).min(3);
        let lines: Vec<Vec<&str>> = texts[..height].iter().map(|line| line[..width].iter().map(String::as_str).collect()).collect();
        let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
        let new_row: Vec<(&str, &str)> = vec![("ten", "Dòng mới")];
        let new: Vec<&[(&str, &str)]> = (0..new_rows).map(|_| new_row.as_slice()).collect();
        let change = pasted(grid, row, column, &lines, &new);
        let TableChange::Cells { cells, .. } = &change else { unreachable!() };
        let wanted = cells.clone();
        let edit = FormEdit::Table { at: grid.way.clone(), change };
        let kept_old = super::laws::kept(old, keeping);
        let new = match apply("vb.yaml", kept_old.as_bytes(), &KINDS, &edit, &grid.shape) {
            Ok(new) => String::from_utf8(new).unwrap(),
            Err(EditFault::Refused(finding)) => {
                let known = ["có ghi chú", "ngoặc", "ghi thẳng số tiền", "không đứng gọn", "viết thành nhiều dòng", "không bỏ được"];
                prop_assert!(known.iter().any(|one| finding.message.contains(one)), "{} {:?}", finding.message, wanted);
                return Ok(());
            }
            Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
        };
        let after = form(&new).0;
        let found = after.field(&grid.way).and_then(FormField::grid).expect("the table");
        let tasks = |grid: &FormGrid| grid.rows.iter().filter(|row| row.sort != GridRowSort::Total).count();
        prop_assert_eq!(tasks(found), tasks(grid) + new_rows);
        for row in &grid.rows {
            let same = found.rows.iter().find(|one| one.way == row.way && one.sort == row.sort).expect("the row");
            for (column, cell) in row.cells.iter().enumerate() {
                let id = &grid.columns[column].id;
                let pasted = wanted.iter().find(|one| one.row == row.way && one.column == *id);
                let is_line = row.is_flow || !grid.columns[column].kind.holds_words();
                match pasted {
                    // A group whose money is cleared holds none of its own.
                    Some(one) if row.sort == GridRowSort::Group && one.new.trim().is_empty() => {}
                    Some(one) => {
                        let text = super::super::asked::typed_text(&one.new, is_line);
                        prop_assert_eq!(same.typed(column), Some(text.as_str()), "{} {}", id, new);
                    }
                    None if row.sort == GridRowSort::Group => {}
                    None => prop_assert_eq!(&same.cells[column], cell, "{} {}", id, new),
                }
            }
        }
        // Nothing outside of the table is another one.
        let others = |form: &PaperForm| -> Vec<(String, String)> {
            let is_other = |one: &&&FormField| one.text().is_some() && !one.way.starts_with(&grid.way);
            all(form).iter().filter(is_other).map(|one| (shown(&one.way), one.mark.clone())).collect()
        };
        prop_assert_eq!(others(&before), others(&after));
        prop_assert_eq!(new.starts_with('\u{feff}'), kept_old.starts_with('\u{feff}'));
        prop_assert!(keeping % 2 == 0 || !new.replace("\r\n", "").contains('\n'));
        let (start, end) = (grid.at.start as usize, grid.at.end as usize);
        if keeping == 0 {
            prop_assert!(new.starts_with(&old[..start]));
            let rest = old[end..].split_once('\n').map_or("", |(_, rest)| rest);
            prop_assert!(new.ends_with(rest));
        }
    }
}

//! Tables as grids: what their cells are, and what is written for many of them at once.

use expect_test::expect;

use super::super::{ChangedCell, FormGrid, FormGridCell, FormGridRow, RowAsSeen, TableChange};
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

pub(super) fn grid_of(form: &PaperForm) -> Vec<&FormGrid> {
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
pub(super) fn pasted(
    grid: &FormGrid,
    row: usize,
    column: usize,
    texts: &[&[&str]],
    rows: &[&[(&str, &str)]],
) -> TableChange {
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
    "#]]
    .assert_eq(&difference(TABLE, &new));
    // Over groups, sums and empty cells, and on behind the last row.
    let change = |grid: &FormGrid| {
        let row: &[(&str, &str)] =
            &[("ten", "Nghiệm thu"), ("2026", "7"), ("2027", "1.234,5"), ("ghi_chu", "x")];
        pasted(
            grid,
            5,
            1,
            &[&["Dự trữ", "", "8", "9", "a"], &["Sơ kết", "1,234.5", "x", "", "Quý IV"]],
            &[row, &[("2026", "1")]],
        )
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
    "#]]
    .assert_eq(&difference(TABLE, &new));
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
    "#]]
    .assert_eq(&difference(TABLE, &new));
}

#[test]
fn rows_come_go_and_move() {
    let beside = |row: usize, is_group| {
        move |grid: &FormGrid| TableChange::Add { beside: Some(grid.rows[row].way.clone()), is_group }
    };
    let mut told = String::new();
    for (what, new) in [
        ("dưới “Mua cây”", changed(TABLE, beside(2, false))),
        ("đầu nhóm “Vùng bãi”", changed(TABLE, beside(4, false))),
        ("nhóm dưới “Vùng bãi”", changed(TABLE, beside(4, true))),
        ("trong “Dự phòng”", changed(TABLE, beside(5, false))),
        ("bỏ “Mua cây”", changed(TABLE, |grid| TableChange::Remove { rows: vec![seen(grid, 2)] })),
        (
            "bỏ hai dòng",
            changed(TABLE, |grid| TableChange::Remove { rows: vec![seen(grid, 2), seen(grid, 3)] }),
        ),
        (
            "bỏ nhóm và dòng trong đó",
            changed(TABLE, |grid| TableChange::Remove { rows: vec![seen(grid, 1), seen(grid, 2)] }),
        ),
        ("“Thuê đất” lên", changed(TABLE, |grid| TableChange::Move { row: seen(grid, 3), up: true })),
        (
            "“Thuê đất” xuống nhóm kế",
            changed(TABLE, |grid| TableChange::Move { row: seen(grid, 3), up: false }),
        ),
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
    "#]]
    .assert_eq(&told);
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
        TableChange::Cells { cells, .. } => {
            TableChange::Cells { cells: cells[..1].to_vec(), rows: Vec::new() }
        }
        other => other.clone(),
    };
    assert_eq!(apply(&TABLE.replace("1.210", "1.211"), &one(&then)), Ok(()));
    // In the cell itself, or another row in its place.
    let now = |text: &str| Err(EditFault::Changed { now: Some(text.to_owned()), mark: shape.clone() });
    assert_eq!(apply(&TABLE.replace("420", "421"), &one(&then)), now("421"));
    let gone = Err(EditFault::Changed { now: None, mark: shape.clone() });
    assert_eq!(apply(&TABLE.replace("420", "421"), &then), gone);
    assert_eq!(apply(&TABLE.replace("Mua cây", "Mua giống"), &one(&then)), gone);
    let longer = TABLE
        .replace("                - ten: Thuê", "                - {ten: A}\n                - ten: Thuê");
    assert!(matches!(apply(&longer, &then), Err(EditFault::Changed { now: None, mark }) if mark != shape));
    // Its own text is no other one.
    assert_eq!(apply(&TABLE.replace("420", "1"), &one(&then)), Ok(()));
}

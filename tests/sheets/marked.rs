//! Which table a sheet of a workbook belongs to, when tables have no `ma`: never the one that now
//! stands at the same place.

use expect_test::expect;
use rust_decimal::Decimal;
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::{Import, Input, Pipeline, StatedSums, WorkbookFile};
use vanban::rooms::spreadsheet;
use vanban::rooms::tabular::workbook::{self, Workbook, WorkbookContent};

const HEAD: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Trồng cây
noi_dung: Thực hiện theo các Phụ lục./.
noi_nhan: Các thôn
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
";

/// An appendix with a table of two tasks, the first without an id.
fn appendix(name: &str, id: &str, first: &str, second: &str, figures: [u32; 2]) -> String {
    let [one, two] = figures;
    format!(
        "  - ten: {name}
    bang:
      {id}don_vi: triệu đồng
      cot:
        - {{ma: ten, ten: Nhiệm vụ, kieu: chu}}
        - {{ma: 2026, ten: Năm 2026, kieu: tien}}
      nhiem_vu:
        - {{ten: {first}, kinh_phi: {{2026: {one}}}}}
        - {{ma: {second}, ten: Việc khác, kinh_phi: {{2026: {two}}}}}
"
    )
}

fn trees(figures: [u32; 2]) -> String {
    appendix("Trồng cây", "", "Mua cây", "trong", figures)
}

fn roads(figures: [u32; 2]) -> String {
    appendix("Làm đường", "", "Mua đá", "rai", figures)
}

fn exported(yaml: &str) -> Workbook {
    let (tables, report) = Pipeline::built_in().tables(Input::alone("kh.yaml", yaml.as_bytes()));
    spreadsheet::workbook(&tables.unwrap_or_else(|| panic!("{}", render::short(&report))))
}

/// What a workbook changes, or what is found.
fn imported(yaml: &str, book: &Workbook) -> Result<Import, String> {
    let bytes = workbook::write(book).unwrap();
    let input = Input::alone("kh.yaml", yaml.as_bytes());
    let book = WorkbookFile { name: "kp.xlsx", bytes: &bytes };
    let (import, report) = Pipeline::built_in().import(input, book, StatedSums::Stay);
    import.ok_or_else(|| render::short(&report))
}

/// The YAML with the figures of a workbook.
fn taken(yaml: &str, book: &Workbook) -> String {
    let import = imported(yaml, book).unwrap_or_else(|findings| panic!("{findings}"));
    let file = import.files.into_iter().next().map(|(_, bytes)| bytes);
    file.map_or_else(|| yaml.to_owned(), |bytes| String::from_utf8(bytes).unwrap())
}

/// Puts a figure into a task's row, the first (0) or the second.
fn put(book: &mut Workbook, page: usize, row: u32, figure: u32) {
    let cells = &mut book.pages[page].cells;
    let (at, _) =
        *cells.iter().find(|(_, cell)| matches!(cell.content, WorkbookContent::Number(_))).unwrap().0;
    cells.get_mut(&(at + row, 2)).unwrap().content = WorkbookContent::Number(Decimal::from(figure));
}

fn mark(book: &Workbook, page: usize) -> String {
    let WorkbookContent::Text(mark) = &book.pages[page].cells[&(0, 0)].content else { panic!("no mark") };
    mark.clone()
}

/// Both tables have the same columns; they change places after the workbook was written.
#[test]
fn a_table_that_moved_gets_its_own_figures() {
    let mut book = exported(&format!("{HEAD}{}{}", trees([1, 2]), roads([3, 4])));
    put(&mut book, 0, 0, 10);
    put(&mut book, 1, 1, 40);
    let moved = format!("{HEAD}{}{}", roads([3, 4]), trees([1, 2]));
    assert_eq!(taken(&moved, &book), format!("{HEAD}{}{}", roads([3, 40]), trees([10, 2])));
    // A table that came in front of both takes nothing.
    let new = appendix("Mới", "", "Mua cát", "san", [5, 6]);
    let with_new = format!("{HEAD}{new}{}{}", trees([1, 2]), roads([3, 4]));
    assert_eq!(taken(&with_new, &book), format!("{HEAD}{new}{}{}", trees([10, 2]), roads([3, 40])));
}

/// The mark does not hang on figures, on the order of tasks or on names of what has an id.
#[test]
fn a_mark_stays_as_long_as_the_same_figures_are_typed() {
    let first = mark(&exported(&format!("{HEAD}{}", trees([1, 2]))), 0);
    assert!(first.starts_with("#bang ~"), "{first}");
    let marked = |yaml: String| mark(&exported(&yaml), 0);
    let same = format!("{HEAD}{}", trees([7, 8]).replace("Trồng cây", "Cây").replace("Việc khác", "Trồng"));
    assert_eq!(marked(same), first);
    assert_ne!(marked(format!("{HEAD}{}", roads([1, 2]))), first);
    assert_ne!(marked(format!("{HEAD}{}", trees([1, 2]).replace("2026", "2027"))), first);
    // A table with an id bears it.
    assert_eq!(marked(format!("{HEAD}{}", appendix("A", "ma: b1\n      ", "Mua", "x", [1, 2]))), "#bang b1");
}

/// Tables that nothing tells apart are counted.
#[test]
fn tables_with_the_same_tasks_are_counted() {
    let plan = |first, second| format!("{HEAD}{}{}", trees(first), trees(second));
    let mut book = exported(&plan([1, 2], [3, 4]));
    assert_eq!(mark(&book, 1), format!("{}.2", mark(&book, 0)));
    put(&mut book, 1, 0, 30);
    assert_eq!(taken(&plan([1, 2], [3, 4]), &book), plan([1, 2], [30, 4]));
}

/// Version 0.1.0 wrote the number of the table.
#[test]
fn a_workbook_with_numbers_is_still_read() {
    let yaml = format!("{HEAD}{}{}", trees([1, 2]), roads([3, 4]));
    let mut book = exported(&yaml);
    put(&mut book, 1, 0, 30);
    book.pages.retain(|page| !page.hidden);
    for (at, page) in book.pages.iter_mut().enumerate() {
        let cell = page.cells.get_mut(&(0, 0)).unwrap();
        cell.content = WorkbookContent::Text(format!("#bang {}", at + 1));
    }
    assert_eq!(taken(&yaml, &book), format!("{HEAD}{}{}", trees([1, 2]), roads([30, 4])));
}

/// Where one table is left for one sheet, what differs is told task by task; where it is not known
/// which, nothing is taken.
#[test]
fn a_table_with_other_tasks_takes_nothing() {
    let book = exported(&format!("{HEAD}{}{}", trees([1, 2]), roads([3, 4])));
    let found = |yaml: String| imported(&yaml, &book).expect_err("a finding");
    let one = found(format!("{HEAD}{}{}", trees([1, 2]), roads([3, 4]).replace("ma: rai", "ma: be_tong")));
    let both = found(format!(
        "{HEAD}{}{}",
        trees([1, 2]).replace("ma: trong", "ma: cham_soc"),
        roads([3, 4]).replace("ma: rai", "ma: be_tong")
    ));
    expect![[r#"
        kh.yaml:28:16: lỗi[D005]: nhiệm vụ `be_tong` không có trong `kp.xlsx`; gợi ý: thêm một dòng có `be_tong` ở cột `ma`
        kp.xlsx:Phụ lục II!A6: lỗi[D005]: bảng của văn bản không có nhiệm vụ mang mã `rai`; gợi ý: thêm nhiệm vụ này vào bảng của văn bản, hoặc xóa dòng này
        ---
        lỗi[D007]: `kp.xlsx`, trang `Phụ lục I`: văn bản không có bảng tiền nào có đúng các nhiệm vụ và cột số của trang này; gợi ý: xuất lại tệp Excel từ văn bản này; đặt `ma` cho bảng thì bảng được nhận ra theo mã
        lỗi[D007]: `kp.xlsx`, trang `Phụ lục II`: văn bản không có bảng tiền nào có đúng các nhiệm vụ và cột số của trang này; gợi ý: xuất lại tệp Excel từ văn bản này; đặt `ma` cho bảng thì bảng được nhận ra theo mã
    "#]].assert_eq(&format!("{one}---\n{both}"));
}

//! Characters that may stand in no document, at every door by which they could come in.

use std::collections::BTreeMap;

use expect_test::expect;
use vanban::rooms::finding::{Gathered, Severity, Version, render};
use vanban::rooms::issue::orders::{self, OrdersFor};
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, LocalityData, Pipeline, Report};
use vanban::rooms::tabular::workbook::{Workbook, WorkbookCell, WorkbookContent, WorkbookPage, write};
use vanban::rooms::tabular::{self, WantedTable};
use vanban::rooms::template::{BUILT_IN, Office};
use vanban::rooms::write::Format;

use crate::support::wards::{TABLE, TEMPLATE, units};

const PAPER: &str = "loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Trồng cây
noi_dung: Trồng cây quanh hồ./.
noi_nhan: [Các thôn]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê Văn An}
";

/// One or more of each kind: ends of lines, controls of both sets, private ones (those that the
/// program marks texts with among them), broken ones, and unseen ones.
const SIGNS: [char; 20] = [
    '\u{b}',
    '\u{85}',
    '\u{2028}',
    '\u{2029}',
    '\0',
    '\u{7}',
    '\u{1b}',
    '\u{9b}',
    '\u{e000}',
    '\u{e001}',
    '\u{e010}',
    '\u{f0001}',
    '\u{100000}',
    '\u{fdd0}',
    '\u{ad}',
    '\u{200b}',
    '\u{200e}',
    '\u{202e}',
    '\u{2066}',
    '\u{feff}',
];

fn short(report: &Report) -> String {
    render::short(report)
}

fn paper(yaml: &str) -> String {
    let (tree, report) = Pipeline::built_in().tree(Input::alone("vb.yaml", yaml.as_bytes()));
    assert!(tree.is_none() || !report.findings.has_errors());
    short(&report)
}

fn escape(one: char) -> String {
    format!("\\U{:08x}", one as u32)
}

/// A paper with this file among the office's templates.
fn with_template(name: &str, text: &str) -> String {
    let own = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let mut report = Report::default();
    let office = Office::with(own, &mut report).unwrap_or_else(|| panic!("{}", render::short(&report)));
    let (tree, report) = Pipeline::new(office).tree(Input::alone("vb.yaml", PAPER.as_bytes()));
    assert!(tree.is_none() || !report.findings.has_errors());
    short(&report)
}

fn built_in(name: &str) -> &'static str {
    BUILT_IN.iter().find(|(known, _)| *known == name).unwrap().1
}

fn frame(phrase: &str) -> String {
    let frame = built_in("van_ban_co_ten_loai.xml");
    let old = "<ten_loai>";
    assert!(frame.contains(old));
    frame.replacen(old, &format!("{old}{phrase}"), 1)
}

fn table(bytes: &[u8]) -> String {
    let mut report = Report::default();
    let sheet = tabular::read("bang", bytes, WantedTable::default(), &mut report).unwrap();
    // Every cell is read, as of a table of units.
    let mut told = Gathered::default();
    sheet.rows.iter().flat_map(|row| &row.cells).for_each(|cell| cell.doubt_characters(&mut told));
    told.tell(&mut report.findings);
    assert!(report.findings.has_errors());
    render::short(&report)
}

fn workbook(text: &str) -> Vec<u8> {
    let cell = |text: &str| WorkbookCell {
        content: WorkbookContent::Text(text.to_owned()),
        ..WorkbookCell::default()
    };
    let cells = [((0, 0), cell("ma")), ((1, 0), cell(text))].into_iter().collect();
    write(&Workbook {
        pages: vec![WorkbookPage { name: "Bảng".to_owned(), cells, ..WorkbookPage::default() }],
    })
    .unwrap()
}

/// What is said when a sign comes in by a door.
type Door = (&'static str, fn(char) -> String);

const DOORS: [Door; 12] = [
    ("escape in a value", |one| {
        paper(&PAPER.replace("Trồng cây\n", &format!("\"Trồng{}cây\"\n", escape(one))))
    }),
    ("escape in a word", |one| {
        paper(&PAPER.replace("dia_danh: An", &format!("dia_danh: \"An{}\" #", escape(one))))
    }),
    ("escape in a list", |one| paper(&PAPER.replace("[Các", &format!("[\"Các{}\", Các", escape(one))))),
    ("escape in a key", |one| paper(&PAPER.replace("dia_danh:", &format!("\"dia{}_danh\":", escape(one))))),
    ("escape in an attached file", |one| {
        let main =
            PAPER.replace("ke_hoach", "quyet_dinh").replace("KH-", "QĐ-").replace("noi_dung:", "dieu:");
        let main = main + "can_cu: [Luật A]\nkem_theo: [kem.yaml]\n";
        let attached = format!("loai: ke_hoach\ntrich_yeu: \"a{}\"\nnoi_dung: b\n", escape(one));
        let files = BTreeMap::from([("kem.yaml".to_owned(), attached.into_bytes())]);
        let input = Input { files: &files, ..Input::alone("vb.yaml", main.as_bytes()) };
        short(&Pipeline::built_in().tree(input).1)
    }),
    ("escape in an overlay", |one| {
        let overlay = format!("ky_hieu: \"KH{}\"\n", escape(one));
        let overlay = Some(("rieng.yaml", overlay.as_bytes()));
        let units = units(TABLE);
        let local = LocalityData { unit: &units["00376"], overlay, allocation: None, origins: None };
        short(&Pipeline::built_in().tree_for(Input::alone("mau.yaml", TEMPLATE.as_bytes()), local).1)
    }),
    ("reference in a frame", |one| {
        with_template("van_ban_co_ten_loai.xml", &frame(&format!("&#x{:X};", one as u32)))
    }),
    ("sign in a frame", |one| with_template("van_ban_co_ten_loai.xml", &frame(&one.to_string()))),
    ("escape in a kind", |one| {
        let kind = built_in("ke_hoach.yaml").replacen(
            "ten: Kế hoạch",
            &format!("ten: \"Kế{}hoạch\"", escape(one)),
            1,
        );
        with_template("ke_hoach.yaml", &kind)
    }),
    ("cell of a CSV file", |one| table(format!("ma,ten\n1,Yên{one}Hòa\n").as_bytes())),
    ("cell of a workbook", |one| table(&workbook(&format!("Yên{one}Hòa")))),
    ("cell of a table of orders", |one| {
        let mut report = Report::default();
        let text = format!("tep,so,ngay,nguoi_ky\na.yaml,5,31/10/2026,Lê{one}An\n");
        orders::read("so.csv", text.as_bytes(), OrdersFor::Papers, &mut report);
        assert!(report.findings.has_errors());
        render::short(&report)
    }),
];

/// Each is an error that names it, once, and no paper comes of it.
#[test]
fn no_sign_comes_in_by_any_door() {
    for (door, told) in DOORS {
        for one in SIGNS {
            let text = told(one);
            let code = format!("(U+{:04X}", one as u32);
            assert_eq!(text.matches(&code).count(), 1, "{door}, {one:?}: {text}");
            assert!(text.lines().all(|line| line.contains("lỗi[")), "{door}, {one:?}: {text}");
            assert!(!text.contains(one), "{door}, {one:?}: {text:?}");
        }
    }
}

/// A reference that a template puts together is found where it has come out.
#[test]
fn a_reference_put_together_by_a_template_is_found() {
    let told = with_template("van_ban_co_ten_loai.xml", &frame(r#"{{ ("&#x20" ~ "2e;") | safe }}"#));
    assert!(told.contains("van_ban_co_ten_loai.xml (kết quả):"), "{told}");
    assert!(told.contains("lỗi[T015]: `&#x202e;` ghi vào văn bản ký tự không nhìn thấy"), "{told}");
}

/// So is what a text puts together; what stands for a brace that is no variable is none.
#[test]
fn a_sign_put_together_by_a_text_is_found() {
    let yaml = PAPER.replace("quanh hồ", r#"quanh {{ "hồ\r" }} \{{ không }}"#);
    expect![[r#"
        vb.yaml:7:11: lỗi[T016]: câu có biến cho ra dấu xuống dòng không chuẩn (U+000D, về đầu dòng); gợi ý: xem lại các dấu `\r` và bộ lọc trong `{{ … }}`
    "#]].assert_eq(&paper(&yaml));
    assert_eq!(paper(&PAPER.replace("quanh hồ", r#"quanh {{ "hồ" }} \{{ không }}"#)), "");
}

/// The theme is read as documents are.
#[test]
fn a_theme_has_no_such_sign() {
    let own = BTreeMap::from([("theme.yaml".to_owned(), "\"trang\\u202e\": {le_trai: 35}\n".to_owned())]);
    let mut report = Report::default();
    assert!(Office::with(own, &mut report).is_none());
    assert!(render::short(&report).starts_with("templates/theme.yaml:1:7: lỗi[Y020]"));
}

/// The messages, at the escape itself; in single quotes a backslash is one.
#[test]
fn an_escape_is_told_where_it_stands() {
    let yaml = PAPER
        .replace("Trồng cây\n", "\"Trồng \\u202e\\u200bcây \\x00 \\N\"\n")
        .replace("Lê Văn An", "'Lê \\u202e An'")
        .replace("[Các thôn]", "\n  - \"Các \\ue001thôn \\\n    \\L hết\\r\"");
    expect![[r#"
        vb.yaml:6:19: lỗi[Y020]: `\u202e` ghi vào văn bản ký tự không nhìn thấy (U+202E, đảo chiều chữ); gợi ý: xóa mã này: ký tự như vậy không có trong văn bản; muốn in đúng các chữ của mã thì dùng dấu nháy đơn
        vb.yaml:6:25: lỗi[Y020]: `\u200b` ghi vào văn bản ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không); gợi ý: xóa mã này: ký tự như vậy không có trong văn bản; muốn in đúng các chữ của mã thì dùng dấu nháy đơn
        vb.yaml:6:35: lỗi[Y020]: `\x00` ghi vào văn bản ký tự điều khiển (U+0000, NUL); gợi ý: xóa mã này: ký tự như vậy không có trong văn bản; muốn in đúng các chữ của mã thì dùng dấu nháy đơn
        vb.yaml:6:40: lỗi[Y020]: `\N` ghi vào văn bản dấu xuống dòng không chuẩn (U+0085, xuống dòng NEL); gợi ý: xóa mã này; cần xuống dòng thì dùng khối `|`, mỗi dòng một đoạn
        vb.yaml:9:10: lỗi[Y020]: `\ue001` ghi vào văn bản ký tự dùng riêng (U+E001); gợi ý: xóa mã này và gõ thẳng ký hiệu cần in
        vb.yaml:10:5: lỗi[Y020]: `\L` ghi vào văn bản dấu xuống dòng không chuẩn (U+2028, ngắt dòng); gợi ý: xóa mã này; cần xuống dòng thì dùng khối `|`, mỗi dòng một đoạn
        vb.yaml:10:11: lỗi[Y020]: `\r` ghi vào văn bản dấu xuống dòng không chuẩn (U+000D, về đầu dòng); gợi ý: xóa mã này; cần xuống dòng thì dùng khối `|`, mỗi dòng một đoạn
    "#]]
    .assert_eq(&paper(&yaml));
}

/// What 0.1.0 let through stands in papers it has issued: there it is a note, and the text is kept.
#[test]
fn an_issued_paper_is_built_as_it_was() {
    let yaml = PAPER.replace("Trồng cây\n", "\"Trồng \\u202ecây\"\n");
    let issued = |version| Input { issued_by: Some(version), ..Input::alone("vb.yaml", yaml.as_bytes()) };
    let pipeline = Pipeline::built_in();
    let rendered = pipeline.render(issued(Version(0, 1, 0)), &Format::ALL).expect("notes only");
    let severities: Vec<_> = rendered.report.findings.iter().map(|one| one.severity).collect();
    assert_eq!(severities, [Severity::Note]);
    assert!(dump::texts(&rendered.tree).contains(&"Trồng \u{202e}cây".to_owned()));
    assert!(pipeline.render(issued(Version(0, 2, 0)), &Format::ALL).is_err());
    // So it is with a template of the office.
    let own = BTreeMap::from([("van_ban_co_ten_loai.xml".to_owned(), frame("&#x200b;"))]);
    let office = Office::with(own, &mut Report::default()).unwrap();
    let input = Input { issued_by: Some(Version(0, 1, 0)), ..Input::alone("vb.yaml", PAPER.as_bytes()) };
    let (tree, report) = Pipeline::new(office).tree(input);
    assert!(dump::texts(&tree.unwrap()).contains(&"\u{200b}KẾ HOẠCH".to_owned()));
    assert_eq!(report.findings.iter().map(|one| one.severity).collect::<Vec<_>>(), [Severity::Note]);
}

/// A name of a column that only looks like the one that is wanted is told at its cell.
#[test]
fn a_column_that_only_looks_like_it_is_told() {
    let mut report = Report::default();
    let wanted = WantedTable { key: Some("ma"), ..WantedTable::default() };
    let bytes = "Phụ lục\nm\u{200b}a,2026\na,5\n".as_bytes();
    assert!(tabular::read("bang.csv", bytes, wanted, &mut report).is_none());
    expect![[r#"
        bang.csv:2:1: lỗi[D004]: tên cột `ma` có ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không); gợi ý: gõ lại ô này
    "#]]
    .assert_eq(&render::short(&report));
    // Cells above the header, which are not read, may hold what they like.
    let bytes = "Phụ\u{200b} lục\nma,2026\na,5\n".as_bytes();
    assert!(tabular::read("bang.csv", bytes, wanted, &mut Report::default()).is_some());
}

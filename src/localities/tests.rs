use super::money::MoneyColumns;
use super::overlay::lay;
use super::{CODE, Locality, read, required};
use crate::finding::{Report, render};
use crate::source::{Sources, Span};
use crate::tabular::{self, WantedTable};
use crate::yaml::{self, Node, Value};
use unicode_normalization::UnicodeNormalization;

fn unit(cells: &[(&str, &str)]) -> Locality {
    Locality { columns: cells.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect() }
}

/// The type keeps its lower-case letter before a name, and has a capital before persons, numbers and
/// events; the place named before the date follows it.
#[test]
fn the_type_has_its_capital_where_the_column_says_so() {
    let words = |cells: &[(&str, &str)]| {
        let words = unit(cells).words(&[]).values;
        ["ten_day_du", "loai_hoa", "dia_danh", "tinh_day_du"]
            .map(|name| words.get(name).cloned().unwrap_or_default())
    };
    let hanoi = [("ma_tinh", "01"), ("ten_tinh", "Hà Nội"), ("loai_tinh", "thành phố")];
    let with = |own: &[(&'static str, &'static str)]| [own, &hanoi].concat();
    assert_eq!(
        words(&with(&[("ten", "Yên Hòa"), ("loai", "phường")])),
        ["phường Yên Hòa", "Phường", "Yên Hòa", "thành phố Hà Nội"]
    );
    assert_eq!(
        words(&with(&[("ten", "1"), ("loai", "phường"), ("viet_hoa_loai", "có")])),
        ["Phường 1", "Phường", "Phường 1", "thành phố Hà Nội"]
    );
    assert_eq!(
        words(&[
            ("ten", "Côn Đảo"),
            ("loai", "đặc khu"),
            ("ten_tinh", "Hồ Chí Minh"),
            ("loai_tinh", "thành phố")
        ]),
        ["đặc khu Côn Đảo", "Đặc khu", "Côn Đảo", "Thành phố Hồ Chí Minh"]
    );
}

#[test]
fn a_cell_goes_before_defaults_and_what_has_no_value_is_known_as_empty() {
    let defaults =
        [("phong", Some("Phòng Kinh tế")), ("phong", Some("khác")), ("so", None), ("nguoi_ky", Some("A"))];
    let defaults = defaults.map(|(name, value)| (name.to_owned(), value.map(str::to_owned)));
    let words =
        unit(&[("ma", "1"), ("ten", "A"), ("loai", "xã"), ("phong", ""), ("nguoi_ky", "B")]).words(&defaults);
    assert_eq!(words.values["phong"], "Phòng Kinh tế");
    assert_eq!(words.values["nguoi_ky"], "B");
    assert_eq!(words.empty, ["loai_tinh_hoa", "so", "tinh_day_du"]);
}

/// The findings of tables, first the main one.
fn table(files: &[(&str, &str)]) -> String {
    let mut report = Report::default();
    let sheets: Vec<_> = files
        .iter()
        .enumerate()
        .filter_map(|(at, (name, text))| {
            let columns = required(at == 0);
            let wanted = WantedTable {
                key: Some(CODE),
                columns: &columns,
                all_columns: true,
                ..WantedTable::default()
            };
            tabular::read(name, text.as_bytes(), wanted, &mut report)
        })
        .collect();
    if let Some(table) = read(&sheets, &MoneyColumns::default(), &mut report.findings) {
        return table.units.iter().map(|unit| format!("{:?}\n", unit.columns)).collect();
    }
    render::short(&report)
}

#[test]
fn tables_that_fit_are_joined() {
    let told = table(&[
        ("a.csv", "\u{feff}ma,ten,loai\r\n00004,Ba Đình,phường\r\n00008,Ngọc Hà,phường\r\n"),
        ("b.csv", "ma;ten;phong\n00008;Ngọc Hà;Phòng Kinh tế\n"),
    ]);
    expect_test::expect![[r#"
        {"loai": "phường", "ma": "00004", "phong": "", "ten": "Ba Đình"}
        {"loai": "phường", "ma": "00008", "phong": "Phòng Kinh tế", "ten": "Ngọc Hà"}
    "#]]
    .assert_eq(&told);
}

#[test]
fn what_is_wrong_with_a_table_is_told_at_its_cells() {
    let told = table(&[(
        "a.csv",
        "ma,ten,loai,ghi_chu\n00004,Ba Đình,Phường,\n00004,Ngọc Hà,phường,\n8,,xã,=A1\n00/9,Hà Đông,thị trấn,\n",
    )]);
    expect_test::expect![[r#"
        a.csv:2:15: lỗi[U002]: cột `loai` không nhận `Phường`; gợi ý: có phải ý bạn là `phường`?
        a.csv:3:1: lỗi[U002]: mã `00004` có ở hai dòng; gợi ý: mỗi địa phương một dòng, một mã
        a.csv:4:3: lỗi[U002]: cột `ten` của dòng này còn trống; gợi ý: điền ô này; mỗi địa phương phải có đủ
        a.csv:4:7: lỗi[U002]: ô cột `ghi_chu` là công thức `=A1` chưa có kết quả; gợi ý: mở tệp bằng Excel và lưu lại để có kết quả, hoặc ghi thẳng giá trị vào ô
        a.csv:5:14: lỗi[U002]: cột `loai` không nhận `thị trấn`; gợi ý: dùng được: `xã`, `phường`, `đặc khu`
        a.csv:5:1: lỗi[U002]: mã `00/9` không dùng làm tên tệp được; gợi ý: mã chỉ gồm chữ cái không dấu, chữ số và `_`, ví dụ `00004`
    "#]].assert_eq(&told);
    let told = table(&[("a.csv", "mã,ten_phuong,loai\n1,A,xã\n")]);
    expect_test::expect![[r#"
        a.csv:1:1: lỗi[D002]: bảng `a.csv` chưa có cột `ma`: ô này ghi `mã`; gợi ý: nếu đây là hàng tên cột thì sửa ô này thành `ma`; hàng ấy cũng phải ghi `ten`, `loai`
    "#]].assert_eq(&told);
    let told = table(&[
        ("a.csv", "ma,ten,loai\n00004,Ba Đình,phường\n"),
        ("b.csv", "ma,ten,phong\n00004,Ba Dinh,x\n00005,Y,z\n"),
    ]);
    expect_test::expect![[r#"
        b.csv:2:7: lỗi[U002]: cột `ten` ghi `Ba Dinh`, bảng chính ghi `Ba Đình`; gợi ý: sửa cho hai bảng giống nhau, hoặc bỏ cột này ở bảng thêm
        b.csv:3:1: lỗi[U002]: không có địa phương mang mã `00005` trong bảng chính; gợi ý: có phải ý bạn là `00004`?
    "#]].assert_eq(&told);
}

#[test]
fn a_code_without_its_zeros_is_told() {
    let told = table(&[("a.csv", "ma,ten,loai\n4,Ba Đình,phường\n10045,Phú Xuân,xã\n")]);
    expect_test::expect![[r#"
        a.csv:2:1: lỗi[U002]: mã `4` ngắn hơn các mã khác trong bảng; gợi ý: Excel bỏ số 0 ở đầu khi coi mã là số: mã đúng là `00004`; đặt kiểu ô là Văn bản (Text) rồi gõ lại
    "#]].assert_eq(&told);
}

/// Values as text, each with the file it comes from.
fn shown(sources: &Sources, node: &Node) -> String {
    let file = |at: Span| sources.file(at.file).name().chars().next().unwrap_or('?');
    match &node.value {
        Value::Scalar(scalar) => format!("{}:{}", file(node.span), scalar.text),
        Value::List(items) => {
            format!("[{}]", items.iter().map(|one| shown(sources, one)).collect::<Vec<_>>().join(" "))
        }
        Value::Map(entries) => {
            let entries =
                entries.iter().map(|entry| format!("{}={}", entry.key, shown(sources, &entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
    }
}

#[track_caller]
fn laid(template: &str, overlay: &str) -> String {
    let mut report = Report::default();
    let [template, overlay] = [("m.yaml", template), ("r.yaml", overlay)]
        .map(|(name, text)| yaml::open(name, text.as_bytes(), &mut report).expect("a tree"));
    let node = lay(template, overlay, &mut report.findings);
    if report.findings.is_empty() { shown(&report.sources, &node) } else { render::short(&report) }
}

const TEMPLATE: &str = "dia_danh: A\nnguoi_ky: {chuc_vu: Chủ tịch, ho_ten: B}\nnoi_nhan: [x, y]\n\
    noi_dung:\n- {ma: mot, muc: Một, loi_van: a}\n- {ma: hai, muc: Hai}\n";

/// Scalars override, maps merge, lists replace, parts with `ma` are matched by it; each value keeps the
/// place in its own file.
#[test]
fn an_overlay_replaces_removes_and_adds() {
    let overlay = "dia_danh: Z\nnguoi_ky: {ho_ten: C}\nnoi_nhan: [z]\nnam: 2026\n\
        noi_dung:\n- {ma: mot, loi_van: b}\n- bo: hai\n- {them_truoc: mot, muc: Không}\n- {them_sau: mot, ma: ba, muc: Ba}\n";
    expect_test::expect![[
        r#"{dia_danh=r:Z nguoi_ky={chuc_vu=m:Chủ tịch ho_ten=r:C} noi_nhan=[r:z] noi_dung=[{muc=r:Không} {ma=r:mot muc=m:Một loi_van=r:b} {ma=r:ba muc=r:Ba}] nam=r:2026}"#
    ]]
    .assert_eq(&laid(TEMPLATE, overlay));
    assert_eq!(
        laid(TEMPLATE, "noi_dung: [{muc: C}]").matches("muc").count(),
        1,
        "a list without ids replaces"
    );
    assert_eq!(
        laid("bang: {nhom: [{ma: a, ten: x}]}", "bang: {nhom: [{ma: a, ten: y}]}"),
        "{bang={nhom=[{ma=r:a ten=r:y}]}}"
    );
}

#[test]
fn an_overlay_for_what_is_not_there_is_told() {
    let overlay = "loai: ke_hoach\nnoi_dung:\n- {ma: mott, loi_van: b}\n- {bo: hai, muc: x}\n- bo: bay\n- them_sau: mot\n- {muc: y}\n";
    expect_test::expect![[r#"
        r.yaml:1:7: lỗi[U005]: tệp riêng của địa phương không ghi `loai`; gợi ý: bỏ `loai`: điều này do mẫu chung quyết định
        r.yaml:3:8: lỗi[U005]: mẫu chung không có phần nào ở đây mang mã `mott`; gợi ý: có phải ý bạn là `mot`? Muốn thêm phần mới thì ghi `them_sau` hay `them_truoc` một phần đã có
        r.yaml:4:13: lỗi[U005]: mục bỏ một phần (`bo`) không ghi thêm `muc`; gợi ý: muốn sửa phần đó thì ghi `ma` thay cho `bo`
        r.yaml:5:7: lỗi[U005]: mẫu chung không có phần nào ở đây mang mã `bay`; gợi ý: dùng được: `mot`, `hai`
        r.yaml:6:3: lỗi[U005]: mục thêm một phần (`them_sau`) chưa có nội dung; gợi ý: ghi các khóa của phần mới bên dưới
        r.yaml:7:3: lỗi[U005]: mục này không nói về phần nào của mẫu chung; gợi ý: ghi `ma: …` để sửa phần mang mã đó, `bo: …` để bỏ, `them_sau: …` hay `them_truoc: …` để thêm phần mới
    "#]].assert_eq(&laid(TEMPLATE, overlay));
    expect_test::expect![[r#"
        r.yaml:1:17: lỗi[U005]: mẫu chung không có phần nào ở đây mang mã `x`; gợi ý: đặt `ma` cho các phần ở mẫu chung, hoặc ghi lại cả danh sách không kèm `ma`
    "#]].assert_eq(&laid(TEMPLATE, "noi_nhan: [{ma: x}]"));
    expect_test::expect![[r#"
        r.yaml:1:1: lỗi[U005]: tệp riêng của địa phương phải gồm các khóa như ở mẫu chung; gợi ý: ví dụ `dia_danh: Yên Hòa`
    "#]].assert_eq(&laid(TEMPLATE, "- a"));
}

/// What is reported about the names of a table with one row.
fn said(cells: &[&str]) -> Vec<String> {
    told(&format!("ma,ten,loai,ma_tinh,ten_tinh,loai_tinh,viet_hoa_loai\n\"{}\"\n", cells.join("\",\"")))
}

/// What is reported about the names of a table.
fn told(text: &str) -> Vec<String> {
    let mut report = Report::default();
    let sheet = tabular::read("a.csv", text.as_bytes(), WantedTable::default(), &mut report);
    let table = sheet.and_then(|sheet| read(&[sheet], &MoneyColumns::default(), &mut report.findings));
    let doubts = table.iter().flat_map(|table| table.units.iter().zip(&table.names));
    let doubts: Vec<_> = doubts.filter_map(|(unit, at)| super::names::doubt(unit, *at)).collect();
    doubts.into_iter().for_each(|doubt| report.findings.push(doubt));
    report.findings.iter().map(|finding| finding.message.clone()).collect()
}

/// Mistakes that people and programs make in a name.
fn mistyped(name: &str, kind: &str) -> Vec<(&'static str, String)> {
    let unmarked: String = name.nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect();
    let unmarked = unmarked.replace('đ', "d").replace('Đ', "D");
    let toneless: String =
        name.nfd().filter(|letter| !"\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*letter)).nfc().collect();
    let short = match kind {
        "xã" => "X.",
        "phường" => "P.",
        "đặc khu" => "ĐK",
        "tỉnh" => "T.",
        _ => "TP.",
    };
    let first = crate::content::first_capital(kind);
    let plain = kind.replace("xã", "xa").replace("phường", "phuong").replace("đặc", "dac");
    let plain = plain.replace("tỉnh", "tinh").replace("thành phố", "thanh pho");
    vec![
        ("capitals", name.to_uppercase()),
        ("small", name.to_lowercase()),
        ("unmarked", unmarked.clone()),
        ("unmarked capitals", unmarked.to_uppercase()),
        ("toneless", toneless),
        ("type", format!("{first} {name}")),
        ("type in capitals", format!("{first} {name}").to_uppercase()),
        ("type twice", format!("{first} {kind} {name}")),
        ("type unmarked", format!("{plain} {unmarked}")),
        ("abbreviated", format!("{short} {name}")),
        ("abbreviated, no blank", format!("{short}{name}").replace("ĐK", "ĐK.")),
        ("blanks", name.replacen(' ', "  ", 1)),
        ("no-break", name.replace(' ', "\u{a0}")),
        ("dot", format!("{name}.")),
        ("comma", format!("{name},")),
    ]
}

/// Each locality and each province of the table that comes with the program is right as it is; if
/// mistyped, it is found, and the hint is its own name: with its code, and without.
#[test]
fn the_names_of_all_units_are_known_again() {
    let table = include_str!("../../content/don-vi-hanh-chinh.csv");
    let mut report = std::collections::BTreeMap::<(&str, &str, &str), [usize; 4]>::new();
    let mut wrong = String::new();
    let mut provinces = std::collections::BTreeSet::new();
    const STEP: usize = 7;
    assert_eq!(told(table), Vec::<String>::new());
    for (at, line) in table.lines().skip(1).enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let new_province = provinces.insert(cells[3]);
        if at % STEP != 0 && !new_province {
            continue;
        }
        for (column, known_by) in [(1, "code"), (1, "province"), (1, "nothing"), (4, "code"), (4, "name")] {
            if column == 4 && !new_province || column == 1 && known_by != "code" && at % (3 * STEP) != 0 {
                continue;
            }
            let mut row = cells.clone();
            match (column, known_by) {
                (1, "province") => row[0] = "a1",
                (1, "nothing") => (row[0], row[3], row[4], row[5]) = ("a1", "a", "Bình Minh", "tỉnh"),
                (4, "name") => row[3] = "a",
                _ => {}
            }
            for (how, typed) in mistyped(cells[column], cells[column + 1]) {
                if typed == cells[column] {
                    continue;
                }
                let row: Vec<&str> = row
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| if at == column { &typed } else { *cell })
                    .collect();
                let said = said(&row);
                let level = if column == 1 { "unit" } else { "province" };
                let counts = report.entry((level, known_by, how)).or_default();
                counts[0] += 1;
                let proposed = said
                    .iter()
                    .filter_map(|said| said.split("phải là `").nth(1).or(said.split("` là `").nth(1)));
                let proposed: Vec<&str> = proposed.filter_map(|rest| rest.split('`').next()).collect();
                match (said.is_empty(), proposed.first()) {
                    (true, _) => counts[3] += 1,
                    (_, None) => counts[2] += 1,
                    (_, Some(right)) if *right == cells[column] => counts[1] += 1,
                    (_, Some(other)) => {
                        wrong += &format!("{level}, by {known_by}, {how}: {typed}: {other}\n");
                    }
                }
            }
        }
    }
    let lines: String = report
        .iter()
        .map(|((level, known_by, how), [all, right, open, silent])| {
            format!("{level} by {known_by}, {how}: {right} of {all} named, {open} told, {silent} silent\n")
        })
        .collect();
    assert_eq!(wrong, "", "a wrong name is proposed\n{lines}");
    expect_test::expect![[r#"
        province by code, abbreviated: 34 of 34 named, 0 told, 0 silent
        province by code, abbreviated, no blank: 34 of 34 named, 0 told, 0 silent
        province by code, blanks: 33 of 33 named, 0 told, 0 silent
        province by code, capitals: 34 of 34 named, 0 told, 0 silent
        province by code, comma: 34 of 34 named, 0 told, 0 silent
        province by code, dot: 34 of 34 named, 0 told, 0 silent
        province by code, no-break: 33 of 33 named, 0 told, 0 silent
        province by code, small: 34 of 34 named, 0 told, 0 silent
        province by code, toneless: 27 of 27 named, 0 told, 0 silent
        province by code, type: 34 of 34 named, 0 told, 0 silent
        province by code, type in capitals: 34 of 34 named, 0 told, 0 silent
        province by code, type twice: 34 of 34 named, 0 told, 0 silent
        province by code, type unmarked: 34 of 34 named, 0 told, 0 silent
        province by code, unmarked: 32 of 32 named, 0 told, 0 silent
        province by code, unmarked capitals: 34 of 34 named, 0 told, 0 silent
        province by name, abbreviated: 34 of 34 named, 0 told, 0 silent
        province by name, abbreviated, no blank: 34 of 34 named, 0 told, 0 silent
        province by name, blanks: 33 of 33 named, 0 told, 0 silent
        province by name, capitals: 34 of 34 named, 0 told, 0 silent
        province by name, comma: 34 of 34 named, 0 told, 0 silent
        province by name, dot: 34 of 34 named, 0 told, 0 silent
        province by name, no-break: 33 of 33 named, 0 told, 0 silent
        province by name, small: 34 of 34 named, 0 told, 0 silent
        province by name, toneless: 27 of 27 named, 0 told, 0 silent
        province by name, type: 34 of 34 named, 0 told, 0 silent
        province by name, type in capitals: 34 of 34 named, 0 told, 0 silent
        province by name, type twice: 34 of 34 named, 0 told, 0 silent
        province by name, type unmarked: 34 of 34 named, 0 told, 0 silent
        province by name, unmarked: 32 of 32 named, 0 told, 0 silent
        province by name, unmarked capitals: 34 of 34 named, 0 told, 0 silent
        unit by code, abbreviated: 502 of 502 named, 0 told, 0 silent
        unit by code, abbreviated, no blank: 502 of 502 named, 0 told, 0 silent
        unit by code, blanks: 498 of 498 named, 0 told, 0 silent
        unit by code, capitals: 502 of 502 named, 0 told, 0 silent
        unit by code, comma: 502 of 502 named, 0 told, 0 silent
        unit by code, dot: 502 of 502 named, 0 told, 0 silent
        unit by code, no-break: 498 of 498 named, 0 told, 0 silent
        unit by code, small: 502 of 502 named, 0 told, 0 silent
        unit by code, toneless: 400 of 400 named, 0 told, 0 silent
        unit by code, type: 502 of 502 named, 0 told, 0 silent
        unit by code, type in capitals: 502 of 502 named, 0 told, 0 silent
        unit by code, type twice: 502 of 502 named, 0 told, 0 silent
        unit by code, type unmarked: 502 of 502 named, 0 told, 0 silent
        unit by code, unmarked: 475 of 475 named, 0 told, 0 silent
        unit by code, unmarked capitals: 502 of 502 named, 0 told, 0 silent
        unit by nothing, abbreviated: 157 of 159 named, 2 told, 0 silent
        unit by nothing, abbreviated, no blank: 157 of 159 named, 2 told, 0 silent
        unit by nothing, blanks: 156 of 158 named, 2 told, 0 silent
        unit by nothing, capitals: 157 of 159 named, 2 told, 0 silent
        unit by nothing, comma: 157 of 159 named, 2 told, 0 silent
        unit by nothing, dot: 157 of 159 named, 2 told, 0 silent
        unit by nothing, no-break: 156 of 158 named, 2 told, 0 silent
        unit by nothing, small: 157 of 159 named, 2 told, 0 silent
        unit by nothing, toneless: 0 of 116 named, 112 told, 4 silent
        unit by nothing, type: 159 of 159 named, 0 told, 0 silent
        unit by nothing, type in capitals: 159 of 159 named, 0 told, 0 silent
        unit by nothing, type twice: 159 of 159 named, 0 told, 0 silent
        unit by nothing, type unmarked: 10 of 159 named, 149 told, 0 silent
        unit by nothing, unmarked: 0 of 147 named, 145 told, 2 silent
        unit by nothing, unmarked capitals: 10 of 159 named, 149 told, 0 silent
        unit by province, abbreviated: 159 of 159 named, 0 told, 0 silent
        unit by province, abbreviated, no blank: 159 of 159 named, 0 told, 0 silent
        unit by province, blanks: 158 of 158 named, 0 told, 0 silent
        unit by province, capitals: 159 of 159 named, 0 told, 0 silent
        unit by province, comma: 159 of 159 named, 0 told, 0 silent
        unit by province, dot: 159 of 159 named, 0 told, 0 silent
        unit by province, no-break: 158 of 158 named, 0 told, 0 silent
        unit by province, small: 159 of 159 named, 0 told, 0 silent
        unit by province, toneless: 116 of 116 named, 0 told, 0 silent
        unit by province, type: 159 of 159 named, 0 told, 0 silent
        unit by province, type in capitals: 159 of 159 named, 0 told, 0 silent
        unit by province, type twice: 159 of 159 named, 0 told, 0 silent
        unit by province, type unmarked: 159 of 159 named, 0 told, 0 silent
        unit by province, unmarked: 147 of 147 named, 0 told, 0 silent
        unit by province, unmarked capitals: 159 of 159 named, 0 told, 0 silent
    "#]]
    .assert_eq(&lines);
}

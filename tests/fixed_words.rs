//! The words that paper prints beside a field may be typed in it too: the paper is the same.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use vanban::content::fixed::table::{Fixed, Opening, TABLE};
use vanban::diag::{Severity, Version, render};
use vanban::document::dump;
use vanban::pipeline::{Input, Pipeline};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::built_in);

/// A paper as its fields by path, in the order of the file.
type Paper = Vec<(&'static str, &'static str)>;

const HEAD: &[(&str, &str)] = &[
    ("co_quan.chu_quan", "Huyện An Phú"),
    ("co_quan.ten", "Ủy ban nhân dân xã An Bình"),
    ("so", "05"),
    ("dia_danh", "An Bình"),
    ("ngay", "05/01/2026"),
];

const FOOT: &[(&str, &str)] = &[
    ("noi_nhan", "Các thôn"),
    ("luu.don_vi", "KT"),
    ("luu.nguoi_soan", "văn"),
    ("luu.so_ban", "2"),
    ("soan_thao.nguoi", "PL"),
    ("soan_thao.so_ban", "300"),
    ("lien_he.dia_chi", "Số 1 đường Trần Phú"),
    ("lien_he.dien_thoai", "024 3825 0000"),
    ("lien_he.fax", "024 3825 0001"),
    ("lien_he.thu_dien_tu", "ubnd@anbinh.gov.vn"),
    ("lien_he.trang_tin", "xaanbinh.gov.vn"),
];

fn paper(kind: &'static str) -> Paper {
    let body: &[(&str, &str)] = match kind {
        "cong_van" => &[
            ("ky_hieu", "UBND-VP"),
            ("trich_yeu", "triển khai kế hoạch"),
            ("kinh_gui", "Sở Tài chính"),
            ("noi_dung", "Đề nghị thực hiện./."),
            ("nguoi_ky.thua_lenh", "Chủ tịch"),
            ("nguoi_ky.chuc_vu", "Chánh Văn phòng"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "quyet_dinh" => &[
            ("ky_hieu", "QĐ-UBND"),
            ("trich_yeu", "Về việc phê duyệt dự toán"),
            ("tham_quyen", "Chủ tịch Ủy ban nhân dân xã An Bình"),
            ("can_cu", "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025"),
            ("theo_de_nghi", "Trưởng phòng Kinh tế"),
            ("dieu", "Điều 1. Phê duyệt dự toán.\nĐiều 2. Thi hành theo Phụ lục kèm theo./."),
            ("nguoi_ky.thay_mat", "Ủy ban nhân dân"),
            ("nguoi_ky.ky_thay", "Chủ tịch"),
            ("nguoi_ky.chuc_vu", "Phó Chủ tịch"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
            ("phu_luc.ten", "Biểu chi tiết"),
            ("phu_luc.loi_van", "1. Nội dung."),
            ("phu_luc.ghi_chu", "Số liệu đến tháng 12."),
        ],
        "cong_dien" => &[
            ("ky_hieu", "CĐ-UBND"),
            ("trich_yeu", "Ứng phó bão số 3"),
            ("tham_quyen", "Chủ tịch Ủy ban nhân dân xã"),
            ("kinh_gui", "Các Trưởng thôn"),
            ("noi_dung", "1. Trực ban./."),
            ("nguoi_ky.quyen", "Chủ tịch"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "giay_moi" => &[
            ("ky_hieu", "GM-UBND"),
            ("trich_yeu", "Dự hội nghị"),
            ("thong_tin.kinh_moi", "Ông Trần Văn Bình"),
            ("thong_tin.toi_du", "hội nghị tổng kết."),
            ("thong_tin.chu_tri", "Ông Phạm Văn Dũng"),
            ("thong_tin.thoi_gian", "08 giờ 00, ngày 15 tháng 01 năm 2026."),
            ("thong_tin.dia_diem", "Hội trường Ủy ban./."),
            ("nguoi_ky.thua_uy_quyen", "Chủ tịch"),
            ("nguoi_ky.chuc_vu", "Chánh Văn phòng"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "giay_gioi_thieu" => &[
            ("ky_hieu", "GGT-UBND"),
            ("thong_tin.nguoi_duoc_cu", "Lê Văn Cường"),
            ("thong_tin.chuc_vu", "Công chức"),
            ("thong_tin.noi_den", "Sở Công Thương"),
            ("thong_tin.ve_viec", "Liên hệ công tác."),
            ("thong_tin.den_het_ngay", "31 tháng 01 năm 2026"),
            ("nguoi_ky.chuc_vu", "Chủ tịch"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "bien_ban" => &[
            ("ky_hieu", "BB-UBND"),
            ("trich_yeu", "Hội nghị tổng kết"),
            ("thong_tin.bat_dau", "08 giờ 00"),
            ("thong_tin.dia_diem", "Hội trường xã"),
            ("thong_tin.thanh_phan", "Đại diện nhân dân"),
            ("thong_tin.chu_toa", "Ông Phạm Văn Dũng"),
            ("thong_tin.thu_ky", "Bà Trần Thị Bình"),
            ("thong_tin.ket_thuc", "11 giờ 30"),
            ("thong_tin.hinh_thuc", "Hội nghị"),
            ("noi_dung", "1. Khai mạc.\n2. Thảo luận."),
            ("nguoi_ky.chuc_vu", "Chủ tọa"),
        ],
        // A draft has no number and no day.
        "thong_bao" => &[
            ("ky_hieu", "TB-UBND"),
            ("nam", "2026"),
            ("trang_thai", "du_thao"),
            ("lan_du_thao", "2"),
            ("trich_yeu", "Kết luận cuộc họp"),
            ("noi_dung", "1. Nội dung./."),
            ("nguoi_ky.chuc_vu", "Chủ tịch"),
        ],
        other => panic!("{other}"),
    };
    let without: &[&str] = match kind {
        "bien_ban" => &["dia_danh", "ngay"],
        "thong_bao" => &["so", "ngay"],
        _ => &[],
    };
    let head = HEAD.iter().filter(|(path, _)| !without.contains(path));
    head.chain(body).chain(FOOT).copied().collect()
}

/// The file of a paper, one of its fields written as this.
fn file(kind: &str, paper: &Paper, path: &str, written: &str) -> String {
    let mut text = format!("loai: {kind}\n");
    let mut group = "";
    for (field, value) in paper {
        let value = serde_json::to_string(if *field == path { written } else { value }).unwrap();
        let Some((outer, key)) = field.split_once('.') else {
            text += &format!("{field}: {value}\n");
            continue;
        };
        // Two sign minutes, and appendices are a list.
        let item = outer == "phu_luc";
        if outer != group {
            text += &format!("{outer}:\n{}", if item { "  -\n" } else { "" });
        }
        group = outer;
        text += &format!("{}{key}: {value}\n", if item { "    " } else { "  " });
    }
    if kind == "bien_ban" {
        text = text.replace(
            "nguoi_ky:\n  chuc_vu: \"Chủ tọa\"",
            "nguoi_ky: [{chuc_vu: Thư ký}, {chuc_vu: Chủ tọa}]",
        );
    }
    text
}

#[track_caller]
fn tree(yaml: &str) -> String {
    let (document, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    let found = render::short(&report.sources, &report.findings);
    let document = document.unwrap_or_else(|| panic!("{found}\n{yaml}"));
    // A warning says that it is not quite as it should be.
    assert!(report.findings.iter().all(|one| one.severity == Severity::Note), "{found}\n{yaml}");
    dump::dump(&document)
}

/// The kind that has a field of the table, and the field's path in its file.
fn home(fixed: &Fixed) -> (&'static str, &'static str) {
    const KINDS: [&str; 7] =
        ["cong_van", "quyet_dinh", "cong_dien", "giay_moi", "giay_gioi_thieu", "bien_ban", "thong_bao"];
    if fixed.path == "ve_viec" {
        return ("cong_van", "trich_yeu");
    }
    if let Some((kind, path)) = fixed.path.split_once('.').filter(|(kind, _)| KINDS.contains(kind)) {
        let kind = KINDS.into_iter().find(|known| *known == kind).unwrap();
        return (kind, path);
    }
    let has = |kind: &&&'static str| paper(kind).iter().any(|(path, _)| *path == fixed.path);
    (KINDS.iter().find(has).unwrap_or_else(|| panic!("no paper has `{}`", fixed.path)), fixed.path)
}

/// Words in small letters, as a sentence begins, and in capitals.
fn spellings(words: &str) -> BTreeSet<String> {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    BTreeSet::from([words.to_owned(), first, words.to_uppercase()])
}

/// All ways to type a value with the words that are printed beside it.
fn typed(fixed: &Fixed, value: &str) -> Vec<String> {
    let mut all = Vec::new();
    for opening in fixed.openings {
        let signs: &[&str] = match opening {
            Opening::Always(_) | Opening::Label(_) => &[" ", ": ", " - ", ":\n", ". "],
            Opening::Colon(_) => &[": ", " - ", " : "],
        };
        for words in spellings(opening.words()) {
            // One line has one line only.
            let lines =
                |sign: &&&str| **sign != ":\n" || PROSE.iter().any(|prose| fixed.path.starts_with(prose));
            all.extend(signs.iter().filter(lines).map(|sign| format!("{words}{sign}{value}")));
        }
    }
    for behind in fixed.behind {
        let blank = if behind.starts_with(char::is_alphabetic) { " " } else { "" };
        all.extend(spellings(behind).into_iter().map(|words| format!("{value}{blank}{words}")));
    }
    for line in fixed.lines {
        // The line stands before what is written, but where it closes grounds or names.
        let before = ["dieu", "bien_ban.noi_dung"].contains(&fixed.path);
        for words in spellings(line) {
            all.push(if before { format!("{words}:\n{value}") } else { format!("{value}\n{words}:") });
        }
    }
    if fixed.brackets {
        all.push(format!("({value})"));
        all.extend(fixed.behind.iter().map(|behind| format!("({value} {behind})")));
    }
    all
}

/// Fields of more than one line.
const PROSE: [&str; 9] = [
    "thong_tin.",
    "kinh_gui",
    "noi_nhan",
    "can_cu",
    "theo_de_nghi",
    "tham_quyen",
    "cong_dien.",
    "phu_luc.",
    "ve_viec",
];

/// The lines of one tree that the other has not.
fn differing(tree: &str, plain: &str) -> String {
    tree.lines().filter(|line| !plain.lines().any(|known| known == *line)).collect::<Vec<_>>().join("\n")
}

/// Each field of the table, each of its words in each spelling: the tree is the same.
#[test]
fn typed_or_not_the_paper_is_the_same() {
    let mut tried = 0;
    for fixed in TABLE {
        let (kind, path) = home(fixed);
        let paper = paper(kind);
        let value = paper.iter().find(|(known, _)| *known == path).unwrap_or_else(|| panic!("{path}")).1;
        let plain = tree(&file(kind, &paper, path, value));
        for typed in typed(fixed, value) {
            let yaml = file(kind, &paper, path, &typed);
            let tree = tree(&yaml);
            assert!(tree == plain, "{}: {typed}\n{}", fixed.path, differing(&tree, &plain));
            tried += 1;
        }
    }
    assert!(tried > 700, "{tried}");
}

/// No word is missing in the table: whatever the built-in frames print before a value on its
/// line, typed with the value, is on paper once.
#[test]
fn what_a_frame_prints_before_a_value_may_be_typed_with_it() {
    let mut tried = BTreeSet::new();
    for kind in
        ["cong_van", "quyet_dinh", "cong_dien", "giay_moi", "giay_gioi_thieu", "bien_ban", "thong_bao"]
    {
        let paper = paper(kind);
        let plain_file = file(kind, &paper, "", "");
        let plain = tree(&plain_file);
        let (document, _) = PIPELINE.tree(Input::alone("vb.yaml", plain_file.as_bytes()));
        let texts = dump::texts(&document.unwrap());
        // These stand behind other fields on one line, or are part of other words.
        let behind = [
            "dia_danh",
            "nam",
            "nguoi_ky.chuc_vu",
            "luu.nguoi_soan",
            "luu.so_ban",
            "soan_thao.so_ban",
            "thong_tin.ket_thuc",
            "noi_dung",
            "dieu",
        ];
        for (path, value) in paper.iter().filter(|(path, _)| !behind.contains(path)) {
            let line = texts.iter().find(|text| text.to_lowercase().contains(&value.to_lowercase()));
            let Some(at) = line.and_then(|line| line.to_lowercase().find(&value.to_lowercase())) else {
                continue;
            };
            let before = line.unwrap()[..at].rsplit("; ").next().unwrap();
            if before.trim().is_empty() {
                continue;
            }
            let read = tree(&file(kind, &paper, path, &format!("{before}{value}")));
            assert!(read == plain, "{path}: {before}{value}\n{}", differing(&read, &plain));
            tried.insert(*path);
        }
    }
    assert!(tried.len() > 25, "{tried:?}");
}

/// The field's own name with a colon before its value goes too, whatever the field is.
#[test]
fn the_name_of_a_field_is_no_part_of_its_value() {
    for (kind, path, name) in [
        ("cong_van", "dia_danh", "Địa danh"),
        ("cong_van", "trich_yeu", "Trích yếu"),
        ("quyet_dinh", "trich_yeu", "Trích yếu nội dung"),
        ("cong_van", "nguoi_ky.chuc_vu", "Chức vụ"),
        ("cong_van", "nguoi_ky.ho_ten", "Họ và tên"),
        ("quyet_dinh", "can_cu", "Căn cứ ban hành"),
        ("giay_moi", "thong_tin.thoi_gian", "Thời gian họp"),
        ("bien_ban", "thong_tin.thu_ky", "Người ghi biên bản"),
    ] {
        let paper = paper(kind);
        let value = paper.iter().find(|(known, _)| *known == path).unwrap().1;
        let plain = tree(&file(kind, &paper, path, value));
        let typed = tree(&file(kind, &paper, path, &format!("{name}: {value}")));
        assert!(typed == plain, "{path}\n{}", differing(&typed, &plain));
    }
}

/// What a field repeats beyond single words: the symbol behind the number, the day behind the
/// place, the body that invites, the number of an appendix, the line that the program prints.
#[test]
fn what_the_head_says_may_be_said_again() {
    for (kind, path, typed) in [
        ("quyet_dinh", "so", "Số: 05/QĐ-UBND"),
        ("quyet_dinh", "ky_hieu", "/QĐ-UBND"),
        ("quyet_dinh", "ky_hieu", "Số:       /QĐ-UBND"),
        ("quyet_dinh", "ky_hieu", "05/QĐ-UBND"),
        ("quyet_dinh", "dia_danh", "An Bình, ngày 05 tháng 01 năm 2026"),
        ("quyet_dinh", "dia_danh", "An Bình, ngày      tháng      năm 2026"),
        ("quyet_dinh", "ngay", "ngày 05 tháng 01 năm 2026"),
        (
            "quyet_dinh",
            "can_cu",
            "- CĂN CỨ: Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;\nTheo đề nghị của Trưởng phòng Kinh tế;",
        ),
        ("quyet_dinh", "theo_de_nghi", "của Trưởng phòng Kinh tế."),
        ("quyet_dinh", "trich_yeu", "QUYẾT ĐỊNH\nVề việc phê duyệt dự toán"),
        ("quyet_dinh", "trich_yeu", "Quyết định về việc phê duyệt dự toán"),
        ("quyet_dinh", "trich_yeu", "Quyết định: Về việc phê duyệt dự toán"),
        ("quyet_dinh", "noi_nhan", "Nơi nhận:\n- Các thôn;\n- Lưu: VT, KT(văn) (2)."),
        ("quyet_dinh", "luu.don_vi", "Lưu: VT, KT"),
        ("quyet_dinh", "phu_luc.ten", "PHỤ LỤC\nBiểu chi tiết"),
        ("quyet_dinh", "phu_luc.ten", "Phụ lục I: Biểu chi tiết"),
        (
            "quyet_dinh",
            "phu_luc.ten",
            "Biểu chi tiết\n(Kèm theo Quyết định số 05/QĐ-UBND ngày 05/01/2026 của UBND xã)",
        ),
        (
            "giay_moi",
            "thong_tin.kinh_moi",
            "ỦY BAN NHÂN DÂN XÃ AN BÌNH trân trọng kính mời: Ông Trần Văn Bình",
        ),
        ("cong_dien", "kinh_gui", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐIỆN: Các Trưởng thôn"),
    ] {
        let paper = paper(kind);
        let value = paper.iter().find(|(known, _)| *known == path).unwrap().1;
        let plain = tree(&file(kind, &paper, path, value));
        let read = tree(&file(kind, &paper, path, typed));
        assert!(read == plain, "{path}: {typed}\n{}", differing(&read, &plain));
    }
}

#[track_caller]
fn told(kind: &'static str, path: &str, typed: &str, expected: Expect) {
    let yaml = file(kind, &paper(kind), path, typed);
    let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    expected.assert_eq(&render::short(&report.sources, &report.findings));
}

/// What contradicts another field, or says nothing but the printed words, is told.
#[test]
fn what_contradicts_another_field_is_told() {
    told(
        "quyet_dinh",
        "so",
        "06/QĐ-STC",
        expect![[r#"
        vb.yaml:5:5: lỗi[C005]: `so` phải là chữ số Ả Rập từ 1, ở đây là `06/QĐ-STC`; gợi ý: viết `so: 06`, `ky_hieu: QĐ-STC`
    "#]],
    );
    told(
        "quyet_dinh",
        "ky_hieu",
        "06/QĐ-UBND",
        expect![[r#"
        vb.yaml:8:10: lỗi[C016]: `ky_hieu` có cả số văn bản: `06/QĐ-UBND`; gợi ý: số đã ghi ở `so` là 05; `ky_hieu` chỉ ghi `QĐ-UBND`
    "#]],
    );
    told(
        "quyet_dinh",
        "dia_danh",
        "An Bình, ngày 06 tháng 01 năm 2026",
        expect![[r#"
        vb.yaml:6:11: lỗi[C016]: `dia_danh` có cả ngày tháng, khác với ngày của văn bản: `An Bình, ngày 06 tháng 01 năm 2026`; gợi ý: viết `dia_danh: An Bình`, `ngay: 06/01/2026`
    "#]],
    );
    told(
        "quyet_dinh",
        "nguoi_ky.ky_thay",
        "TM. Ủy ban nhân dân",
        expect![[r#"
        vb.yaml:16:12: lỗi[C016]: `ky_thay` in chữ `KT.`, ở đây gõ `TM.`; gợi ý: chuyển sang `thay_mat: Ủy ban nhân dân`
    "#]],
    );
    told(
        "quyet_dinh",
        "nguoi_ky.chuc_vu",
        "KT. Chủ tịch",
        expect![[r#"
        vb.yaml:17:12: lỗi[C016]: chữ `KT.` không ghi ở `chuc_vu`; gợi ý: chuyển sang `ky_thay: Chủ tịch`
    "#]],
    );
    told(
        "quyet_dinh",
        "nguoi_ky.thay_mat",
        "TM.",
        expect![[r#"
        vb.yaml:15:13: lỗi[C016]: `TM.` là chữ chương trình in sẵn, ở đây chưa có nội dung; gợi ý: ghi nội dung sau chữ này, hoặc bỏ khóa này
    "#]],
    );
    told(
        "quyet_dinh",
        "noi_nhan",
        "Các thôn\nLưu: VT, VX",
        expect![[r#"
        vb.yaml:24:11: lỗi[C016]: nơi lưu ghi hai nơi khác nhau: ở đây là `VT, VX`, ở `luu` là `VT, KT(văn) (2)`; gợi ý: giữ một nơi: bỏ dòng `Lưu: …` này, hoặc bỏ khóa `luu`
    "#]],
    );
    told(
        "quyet_dinh",
        "can_cu",
        "Luật A\nTheo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 5/TTr-PKT",
        expect![[r#"
        vb.yaml:11:9: lỗi[C016]: dòng `Theo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 5/TTr-PKT` ghi hai nơi: ở `can_cu` và ở `theo_de_nghi`; gợi ý: giữ một nơi: bỏ dòng này, hoặc bỏ `theo_de_nghi`
    "#]],
    );
    told(
        "quyet_dinh",
        "phu_luc.ten",
        "Phụ lục II. Biểu chi tiết",
        expect![[r#"
        vb.yaml:21:10: cảnh báo[C008]: phụ lục gõ là số 2 nhưng theo vị trí là số 1; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp phụ lục nào không rồi sửa lại số
    "#]],
    );
    told(
        "quyet_dinh",
        "phu_luc.ten",
        "Biểu chi tiết\n(Kèm theo Quyết định số 09/QĐ-UBND)",
        expect![[r#"
        vb.yaml:21:10: lỗi[C016]: dòng `(Kèm theo Quyết định số 09/QĐ-UBND)` khác với dòng chương trình in; gợi ý: bỏ dòng này: chương trình in `(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)`
    "#]],
    );
    told(
        "quyet_dinh",
        "dieu",
        "Điều 1. Phê duyệt (Phụ lục kèm theo)\nNơi nhận:\nĐiều 2. Thi hành./.",
        expect![[r#"
        vb.yaml:13:7: lỗi[C016]: dòng `Nơi nhận:` chương trình đã in, ở đây sẽ thành hai lần; gợi ý: bỏ dòng này; tên cơ quan, số, nơi nhận, người ký ghi ở các khóa riêng
    "#]],
    );
    told(
        "cong_van",
        "kinh_gui",
        "Kính gửi:",
        expect![[r#"
        vb.yaml:10:11: lỗi[C016]: `Kính gửi:` là chữ chương trình in sẵn, ở đây chưa có nội dung; gợi ý: ghi nội dung sau chữ này, hoặc bỏ khóa này
    "#]],
    );
    told(
        "quyet_dinh",
        "trich_yeu",
        "V/v phê duyệt dự toán",
        expect![[r#"
        vb.yaml:9:12: cảnh báo[C019]: `V/v` chỉ viết ở công văn, trích yếu của Quyết định viết đủ chữ; gợi ý: viết `trich_yeu: Về việc phê duyệt dự toán`
    "#]],
    );
    told(
        "quyet_dinh",
        "trich_yeu",
        "Quyết định phê duyệt dự toán",
        expect![[r#"
        vb.yaml:9:12: cảnh báo[C019]: trích yếu mở đầu bằng tên loại `Quyết định`, chữ này đã in ở dòng trên; gợi ý: bỏ tên loại, ví dụ `trich_yeu: Phê duyệt dự toán`
    "#]],
    );
}

/// A paper that version 0.1.0 issued stays as it was signed, doubled words and all.
#[test]
fn issued_papers_stay_as_they_were_signed() {
    let yaml = file("cong_van", &paper("cong_van"), "trich_yeu", "V/v: triển khai kế hoạch");
    let input = |issued_by| Input { issued_by, ..Input::alone("vb.yaml", yaml.as_bytes()) };
    let texts = |input| {
        let (document, report) = PIPELINE.tree(input);
        dump::texts(&document.unwrap_or_else(|| panic!("{:?}", report.findings))).join("\n")
    };
    let now = texts(input(None));
    assert!(now.contains("V/v triển khai kế hoạch"), "{now}");
    let then = texts(input(Some(Version(0, 1, 0))));
    assert!(then.contains("V/v V/v: triển khai kế hoạch"), "{then}");
}

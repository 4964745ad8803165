//! Each field of the table, each of its words, in each spelling.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use vanban::rooms::content::fixed::table::{Fixed, Opening, TABLE};
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;

use super::{PIPELINE, file, paper, tree};

/// The kind that has a field of the table, and the field's path in its file.
fn home(fixed: &Fixed) -> (&'static str, &'static str) {
    const KINDS: [&str; 9] = [
        "cong_van",
        "quyet_dinh",
        "cong_dien",
        "giay_moi",
        "giay_gioi_thieu",
        "giay_nghi_phep",
        "hop_dong",
        "bien_ban",
        "thong_bao",
    ];
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

/// Words in small letters, as a sentence begins, in capitals, with no-break spaces; two or more
/// also without their marks.
fn spellings(words: &str) -> BTreeSet<String> {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let unmarked: String = words.replace('đ', "d").nfd().filter(char::is_ascii).collect();
    let unmarked = if words.contains(' ') { unmarked } else { words.to_owned() };
    let held = first.replace(' ', "\u{a0}");
    BTreeSet::from([words.to_owned(), first, words.to_uppercase(), held, unmarked.to_uppercase()])
}

/// All ways to type a value with the words that are printed beside it.
fn typed(fixed: &Fixed, value: &str) -> Vec<String> {
    let mut all = Vec::new();
    for opening in fixed.openings {
        let signs: &[&str] = match opening {
            Opening::Always(_) => &[" ", ": ", " - ", ":\n", ". ", "\u{a0}:\u{a0}"],
            Opening::Colon(_) => &[": ", " - ", " : ", ":: "],
        };
        for words in spellings(opening.words()) {
            // One line has one line only.
            let lines =
                |sign: &&&str| **sign != ":\n" || PROSE.iter().any(|prose| fixed.path.starts_with(prose));
            all.extend(signs.iter().filter(lines).map(|sign| format!("{words}{sign}{value}")));
            all.push(format!("{words}: {words}: {value}"));
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
        ("quyet_dinh", "trich_yeu", "Quyết định về việc V/v phê duyệt dự toán"),
        ("quyet_dinh", "trich_yeu", "Về việc V/v: phê duyệt dự toán"),
        ("quyet_dinh", "trich_yeu", "V/v về việc phê duyệt dự toán"),
        ("quyet_dinh", "trich_yeu", "QUYẾT ĐỊNH VỀ VIỆC về việc phê duyệt dự toán"),
        ("quyet_dinh", "phu_luc.ghi_chu", "* Ghi chú: Số liệu đến tháng 12."),
        (
            "quyet_dinh",
            "phu_luc.ten",
            "Biểu chi tiết\n(Ban hành kèm theo Quyết định số 05/QĐ-UBND ngày 05/01/2026)",
        ),
        ("quyet_dinh", "phu_luc.ten", "Phụ lục số 01 Biểu chi tiết"),
        ("quyet_dinh", "phu_luc.ten", "PL1: Biểu chi tiết"),
        ("quyet_dinh", "phu_luc.ten", "Biểu chi tiết (Kèm theo Quyết định số 05/QĐ-UBND)"),
        ("quyet_dinh", "trich_yeu", "Về việc: phê duyệt dự toán"),
        ("quyet_dinh", "trich_yeu", "Về v/v phê duyệt dự toán"),
        ("cong_van", "trich_yeu", "(V/v triển khai kế hoạch)"),
        ("cong_van", "trich_yeu", "“V/v: triển khai kế hoạch”"),
        ("cong_van", "trich_yeu", "Về: triển khai kế hoạch"),
        ("cong_van", "kinh_gui", "KG: Sở Tài chính"),
        ("quyet_dinh", "noi_nhan", "Như Điều 2\nLuu: VT, KT(văn) (2)"),
        ("quyet_dinh", "noi_nhan", "Như Điều 2\n- Lưu - VT, KT(văn) (2)"),
        ("quyet_dinh", "noi_nhan", "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT, KT(văn) (2)."),
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

/// "việc" is not taken from nouns that begin with it, nor names from their first words.
#[test]
fn words_of_a_noun_or_a_name_stay() {
    for (kind, path, typed, printed) in [
        ("cong_van", "trich_yeu", "Về việc làm cho thanh niên", "V/v việc làm cho thanh niên"),
        ("cong_van", "trich_yeu", "V/v việc làm cho thanh niên", "V/v việc làm cho thanh niên"),
        ("cong_van", "trich_yeu", "Về việc làm rõ số liệu", "V/v làm rõ số liệu"),
        ("cong_van", "trich_yeu", "Về việc làm việc với đoàn", "V/v làm việc với đoàn"),
        ("cong_van", "trich_yeu", "VV rà soát", "V/v rà soát"),
        ("cong_van", "trich_yeu", "V / v: rà soát", "V/v rà soát"),
        ("quyet_dinh", "trich_yeu", "Về việc V/v Về việc làm của hộ nghèo", "Về việc làm của hộ nghèo"),
        ("cong_dien", "kinh_gui", "Điện lực An Bình", "điện: Điện lực An Bình"),
        ("cong_dien", "tham_quyen", "Giám đốc Bưu điện", "GIÁM ĐỐC BƯU ĐIỆN"),
    ] {
        let yaml = file(kind, &paper(kind), path, typed);
        let (document, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
        let texts = dump::texts(&document.unwrap_or_else(|| panic!("{:?}", report.findings)));
        let found = texts.iter().any(|text| text.to_lowercase().contains(&printed.to_lowercase()));
        assert!(found, "{typed}: {texts:#?}");
    }
}

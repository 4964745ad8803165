//! What an editor is told of texts that are being typed.

use expect_test::expect;
use serde_json::{Value, json};

use super::editor::Editor;
use super::{PLAN, case};
use crate::harness::Case;
use crate::support::workbooks::book;

/// The whole of what is told of one fault, and that it goes when it is mended and when the file is closed.
#[test]
fn a_finding_comes_while_typing_and_goes_when_mended() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open("ke-hoach.yaml");
    assert_eq!(editor.findings("ke-hoach.yaml"), Vec::<Value>::new());
    // Not saved: the file on the disk stays right.
    editor.change("ke-hoach.yaml", None, &PLAN.replace("trich_yeu:", "trich_yêu:"));
    let found = editor.findings("ke-hoach.yaml");
    expect![[r#"
        [
          {
            "code": "C001",
            "message": "khóa `trich_yêu` không có trong văn bản\ngợi ý: có phải ý bạn là `trich_yeu`?",
            "range": {
              "end": {
                "character": 9,
                "line": 5
              },
              "start": {
                "character": 0,
                "line": 5
              }
            },
            "severity": 1,
            "source": "vanban"
          }
        ]
    "#]]
    .assert_eq(&editor.shown(&json!(found)));
    let range = json!({"start": {"line": 5, "character": 7}, "end": {"line": 5, "character": 8}});
    editor.change("ke-hoach.yaml", Some(range), "e");
    assert_eq!(editor.findings("ke-hoach.yaml"), Vec::<Value>::new());
    editor.change("ke-hoach.yaml", None, &PLAN.replace("nam: 2026", "nam: hai"));
    assert_eq!(editor.findings("ke-hoach.yaml").len(), 1);
    editor.close("ke-hoach.yaml");
    assert_eq!(editor.findings("ke-hoach.yaml"), Vec::<Value>::new());
    assert_eq!(case.files(""), ["ke-hoach.yaml"], "nothing is written");
    assert_eq!(editor.end(), Some(0));
}

/// Letters with their marks apart, line ends of Windows: columns are those of the editor's text, in its unit.
#[test]
fn columns_are_those_of_the_text_as_it_was_typed() {
    let text = PLAN.replace("nam: 2026\n", "nam: 2026 # Uy\u{309} ban\ndia_danh: 😀 Uy\u{309} {{ x }}\n");
    let text = text.replacen("dia_danh: An Bình\n", "", 1).replace('\n', "\r\n");
    for (encodings, columns) in [(json!(["utf-16"]), [10, 24]), (json!(["utf-16", "utf-8"]), [10, 27])] {
        let case = case();
        let capabilities = json!({"general": {"positionEncodings": encodings}});
        let (mut editor, offered) = Editor::start(&case, capabilities);
        let unit = offered["capabilities"]["positionEncoding"].as_str().unwrap().to_owned();
        editor.open_as("ke-hoach.yaml", &text);
        let found = editor.findings("ke-hoach.yaml");
        let range = &found[0]["range"];
        assert_eq!(found[0]["code"], "C003", "{unit}: {found:?}");
        assert_eq!([&range["start"]["character"], &range["end"]["character"]], columns, "{unit}");
        assert_eq!(range["start"]["line"], 4);
    }
}

/// A decision with a plan of its own file: whichever of them is open, the plan's faults are told in the plan, once, and
/// it is not called a paper that lacks its head.
#[test]
fn what_is_attached_is_looked_at_with_its_paper_and_told_in_its_own_file() {
    let decision = PLAN
        .replace("loai: ke_hoach", "loai: quyet_dinh")
        .replace("KH-UBND", "QĐ-UBND")
        .replace("[Đảng ủy xã]", "[Như Điều 3]")
        .replace("trich_yeu: Trồng", "trich_yeu: Ban hành Kế hoạch trồng")
        .replace(
            "noi_dung: Trồng 12 ha rừng./.\n",
            "can_cu: [Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]\n\
             theo_de_nghi: Trưởng phòng Kinh tế\n\
             dieu:\n  - Ban hành kèm theo Quyết định này Kế hoạch trồng rừng năm 2026.\n  \
             - Quyết định này có hiệu lực kể từ ngày ký.\n  \
             - Văn phòng và các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.\n\
             kem_theo: [kem/ke-hoach.yaml]\n",
        );
    let plan = "loai: ke_hoach\ntrich_yeu: Trồng rừng năm 2026\nnoi_dung: Trồng rừng./.\n";
    let case = Case::new().file("ho-so/quyet-dinh.yaml", decision).file("ho-so/kem/ke-hoach.yaml", plan);
    let mut editor = Editor::usual(&case);
    editor.open("ho-so/kem/ke-hoach.yaml");
    assert_eq!(editor.findings("ho-so/kem/ke-hoach.yaml"), Vec::<Value>::new());
    editor.change("ho-so/kem/ke-hoach.yaml", None, &plan.replace("trich_yeu", "trich_yeu_"));
    expect![[r#"
        1:0-1:10 1 C001 khóa `trich_yeu_` không có trong văn bản
    "#]]
    .assert_eq(&editor.told("ho-so/kem/ke-hoach.yaml"));
    editor.open("ho-so/quyet-dinh.yaml");
    editor.change("ho-so/kem/ke-hoach.yaml", None, &plan.replace("noi_dung: ", "noi_dung: Chi 5.00 đồng. "));
    expect![[""]].assert_eq(&editor.told("ho-so/kem/ke-hoach.yaml"));
    assert_eq!(editor.told("ho-so/quyet-dinh.yaml"), "");
}

/// A cited paper that is open counts as it is typed, though it is saved otherwise; what is found in a table of text stands
/// there.
#[test]
fn files_that_a_paper_names_count_as_the_editor_has_them() {
    let cited = PLAN.replace("nam: 2026", "nam: hai");
    let text = PLAN.replace(
        "noi_dung: Trồng",
        "vien_dan: {cu: cu.yaml}\nnoi_dung: Theo {{ vien_dan.cu.so_ngay }} trồng",
    );
    let text = text
        + "phu_luc:\n  - ten: Kinh phí\n    bang:\n      don_vi: triệu đồng\n      kinh_phi: so.csv\n      cot:\n        \
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        - {ma: 2026, ten: Năm 2026, kieu: tien}\n      nhiem_vu:\n        \
        - {ma: trong, ten: Trồng rừng}\n";
    let case = Case::new()
        .file("ke-hoach.yaml", &text)
        .file("so.xlsx", book(&[&["ma", "2026"], &["trong", "12x"]], |_| {}))
        .file("cu.yaml", cited)
        .file("so.csv", "ma;2026\ntrong;12x\n");
    let mut editor = Editor::usual(&case);
    editor.open("ke-hoach.yaml");
    expect![[r#"
        6:15-6:22 1 C015 văn bản viện dẫn `cu.yaml` còn lỗi
    "#]]
    .assert_eq(&editor.told("ke-hoach.yaml"));
    editor.open_as("cu.yaml", PLAN);
    editor.say("textDocument/didSave", json!({"textDocument": {"uri": editor.address("cu.yaml")}}));
    assert_eq!(editor.told("cu.yaml"), "");
    expect![[r#"
        1:6-1:9 1 B001 `12x` không phải là số: có `x`
    "#]]
    .assert_eq(&editor.told("so.csv"));
    assert_eq!(editor.told("ke-hoach.yaml"), "");
    // In a workbook there is no line to show it at.
    editor.change("ke-hoach.yaml", None, &text.replace("so.csv", "so.xlsx"));
    expect![[r#"
        14:16-14:23 1 B001 so.xlsx, Phụ lục!B2: `12x` không phải là số: có `x`
    "#]]
    .assert_eq(&editor.told("ke-hoach.yaml"));
}

/// YAML of other programs is left alone, and a register of laws is looked at by itself.
#[test]
fn what_is_no_paper_is_left_alone() {
    let case =
        Case::new().file("docker.yaml", "services:\n  a: [\n").file("phap_luat.yaml", "nd30:\n  ten: x\n");
    let mut editor = Editor::usual(&case);
    editor.open("docker.yaml");
    editor.open("phap_luat.yaml");
    expect![[r#"
        1:2-1:5 1 C002 thiếu `loai` (loại văn bản) trong văn bản của sổ
        1:2-1:5 1 C002 thiếu `ngay` (ngày ban hành, thông qua) trong văn bản của sổ
        1:2-1:5 1 C002 thiếu `nguon` (nguồn: nơi lấy số, ngày, hiệu lực) trong văn bản của sổ
    "#]]
    .assert_eq(&editor.told("phap_luat.yaml"));
    assert_eq!(editor.at("textDocument/hover", "docker.yaml", 0, 2), Value::Null);
    assert_eq!(editor.at("textDocument/completion", "docker.yaml", 1, 2), Value::Null);
}

/// A correction that is beyond doubt is an edit for the editor to make; all of them are one.
#[test]
fn corrections_are_edits() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &PLAN.replace("12 ha rừng", "12 ha rừng, đạt 98 % diện tích"));
    let found = editor.findings("ke-hoach.yaml");
    let asked = json!({
        "textDocument": {"uri": editor.address("ke-hoach.yaml")},
        "range": found[0]["range"],
        "context": {"diagnostics": []},
    });
    let actions = editor.ask("textDocument/codeAction", asked);
    expect![[r#"
        [
          {
            "diagnostics": [],
            "edit": {
              "changes": {
                "file:///ho-so/ke-hoach.yaml": [
                  {
                    "newText": "98%",
                    "range": {
                      "end": {
                        "character": 36,
                        "line": 6
                      },
                      "start": {
                        "character": 32,
                        "line": 6
                      }
                    }
                  }
                ]
              }
            },
            "isPreferred": true,
            "kind": "quickfix",
            "title": "Sửa “98 %” thành “98%”"
          },
          {
            "edit": {
              "changes": {
                "file:///ho-so/ke-hoach.yaml": [
                  {
                    "newText": "",
                    "range": {
                      "end": {
                        "character": 35,
                        "line": 6
                      },
                      "start": {
                        "character": 34,
                        "line": 6
                      }
                    }
                  }
                ]
              }
            },
            "kind": "source.fixAll",
            "title": "Sửa mọi chỗ chắc chắn (1 chỗ)"
          }
        ]
    "#]]
    .assert_eq(&editor.shown(&actions));
}

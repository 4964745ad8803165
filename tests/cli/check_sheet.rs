//! The check sheet and the log of `vanban check`.

use expect_test::{expect, expect_file};
use roxmltree::Document as Xml;
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::slip::Slip;
use vanban::rooms::write::Format;

use crate::harness::Case;
use crate::support::docx::{all, attribute, child, text_of, value};
use crate::support::pages::{MM, line};
use crate::support::zip_files::part;

/// A decision that lets one rule stand, breaks another, and has a finding that is no rule's.
const DECISION: &str = "\
loai: quyet_dinh
co_quan: {ten: Sở Công Thương}
ky_hieu: QĐ-SCT
dia_danh: An Bình
ngay: 16/3/2026
so: 5
trich_yeu: Về việc phân công 😀 nhiệm vụ
bo_qua:
  - {quy_tac: C043, ly_do: Sở Tư pháp yêu cầu ghi số}
  - C054
can_cu: |
  Luật Ngân sách nhà nước số 89/2025/QH15
dieu:
  - Phân công quận Ba Đình; đảm bảo [tên việc].
  - Thi hành./.
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}
";

/// All of it on paper: the sum first, then each document with every rule, what is let stand and why, what
/// else was found; letters that no face has are told by their codes.
#[test]
fn the_sheet_holds_every_rule_of_every_document() {
    let pipeline = Pipeline::built_in();
    let mut slip = Slip::default();
    let texts = [
        ("content/a.yaml", DECISION.replace(" 😀", "")),
        ("content/xa/b.yaml", DECISION.replace("so: 5", "so: năm😀")),
    ];
    for (name, text) in &texts {
        let (tree, report) = pipeline.tree(Input::alone(name, text.as_bytes()));
        let written = tree.is_some();
        slip.document(name, tree.map(|tree| tree.title).as_deref(), &report, &[], written);
    }
    let faces = &pipeline.office().theme.faces;
    let paper = slip.paper("0.2.0", &|letter| faces.covers(letter));
    let mut report = Report::default();
    let files = pipeline.paper(paper, &[Format::Text, Format::Pdf], &mut report).expect("a clean paper");
    assert!(report.findings.is_empty());
    let text = String::from_utf8(files[0].1.clone()).unwrap();
    expect_file!["../golden/check_sheet.txt"].assert_eq(&text);
}

/// A name without blanks stands at the left, not drawn apart between two margins, in both files.
#[test]
fn a_long_name_of_a_file_leaves_no_gaps() {
    let pipeline = Pipeline::built_in();
    let mut slip = Slip::default();
    let name = "thu-muc-co-ten-dai/".repeat(9) + "ke-hoach-thuc-hien-chuong-trinh-muc-tieu.yaml";
    slip.document(&name, None, &Report::default(), &[], false);
    let paper = slip.paper("0.2.0", &|_| true);
    let layout = pipeline.layout(&paper).unwrap();
    let first = line(&layout.pages[1], "Tệp:");
    let right = layout.pages[1].width - 15.0 * MM;
    assert!(first.x + first.width < right - 1.0, "drawn out to the margin: {first:?}");
    let docx = pipeline.write(&paper, Format::Docx).unwrap();
    let (main, styles) = (part(&docx, "word/document.xml"), part(&docx, "word/styles.xml"));
    let (main, styles) = (Xml::parse(&main).unwrap(), Xml::parse(&styles).unwrap());
    let named = all(&main, "p").into_iter().find(|node| text_of(*node).starts_with("Tệp: ")).unwrap();
    let style = value(child(named, "pPr").unwrap(), "pStyle").unwrap();
    let style = all(&styles, "style").into_iter().find(|node| attribute(*node, "styleId") == Some(style));
    let looks = [child(named, "pPr"), child(style.unwrap(), "pPr")];
    let aligned: Vec<_> = looks.into_iter().flatten().filter_map(|look| value(look, "jc")).collect();
    assert!(!aligned.contains(&"both"), "{aligned:?}");
}

fn case() -> Case {
    Case::from_dir("cli/co_quan").file("content/sai.yaml", DECISION.replace(" 😀", ""))
}

/// Both files, the same bytes again; a file of somebody else, one of the documents and an issued one stay.
#[test]
fn the_sheet_is_written_whole_and_never_over_what_is_not_its_own() {
    let case = case();
    let before = case.files("");
    let command = "check content --message-format short --phieu phieu/k.docx --phieu phieu/k.pdf";
    case.run(command).code(0).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml: 46 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 0 bỏ qua
        content/sai.yaml: 37 đạt, 3 không đạt, 23 không áp dụng, 3 chưa xét được, 2 bỏ qua (C024, C044, C060)
        content/xa/ke-hoach.yaml: 35 đạt, 0 không đạt, 30 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Phiếu kiểm tra: phieu/k.docx
        Phiếu kiểm tra: phieu/k.pdf
        Đã kiểm tra 3 văn bản: 3 xuất được, 0 không; 0 lỗi, 3 cảnh báo, 1 lưu ý; quy tắc nội dung: 118 đạt, 3 không đạt, 72 không áp dụng, 9 chưa xét được, 2 bỏ qua
    "#]]);
    let bytes = ["phieu/k.docx", "phieu/k.pdf"].map(|file| case.read(file));
    let mut all = before;
    all.extend(["phieu/k.docx".to_owned(), "phieu/k.pdf".to_owned()]);
    all.sort();
    assert_eq!(case.files(""), all);
    case.run(command).code(0);
    assert!(bytes == ["phieu/k.docx", "phieu/k.pdf"].map(|file| case.read(file)), "the same bytes");
    // Another sum takes the place of the earlier one.
    case.run("check content/quyet-dinh.yaml --phieu phieu/k.pdf").code(0);
    assert!(case.read("phieu/k.pdf") != bytes[1]);

    let case = case.file("cua-toi.pdf", "%PDF-1.4 của người khác");
    let short = |arguments: &str| case.run(&format!("check {arguments} --message-format short"));
    short("content/quyet-dinh.yaml --phieu cua-toi.pdf").code(2).stderr(expect![[r#"
        lỗi: `cua-toi.pdf` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--phieu <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
    short("content/quyet-dinh.yaml --phieu cua-toi.pdf --force").code(0).stderr(expect![[r#"
        lưu ý[P013]: `cua-toi.pdf` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`
    "#]]);
    short("content/quyet-dinh.yaml --phieu phieu.xlsx").code(2).stderr(expect![[r#"
        lỗi: `--phieu <TỆP>` không nhận giá trị `phieu.xlsx`: tên tệp phải có đuôi .docx hoặc .pdf
        gợi ý: xem cách dùng: `vanban check --help`
    "#]]);
    short("content/quyet-dinh.yaml --force").code(2).stderr(expect![[r#"
        lỗi: thiếu tham số <--phieu <TỆP>|--chu-thich>
        gợi ý: xem cách dùng: `vanban check --help`
    "#]]);
    case.run("build content/quyet-dinh.yaml").code(0);
    short("content/quyet-dinh.yaml --phieu out/quyet-dinh.pdf").code(2).stderr(expect![[r#"
        lỗi: `out/quyet-dinh.pdf` là của văn bản `content/quyet-dinh.yaml`: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--phieu <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
    short("content/quyet-dinh.yaml --phieu out/quyet-dinh.pdf --force").code(0).stderr(expect![[r#"
        lưu ý[P013]: `out/quyet-dinh.pdf` là của văn bản `content/quyet-dinh.yaml`: ghi đè theo `--force`
    "#]]);
}

/// One log on stdout, nothing beside it; the exit code stands in it.
#[test]
fn findings_are_told_as_sarif() {
    let case = case();
    let told = case.run("check content/sai.yaml --message-format sarif").code(0).stderr(expect![[""]]).text();
    let log: serde_json::Value = serde_json::from_str(&told).unwrap();
    let run = &log["runs"][0];
    expect![[r#"
        [
          {
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "content/sai.yaml"
                  },
                  "region": {
                    "endColumn": 9,
                    "endLine": 10,
                    "startColumn": 5,
                    "startLine": 10
                  }
                }
              }
            ],
            "message": {
              "text": "bỏ qua `C054` mà không ghi lý do. Gợi ý: viết `- {quy_tac: C054, ly_do: …}`"
            },
            "ruleId": "C032",
            "ruleIndex": 4
          },
          {
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "content/sai.yaml"
                  },
                  "region": {
                    "endColumn": 42,
                    "endLine": 12,
                    "startColumn": 3,
                    "startLine": 12
                  }
                }
              }
            ],
            "message": {
              "text": "căn cứ `Luật Ngân sách nhà nước số 89/2025/QH15` không ghi ngày, tháng, năm của Luật. Gợi ý: thêm ngày thông qua: `Luật Ngân sách nhà nước ngày … tháng … năm …`"
            },
            "ruleId": "C044",
            "ruleIndex": 9
          },
          {
            "level": "error",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "content/sai.yaml"
                  },
                  "region": {
                    "endColumn": 42,
                    "endLine": 12,
                    "startColumn": 27,
                    "startLine": 12
                  }
                }
              }
            ],
            "message": {
              "text": "căn cứ ghi số, ký hiệu của Luật: `số 89/2025/QH15`. Gợi ý: viết `Luật Ngân sách nhà nước`"
            },
            "ruleId": "C043",
            "ruleIndex": 8,
            "suppressions": [
              {
                "justification": "Sở Tư pháp yêu cầu ghi số",
                "kind": "inSource",
                "location": {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/sai.yaml"
                    },
                    "region": {
                      "endColumn": 19,
                      "endLine": 9,
                      "startColumn": 15,
                      "startLine": 9
                    }
                  }
                },
                "status": "accepted"
              }
            ]
          },
          {
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "content/sai.yaml"
                  },
                  "region": {
                    "endColumn": 19,
                    "endLine": 14,
                    "startColumn": 15,
                    "startLine": 14
                  }
                }
              }
            ],
            "message": {
              "text": "`quận` không còn từ ngày 01 tháng 7 năm 2025. Gợi ý: ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`"
            },
            "ruleId": "C054",
            "ruleIndex": 19,
            "suppressions": [
              {
                "kind": "inSource",
                "location": {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/sai.yaml"
                    },
                    "region": {
                      "endColumn": 9,
                      "endLine": 10,
                      "startColumn": 5,
                      "startLine": 10
                    }
                  }
                },
                "status": "accepted"
              }
            ]
          },
          {
            "fixes": [
              {
                "artifactChanges": [
                  {
                    "artifactLocation": {
                      "uri": "content/sai.yaml"
                    },
                    "replacements": [
                      {
                        "deletedRegion": {
                          "endColumn": 36,
                          "endLine": 14,
                          "startColumn": 29,
                          "startLine": 14
                        },
                        "insertedContent": {
                          "text": "bảo đảm"
                        }
                      }
                    ]
                  }
                ]
              }
            ],
            "level": "note",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "content/sai.yaml"
                  },
                  "region": {
                    "endColumn": 36,
                    "endLine": 14,
                    "startColumn": 29,
                    "startLine": 14
                  }
                }
              }
            ],
            "message": {
              "text": "`đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`. Gợi ý: viết `bảo đảm`"
            },
            "ruleId": "C060",
            "ruleIndex": 25
          },
          {
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "content/sai.yaml"
                  },
                  "region": {
                    "endColumn": 47,
                    "endLine": 14,
                    "startColumn": 37,
                    "startLine": 14
                  }
                }
              }
            ],
            "message": {
              "text": "chỗ trong ngoặc vuông chưa thay: `[tên việc]`. Gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\\[` thay cho `[` (giữa hai dấu nháy kép viết `\\\\[`)"
            },
            "ruleId": "C024",
            "ruleIndex": 3
          }
        ]
    "#]].assert_eq(&format!("{:#}\n", run["results"]));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    // Every rule of content, and what else was found: C032.
    assert_eq!(rules.len(), vanban::rooms::rules::ALL.len() + 1);
    for result in run["results"].as_array().unwrap() {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[at]["id"], result["ruleId"]);
    }
    let verdicts = &run["artifacts"][0]["properties"]["quy_tac"];
    assert_eq!(
        [&verdicts["C043"], &verdicts["C044"], &verdicts["C045"]],
        ["bo_qua", "khong_dat", "khong_ap_dung"]
    );
    let broken = case.replace("content/sai.yaml", "so: 5", "so: năm");
    let told = broken.run("check content/sai.yaml khong-co/ --message-format sarif").code(2).text();
    assert_eq!(told, "");
    let told = broken.run("check content --message-format sarif").code(1).stderr(expect![[""]]).text();
    assert!(told.contains("\"exitCode\": 1"), "{told}");
    // What is told of the sheet stands beside the log, not in it.
    let command = "check content/sai.yaml --message-format sarif --phieu k.pdf --force";
    let broken = broken.file("k.pdf", "của tôi");
    let log: serde_json::Value = serde_json::from_str(
        &broken
            .run(command)
            .code(1)
            .stderr(expect![[r#"
            lưu ý[P013]: `k.pdf` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`
        "#]])
            .text(),
    )
    .unwrap();
    assert_eq!(log["version"], "2.1.0");
}
